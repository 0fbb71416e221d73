using System.Text.Json;

namespace SkillServer.Tools;

/// <summary>Where two JSON values differ, by path.</summary>
internal static class JsonDifference
{
    public static IEnumerable<string> Between(JsonElement before, JsonElement now, string path)
    {
        if (before.ValueKind == JsonValueKind.Object && now.ValueKind == JsonValueKind.Object)
        {
            var names = before.EnumerateObject().Concat(now.EnumerateObject()).Select(member => member.Name).Distinct();
            return names.SelectMany(name => Member(before, name) is { } left && Member(now, name) is { } right
                ? Between(left, right, $"{path}.{name}")
                : [$"{path}.{name}: {Shown(Member(before, name))} then, {Shown(Member(now, name))} now."]);
        }

        if (before.ValueKind == JsonValueKind.Array && now.ValueKind == JsonValueKind.Array && before.GetArrayLength() == now.GetArrayLength())
        {
            return before.EnumerateArray().Zip(now.EnumerateArray()).SelectMany((pair, i) => Between(pair.First, pair.Second, $"{path}[{i}]"));
        }

        // Numbers are equal by value: 4800 is 4800.00.
        var equal = before.ValueKind == JsonValueKind.Number && now.ValueKind == JsonValueKind.Number && before.TryGetDecimal(out var a) && now.TryGetDecimal(out var b)
            ? a == b
            : JsonElement.DeepEquals(before, now);
        return equal ? [] : [$"{path}: {Shown(before)} then, {Shown(now)} now."];
    }

    private static JsonElement? Member(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) ? value : null;

    private static string Shown(JsonElement? value) => value switch
    {
        null => "nothing",
        { ValueKind: JsonValueKind.Object } => "an object",
        { ValueKind: JsonValueKind.Array } list => $"a list of {list.GetArrayLength()}",
        { } leaf => leaf.GetRawText(),
    };
}
