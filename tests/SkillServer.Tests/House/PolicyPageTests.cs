using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SkillServer.Content;
using SkillServer.Tests.Mcp;
using Testing;

namespace SkillServer.Tests.House;

/// <summary>The policy's JSON Schema and its page are made from the records that read a policy.</summary>
public sealed class PolicyPageTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Repository.PathTo("policies"), "*.yaml").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Fact]
    public void The_schema_is_what_the_operations_read() => Generated.Verify(PolicySchema.Whole().ToJsonString(Indented) + "\n", "policies", "policy.schema.json");

    [Fact]
    public void The_page_is_made_from_the_schema() => Generated.Verify(Page(), "docs", "policy.md");

    [Fact]
    public void Every_figure_says_what_it_means() => Assert.Empty(Silent(PolicySchema.Whole(), ""));

    /// <summary>Editors check a policy against the schema its first line names; a shipped one passes, and a slip does not.</summary>
    [Theory, MemberData(nameof(Files))]
    public void A_shipped_policy_names_the_schema_and_passes_it(string name)
    {
        var text = File.ReadAllText(Repository.PathTo("policies", name));
        Assert.StartsWith("# yaml-language-server: $schema=policy.schema.json\n", text, StringComparison.Ordinal);
        SchemaCheck.Valid(YamlReader.Read(text, name).Root, PolicySchema.Whole(), name);
        var slip = YamlReader.Read(text.Replace("\ntiers:", "\nteirs:", StringComparison.Ordinal), name).Root;
        Assert.ThrowsAny<Exception>(() => SchemaCheck.Valid(slip, PolicySchema.Whole(), name));
    }

    private static IEnumerable<string> Silent(JsonNode schema, string at)
    {
        foreach (var (name, child) in schema["properties"] as JsonObject ?? [])
        {
            if (child!["description"] is null)
            {
                yield return $"{at}.{name}";
            }

            foreach (var below in Silent(child, $"{at}.{name}"))
            {
                yield return below;
            }
        }

        foreach (var below in new[] { schema["items"], schema["additionalProperties"] as JsonObject }.OfType<JsonNode>().SelectMany(child => Silent(child, at + "[]")))
        {
            yield return below;
        }
    }

    private static string Page()
    {
        var page = new StringBuilder("""
            # The policy file

            <!-- generated from the code, do not edit -->

            A policy holds every threshold, rate, weight and cap of a program; the calculations have none of their own. A company's policy extends a shipped one and says only what differs:

            ```yaml
            # yaml-language-server: $schema=policy.schema.json
            name: acme
            version: "1.0"
            effective: 2026-01-01
            extends: standard

            tiers:
              windowMonths: 6
            ```

            - Put it in a folder and name the folder: `skillserver --policies ./policies serve`, then choose it with `"policy": "acme"`. A workspace's own `policies/` folder is found by itself.
            - Mappings merge key by key; a list replaces the whole list. Percentages are points (`15%` or `15`), amounts are in the program's currency, bands are `[from, to)`.
            - Several dated versions stand side by side: `acme.yaml`, `acme.2027.yaml`, each with its own `version` and `effective`. The deal's own date in the program's time zone decides which is used; where an input has no date, say `acme@2026-03-15` or `acme@1.0`. Dates on both sides of a change are refused with the day to split at.
            - The answer carries name, version and a hash of the figures. An unknown section, field or word is a fault with file, line and column.
            - `culture: de-DE` beside `version` says how documents write figures and days ([words and figures](workspace.md#words-and-figures)); without it `en-US`. It changes no answer and no receipt.
            - `policies/policy.schema.json` describes the file to editors; copy it beside your policies.


            """.ReplaceLineEndings("\n"));
        var schema = PolicySchema.Whole();
        page.Append("## program\n\nWhat every operation shares.\n\n").Append(Table(schema["properties"]!["program"]!));
        foreach (var section in PolicySchema.Sections)
        {
            page.Append($"## {section.Name}\n\n{schema["properties"]![section.Name]!["description"]} Read by {string.Join(", ", section.ReadBy.Select(name => $"`{name}`"))}.\n\n");
            page.Append(Table(schema["properties"]![section.Name]!));
        }

        return page.ToString().TrimEnd('\n') + "\n";
    }

    private static string Table(JsonNode section) =>
        "| Field | Takes | Meaning |\n| --- | --- | --- |\n" + string.Concat(Rows(section, "").Select(row => $"| {row.Field} | {row.Takes} | {row.Meaning.Replace("|", "\\|", StringComparison.Ordinal)} |\n")) + "\n";

    private static IEnumerable<(string Field, string Takes, string Meaning)> Rows(JsonNode schema, string at)
    {
        if (schema["items"] is { } item)
        {
            return item["properties"] is null ? [($"{(at.Length == 0 ? "an item" : $"`{at}[]`")}", Takes(item), "")] : Rows(item, at + "[]");
        }

        if (schema["additionalProperties"] is JsonObject value)
        {
            return value["properties"] is null ? [($"`{at}{(at.Length == 0 ? "" : ".")}<name>`", Takes(value), "")] : Rows(value, $"{at}{(at.Length == 0 ? "" : ".")}<name>");
        }

        return (schema["properties"] as JsonObject ?? []).SelectMany(field =>
        {
            var path = at.Length == 0 ? field.Key : $"{at}.{field.Key}";
            var nested = field.Value!["properties"] is not null || field.Value["items"]?["properties"] is not null || field.Value["additionalProperties"] is JsonObject;
            var own = ($"`{path}`", Takes(field.Value), (string)field.Value["description"]!);
            return nested ? Rows(field.Value, path).Prepend(own) : [own];
        });
    }

    private static string Takes(JsonNode schema)
    {
        if (schema["enum"] is JsonArray words)
        {
            return string.Join(", ", words.Select(word => $"`{word}`"));
        }

        var noun = schema["pattern"] is not null ? "percent"
            : (string?)schema["format"] == "date" ? "date"
            : (string)schema["type"]! switch
            {
                "array" => schema["items"]!["properties"] is null ? "list of " + Takes(schema["items"]!) : "list",
                "object" => "group",
                "integer" => "whole number",
                "boolean" => "true or false",
                "string" => "text",
                _ => "number",
            };
        return schema["minimum"] is { } least ? $"{noun}, {least} to {schema["maximum"]}" : noun;
    }
}
