using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Partnerships;
using Partnerships.Kernel;

namespace SkillServer.Tests.House;

/// <summary>The JSON Schema of a policy file, from the records the operations read it into and their comments.</summary>
internal static class PolicySchema
{
    private static readonly Currency Dollars = Currency.Of("USD");

    /// <summary>Each section, its contract and the operations that read it, in the order of the catalog.</summary>
    public static IReadOnlyList<(string Name, PropertyInfo Field, JsonTypeInfo Contract, IReadOnlyList<string> ReadBy)> Sections { get; } = [.. Catalog.Operations
        .SelectMany(operation => operation.Contract(operation.PolicyType, Dollars).Properties.Select(property => (operation, property)))
        .GroupBy(pair => pair.property.Name)
        .Select(group => (group.Key, XmlComments.Field(group.First().operation.PolicyType, group.First().property), group.First().operation.Contract(group.First().property.PropertyType, Dollars), (IReadOnlyList<string>)[.. group.Select(pair => pair.operation.Name)]))];

    public static JsonObject Whole()
    {
        var properties = new JsonObject
        {
            ["name"] = Text("The policy's name, as callers choose it."),
            ["version"] = Text("The version, in quotes. It stands in every answer."),
            ["effective"] = Text("The first day it is in force, as yyyy-MM-dd."),
            ["extends"] = Text("A policy whose figures hold where this file says nothing."),
            ["culture"] = Text("How documents write figures and days, such as en-US or de-DE: a file of templates/labels. Calculations and receipts do not depend on it."),
            ["program"] = Of(EngineJson.Options(Dollars, KernelContracts.Default).GetTypeInfo(typeof(ProgramSettings)), "What every operation shares.", false),
        };
        foreach (var section in Sections)
        {
            properties[section.Name] = Of(section.Contract, XmlComments.Of(section.Field), false);
        }

        return new()
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "Policy of a partner program",
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = new JsonArray("name", "version", "effective"),
            ["additionalProperties"] = false,
        };
    }

    /// <summary>A file that extends another says only what differs, so nothing is required but what an item of a list needs, since lists replace whole.</summary>
    private static JsonObject Of(JsonTypeInfo contract, string description, bool item, PropertyInfo? field = null)
    {
        var schema = contract.Kind switch
        {
            JsonTypeInfoKind.Object => Object(contract, item),
            JsonTypeInfoKind.Enumerable => new() { ["type"] = "array", ["items"] = Of(contract.Options.GetTypeInfo(contract.ElementType!), "", true, field) },
            JsonTypeInfoKind.Dictionary => new() { ["type"] = "object", ["additionalProperties"] = Of(contract.Options.GetTypeInfo(contract.ElementType!), "", item) },
            _ => Leaf(Nullable.GetUnderlyingType(contract.Type) ?? contract.Type, field),
        };
        if (contract.Kind == JsonTypeInfoKind.Enumerable && field?.GetCustomAttribute<SizeAttribute>() is { } size)
        {
            (schema["minItems"], schema["maxItems"]) = (size.Least, size.Most);
        }

        if (description.Length > 0)
        {
            schema["description"] = description;
        }

        return schema;
    }

    private static JsonObject Object(JsonTypeInfo contract, bool item)
    {
        var properties = new JsonObject();
        foreach (var property in contract.Properties)
        {
            var field = XmlComments.Field(contract.Type, property);
            properties[property.Name] = Of(contract.Options.GetTypeInfo(property.PropertyType), XmlComments.Of(field), item, field);
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        if (item && contract.Properties.Any(property => property.IsRequired))
        {
            schema["required"] = new JsonArray([.. contract.Properties.Where(property => property.IsRequired).Select(property => JsonValue.Create(property.Name))]);
        }

        return schema;
    }

    private static JsonObject Leaf(Type type, PropertyInfo? field)
    {
        var schema = type == typeof(bool) ? new JsonObject { ["type"] = "boolean" }
            : type == typeof(int) ? new JsonObject { ["type"] = "integer" }
            : type == typeof(Percent) ? new JsonObject { ["type"] = new JsonArray("number", "string"), ["pattern"] = "^-?[0-9]+(\\.[0-9]+)?%$" }
            : type == typeof(decimal) || type == typeof(Money) ? new JsonObject { ["type"] = "number" }
            : type == typeof(DateOnly) ? new JsonObject { ["type"] = "string", ["format"] = "date" }
            : type.IsEnum ? new JsonObject { ["enum"] = new JsonArray([.. Enum.GetNames(type).Select(name => (JsonNode)JsonNamingPolicy.SnakeCaseLower.ConvertName(name))]) }
            : new JsonObject { ["type"] = "string" };
        if (field?.GetCustomAttribute<WithinAttribute>() is { } within && schema["type"] is not null)
        {
            (schema["minimum"], schema["maximum"]) = (within.Least, within.Most);
        }

        return schema;
    }

    private static JsonObject Text(string description) => new() { ["type"] = "string", ["description"] = description };
}
