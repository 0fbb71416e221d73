using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Partnerships.Kernel;

/// <summary>Words for what was given and what is allowed.</summary>
internal static class Describe
{
    private static readonly ConcurrentDictionary<ICustomAttributeProvider, Bounds> Known = new();

    /// <summary>What a field declares; reflected once, since a list asks for it ten thousand times.</summary>
    private sealed record Bounds(WithinAttribute? Range, SizeAttribute? Size);

    /// <summary>The size a field declares, if it does.</summary>
    public static SizeAttribute? Size(ICustomAttributeProvider? field) => Declared(field)?.Size;

    /// <summary>The value as it was sent, shortened so that a huge one cannot flood the message.</summary>
    public static string Given(JsonElement json)
    {
        var text = json.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => $"a list of {json.GetArrayLength()}",
            _ => json.GetRawText(),
        };
        return Short(text);
    }

    /// <summary>The text, or its beginning; a character of two halves is not cut in two.</summary>
    public static string Short(string text, int most = 60) =>
        text.Length <= most ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[most - 4]) ? most - 4 : most - 3), "...");

    /// <summary>A number of things in words.</summary>
    public static string Amount(int number, string thing) => $"{Decimals.Text(number)} {thing}{(number == 1 ? "" : "s")}";

    /// <summary>From so many to so many things, in words.</summary>
    public static string Between(int least, int most, string thing) => least == most ? $"exactly {Amount(least, thing)}" : $"{Decimals.Text(least)} to {Amount(most, thing)}";

    public static string Field(JsonPropertyInfo property) => Leaf.Allowed(
        Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, Range(property.AttributeProvider));

    /// <summary>The inclusive range a field declares, if it does.</summary>
    public static (decimal Least, decimal Most)? Range(ICustomAttributeProvider? field) =>
        Declared(field)?.Range is { } range ? (range.Least, range.Most) : null;

    private static Bounds? Declared(ICustomAttributeProvider? field) => field is null ? null
        : Known.GetOrAdd(field, static f => new(
            f.GetCustomAttributes(typeof(WithinAttribute), true).OfType<WithinAttribute>().FirstOrDefault(),
            f.GetCustomAttributes(typeof(SizeAttribute), true).OfType<SizeAttribute>().FirstOrDefault()));
}
