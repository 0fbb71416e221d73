using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Partnerships.Kernel;

namespace SkillServer.Tools;

/// <summary>JSON Schema of a contract: what <see cref="Contract"/> accepts, in the words clients and models read.</summary>
public static class JsonSchema
{
    private static readonly JsonSchemaExporterOptions Exporter = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe };

    /// <summary>The schema of a record under its source-generated contracts.</summary>
    public static JsonObject Of(Type type, IJsonTypeInfoResolver contracts) =>
        Inlined((JsonObject)EngineJson.Options(Currency.Of("USD"), contracts).GetJsonSchemaAsNode(type, Exporter));

    private static JsonObject Describe(JsonSchemaExporterContext context, JsonNode node)
    {
        var field = context.PropertyInfo?.AttributeProvider;
        var schema = Leaf(Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type) ?? node as JsonObject ?? [];
        if (schema["type"] is JsonArray types)
        {
            // Optional fields are left out, never null.
            schema["type"] = types.Select(type => (string)type!).First(type => type != "null");
        }

        if (schema["properties"] is JsonObject properties)
        {
            // The exporter does not ask about a field that has a default.
            foreach (var skipped in context.TypeInfo.Properties.Where(property => properties[property.Name] is JsonObject { Count: 1 } known && known.ContainsKey("default")))
            {
                properties[skipped.Name] = Leaf(Nullable.GetUnderlyingType(skipped.PropertyType) ?? skipped.PropertyType);
            }
        }

        if (schema["required"] is JsonArray required)
        {
            // What is null is left out of an answer too.
            foreach (var optional in context.TypeInfo.Properties.Where(property => property.IsGetNullable || Nullable.GetUnderlyingType(property.PropertyType) is not null))
            {
                required.Remove(required.FirstOrDefault(name => (string)name! == optional.Name));
            }
        }

        schema.Remove("default");
        if (context.TypeInfo is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element } && Leaf(element) is { } item)
        {
            schema["items"] = item; // the exporter knows nothing of our number types
        }

        if (context.Path.Length > 0)
        {
            schema.Remove("additionalProperties"); // said once, at the root; the server refuses unknown fields everywhere
        }

        if (Attribute<WithinAttribute>(field) is { } within)
        {
            // A limit nobody meets is not worth its tokens.
            var target = schema["items"] as JsonObject ?? schema;
            if (within.Least is > 0.001m and < 1_000m or < 0m and > -1_000m || (within.Least == 0m && within.Most <= 1_000m))
            {
                target["minimum"] = within.Least;
            }

            if (within.Most <= 1_000m)
            {
                target["maximum"] = within.Most;
            }
        }

        if (Attribute<SizeAttribute>(field) is { Least: > 0 } size && context.TypeInfo.Kind == JsonTypeInfoKind.Enumerable)
        {
            schema["minItems"] = size.Least;
        }

        if (Attribute<DescriptionAttribute>(field) is { } description)
        {
            schema["description"] = description.Description;
        }

        return schema;
    }

    /// <summary>The exporter points at a repeated type's first place; a schema that is put inside another needs its own copy.</summary>
    private static JsonObject Inlined(JsonObject root)
    {
        return (JsonObject)Copy(root)!;

        JsonNode? Copy(JsonNode? node) => node switch
        {
            JsonObject schema when (string?)(schema["$ref"] as JsonValue) is { } pointer => With((JsonObject)Copy(Target(pointer))!, schema),
            JsonObject fields => new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, Copy(field.Value)))),
            JsonArray list => new JsonArray([.. list.Select(Copy)]),
            _ => node?.DeepClone(),
        };

        JsonNode Target(string pointer) => pointer.Split('/').Skip(1).Aggregate((JsonNode)root, (node, step) => node is JsonArray list ? list[int.Parse(step, CultureInfo.InvariantCulture)]! : node[step]!);
    }

    /// <summary>A field's own words stand before its type's.</summary>
    private static JsonObject With(JsonObject type, JsonObject field)
    {
        foreach (var (name, value) in field.Where(member => member.Key != "$ref"))
        {
            type[name] = value?.DeepClone();
        }

        return type;
    }

    private static JsonObject? Leaf(Type type) =>
        type == typeof(Money) || type == typeof(Percent) || type == typeof(decimal) ? new() { ["type"] = "number" }
        : type == typeof(JsonElement) ? new() { ["type"] = "object" } // an operation's input or result, whichever it is
        : type == typeof(JsonValue) ? new() { ["anyOf"] = new JsonArray(new[] { "number", "string", "boolean" }.Select(kind => (JsonNode)new JsonObject { ["type"] = kind }).ToArray()) }
        : type == typeof(int) ? new() { ["type"] = "integer" }
        : type == typeof(DateOnly) ? new() { ["type"] = "string", ["format"] = "date" }
        : type == typeof(DateTimeOffset) ? new() { ["type"] = "string", ["format"] = "date-time" }
        : type.IsEnum ? new() { ["enum"] = new JsonArray([.. Enum.GetNames(type).Select(name => (JsonNode)JsonNamingPolicy.SnakeCaseLower.ConvertName(name))]) }
        : null;

    private static T? Attribute<T>(ICustomAttributeProvider? field) where T : Attribute =>
        field?.GetCustomAttributes(typeof(T), true).OfType<T>().FirstOrDefault();
}
