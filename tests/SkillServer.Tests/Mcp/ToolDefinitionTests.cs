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
        Testing.Generated.Verify($"[\n{string.Join(",\n", Definitions.Select(definition => definition.ToJsonString(Compact)))}\n]\n", "src", "SkillServer", "Mcp", "tools.json");
    }

    [Theory]
    [InlineData("default", 20, 4_500)]
    [InlineData("all", 60, 10_000)]
    public async Task A_toolset_fits_its_budget(string toolset, int most, int tokens)
    {
        await using var session = await Session.OpenAsync(Session.New, toolset);
        var listed = await session.Client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);
        var sizes = listed.Select(tool => (tool.Name, Size: tool.Name.Length + tool.Description.Length + JsonNode.Parse(tool.JsonSchema.GetRawText())!.ToJsonString(Compact).Length)).ToList();
        var spent = sizes.Sum(tool => tool.Size) / 4;
        Assert.True(spent <= tokens && sizes.Count <= most, $"{sizes.Count} tools take {spent} tokens; allowed are {most} and {tokens}. {string.Join(", ", sizes.OrderByDescending(tool => tool.Size).Select(tool => $"{tool.Name} {tool.Size / 4}"))}");
    }

    /// <summary>Listed with all others a large schema is short; the tool still takes, and list_operations still describes, the whole.</summary>
    [Fact]
    public async Task A_short_schema_keeps_fields_choices_and_the_example()
    {
        await using var session = await Session.OpenAsync(Session.New);
        var listed = (await session.Client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken)).ToDictionary(tool => tool.Name, tool => JsonNode.Parse(tool.JsonSchema.GetRawText())!);
        Assert.All(Definitions, whole =>
        {
            var (full, brief) = (whole["inputSchema"]!, listed[(string)whole["name"]!]);
            Assert.Equal(full["properties"]!.AsObject().Select(field => field.Key), brief["properties"]!.AsObject().Select(field => field.Key));
            foreach (var part in new[] { "required", "examples", "additionalProperties" })
            {
                Assert.True(JsonNode.DeepEquals(full[part], brief[part]));
            }
        });
        Assert.Null(listed["prepare_qbr"]["properties"]!["current"]!["properties"]);
        Assert.NotNull(listed["volume_rebate"]["properties"]!["volume"]);
        Assert.Equal(8, listed["calculate_commission"]["properties"]!["model"]!["enum"]!.AsArray().Count);
    }

    [Fact]
    public void Every_toolset_names_tools_there_are()
    {
        Assert.All(ToolSet.Toolsets, toolset => Assert.Subset(Definitions.Select(tool => (string)tool["name"]!).ToHashSet(), ToolSet.Offered([toolset]).ToHashSet()));
        Assert.Equal(Definitions.Count, ToolSet.Offered(["all"]).Count);
        Assert.Equal(18, ToolSet.Offered(["default"]).Count);
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
