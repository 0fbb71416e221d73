using System.Text.Json.Nodes;
using System.Threading.Channels;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using SkillServer.Tests.Mcp;
using Testing;

namespace SkillServer.Tests.Live;

/// <summary>Who hears of what, in both eras of the protocol.</summary>
public sealed class NewsTests
{
    private const string Rule = "skill://partnership-marketer/rules/program-tiers-benefits.md";

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
        await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
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
        await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
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
