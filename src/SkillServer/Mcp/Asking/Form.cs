using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using Partnerships.Kernel;
using Field = ModelContextProtocol.Protocol.ElicitRequestParams.PrimitiveSchemaDefinition;

namespace SkillServer.Mcp.Asking;

/// <summary>A flat form of single values, as clients can show it.</summary>
internal static class Form
{
    private static readonly Dictionary<string, Field> Nothing = [];

    /// <summary>
    /// The fields a tool misses. Empty when anything else is wrong or something missing is no single value: a person would be asked in
    /// vain, and the model must mend that first. Where the fields belong <paramref name="within"/> one argument, the schema is that argument's.
    /// </summary>
    public static IReadOnlyDictionary<string, Field> Of(IReadOnlyList<Refusal> refusals, Func<JsonObject> schema, string? within)
    {
        var prefix = within is null ? "" : within + ".";
        if (refusals.Any(refusal => refusal.Code != "missing_field" || !refusal.Path.StartsWith(prefix, StringComparison.Ordinal)))
        {
            return Nothing;
        }

        var properties = schema()["properties"] as JsonObject;
        var fields = refusals.Select(refusal => (Name: refusal.Path[prefix.Length..], refusal.Allowed))
            .Select(missing => (missing.Name, Field: Of(properties?[missing.Name] as JsonObject, missing.Allowed))).ToList();
        return fields.All(field => field.Field is not null) ? fields.ToDictionary(field => field.Name, field => field.Field!) : Nothing;
    }

    /// <summary>The arguments a prompt misses.</summary>
    public static IReadOnlyDictionary<string, Field> Of(IEnumerable<Content.PromptArgument> missing) =>
        missing.ToDictionary(argument => argument.Name, argument => Text(argument.Description, argument.Choices, argument.Format));

    private static Field? Of(JsonObject? schema, string allowed)
    {
        var description = (string?)schema?["description"] ?? char.ToUpperInvariant(allowed[0]) + allowed[1..] + ".";
        return schema is null ? null : schema["enum"] is JsonArray choices ? Text(description, [.. choices.Select(choice => (string)choice!)], null) : (string?)schema["type"] switch
        {
            "string" => Text(description, [], (string?)schema["format"]),
            "boolean" => new ElicitRequestParams.BooleanSchema { Description = description },
            "number" or "integer" => new ElicitRequestParams.NumberSchema
            {
                Type = (string)schema["type"]!, Description = description, Minimum = (double?)(decimal?)schema["minimum"], Maximum = (double?)(decimal?)schema["maximum"],
            },
            _ => null,
        };
    }

    private static Field Text(string description, IReadOnlyList<string> choices, string? format) => choices.Count > 0
        ? new ElicitRequestParams.UntitledSingleSelectEnumSchema { Description = description, Enum = [.. choices] }
        : new ElicitRequestParams.StringSchema { Description = description, Format = format is "date" or "date-time" ? format : null };
}
