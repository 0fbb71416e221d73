using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ModelContextProtocol.Protocol;

namespace SkillServer.Hosts.Http;

/// <summary>The arguments that a tool wants repeated in headers (<c>x-mcp-header</c> in its schema), by which proxies route: the same in both places.</summary>
internal static class ParameterHeaders
{
    private const string Prefix = "Mcp-Param-", Wanted = "x-mcp-header";

    /// <summary>Null when every header says what its argument says, and none is there without one.</summary>
    public static HttpRefusal? Check(IHeaderDictionary headers, Tool tool, JsonNode? arguments) =>
        tool.InputSchema.ValueKind == JsonValueKind.Object ? Check(headers, tool.InputSchema, arguments, "arguments") : null;

    private static HttpRefusal? Check(IHeaderDictionary headers, JsonElement schema, JsonNode? given, string path)
    {
        if (!schema.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var property in properties.EnumerateObject().Where(property => property.Value.ValueKind == JsonValueKind.Object))
        {
            var (value, at) = ((given as JsonObject)?[property.Name], $"{path}.{property.Name}");
            var refusal = property.Value.TryGetProperty(Wanted, out var header) && header.GetString() is { Length: > 0 } name ? Agree(headers, Prefix + name, value, at) : null;
            if ((refusal ?? Check(headers, property.Value, value, at)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static HttpRefusal? Agree(IHeaderDictionary headers, string name, JsonNode? value, string path) => value switch
    {
        null when headers.ContainsKey(name) => HttpRefusal.Mismatch($"The {name} header is there, but {path} is not given. Send both or neither."),
        null or JsonObject or JsonArray => null, // a wrong type is the tool's to refuse
        _ when Number(value) is { } number => HeaderAgreement.Agree(headers, name, value.ToJsonString(), sent => Number(sent) == number),
        _ => HeaderAgreement.Agree(headers, name, value.ToString()),
    };

    private static decimal? Number(JsonNode value) => value.GetValueKind() == JsonValueKind.Number ? Number(value.ToJsonString()) : null;

    /// <summary>42 and 42.0 are the same number.</summary>
    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
