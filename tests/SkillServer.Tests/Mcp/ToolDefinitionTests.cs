using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SkillServer.Tools;

namespace SkillServer.Tests.Mcp;

public sealed class ToolDefinitionTests
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly IReadOnlyList<JsonObject> Definitions = [.. new ToolSet(Session.Content).All.Select(tool => tool.Definition())];

    [Fact]
    public void The_shipped_list_is_what_the_tools_say_of_themselves()
    {
        var file = Testing.Repository.PathTo("src", "SkillServer", "Mcp", "tools.json");
        var text = $"[\n{string.Join(",\n", Definitions.Select(definition => definition.ToJsonString(Compact)))}\n]\n";
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(file, text);
        }

        Assert.True(text == File.ReadAllText(file).ReplaceLineEndings("\n"), "tools.json is out of date; run this test with UPDATE_GOLDEN=1.");
    }

    [Theory]
    [InlineData("default", 20, 4_500)]
    [InlineData("all", 50, 10_000)]
    public void A_toolset_fits_its_budget(string toolset, int most, int tokens)
    {
        var offered = ToolSet.Offered([toolset]);
        var sizes = Definitions.Select(tool => (Name: (string)tool["name"]!, Size: ((string)tool["name"]!).Length + ((string)tool["description"]!).Length + tool["inputSchema"]!.ToJsonString(Compact).Length))
            .Where(tool => offered.Contains(tool.Name)).ToList();
        var spent = sizes.Sum(tool => tool.Size) / 4;
        Assert.True(spent <= tokens && sizes.Count <= most, $"{sizes.Count} tools take {spent} tokens; allowed are {most} and {tokens}. {string.Join(", ", sizes.OrderByDescending(tool => tool.Size).Select(tool => $"{tool.Name} {tool.Size / 4}"))}");
    }

    [Fact]
    public void Every_toolset_names_tools_there_are()
    {
        Assert.All(ToolSet.Toolsets, toolset => Assert.Subset(Definitions.Select(tool => (string)tool["name"]!).ToHashSet(), ToolSet.Offered([toolset]).ToHashSet()));
        Assert.Equal(Definitions.Count, ToolSet.Offered(["all"]).Count);
        Assert.Equal(14, ToolSet.Offered(["default"]).Count);
        Assert.Equal("toolsets", Assert.Single(Assert.Throws<Partnerships.Kernel.RefusalException>(() => ToolSet.Offered(["revenu"])).Refusals).Path);
    }

    [Fact]
    public void Schemas_stand_alone_and_names_are_plain() => Assert.All(Definitions, tool =>
    {
        Assert.DoesNotContain("$ref", tool.ToJsonString(), StringComparison.Ordinal);
        Assert.Matches("^[a-z][a-z_]{1,63}$", (string)tool["name"]!);
        Assert.Equal("object", (string)tool["inputSchema"]!["type"]!);
        Assert.True(((string)tool["description"]!).Length <= 300);
        Assert.Empty(Untyped(tool["inputSchema"]!, "input").Concat(Untyped(tool["outputSchema"]!, "output")));
    });

    /// <summary>Places whose schema accepts anything; strict clients warn about them.</summary>
    private static IEnumerable<string> Untyped(JsonNode schema, string at)
    {
        var own = schema is JsonObject fields && fields.Any(field => field.Key is "type" or "enum" or "anyOf") ? [] : new[] { at };
        var children = (schema["properties"] as JsonObject ?? []).Select(child => (child.Value, $"{at}.{child.Key}"))
            .Concat((schema["anyOf"] as JsonArray ?? []).Select(child => (child, at)))
            .Concat(new[] { schema["items"], schema["additionalProperties"] as JsonObject }.OfType<JsonNode>().Select(child => ((JsonNode?)child, at + "[]")));
        return own.Concat(children.SelectMany(child => Untyped(child.Item1!, child.Item2)));
    }
}
