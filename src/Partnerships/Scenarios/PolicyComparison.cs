using System.Globalization;
using System.Text.Json;
using Partnerships.Kernel;

namespace Partnerships.Scenarios;

/// <summary>One input under several policies, figure by figure.</summary>
public static class PolicyComparison
{
    /// <summary>The policies compared and the figures that are not the same under all of them.</summary>
    public sealed record Outcome(IReadOnlyList<Side> Sides, IReadOnlyList<Difference> Differences);

    /// <summary>The answer under one policy, or why that policy gives none.</summary>
    public sealed record Side(PolicyIdentity Policy, AnswerStatus? Status, string? Summary, JsonElement? Result, string? Receipt, string? Refused);

    /// <summary>A figure's place and its value under each policy, in their order; <c>–</c> where there is none. Change is the last minus the first, for numbers.</summary>
    public sealed record Difference(string Figure, IReadOnlyList<string> Values, decimal? Change);

    /// <summary>Runs the operation under each policy. One that refuses keeps its side; when all do, the first refusal is thrown.</summary>
    public static Outcome Run(Operation operation, JsonElement input, IReadOnlyList<PolicyDocument> policies, CancellationToken cancellation = default)
    {
        RefusalException? first = null;
        var sides = policies.Select(policy =>
        {
            try
            {
                var answer = operation.Run(input, policy, cancellation);
                return new Side(policy.Identity, answer.Status, answer.Summary, answer.Result, answer.Receipt, null);
            }
            catch (RefusalException refused)
            {
                first ??= refused;
                return new Side(policy.Identity, null, null, null, null, refused.Refusals[0].Message);
            }
        }).ToList();
        if (first is not null && sides.All(side => side.Refused is not null))
        {
            throw first;
        }

        var leaves = sides.Select(side => side.Result is { } result ? Leaves(result, "").DistinctBy(leaf => leaf.Key).ToDictionary() : []).ToList();
        var places = leaves.SelectMany(side => side.Keys).Distinct();
        return new(sides, [.. places.Select(place => Compare(place, leaves)).OfType<Difference>()]);
    }

    private static Difference? Compare(string place, List<Dictionary<string, JsonElement>> sides)
    {
        var values = sides.Select(side => side.TryGetValue(place, out var value) ? value : (JsonElement?)null).ToList();
        var change = values[0] is { } from && values[^1] is { } to && Number(from) is { } before && Number(to) is { } after ? after - before : (decimal?)null;
        var texts = values.Select(value => value is { } one ? Text(one) : "–").ToList();
        var same = values.All(value => value is { } one && values[0] is { } other && (Number(one) is { } left && Number(other) is { } right ? left == right : JsonElement.DeepEquals(one, other)));
        return same ? null : new(place, texts, change);
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static decimal? Number(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) ? number : null;

    /// <summary>Every single value and its place. An item of a list goes by its first field where that is a word, so that lists of unlike length line up.</summary>
    private static IEnumerable<KeyValuePair<string, JsonElement>> Leaves(JsonElement value, string at) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Leaves(member.Value, at.Length == 0 ? member.Name : $"{at}.{member.Name}")),
        JsonValueKind.Array => Items(value, at),
        _ => [KeyValuePair.Create(at, value)],
    };

    private static IEnumerable<KeyValuePair<string, JsonElement>> Items(JsonElement list, string at)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (item, i) in list.EnumerateArray().Select((item, i) => (item, i)))
        {
            var name = FieldPath.NameOf(item);
            var named = name is not null && seen.Add(name);
            var leaves = Leaves(item, string.Create(CultureInfo.InvariantCulture, $"{at}[{(named ? name : i)}]"));
            foreach (var leaf in named ? leaves.Skip(1) : leaves)
            {
                yield return leaf;
            }
        }
    }
}
