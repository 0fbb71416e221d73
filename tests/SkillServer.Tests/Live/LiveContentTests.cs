using System.Text.Json.Nodes;
using System.Threading.Channels;
using ModelContextProtocol.Protocol;
using SkillServer.Content;
using SkillServer.Tests.Mcp;
using Testing;

namespace SkillServer.Tests.Live;

/// <summary>Content that is edited while it is served.</summary>
public sealed class LiveContentTests
{
    private const string Rule = "skill://partnership-marketer/rules/program-tiers-benefits.md";

    [Fact]
    public async Task A_good_edit_is_served_and_answers_follow_it()
    {
        using var files = new EditedContent();
        await using var session = await Session.OpenAsync(Session.New, content: files.Content);
        Assert.Equal("Silver", await Tier(session));
        session.Live.Refresh(session.Log.Add);
        files.Edit("policies/standard.yaml", "referrals: 5", "referrals: 19");
        Assert.Equal("Silver", await Tier(session));
        session.Live.Refresh(session.Log.Add);
        Assert.Equal("Registered", await Tier(session));
        Assert.Empty(session.Log);
    }

    [Fact]
    public async Task Nothing_is_read_before_it_is_asked_for()
    {
        using var files = new EditedContent();
        await using var session = await Session.OpenAsync(Session.New, content: files.Content);
        await session.Client.ListToolsAsync();
        File.WriteAllText(files.Of("templates/qbr.md.hbs"), "---\ntitle: x\n---\n{{#each}}\n"); // seen only by whoever reads from here on
        Assert.Contains("templates/qbr.md.hbs", await Text(session, "status://content"));
    }

    [Fact]
    public async Task A_bad_edit_keeps_the_last_good_content_and_says_so_until_it_is_mended()
    {
        using var files = new EditedContent();
        await using var session = await Session.OpenAsync(Session.New, content: files.Content);
        session.Live.Refresh(session.Log.Add);
        var good = await Text(session, "policy://standard");
        files.Edit("policies/standard.yaml", "referrals: 5", "referrals: many");
        files.Edit("rules/program-tiers-benefits.md", "title: ", "titel: ");
        File.WriteAllText(Path.Combine(files.Workspace, "templates", "qbr.md.hbs"), "---\ntitle: x\n---\n{{#each}}\n");
        File.WriteAllText(files.Of("prompts/joint-webinar.yaml"), "name: [");
        session.Live.Refresh(session.Log.Add);

        Assert.Equal(good, await Text(session, "policy://standard"));
        Assert.Equal("Silver", await Tier(session));
        Assert.Contains(await session.Client.ListPromptsAsync(), prompt => prompt.Name == "joint-webinar");
        var status = await Text(session, "status://content");
        Golden.Verify(status, "content_status");
        var told = Assert.Single(session.Log);
        Assert.Contains("standard.yaml:", told);
        session.Live.Refresh(session.Log.Add);
        Assert.Single(session.Log);

        File.WriteAllText(files.Of("policies/standard.yaml"), good);
        File.Delete(Path.Combine(files.Workspace, "templates", "qbr.md.hbs"));
        File.Copy(Repository.PathTo("prompts/joint-webinar.yaml"), files.Of("prompts/joint-webinar.yaml"), true);
        File.Copy(Repository.PathTo("rules/program-tiers-benefits.md"), files.Of("rules/program-tiers-benefits.md"), true);
        session.Live.Refresh(session.Log.Add);
        Assert.Equal("The files as they are now are served.\n", await Text(session, "status://content"));
        Assert.Equal(2, session.Log.Count);
    }

    [Fact]
    public async Task A_template_that_is_broken_from_the_start_takes_no_prompt_and_no_skill_with_it()
    {
        using var files = new EditedContent();
        File.WriteAllText(Path.Combine(files.Workspace, "templates", "qbr.md.hbs"), "---\ntitle: x\n---\n{{#each}}\n");
        await using var session = await Session.OpenAsync(Session.New, content: files.Content);
        var prompt = await session.Client.GetPromptAsync("partnership-marketer", new Dictionary<string, object?> { ["request"] = "Score my partners" });
        Assert.Contains(prompt.Messages, message => message.Content is ResourceLinkBlock);
        var skills = await session.Client.SendRequestAsync(new JsonRpcRequest { Method = "skills/list", Params = new JsonObject() });
        Assert.Equal(2, skills.Result!["skills"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_folder_that_is_gone_leaves_everything_as_it_was()
    {
        using var files = new EditedContent();
        await using var session = await Session.OpenAsync(Session.New, content: files.Content);
        session.Live.Refresh(session.Log.Add);
        Directory.Delete(files.Of("rules"), true);
        session.Live.Refresh(session.Log.Add);
        Assert.Contains("tier", await Text(session, Rule), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Exception", string.Concat(session.Log));
    }

    [Fact]
    public async Task The_state_of_the_content_is_not_to_be_kept()
    {
        var answers = await Session.PipeAsync(Session.Request(1, "resources/read", """{"uri":"status://content"}""", modern: true), Session.Request(2, "resources/read", """{"uri":"policy://standard"}""", modern: true));
        Assert.Equal([0, 300_000], answers.Select(answer => (int)answer["result"]!["ttlMs"]!));
    }

    [Fact]
    public async Task Files_are_watched()
    {
        using var files = new EditedContent();
        var live = new LiveContent(files.Content);
        using var stop = new CancellationTokenSource();
        var log = Channel.CreateUnbounded<string>();
        var changed = new SemaphoreSlim(0);
        live.Changed += (_, _) => changed.Release();
        var watching = live.WatchAsync(line => log.Writer.TryWrite(line), stop.Token);
        Assert.True(await changed.WaitAsync(TimeSpan.FromSeconds(60)));
        File.WriteAllText(files.Of("policies/standard.yaml"), "nonsense: [");
        Assert.Contains("standard.yaml:", await Next(log));
        File.Copy(Repository.PathTo("policies/standard.yaml"), files.Of("policies/standard.yaml"), true);
        Assert.Contains("good again", await Next(log));
        await stop.CancelAsync();
        await watching;
    }

    [Fact]
    public void What_a_build_writes_and_a_company_s_tables_are_no_content()
    {
        using var files = new EditedContent();
        var content = files.Content;
        Assert.False(content.Concerns(Path.Combine(files.Workspace, "out", "index.html")));
        Assert.False(content.Concerns(Path.Combine(files.Workspace, "deals.csv")));
        Assert.True(content.Concerns(Path.Combine(files.Workspace, "policies", "ours.yaml")));
        Assert.True(content.Concerns(files.Of("rules/program-tiers-benefits.md")));
    }

    private static async Task<string> Tier(Session session) =>
        (await session.Client.CallToolAsync("assign_tier", new Dictionary<string, object?> { ["arr"] = 1000, ["qualifiedReferrals"] = 18, ["certifiedPeople"] = 2 })).StructuredContent!.Value.GetProperty("result").GetProperty("tier").GetString()!;

    private static async Task<string> Text(Session session, string uri) => ((TextResourceContents)(await session.Client.ReadResourceAsync(uri)).Contents[0]).Text;

    private static Task<string> Next(Channel<string> news) => news.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60));
}
