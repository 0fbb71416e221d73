using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using SkillServer.Tests.Mcp;

namespace SkillServer.Tests.Live;

/// <summary>A server that is started while a file of its content is broken: what is good is listed and answers, what is not is named with its place.</summary>
public sealed class BrokenContentTests
{
    private const string Note = "---\ntitle: Note\narea: program\naudience: us\nper: file\nformats: [md]\n---\n# Note of {{fields.who}}\n";
    private const string Arguments = "\"asOf\":\"2026-09-30\",\"data\":{\"fields\":{\"who\":\"Ann\"}}";

    /// <summary>The file, what stands in it, the resources it costs (what their URIs end with), and where the fault is.</summary>
    public static TheoryData<string, string, string[], string> Files => new()
    {
        { "workspace/templates/qbr.md.hbs", "---\ntitle: x\n---\n", ["template://qbr"], "templates/qbr.md.hbs:1:1: " },
        { "workspace/templates/qbr.md.hbs", Note + "{{#each fields}}\n", ["template://qbr"], "templates/qbr.md.hbs:9:1: " },
        { "workspace/templates/mine.md.hbs", Note + "\n{{> nobody}}\n", [], "templates/mine.md.hbs:10:1: " },
        { "workspace/templates/mine.md.hbs", Note + "{{label \"nobody\"}}\n", [], "templates/mine.md.hbs:9:1: " },
        { "workspace/templates/partials/clawback-bands.md.hbs", "{{/if}}", ["template://affiliate-terms", "template://commission-policy", "template://commission-statement", "template://program-guide"], "templates/partials/clawback-bands.md.hbs:1:1: " },
        { "workspace/templates/labels/de-DE.yaml", "chrome: [", [], "templates/labels/de-DE.yaml:2:1: " },
        { "workspace/policies/starter.yaml", "name: [", ["policy://starter"], "starter.yaml:2:1: " },
        { "workspace/policies/mine.yaml", "name: mine\nversion: \"1\"\neffective: someday\n", [], "mine.yaml:3:12: " },
        { "content/templates/qbr.md.hbs", "no head", ["template://qbr"], "templates/qbr.md.hbs:1:1: " },
        { "content/rules/revenue-sharing-models.md", "---\ntitle: [\n---\n", ["skill://partnership-marketer/rules/revenue-sharing-models.md"], "revenue-sharing-models.md:3:1: " },
        { "content/prompts/joint-webinar.yaml", "template: [", [], "joint-webinar.yaml:2:1: " },
        { "content/prompts/joint-webinar.yaml", "name: x\ndescription: A. B\ntemplate: \"Do {{what}}\"\n", [], "joint-webinar.yaml:3:11: " },
    };

    [Theory, MemberData(nameof(Files))]
    public async Task The_rest_is_listed_and_the_state_names_it(string file, string text, string[] lost, string place)
    {
        using var files = new EditedContent();
        var all = await Uris(files);
        files.Write(file, text);
        await using var session = await Session.OpenAsync(Session.New, content: files.Content);
        var listed = await Listed(session);
        Assert.Equal(lost.Order(StringComparer.Ordinal), all.Except(listed).Order(StringComparer.Ordinal));
        foreach (var uri in listed)
        {
            Assert.NotEmpty((await session.Client.ReadResourceAsync(uri)).Contents);
        }

        foreach (var uri in lost)
        {
            Assert.Contains(place, (await Assert.ThrowsAsync<McpProtocolException>(() => session.Client.ReadResourceAsync(uri).AsTask())).Message, StringComparison.Ordinal);
        }

        for (var i = 0; i < 2; i++)
        {
            var status = ((TextResourceContents)(await session.Client.ReadResourceAsync("status://content")).Contents[0]).Text;
            Assert.StartsWith("The files have faults; what does not depend on them is served.\n- " + place, status, StringComparison.Ordinal);
            session.Live.Refresh(session.Log.Add);
            Assert.Equal(listed, await Listed(session));
        }

        Assert.Contains(place, Assert.Single(session.Log), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Good_templates_are_listed_and_rendered_and_a_broken_one_is_refused_with_its_place()
    {
        using var files = new EditedContent();
        files.Write("workspace/templates/note.md.hbs", Note);
        files.Write("workspace/templates/qbr.md.hbs", Note + "{{#each fields}}\n");
        await using var session = await Session.OpenAsync(Session.New, content: files.Content);
        var (failed, text) = await Call(session, "list_templates", "{}");
        Assert.False(failed);
        Assert.Contains("note (program): Note", text, StringComparison.Ordinal);
        Assert.DoesNotContain("qbr (", text, StringComparison.Ordinal);
        Assert.Equal((false, "# Note of Ann\n"), await Call(session, "render_document", "{\"template\":\"note\"," + Arguments + "}"));
        foreach (var (tool, arguments) in new[] { ("list_templates", "{\"template\":\"qbr\"}"), ("render_document", "{\"template\":\"qbr\"," + Arguments + "}") })
        {
            Assert.Equal((true, "A file of this server is at fault, not the call:\ntemplates/qbr.md.hbs:9:1: {{#each}} is never closed. Write {{/each}} where it ends."), await Call(session, tool, arguments));
        }
    }

    [Fact]
    public async Task Rules_prompts_and_policies_answer_beside_a_broken_one_which_is_refused_with_its_place()
    {
        using var files = new EditedContent();
        files.Write("content/rules/revenue-sharing-models.md", "---\ntitle: [\n---\n");
        files.Write("content/prompts/joint-webinar.yaml", "template: [");
        files.Write("content/skills/channel-partner-management/SKILL.md", "---\nname: another\n---\n");
        files.Write("workspace/policies/mine.yaml", "name: mine\nversion: \"1\"\neffective: 2026-01-01\nextends: standard\ntiers: 3\n");
        await using var session = await Session.OpenAsync(Session.New, content: files.Content);
        Assert.False((await Call(session, "search_rules", "{\"query\":\"tier benefits\"}")).Failed);
        Assert.False((await Call(session, "read_rule", "{\"rule\":\"program-tiers-benefits\"}")).Failed);
        Assert.Contains("revenue-sharing-models.md:3:1: ", (await Call(session, "read_rule", "{\"rule\":\"revenue-sharing-models\"}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await session.Client.ListPromptsAsync(), prompt => prompt.Name == "joint-webinar");
        Assert.NotEmpty((await session.Client.GetPromptAsync("partnership-marketer", new Dictionary<string, object?> { ["request"] = "Score" })).Messages);
        Assert.Contains("joint-webinar.yaml:2:1: ", (await Assert.ThrowsAsync<McpProtocolException>(() => session.Client.GetPromptAsync("joint-webinar").AsTask())).Message, StringComparison.Ordinal);
        Assert.DoesNotContain(await Listed(session), uri => uri.Contains("channel-partner-management", StringComparison.Ordinal));
        const string Partner = "{\"arr\":70000,\"qualifiedReferrals\":18,\"certifiedPeople\":2";
        Assert.False((await Call(session, "assign_tier", Partner + "}")).Failed);
        Assert.Contains("mine.yaml:5:8: ", (await Call(session, "assign_tier", Partner + ",\"policy\":\"mine\"}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_mended_is_served_while_another_file_is_still_broken()
    {
        using var files = new EditedContent();
        files.Write("workspace/templates/note.md.hbs", "no head");
        files.Write("workspace/templates/qbr.md.hbs", "no head");
        await using var session = await Session.OpenAsync(Session.New, content: files.Content);
        session.Live.Refresh(session.Log.Add);
        Assert.DoesNotContain("template://note", await Listed(session));
        files.Write("workspace/templates/note.md.hbs", Note);
        session.Live.Refresh(session.Log.Add);
        Assert.Contains("template://note", await Listed(session));
        Assert.DoesNotContain("template://qbr", await Listed(session));
    }

    [Theory]
    [InlineData("templates/mine.md.hbs", "template://mine", Note)]
    [InlineData("policies/mine.yaml", "policy://mine", "name: mine\nversion: \"1\"\neffective: 2026-01-01\nextends: standard\n")]
    public async Task A_link_out_of_the_workspace_is_not_served(string name, string uri, string text)
    {
        using var files = new EditedContent();
        files.Write("elsewhere.txt", text);
        File.CreateSymbolicLink(Path.Combine(files.Workspace, name), Path.Combine(files.Workspace, "..", "elsewhere.txt"));
        await using var session = await Session.OpenAsync(Session.New, content: files.Content);
        Assert.DoesNotContain(uri, await Listed(session));
        var refused = await Assert.ThrowsAsync<McpProtocolException>(() => session.Client.ReadResourceAsync(uri).AsTask());
        Assert.EndsWith($"{name}:1:1: this path leads out of the workspace through a link. Put the file itself there.", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> Uris(EditedContent files)
    {
        await using var session = await Session.OpenAsync(Session.New, content: files.Content);
        return await Listed(session);
    }

    private static async Task<IReadOnlyList<string>> Listed(Session session) => [.. (await session.Client.ListResourcesAsync()).Select(resource => resource.Uri)];

    private static async Task<(bool Failed, string Text)> Call(Session session, string tool, string arguments)
    {
        using var given = JsonDocument.Parse(arguments);
        var result = await session.Client.CallToolAsync(tool, given.RootElement.EnumerateObject().ToDictionary(member => member.Name, member => (object?)member.Value));
        return (result.IsError == true, ((TextContentBlock)result.Content[0]).Text);
    }
}
