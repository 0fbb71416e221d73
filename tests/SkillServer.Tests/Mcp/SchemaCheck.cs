using System.Text.Json;
using System.Text.Json.Nodes;

namespace SkillServer.Tests.Mcp;

/// <summary>As much of JSON Schema as our definitions use; an unknown keyword fails, so that none goes unchecked.</summary>
internal static class SchemaCheck
{
    public static void Valid(JsonNode? value, JsonNode schema, string at)
    {
        foreach (var (keyword, rule) in schema as JsonObject ?? [])
        {
            switch (keyword)
            {
                case "description" or "examples" or "format" or "title" or "$schema":
                    break;
                case "type":
                    var types = rule is JsonArray several ? several.Select(type => (string)type!) : [(string)rule!];
                    Assert.True(types.Any(type => Kind(value) == type || (type == "number" && Kind(value) == "integer")), $"{at} is {Kind(value)}, not {rule}");
                    break;
                case "enum":
                    Assert.True(rule!.AsArray().Any(choice => JsonNode.DeepEquals(choice, value)), $"{at} is {value}, not one of {rule.ToJsonString()}");
                    break;
                case "properties":
                    foreach (var (name, child) in value as JsonObject ?? [])
                    {
                        if (rule![name] is { } known)
                        {
                            Valid(child, known, $"{at}.{name}");
                        }
                    }

                    break;
                case "additionalProperties" when rule!.GetValueKind() == JsonValueKind.False:
                    Assert.All(value as JsonObject ?? [], member => Assert.True(schema["properties"]?[member.Key] is not null, $"{at}.{member.Key} is not in the schema"));
                    break;
                case "additionalProperties":
                    Assert.All((value as JsonObject ?? []).Where(member => schema["properties"]?[member.Key] is null), member => Valid(member.Value, rule!, $"{at}.{member.Key}"));
                    break;
                case "required":
                    Assert.All(rule!.AsArray(), name => Assert.True((value as JsonObject)?.ContainsKey((string)name!) == true, $"{at}.{name} is missing"));
                    break;
                case "items":
                    for (var i = 0; i < (value as JsonArray)?.Count; i++)
                    {
                        Valid(value[i], rule!, $"{at}[{i}]");
                    }

                    break;
                case "pattern":
                    Assert.True(value?.GetValueKind() != JsonValueKind.String || System.Text.RegularExpressions.Regex.IsMatch((string)value!, (string)rule!), $"{at} is {value}, which is not {rule}");
                    break;
                case "maxItems":
                    Assert.True((value as JsonArray)?.Count <= (int)rule!, $"{at} has too many items");
                    break;
                case "minItems":
                    Assert.True((value as JsonArray)?.Count >= (int)rule!, $"{at} has too few items");
                    break;
                case "minimum" or "maximum":
                    Assert.True(value is not JsonValue number || number.GetValueKind() != JsonValueKind.Number || (keyword == "minimum" ? (decimal)number >= (decimal)rule! : (decimal)number <= (decimal)rule!), $"{at} is {value}, {keyword} {rule}");
                    break;
                default:
                    Assert.Fail($"{at}: the schema uses '{keyword}', which this check does not know");
                    break;
            }
        }
    }

    private static string Kind(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Number => ((decimal)value) % 1 == 0 ? "integer" : "number",
        { } kind => kind.ToString().ToLowerInvariant(),
    };
}
