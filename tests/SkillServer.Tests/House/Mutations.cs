using System.Text.Json.Nodes;

namespace SkillServer.Tests.House;

/// <summary>Breaks a good input in every place, one at a time.</summary>
internal static class Mutations
{
    private static readonly string[] Values =
    [
        "null", "true", "\"\"", "\"NaN\"", "\"Infinity\"", "\"15%\"", "\"💥 ‮\"", "-1", "0", "0.5", "1e400", "-999999999999999", "999999999999999",
        "1000000000000000000000000000000", "12.345678901", "[]", "{}", "[null]", "\"2026-02-30\"", "\"0001-01-01\"", "\"9999-12-31\"",
    ];

    public static IEnumerable<string> Of(string example)
    {
        foreach (var path in Paths(JsonNode.Parse(example)!, []))
        {
            foreach (var value in Values)
            {
                yield return With(example, path, parent => Set(parent, path[^1], JsonNode.Parse(value)));
            }

            yield return With(example, path, parent => Remove(parent, path[^1]));
        }
    }

    private static IEnumerable<object[]> Paths(JsonNode node, object[] at) => node switch
    {
        JsonObject fields => fields.SelectMany(field => Here(field.Value, [.. at, field.Key])),
        JsonArray list => list.SelectMany((item, i) => i > 1 ? [] : Here(item, [.. at, i])), // the third item is like the second
        _ => [],
    };

    private static IEnumerable<object[]> Here(JsonNode? node, object[] at) => Enumerable.Repeat(at, 1).Concat(node is null ? [] : Paths(node, at));

    private static string With(string example, object[] path, Action<JsonNode> change)
    {
        var root = JsonNode.Parse(example)!;
        change(path[..^1].Aggregate(root, (node, step) => step is int i ? node[i]! : node[(string)step]!));
        return root.ToJsonString();
    }

    private static void Set(JsonNode parent, object step, JsonNode? value)
    {
        if (step is int i)
        {
            parent[i] = value;
        }
        else
        {
            parent[(string)step] = value;
        }
    }

    private static void Remove(JsonNode parent, object step)
    {
        if (step is int i)
        {
            ((JsonArray)parent).RemoveAt(i);
        }
        else
        {
            ((JsonObject)parent).Remove((string)step);
        }
    }
}
