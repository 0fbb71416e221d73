using System.Text.Json.Nodes;

namespace SkillServer.Tests.Mcp;

public sealed class HandshakeTests
{
    [Fact]
    public async Task Both_eras_offer_the_same_and_promise_news_of_what_can_change()
    {
        var old = (await Session.PipeAsync(Session.Initialize))[0]["result"]!;
        var now = (await Session.PipeAsync(Session.Request(1, "server/discover", modern: true)))[0]["result"]!;
        Assert.Equal("""{"completions":{},"extensions":{"io.modelcontextprotocol/skills":{"directoryRead":true}},"prompts":{"listChanged":true},"resources":{"subscribe":true,"listChanged":true},"tools":{}}""", Sorted(old["capabilities"]!));
        Assert.Equal(Sorted(old["capabilities"]!), Sorted(now["capabilities"]!));
        Assert.Equal((string)old["instructions"]!, (string)now["instructions"]!);
        Assert.Equal(("public", 3_600_000), ((string)now["cacheScope"]!, (int)now["ttlMs"]!));
        Assert.Null(old["ttlMs"]);
        Testing.Golden.Verify((string)old["instructions"]! + "\n", "instructions");
    }

    [Fact]
    public async Task Instructions_fit_and_name_every_prompt_and_only_tools_there_are()
    {
        var text = (string)(await Session.PipeAsync(Session.Initialize))[0]["result"]!["instructions"]!;
        Assert.True(text.Length < 2_048, $"{text.Length} characters");
        Assert.Contains("Every figure must come from a tool", text[..512], StringComparison.Ordinal);
        Assert.All(Session.Content.Prompts, prompt => Assert.Contains(prompt.Name, text, StringComparison.Ordinal));
        var named = System.Text.RegularExpressions.Regex.Matches(text, "[a-z]+_[a-z_]+").Select(match => match.Value).Except(["needs_terms"]);
        Assert.Subset(new SkillServer.Tools.ToolSet(Session.Content).All.Select(tool => tool.Name).ToHashSet(), named.ToHashSet());
    }

    private static string Sorted(JsonNode capabilities) => new JsonObject(capabilities.AsObject().OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => KeyValuePair.Create(c.Key, c.Value?.DeepClone()))).ToJsonString();
}
