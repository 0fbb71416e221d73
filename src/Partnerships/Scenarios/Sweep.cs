using System.Text.Json;
using System.Text.Json.Nodes;
using Partnerships.Kernel;

namespace Partnerships.Scenarios;

/// <summary>The same question for each of several values.</summary>
public static class Sweep
{
    /// <summary>The most values of one sweep.</summary>
    public const int MostValues = 200;

    /// <summary>One value and what came of it: figures and receipt, or why it was refused.</summary>
    public sealed record Row(JsonValue Value, AnswerStatus? Status, JsonElement? Figures, string? Receipt, string? Refused);

    /// <summary>A row for each value, in order. A value that is refused keeps its row; when all are, the first refusal is thrown.</summary>
    public static IReadOnlyList<Row> Run(Variation variation, IReadOnlyList<JsonValue> values, string? figure)
    {
        variation.Afford(values.Count);
        var path = figure is null ? null : FieldPath.Parse(figure, "figure");
        RefusalException? first = null;
        var rows = values.Select(value =>
        {
            try
            {
                var answer = variation.At(value.DeepClone());
                return new Row(value, answer.Status, Figures.Of(answer, path, figure), answer.Receipt, null);
            }
            catch (RefusalException refused) when (refused.Refusals[0].Path != "figure")
            {
                first ??= refused;
                return new Row(value, null, null, null, refused.Refusals[0].Message);
            }
        }).ToList();
        return first is not null && rows.All(row => row.Refused is not null) ? throw first : rows;
    }

    /// <summary>from, from + step … up to and including to, as far as the steps reach.</summary>
    public static IReadOnlyList<decimal> Range(decimal from, decimal to, decimal step)
    {
        if (step <= 0m || to < from)
        {
            throw new RefusalException(step <= 0m
                ? new Refusal("out_of_range", "step", Decimals.Text(step), "a step above 0", "Give a positive step.")
                : new Refusal("out_of_range", "to", Decimals.Text(to), $"at least {Decimals.Text(from)}, where the range starts", "Swap the two."));
        }

        var count = Math.Floor((to - from) / step) + 1m;
        return count <= MostValues
            ? [.. Enumerable.Range(0, (int)count).Select(i => from + (i * step))]
            : throw new RefusalException(new Refusal("too_many_values", "step", Decimals.Text(step), $"at most {MostValues} values; these would be {Decimals.Text(count)}", "Take a larger step or a shorter range."));
    }
}
