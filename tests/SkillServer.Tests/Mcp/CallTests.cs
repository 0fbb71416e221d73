using System.IO.Pipelines;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using Partnerships;
using Partnerships.Kernel;
using SkillServer.Content;
using SkillServer.Hosts.Stdio;
using SkillServer.Mcp;
using SkillServer.Tools;

namespace SkillServer.Tests.Mcp;

public sealed class CallTests
{
    private static readonly JsonSerializerOptions Shown = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Bad_input_is_explained()
    {
        (string Tool, string Arguments)[] calls =
        [
            ("assign_tier", "{}"),
            ("assign_tier", """{"arr":70000,"qualifiedReferals":18,"certifiedPeople":2}"""),
            ("assign_tier", """{"arr":"a lot","qualifiedReferrals":1.5,"certifiedPeople":null}"""),
            ("assign_tier", """{"arr":-1,"qualifiedReferrals":18,"certifiedPeople":2}"""),
            ("assign_tier", """{"arr":1,"arr":2,"qualifiedReferrals":18,"certifiedPeople":2}"""),
            ("assign_tier", """{"arr":1,"qualifiedReferrals":18,"certifiedPeople":2,"detail":"all"}"""),
            ("assign_tier", $"{{\"arr\":{new string('[', 40)}{new string(']', 40)}}}"),
            ("search_rules", """{"query":"tiers","section":"revenu"}"""),
            ("read_rule", """{"rule":"revenue-sharing-model"}"""),
            ("read_rule", """{"rule":"revenue-sharing-models","heading":"clawback"}"""),
            ("list_operations", """{"operation":"asign_tier"}"""),
            ("run_operation", """{"operation":"asign_tier","arguments":{}}"""),
            ("run_operation", """{"operation":"assign_tier","arguments":{"arr":1}}"""),
        ];
        var text = new StringBuilder();
        foreach (var (tool, arguments) in calls)
        {
            var result = (await Call(tool, arguments))["result"];
            Assert.True(result is not null, arguments);
            Assert.True((bool?)result["isError"]);
            text.Append($"{tool} {(arguments.Length > 120 ? arguments[..40] + "…" : arguments)}\n{result["content"]![0]!["text"]}\n{result["structuredContent"]!.ToJsonString(Shown)}\n\n");
        }

        Testing.Golden.Verify(text.ToString(), "refusals");
    }

    /// <summary>Apart from the golden file, since these lists grow with every policy and area.</summary>
    [Theory]
    [InlineData("assign_tier", """{"arr":1,"qualifiedReferrals":18,"certifiedPeople":2,"policy":"standart"}""", "Did you mean 'standard'?")]
    [InlineData("list_operations", """{"area":"programme"}""", "Did you mean 'program'?")]
    public async Task An_unknown_choice_gets_the_nearest(string tool, string arguments, string hint) =>
        Assert.Equal(hint, (string?)(await Call(tool, arguments))["result"]!["structuredContent"]!["fix"]);

    [Fact]
    public async Task A_call_that_is_no_call_is_a_protocol_error()
    {
        foreach (var request in new[] { "", ""","params":{}""", ""","params":[]""", ""","params":{"name":5}""", ""","params":{"name":"assign_tier","arguments":"x"}""", ""","params":{"name":"assign_tier","arguments":[1]}""" })
        {
            var answers = await Session.PipeAsync(Session.Initialize, $$"""{"jsonrpc":"2.0","id":1,"method":"tools/call"{{request}}}""");
            Assert.Equal(-32602, (int?)answers[1]["error"]?["code"]);
            Assert.DoesNotContain("System.", answers[1].ToJsonString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_example_is_answered_within_its_output_schema()
    {
        var tools = new ToolSet(Session.Content);
        var knowledge = new[] { ("search_rules", """{"query":"clawback"}"""), ("read_rule", """{"rule":"revenue-sharing-models"}"""), ("list_operations", "{}"), ("list_operations", """{"operation":"assign_tier"}""") };
        foreach (var (name, arguments) in Catalog.Operations.Select(operation => (operation.Name, operation.Example)).Concat(knowledge))
        {
            var answer = tools.Get(name).Call(JsonDocument.Parse(arguments).RootElement);
            SchemaCheck.Valid(JsonNode.Parse(arguments), tools.Get(name).InputSchema(), $"{name} input");
            SchemaCheck.Valid(JsonNode.Parse(answer.Data.GetRawText()), tools.Get(name).OutputSchema(), $"{name} output");
            Assert.True(answer.Data.GetRawText().Length <= AnswerLimit.Most && answer.Text.Length <= AnswerLimit.Most);
        }
    }

    [Fact]
    public void A_long_answer_loses_steps_and_then_is_refused()
    {
        var answer = Testing.Engine.Run("assign_tier", """{"arr":70000,"qualifiedReferrals":18,"certifiedPeople":2}""");
        var steps = answer with { Steps = [.. Enumerable.Range(1, 2_000).Select(no => new Step(no, "Step", new string('x', 80), "1", null))] };
        var fitted = AnswerLimit.Fit(Of(steps));
        Assert.Equal(21, fitted.Data.GetProperty("steps").GetArrayLength());
        Assert.Contains("21. 1980 further steps: left out", fitted.Text, StringComparison.Ordinal);

        var summary = answer with { Summary = new string('x', AnswerLimit.Most) };
        var refused = Assert.Throws<RefusalException>(() => AnswerLimit.Fit(Of(summary)));
        Assert.Contains("page", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_nobody_foresaw_is_logged_and_not_shown()
    {
        var log = new List<string>();
        var result = new ToolCalls(Session.Content, Session.Everything, log.Add).Run(new Broken(), new JsonObject());
        var text = RoundTripTests.Text(result);
        Assert.True(result.IsError);
        Assert.Matches("^Internal error: broken failed on this input, and nothing was changed. The server's log has the details under reference [0-9a-f]{8}.$", text);
        Assert.Contains("NotSupportedException: secret", Assert.Single(log), StringComparison.Ordinal);
        Assert.Contains(text[^9..^1], log[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_policy_is_named_with_its_line_in_the_log_and_in_the_answer()
    {
        const string fault = "standard.yaml:3:12: 'someday' is not a date. Write yyyy-MM-dd.";
        var stop = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("policies");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "policies"));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "policies", "standard.yaml"), "name: standard\nversion: \"1\"\neffective: someday\n", stop);
            var content = new ContentFolder(folder.FullName);
            var answers = await Session.PipeAsync(content, Session.Initialize, Session.Call(1, "assign_tier", """{"arr":1,"qualifiedReferrals":1,"certifiedPeople":1}"""));
            Assert.True((bool?)answers[1]["result"]!["isError"]);
            Assert.Equal("A file of this server is at fault, not the call:\n" + fault, (string)answers[1]["result"]!["content"]![0]!["text"]!);

            var (input, log) = (new Pipe(), new TaskCompletionSource<string>());
            var serving = StdioHost.RunAsync(new(content), Session.Everything, input.Reader.AsStream(), new MemoryStream(), line => log.TrySetResult(line), TimeSpan.Zero, stop);
            Assert.Contains(fault, await log.Task.WaitAsync(TimeSpan.FromSeconds(30), stop), StringComparison.Ordinal);
            await input.Writer.CompleteAsync();
            await serving;
        }
        finally
        {
            folder.Delete(true);
        }
    }

    private static ToolAnswer Of(Answer answer) => new(ToolJson.Write(answer), AnswerText.Of(answer));

    private static async Task<JsonObject> Call(string tool, string arguments) => (await Session.PipeAsync(Session.Initialize, Session.Call(1, tool, arguments)))[1];

    private sealed class Broken : SkillServer.Tools.Tool
    {
        public override string Name => "broken";

        public override string Title => "";

        public override string Description => "";

        public override ToolAnswer Call(JsonElement arguments, CancellationToken cancellation = default) => throw new NotSupportedException("secret");

        public override JsonObject InputSchema() => [];

        public override JsonObject OutputSchema() => [];
    }
}
