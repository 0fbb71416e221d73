using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using SkillServer.Tests.Mcp;

namespace SkillServer.Tests.Http;

/// <summary>Asking without sessions: the state travels with the client, so any server with the key takes the answer.</summary>
public sealed class HttpAskingTests
{
    private static readonly Dictionary<string, object?> Part = new() { ["arr"] = 70_000 };

    [Fact]
    public async Task The_newer_protocol_asks_over_http()
    {
        var asked = 0;
        await using var server = await HttpServer.StartAsync();
        await using var client = await OpenAsync(server.Address, Session.New, () => asked++);
        var answer = await client.CallToolAsync("assign_tier", Part, cancellationToken: Stop);
        Assert.Equal("Silver", answer.StructuredContent!.Value.GetProperty("result").GetProperty("tier").GetString());
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task The_answer_may_go_to_another_replica()
    {
        await using var one = await HttpServer.StartAsync();
        await using var other = await HttpServer.StartAsync();
        static string Call(int id, string more = "") => Session.Request(id, "tools/call", """{"name":"assign_tier","arguments":{"arr":70000}""" + more + "}", modern: true)
            .Replace("clientCapabilities\":{}", "clientCapabilities\":{\"elicitation\":{}}", StringComparison.Ordinal);
        var first = await one.SendAsync(one.Post(Call(1), modern: true, "tools/call", "assign_tier"));
        var state = JsonElement.Parse(first.Body).GetProperty("result").GetProperty("requestState").GetString();
        var answer = $",\"requestState\":\"{state}\"," + """
            "inputResponses":{"facts":{"action":"accept","content":{"qualifiedReferrals":18,"certifiedPeople":2}}}
            """;
        var second = await other.SendAsync(other.Post(Call(2, answer), modern: true, "tools/call", "assign_tier"));
        Assert.Equal("Silver", JsonElement.Parse(second.Body).GetProperty("result").GetProperty("structuredContent").GetProperty("result").GetProperty("tier").GetString());
    }

    [Fact]
    public async Task The_older_protocol_over_http_has_no_way_back_and_gets_the_refusal()
    {
        var asked = 0;
        await using var server = await HttpServer.StartAsync();
        await using var client = await OpenAsync(server.Address, Session.Old, () => asked++);
        var refused = await client.CallToolAsync("assign_tier", Part, cancellationToken: Stop);
        Assert.Equal("missing_field", refused.StructuredContent!.Value.GetProperty("code").GetString());
        var fault = await Assert.ThrowsAsync<McpProtocolException>(async () => await client.GetPromptAsync("joint-webinar", cancellationToken: Stop));
        Assert.Equal(McpErrorCode.InvalidParams, fault.ErrorCode);
        Assert.Equal(0, asked);
    }

    private static Task<McpClient> OpenAsync(Uri address, string version, Action asked) => McpClient.CreateAsync(
        new HttpClientTransport(new() { Endpoint = address, TransportMode = HttpTransportMode.StreamableHttp }),
        new McpClientOptions
        {
            ClientInfo = new() { Name = "test", Version = "1" },
            ProtocolVersion = version,
            Handlers = new()
            {
                ElicitationHandler = (_, _) =>
                {
                    asked();
                    return new(new ElicitResult { Action = "accept", Content = new Dictionary<string, JsonElement> { ["qualifiedReferrals"] = JsonElement.Parse("18"), ["certifiedPeople"] = JsonElement.Parse("2") } });
                },
            },
        });

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
