using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Partnerships.Kernel;

namespace SkillServer.Tools;

/// <summary>Keeps an answer to what a model can take in: first steps are left out, then it is refused.</summary>
internal static class AnswerLimit
{
    /// <summary>Characters of the text, and of the data: about 25,000 tokens each.</summary>
    public const int Most = 100_000;

    private static readonly int[] KeptSteps = [20, 0];

    /// <summary>The answer, with as few steps left out as it takes.</summary>
    public static ToolAnswer Fit(ToolAnswer answer)
    {
        if (Length(answer) <= Most)
        {
            return answer;
        }

        var type = (JsonTypeInfo<Answer>)ToolJson.Options.GetTypeInfo(typeof(Answer));
        if (answer.Data.TryGetProperty("steps", out _))
        {
            var whole = answer.Data.Deserialize(type)!;
            foreach (var keep in KeptSteps.Where(keep => keep < whole.Steps.Count))
            {
                var cut = new Step(keep + 1, $"{whole.Steps.Count - keep} further steps", "left out, since the answer would be too long; narrow the input to see them", "", null);
                var less = whole with { Steps = [.. whole.Steps.Take(keep), cut] };
                var shorter = new ToolAnswer(JsonSerializer.SerializeToElement(less, type), AnswerText.Of(less));
                if (Length(shorter) <= Most)
                {
                    return shorter;
                }
            }
        }

        throw new RefusalException(new Refusal("answer_too_long", "input", $"a question whose answer has {Decimals.Text(Length(answer))} characters",
            $"an answer of at most {Decimals.Text(Most)}", "Narrow the input, or page through a long list with page.offset and page.limit."));
    }

    private static int Length(ToolAnswer answer) => Math.Max(answer.Text.Length, answer.Data.GetRawText().Length);
}
