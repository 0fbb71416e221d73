using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using SkillServer.Tests.Mcp;

namespace SkillServer.Tests.Http;

/// <summary>Clients that vanish, calls that take too long, bodies that trickle, a server that is told to stop.</summary>
public sealed class HttpFaultTests
{
    private static readonly string Call = Session.Call(1, "slow", "{}");

    [Fact]
    public async Task A_call_that_takes_too_long_is_cancelled_and_says_so()
    {
        var slow = new Slow();
        await using var server = await HttpServer.StartAsync(HttpServer.Settings with { Timeout = TimeSpan.FromMilliseconds(500) }, _ => slow.Options);
        var (status, body) = await server.SendAsync(server.Post(Session.Call(1, "slow", "{}", modern: true), true, "tools/call", "slow"));
        Assert.Equal(HttpStatusCode.GatewayTimeout, status);
        Assert.Contains("took longer than 0.5 s and was cancelled. Ask for less at a time.", body);
        await slow.Cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    /// <summary>A status can be given no more once the stream has begun, and a call that does not hear of its end keeps nobody waiting.</summary>
    [Fact]
    public async Task A_call_that_does_not_hear_that_it_took_too_long_is_answered_all_the_same()
    {
        var slow = new Slow { IsDeaf = true };
        await using var server = await HttpServer.StartAsync(HttpServer.Settings with { Timeout = TimeSpan.FromSeconds(3) }, _ => slow.Options);
        var (status, body) = await server.SendAsync(server.Post(Session.Call(7, "slow", "{}", modern: true), true, "tools/call", "slow")).WaitAsync(TimeSpan.FromSeconds(30));
        slow.Go.SetResult();
        Assert.Equal(HttpStatusCode.OK, status);
        var last = JsonElement.Parse(body.Split("event: message\ndata: ")[^1]);
        Assert.Equal(7, last.GetProperty("id").GetInt32());
        Assert.EndsWith("s and was cancelled. Ask for less at a time.", last.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Empty(server.Log);
    }

    [Fact]
    public async Task When_the_client_vanishes_the_call_is_cancelled()
    {
        var slow = new Slow();
        await using var server = await HttpServer.StartAsync(options: _ => slow.Options);
        using var gone = new CancellationTokenSource();
        var call = server.Client.SendAsync(server.Post(Call), gone.Token);
        await slow.Started.Task.WaitAsync(TimeSpan.FromSeconds(10));
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await slow.Cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Empty(server.Log);
    }

    [Fact]
    public async Task A_server_told_to_stop_finishes_what_runs_and_takes_nothing_new()
    {
        var slow = new Slow();
        await using var server = await HttpServer.StartAsync(options: _ => slow.Options);
        var call = server.SendAsync(server.Post(Call));
        await slow.Started.Task.WaitAsync(TimeSpan.FromSeconds(10));
        var stopped = server.StopAsync();
        await Task.Delay(200);
        Assert.False(stopped.IsCompleted);
        slow.Go.SetResult();
        Assert.Contains("done", (await call).Body);
        await stopped.WaitAsync(TimeSpan.FromSeconds(10));
        using var client = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.SendAsync(server.Post(Call)));
    }

    [Fact]
    public async Task A_body_that_trickles_is_given_up()
    {
        await using var server = await HttpServer.StartAsync();
        using var socket = new TcpClient(server.Address.Host, server.Address.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /mcp HTTP/1.1\r\nHost: {server.Address.Authority}\r\nContent-Type: application/json\r\nAccept: application/json, text/event-stream\r\nContent-Length: 100000\r\n\r\n{{"));
        using var reader = new StreamReader(stream);
        Assert.Equal("HTTP/1.1 408 Request Timeout", await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60)));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said_in_a_line()
    {
        await using var server = await HttpServer.StartAsync();
        var fault = await Assert.ThrowsAsync<IOException>(() => HttpServer.StartAsync(Hosts.Http.HttpSettings.For(server.Address.Authority, [], null)));
        Assert.Equal($"Another program listens on {server.Address.Authority} already. Stop it, or choose another port.", fault.Message);
    }

    private sealed class Slow
    {
        public TaskCompletionSource Started { get; } = new();

        public TaskCompletionSource Cancelled { get; } = new();

        public TaskCompletionSource Go { get; } = new();

        /// <summary>Whether it tells of its progress, and then goes on when it is cancelled.</summary>
        public bool IsDeaf { get; init; }

        public McpServerOptions Options => new()
        {
            ServerInfo = new() { Name = "slow", Version = "1" },
            ScopeRequests = false,
            Capabilities = new() { Tools = new() },
            Handlers = new()
            {
                CallToolHandler = async (request, cancellation) =>
                {
                    Started.TrySetResult();
                    if (IsDeaf)
                    {
                        await request.Server.SendMessageAsync(new JsonRpcNotification { Method = NotificationMethods.ProgressNotification }, cancellation);
                        Go.Task.Wait(CancellationToken.None);
                    }

                    try
                    {
                        await Go.Task.WaitAsync(cancellation);
                    }
                    catch (OperationCanceledException)
                    {
                        Cancelled.TrySetResult();
                        throw;
                    }

                    return new() { Content = [new TextContentBlock { Text = "done" }] };
                },
            },
        };
    }
}
