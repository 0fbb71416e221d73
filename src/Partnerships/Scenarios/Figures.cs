using System.Text.Json;
using System.Text.Json.Nodes;
using Partnerships.Kernel;

namespace Partnerships.Scenarios;

/// <summary>What of a result is shown beside a varied value.</summary>
internal static class Figures
{
    /// <summary>The figure asked for, or every figure and word at the top of the result.</summary>
    public static JsonElement Of(Answer answer, FieldPath? path, string? name)
    {
        var figures = new JsonObject();
        if (path is null)
        {
            foreach (var member in answer.Result.EnumerateObject().Where(member => member.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)))
            {
                figures[member.Name] = JsonNode.Parse(member.Value.GetRawText());
            }
        }
        else if (path.In(answer.Result) is { } value)
        {
            figures[name!] = JsonNode.Parse(value.GetRawText());
        }
        else if (answer.Status == AnswerStatus.Complete)
        {
            throw Absent(name!, answer);
        }

        return JsonSerializer.SerializeToElement(figures, KernelJsonNodes.Default.JsonObject);
    }

    /// <summary>The figure as a number, or a refusal that says what numbers there are.</summary>
    public static decimal Number(Answer answer, FieldPath path, string name, decimal at) =>
        path.In(answer.Result) is not { } value
            ? throw (answer.Status == AnswerStatus.NeedsTerms
                ? new RefusalException(new Refusal("needs_terms", "to", Decimals.Text(at), $"values at which {name} can be calculated", answer.Missing.Count > 0 ? $"There, {answer.Missing[0]}" : "Shorten the range."))
                : Absent(name, answer))
        : value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) ? number
        : throw new RefusalException(new Refusal("not_a_number", "figure", $"{name}, which is {Describe.Given(value)}", "a figure that is a number: " + Numbers(answer.Result), "Choose one of these."));

    private static RefusalException Absent(string name, Answer answer) => new(new Refusal("no_such_field", "figure", name, "a figure of the result: " + Numbers(answer.Result),
        Nearest.Or(name, answer.Result.EnumerateObject().Select(member => member.Name), "Call the operation once to see its result.")));

    private static string Numbers(JsonElement result) =>
        string.Join(", ", result.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.Number).Select(member => member.Name));
}
