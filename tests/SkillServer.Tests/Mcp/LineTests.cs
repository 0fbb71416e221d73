using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using SkillServer.Hosts.Stdio;

namespace SkillServer.Tests.Mcp;

public sealed class LineTests
{
    private const string Ping = """{"jsonrpc":"2.0","id":99,"method":"ping"}""";

    [Fact]
    public async Task Broken_lines_are_answered_and_survived()
    {
        (string Line, int? Code, string? Id)[] lines =
        [
            ("{not json", -32700, null),
            ("\"text\"", -32600, null),
            ("null", -32600, null),
            ("[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]", -32600, null),
            ("{\"jsonrpc\":\"1.0\",\"id\":2,\"method\":\"ping\"}", -32600, "2"),
            ("{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":5}", -32600, "3"),
            ("{\"jsonrpc\":\"2.0\",\"id\":4}", -32600, "4"),
            ($"{{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"tools/call\",\"params\":{{\"name\":\"assign_tier\",\"arguments\":{{\"arr\":{new string('[', 5_000)}{new string(']', 5_000)}}}}}}}", -32600, "5"),
            (new string('[', 300_000), -32700, null),
            ("{\"id\":\"\\ud800\",\"jsonrpc\":\"2.0\",\"method\":\"ping\"}", -32700, null),
            ("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"no/such\"}", -32601, "7"),
            ("{\"jsonrpc\":\"2.0\",\"id\":8,\"method\":\"tools/call\",\"params\":{\"\\ud800\":1}}", -32600, "8"),
            ("", null, null),
            ("\uFEFF" + Ping.Replace("99", "10", StringComparison.Ordinal), null, "10"),
            ("{\"x\":\"" + new string('x', 5 * 1024 * 1024) + "\"}", -32600, null),
        ];
        foreach (var (line, code, id) in lines)
        {
            var answers = await Session.PipeAsync(Session.Initialize, line, Ping);
            Assert.Equal("99", answers[^1]["id"]!.ToString());
            Assert.NotNull(answers[^1]["result"]);
            Assert.All(answers, answer => Assert.DoesNotContain("System.", answer.ToJsonString(), StringComparison.Ordinal));
            var mine = answers.Where(answer => answer["id"]?.ToString() is not ("0" or "99")).ToList();
            if (code is not null || id is not null)
            {
                Assert.Equal((code, id), ((int?)Assert.Single(mine)["error"]?["code"], mine[0]["id"]?.ToString()));
            }
        }
    }

    /// <summary>A client that leaves while a form is open will not fill it in: nobody waits for it, however long one would wait for a calculation.</summary>
    [Fact]
    public async Task A_question_that_cannot_be_answered_any_more_does_not_hold_up_the_end()
    {
        var open = new OpenRequests();
        var (call, other) = (new JsonRpcRequest { Method = "tools/call", Id = new(1) }, new JsonRpcRequest { Method = "tools/call", Id = new(2) });
        open.Read(call);
        open.Read(other);
        foreach (var question in new[] { "q1", "q2", "q3" })
        {
            open.Write(new JsonRpcRequest { Method = RequestMethods.ElicitationCreate, Id = new(question) });
        }

        open.Read(new JsonRpcResponse { Id = new("q2"), Result = null });
        open.Write(new JsonRpcNotification { Method = NotificationMethods.CancelledNotification, Params = new JsonObject { ["requestId"] = "q3" } });
        open.End();
        var idle = open.IdleAsync(Timeout.InfiniteTimeSpan, TestContext.Current.CancellationToken);
        Assert.False(idle.IsCompleted); // the other may still be answered
        open.Answered(other.Id);
        await idle.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        var late = new OpenRequests();
        late.Read(call);
        late.End();
        idle = late.IdleAsync(Timeout.InfiniteTimeSpan, TestContext.Current.CancellationToken);
        Assert.False(idle.IsCompleted);
        late.Write(new JsonRpcRequest { Method = RequestMethods.ElicitationCreate, Id = new("q") });
        await idle.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Everything_read_is_answered()
    {
        var lines = Enumerable.Range(1, 500).Select(id => Session.Call(id, "assign_tier", $$"""{"arr":{{id}},"qualifiedReferrals":1,"certifiedPeople":1}"""));
        var answers = await Session.PipeAsync([Session.Initialize, .. lines]);
        Assert.Equal(Enumerable.Range(0, 501), answers.Select(answer => (int)answer["id"]!));
        Assert.All(answers, answer => Assert.NotNull(answer["result"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_program_ends_with_its_input_and_prints_only_the_protocol(bool subscribed)
    {
        using var server = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "skillserver.dll"), "serve"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, StandardInputEncoding = new UTF8Encoding(false), StandardOutputEncoding = new UTF8Encoding(false),
        })!;
        var stop = TestContext.Current.CancellationToken;
        var lines = new List<string> { Session.Request(1, "server/discover", modern: true) };
        if (subscribed)
        {
            lines.Add(Session.Request(50, "subscriptions/listen", """{"notifications":{"toolsListChanged":true,"resourceSubscriptions":["policy://standard"]}}""", modern: true));
        }

        lines.Add(Session.Call(2, "assign_tier", """{"arr":70000,"qualifiedReferrals":18,"certifiedPeople":2}""", modern: true));
        lines.Add(Session.Request(3, "resources/read", """{"uri":"policy://standard"}""", modern: true));
        await server.StandardInput.WriteAsync(string.Join('\n', lines) + "\n");
        server.StandardInput.Close();

        var (output, errors) = (server.StandardOutput.ReadToEndAsync(stop), server.StandardError.ReadToEndAsync(stop));
        await server.WaitForExitAsync(stop).WaitAsync(TimeSpan.FromSeconds(30), stop);
        Assert.Equal(0, server.ExitCode);
        Assert.Equal("", await errors);
        var answers = Session.Parse(await output);
        Assert.Equal([1, 2, 3], answers.Where(answer => answer["result"] is not null && (int)answer["id"]! < 50).Select(answer => (int)answer["id"]!));
        Assert.Equal("Silver", (string)answers.Single(answer => (int?)answer["id"] == 2)["result"]!["structuredContent"]!["result"]!["tier"]!);
    }
}
