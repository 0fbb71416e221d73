using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Partnerships.Kernel;

/// <summary>Words for what was given and what is allowed.</summary>
internal static class Describe
{
    public static T? Attribute<T>(ICustomAttributeProvider? field) where T : Attribute =>
        field?.GetCustomAttributes(typeof(T), true).OfType<T>().FirstOrDefault();

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

    public static string Short(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 57), "...");

    public static string Field(JsonPropertyInfo property) => Leaf.Allowed(
        Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, Range(property.AttributeProvider));

    /// <summary>The inclusive range a field declares, if it does.</summary>
    public static (decimal Least, decimal Most)? Range(ICustomAttributeProvider? field) =>
        Attribute<WithinAttribute>(field) is { } range ? (range.Least, range.Most) : null;
}
