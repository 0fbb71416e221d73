using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using SkillServer.Hosts.Stdio;
using SkillServer.Tests.Http;
using SkillServer.Tests.Mcp;

namespace SkillServer.Tests.Mutations;

/// <summary>Spoilt messages by the hundred: the server tells each client what is wrong, has no fault of its own, and goes on. bench/faults.cs sends ten thousand.</summary>
public sealed class MutationTests
{
    private const int Batches = 6, Batch = 50, InternalError = -32603;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Over_stdio_the_server_goes_on()
    {
        var unbounded = new PipeOptions(pauseWriterThreshold: 0); // we write a batch before we read
        var (toServer, toClient) = (new Pipe(unbounded), new Pipe(unbounded));
        var (mutations, log) = (new Mutations(7), new List<string>());
        var serving = StdioHost.RunAsync(new(Session.Content), Session.Everything, toServer.Reader.AsStream(), toClient.Writer.AsStream(), log.Add, Timeout.InfiniteTimeSpan, CancellationToken.None);
        using var answers = new StreamReader(toClient.Reader.AsStream());
        await WriteAsync(Encoding.UTF8.GetBytes(Session.Initialize));
        for (var batch = 0; batch < Batches; batch++)
        {
            for (var i = 0; i < Batch; i++)
            {
                await WriteAsync(mutations.Next().Spoilt);
            }

            await WriteAsync(Encoding.UTF8.GetBytes(Session.Call(batch, "assign_tier", """{"arr":70000,"qualifiedReferrals":18,"certifiedPeople":2}""").Replace($"\"id\":{batch}", $"\"id\":\"good {batch}\"")));
            JsonNode answer;
            do
            {
                answer = JsonNode.Parse((await answers.ReadLineAsync().WaitAsync(Patience))!)!;
                Assert.True((int?)answer["error"]?["code"] != InternalError, $"{answer.ToJsonString()}\n{string.Join('\n', log)}");
            }
            while (answer["id"]?.ToString() != $"good {batch}");
            Assert.Equal("Silver", (string?)answer["result"]!["structuredContent"]!["result"]!["tier"]);
        }

        await toServer.Writer.CompleteAsync();
        while (await answers.ReadLineAsync().WaitAsync(Patience) is { } last)
        {
            Assert.NotEqual(InternalError, (int?)JsonNode.Parse(last)!["error"]?["code"]);
        }

        await serving.WaitAsync(Patience);
        Assert.Empty(log);

        async Task WriteAsync(byte[] line) => await toServer.Writer.WriteAsync((byte[])[.. line, (byte)'\n']);
    }

    [Fact]
    public async Task Over_http_the_server_goes_on_even_when_clients_vanish()
    {
        await using var server = await HttpServer.StartAsync();
        var mutations = new Mutations(11);
        for (var batch = 0; batch < Batches; batch++)
        {
            for (var i = 0; i < Batch; i++)
            {
                var (from, spoilt, how) = mutations.Next();
                using var request = server.Post("", from.Modern, from.Method, from.Name);
                request.Content = new ByteArrayContent(spoilt) { Headers = { ContentType = new("application/json") } };
                var (status, body) = await server.SendAsync(request);
                Assert.True((int)status < 500 && !body.Contains(InternalError.ToString(), StringComparison.Ordinal), $"{how}: {(int)status} {body}\n{Encoding.UTF8.GetString(spoilt)}\n{string.Join('\n', server.Log)}");
            }

            await VanishAsync(server.Address);
            var good = server.Post(Session.Call(1, "assign_tier", """{"arr":70000,"qualifiedReferrals":18,"certifiedPeople":2}""", modern: true), true, "tools/call", "assign_tier");
            var (fine, answer) = await server.SendAsync(good);
            Assert.Equal((HttpStatusCode.OK, "Silver"), (fine, (string?)JsonNode.Parse(answer)!["result"]!["structuredContent"]!["result"]!["tier"]));
        }

        Assert.Empty(server.Log);
    }

    [Theory]
    [InlineData("tools/call", """{"name":null}""", "'tools/call' needs params.name.")]
    [InlineData("prompts/get", """{"name":null}""", "'prompts/get' needs params.name.")]
    [InlineData("resources/read", """{"uri":null}""", "'resources/read' needs params.uri.")]
    [InlineData("resources/subscribe", """{"uri":null}""", "'resources/subscribe' needs params.uri.")]
    [InlineData("resources/unsubscribe", "{}", "'resources/unsubscribe' needs params.uri.")]
    [InlineData("completion/complete", """{"ref":null,"argument":{"name":"name","value":""}}""", "'completion/complete' needs params.ref.")]
    [InlineData("completion/complete", """{"ref":{"type":"ref/prompt","name":"build-program"},"argument":{"name":"stage","value":null}}""", "'completion/complete' needs params.argument.value.")]
    [InlineData("tools/list", """{"cursor":"a","cursor":"b"}""", "The field 'cursor' is given twice. Send it once.")]
    public async Task A_message_that_says_nothing_or_two_things_is_told_so(string method, string parameters, string expected)
    {
        var answers = await Session.PipeAsync(Session.Initialize, Session.Request(1, method, parameters));
        Assert.Equal(expected, (string?)answers[1]["error"]!["message"]);
    }

    /// <summary>Clients that reset the connection: while sending, and while waiting for the answer.</summary>
    private static async Task VanishAsync(Uri address)
    {
        var body = Session.Call(1, "search_rules", """{"query":"tiers"}""");
        foreach (var sent in new[] { body.Length / 2, body.Length })
        {
            using var socket = new TcpClient(address.Host, address.Port) { LingerState = new LingerOption(true, 0) };
            await socket.GetStream().WriteAsync(Encoding.UTF8.GetBytes($"POST {address.AbsolutePath} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\n" +
                $"Accept: application/json, text/event-stream\r\nContent-Length: {body.Length}\r\n\r\n{body[..sent]}"));
        }
    }
}
