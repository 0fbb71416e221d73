using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using SkillServer.Tests.Mcp;

namespace SkillServer.Tests.Http;

/// <summary>The SDK's own client over HTTP, in both eras.</summary>
public sealed class HttpClientTests
{
    [Theory]
    [InlineData(Session.Old)]
    [InlineData(Session.New)]
    [InlineData(null)]
    public async Task A_client_lists_calls_reads_and_asks_for_prompts(string? version)
    {
        await using var server = await HttpServer.StartAsync();
        await using var client = await OpenAsync(server.Address, version);

        Assert.Equal(version ?? Session.New, client.NegotiatedProtocolVersion);
        Assert.Contains(await client.ListToolsAsync(), tool => tool.Name == "assign_tier");
        var answer = await client.CallToolAsync("assign_tier", new Dictionary<string, object?> { ["arr"] = 70000, ["qualifiedReferrals"] = 18, ["certifiedPeople"] = 2 });
        Assert.Equal("Silver", answer.StructuredContent!.Value.GetProperty("result").GetProperty("tier").GetString());
        var refused = await client.CallToolAsync("assign_tier", new Dictionary<string, object?> { ["arr"] = -1 });
        Assert.True(refused.IsError);
        Assert.Contains("arr", refused.StructuredContent!.Value.GetProperty("path").GetString());
        var rule = (TextResourceContents)(await client.ReadResourceAsync("skill://partnership-marketer/rules/program-tiers-benefits.md")).Contents[0];
        Assert.StartsWith("---\n", rule.Text);
        Assert.NotEmpty((await client.GetPromptAsync("partnership-marketer", new Dictionary<string, object?> { ["request"] = "Score my partners" })).Messages);
    }

    [Fact]
    public async Task Over_http_a_tool_answers_as_over_the_standard_streams()
    {
        await using var server = await HttpServer.StartAsync();
        await using var remote = await OpenAsync(server.Address, Session.New);
        await using var local = await Session.OpenAsync(Session.New);
        foreach (var operation in Partnerships.Catalog.Operations)
        {
            var arguments = System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, object?>>(operation.Example)!;
            var (there, here) = (await remote.CallToolAsync(operation.Name, arguments), await local.Client.CallToolAsync(operation.Name, arguments));
            Assert.Equal(here.StructuredContent!.Value.GetRawText(), there.StructuredContent!.Value.GetRawText());
        }
    }

    [Fact]
    public async Task The_path_chooses_the_toolsets()
    {
        await using var server = await HttpServer.StartAsync();
        await using var client = await OpenAsync(new(server.Address + "/events"), Session.New);
        var tools = (await client.ListToolsAsync()).Select(tool => tool.Name).ToList();
        Assert.Contains("event_roi", tools);
        Assert.DoesNotContain("calculate_commission", tools);
    }

    [Fact]
    public async Task An_answer_alone_is_json_and_a_subscription_is_a_stream()
    {
        await using var server = await HttpServer.StartAsync();
        using var called = await server.Client.SendAsync(server.Post(Session.Call(1, "assign_tier", """{"arr":-1}""")));
        Assert.Equal("application/json", called.Content.Headers.ContentType!.MediaType);
        Assert.Equal("no-store", called.Headers.CacheControl!.ToString());
        var listen = server.Post(Session.Request(2, "subscriptions/listen", """{"notifications":{"resourcesListChanged":true}}""", modern: true), modern: true, "subscriptions/listen");
        using var listening = await server.Client.SendAsync(listen, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", listening.Content.Headers.ContentType!.MediaType);
        Assert.Equal("no", listening.Headers.GetValues("X-Accel-Buffering").Single());
    }

    [Fact]
    public async Task A_quiet_subscription_is_kept_alive()
    {
        await using var server = await HttpServer.StartAsync(HttpServer.Settings with { KeepAlive = TimeSpan.FromMilliseconds(20) });
        var listen = server.Post(Session.Request(2, "subscriptions/listen", """{"notifications":{"resourcesListChanged":true}}""", modern: true), modern: true, "subscriptions/listen");
        using var listening = await server.Client.SendAsync(listen, HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await listening.Content.ReadAsStreamAsync());
        Assert.Equal("event: message", await lines.ReadLineAsync());
        Assert.StartsWith("data: {", await lines.ReadLineAsync());
        Assert.Equal("|:||:", string.Join('|', await lines.ReadLineAsync(), await lines.ReadLineAsync(), await lines.ReadLineAsync(), await lines.ReadLineAsync()));
    }

    private static Task<McpClient> OpenAsync(Uri address, string? version) => McpClient.CreateAsync(
        new HttpClientTransport(new() { Endpoint = address, TransportMode = HttpTransportMode.StreamableHttp }),
        new McpClientOptions { ClientInfo = new() { Name = "test", Version = "1" }, ProtocolVersion = version });
}
