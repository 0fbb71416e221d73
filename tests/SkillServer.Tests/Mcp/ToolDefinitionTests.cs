using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SkillServer.Tools;

namespace SkillServer.Tests.Mcp;

public sealed class ToolDefinitionTests
{
    private const int Tokens = 4_500, Most = 20;
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

    [Fact]
    public void The_default_set_fits_its_budget()
    {
        var sizes = Definitions.Select(tool => (Name: (string)tool["name"]!, Size: ((string)tool["name"]!).Length + ((string)tool["description"]!).Length + tool["inputSchema"]!.ToJsonString(Compact).Length)).ToList();
        var tokens = sizes.Sum(tool => tool.Size) / 4;
        Assert.True(tokens <= Tokens && sizes.Count <= Most, $"{sizes.Count} tools take {tokens} tokens; allowed are {Most} and {Tokens}. {string.Join(", ", sizes.OrderByDescending(tool => tool.Size).Select(tool => $"{tool.Name} {tool.Size / 4}"))}");
    }

    [Fact]
    public void Schemas_stand_alone_and_names_are_plain() => Assert.All(Definitions, tool =>
    {
        Assert.DoesNotContain("$ref", tool.ToJsonString(), StringComparison.Ordinal);
        Assert.Matches("^[a-z][a-z_]{1,63}$", (string)tool["name"]!);
        Assert.Equal("object", (string)tool["inputSchema"]!["type"]!);
        Assert.True(((string)tool["description"]!).Length <= 300);
    });
}
