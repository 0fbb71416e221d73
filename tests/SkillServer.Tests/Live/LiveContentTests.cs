using System.Text.Json.Nodes;
using System.Threading.Channels;
using ModelContextProtocol;
using ModelContextProtocol.Client;
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
    public async Task Whoever_listens_in_the_new_era_hears_what_changed_and_nothing_else()
    {
        using var files = new EditedContent();
        await using var session = await Session.OpenAsync(Session.New, content: files.Content);
        session.Live.Refresh(session.Log.Add);
        var news = Channel.CreateUnbounded<string>();
        await using var handlers = new Handlers(session.Client, news.Writer);
        using var stop = new CancellationTokenSource();
        var wanted = new JsonObject { ["notifications"] = new JsonObject { ["resourceSubscriptions"] = new JsonArray(Rule, "policy://starter", "skill://nobody/SKILL.md"), ["resourcesListChanged"] = true, ["toolsListChanged"] = true } };
        var listening = session.Client.SendRequestAsync(new JsonRpcRequest { Method = RequestMethods.SubscriptionsListen, Params = wanted }, stop.Token);
        Assert.Equal($$"""acknowledged {"resourcesListChanged":true,"resourceSubscriptions":["{{Rule}}","policy://starter"]}""", await Next(news));

        files.Edit("rules/program-tiers-benefits.md", "# ", "#  ");
        File.WriteAllText(Path.Combine(files.Workspace, "policies", "ours.yaml"), "name: ours\nversion: 1.0.0\neffective: 2026-01-01\nextends: standard\n");
        session.Live.Refresh(session.Log.Add);
        Assert.Equal(["resources list", "updated " + Rule], new[] { await Next(news), await Next(news) }.Order(StringComparer.Ordinal));
        Assert.Contains("extends: standard", await Text(session, "policy://ours"));

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listening);
        Assert.False(news.Reader.TryRead(out _));
    }

    [Fact]
    public async Task Whoever_subscribed_in_the_old_era_hears_of_it_until_unsubscribing()
    {
        using var files = new EditedContent();
        await using var session = await Session.OpenAsync(Session.Old, content: files.Content);
        Assert.Equal((true, true, true), (session.Client.ServerCapabilities.Resources?.Subscribe, session.Client.ServerCapabilities.Resources?.ListChanged, session.Client.ServerCapabilities.Prompts?.ListChanged));
        session.Live.Refresh(session.Log.Add);
        var news = Channel.CreateUnbounded<string>();
        await using var handlers = new Handlers(session.Client, news.Writer);
        await session.Client.SubscribeToResourceAsync(Rule);
        var unknown = await Assert.ThrowsAsync<McpProtocolException>(() => session.Client.SubscribeToResourceAsync("skill://partnership-marketer/rules/program-tier-benefits.md"));
        Assert.Contains("Resource not found", unknown.Message);

        files.Edit("rules/program-tiers-benefits.md", "# ", "#  ");
        File.Delete(files.Of("prompts/joint-webinar.yaml"));
        session.Live.Refresh(session.Log.Add);
        Assert.Equal(["prompts list", "updated " + Rule], new[] { await Next(news), await Next(news) }.Order(StringComparer.Ordinal));

        await session.Client.UnsubscribeFromResourceAsync(Rule);
        files.Edit("rules/program-tiers-benefits.md", "#  ", "# ");
        File.Copy(Repository.PathTo("prompts/joint-webinar.yaml"), files.Of("prompts/joint-webinar.yaml"));
        session.Live.Refresh(session.Log.Add);
        Assert.Equal("prompts list", await Next(news));
    }

    /// <summary>A rule is found under either skill, with and without a heading: who asks for news by such an address gets them by it.</summary>
    [Theory]
    [InlineData(Session.Old)]
    [InlineData(Session.New)]
    public async Task News_come_by_whatever_address_was_asked_for_and_what_is_no_resource_is_not_granted(string version)
    {
        string[] addresses = [Rule, Rule + "#tier-maintenance-requirements", Rule[..^3], Rule.Replace("partnership-marketer", "channel-partner-management", StringComparison.Ordinal), "policy://standard#tiers"];
        string[] strangers = ["skill://nobody/rules/program-tiers-benefits.md", "policy://nobody", "template://nobody", "document://workspace/qbr/P05.md", "status://other", Rule + "#a#b", ""];
        using var files = new EditedContent();
        await using var session = await Session.OpenAsync(version, content: files.Content);
        session.Live.Refresh(session.Log.Add);
        var news = Channel.CreateUnbounded<string>();
        await using var handlers = new Handlers(session.Client, news.Writer);
        using var stop = new CancellationTokenSource();
        var listening = Task.CompletedTask;
        if (version == Session.New)
        {
            var wanted = new JsonObject { ["notifications"] = new JsonObject { ["resourceSubscriptions"] = new JsonArray([.. addresses.Concat(strangers).Select(uri => (JsonNode)uri)]) } };
            listening = session.Client.SendRequestAsync(new JsonRpcRequest { Method = RequestMethods.SubscriptionsListen, Params = wanted }, stop.Token);
            Assert.Equal($$"""acknowledged {"resourceSubscriptions":["{{string.Join("\",\"", addresses)}}"]}""", await Next(news));
        }
        else
        {
            foreach (var uri in addresses)
            {
                await session.Client.SubscribeToResourceAsync(uri);
            }

            foreach (var uri in strangers)
            {
                var fault = await Assert.ThrowsAsync<McpProtocolException>(() => session.Client.SendRequestAsync(new JsonRpcRequest { Method = RequestMethods.ResourcesSubscribe, Params = new JsonObject { ["uri"] = uri } }));
                Assert.Equal(McpErrorCode.ResourceNotFound, fault.ErrorCode);
                Assert.Contains("resources/list has them all", fault.Message, StringComparison.Ordinal);
            }
        }

        files.Edit("rules/program-tiers-benefits.md", "# ", "#  ");
        files.Edit("policies/standard.yaml", "referrals: 5", "referrals: 6");
        session.Live.Refresh(session.Log.Add);
        var told = new List<string>();
        foreach (var _ in addresses)
        {
            told.Add(await Next(news));
        }

        Assert.Equal(addresses.Select(uri => "updated " + uri).Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
        Assert.False(news.Reader.TryRead(out _));
        await stop.CancelAsync();
        await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    [Theory]
    [InlineData(Session.Old)]
    [InlineData(Session.New)]
    public async Task The_state_is_news_when_it_changes_and_not_with_every_edit(string version)
    {
        using var files = new EditedContent();
        await using var session = await Session.OpenAsync(version, content: files.Content);
        session.Live.Refresh(session.Log.Add);
        var news = Channel.CreateUnbounded<string>();
        await using var handlers = new Handlers(session.Client, news.Writer);
        using var stop = new CancellationTokenSource();
        var listening = Task.CompletedTask;
        if (version == Session.New)
        {
            var wanted = new JsonObject { ["notifications"] = new JsonObject { ["resourceSubscriptions"] = new JsonArray("status://content", "policy://standard") } };
            listening = session.Client.SendRequestAsync(new JsonRpcRequest { Method = RequestMethods.SubscriptionsListen, Params = wanted }, stop.Token);
            await Next(news);
        }
        else
        {
            await session.Client.SubscribeToResourceAsync("status://content");
            await session.Client.SubscribeToResourceAsync("policy://standard");
        }

        foreach (var (from, to, told) in new[] { ("referrals: 5", "referrals: 19", "policy://standard"), ("referrals: 19", "referrals: many", "status://content"), ("referrals: many", "referrals: 19", "status://content"), ("referrals: 19", "referrals: 5", "policy://standard") })
        {
            files.Edit("policies/standard.yaml", from, to);
            session.Live.Refresh(session.Log.Add);
            Assert.Equal("updated " + told, await Next(news));
        }

        Assert.False(news.Reader.TryRead(out _));
        await stop.CancelAsync();
        await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    [Fact]
    public async Task No_address_at_all_is_refused()
    {
        await using var session = await Session.OpenAsync(Session.New);
        var nothing = new JsonObject { ["notifications"] = new JsonObject { ["resourceSubscriptions"] = new JsonArray("policy://standard", null) } };
        var fault = await Assert.ThrowsAsync<McpProtocolException>(() => session.Client.SendRequestAsync(new JsonRpcRequest { Method = RequestMethods.SubscriptionsListen, Params = nothing }));
        Assert.Equal(McpErrorCode.InvalidParams, fault.ErrorCode);
        Assert.Contains("$.notifications.resourceSubscriptions", fault.Message, StringComparison.Ordinal);
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

    private sealed class Handlers(McpClient client, ChannelWriter<string> news) : IAsyncDisposable
    {
        private readonly List<IAsyncDisposable> _handlers =
        [
            client.RegisterNotificationHandler(NotificationMethods.ResourceUpdatedNotification, (told, _) => Told("updated " + told.Params!["uri"], news)),
            client.RegisterNotificationHandler(NotificationMethods.ResourceListChangedNotification, (_, _) => Told("resources list", news)),
            client.RegisterNotificationHandler(NotificationMethods.PromptListChangedNotification, (_, _) => Told("prompts list", news)),
            client.RegisterNotificationHandler(NotificationMethods.SubscriptionsAcknowledgedNotification, (told, _) => Told("acknowledged " + told.Params!["notifications"]!.ToJsonString(), news)),
        ];

        public async ValueTask DisposeAsync()
        {
            foreach (var handler in _handlers)
            {
                await handler.DisposeAsync();
            }
        }

        private static ValueTask Told(string what, ChannelWriter<string> news)
        {
            news.TryWrite(what);
            return default;
        }
    }
}
