using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using Partnerships;
using Partnerships.Kernel;

namespace SkillServer.Tests.Mcp;

/// <summary>Most operations are listed by no tool of their own; who calls them by run_operation asks the person for the same facts in the same form.</summary>
public sealed class RunOperationAskingTests
{
    private readonly List<ElicitRequestParams> _asked = [];

    public static TheoryData<string> Eras => AskingTests.Eras;

    [Theory, MemberData(nameof(Eras))]
    public async Task Through_run_operation_a_person_fills_in_the_operations_own_form(string version)
    {
        JsonObject facts = [];
        await using var session = await OpenAsync(version, form => AskingTests.Accept(facts.ToJsonString())(form));
        var count = 0;
        foreach (var operation in Catalog.Operations)
        {
            var whole = JsonNode.Parse(operation.Example)!.AsObject();
            var (given, missing) = Part(operation, whole);
            if (missing.Count == 0)
            {
                continue;
            }

            facts = missing;
            _asked.Clear();
            var own = await CallAsync(session, operation.Name, given);
            var run = await CallAsync(session, "run_operation", Run(operation.Name, given));
            Assert.Equal(2, _asked.Count);
            Assert.Equal(missing.Select(fact => fact.Key).Order(), _asked[1].RequestedSchema!.Properties.Keys.Order());
            Assert.Equal(JsonSerializer.Serialize(_asked[0]), JsonSerializer.Serialize(_asked[1]));
            Assert.NotEqual(true, run.IsError);
            AskingTests.AssertSame(own, run);
            AskingTests.AssertSame(await CallAsync(session, "run_operation", Run(operation.Name, whole)), run);
            Assert.Equal(2, _asked.Count);
            count++;
        }

        Assert.True(count >= 30, $"only {count} operations were asked about");
    }

    [Theory]
    [InlineData(Session.Old, "decline")]
    [InlineData(Session.Old, "cancel")]
    [InlineData(Session.New, "decline")]
    [InlineData(Session.New, "cancel")]
    public async Task Who_does_not_answer_gets_the_refusal_with_its_place(string version, string action)
    {
        await using var session = await OpenAsync(version, _ => new() { Action = action });
        await using var silent = await Session.OpenAsync(version);
        var refused = await CallAsync(session, "run_operation", Run("assign_tier", """{"arr":70000}"""));
        Assert.Single(_asked);
        AskingTests.AssertSame(await CallAsync(silent, "run_operation", Run("assign_tier", """{"arr":70000}""")), refused);
        Assert.Equal(("missing_field", "arguments.qualifiedReferrals"), Refused(refused));
    }

    [Theory]
    [InlineData("""{"qualifiedReferrals":"eighteen","certifiedPeople":2}""", "wrong_type", "arguments.qualifiedReferrals")]
    [InlineData("""{"qualifiedReferrals":18}""", "missing_field", "arguments.certifiedPeople")]
    [InlineData("""{"qualifiedReferrals":18,"certifiedPeople":2,"arr":900000}""", "duplicate_field", "arguments.arr")]
    [InlineData("""{"qualifiedReferrals":18,"certifiedPeople":2,"operation":"improvement_plan"}""", "unknown_field", "arguments.operation")]
    [InlineData("""{"qualifiedReferrals":18,"certifiedPeople":2,"arguments":{}}""", "unknown_field", "arguments.arguments")]
    public async Task Answers_stay_within_the_operations_input_and_are_read_as_strictly(string content, string code, string path)
    {
        foreach (var version in new[] { Session.Old, Session.New })
        {
            _asked.Clear();
            await using var session = await OpenAsync(version, AskingTests.Accept(content));
            var refused = await CallAsync(session, "run_operation", Run("assign_tier", """{"arr":70000}"""));
            Assert.Single(_asked);
            Assert.True(refused.IsError);
            Assert.Equal((code, path), Refused(refused));
        }
    }

    [Theory]
    [InlineData("run_operation", """{"operation":"assign_tier"}""")] // the input as a whole is no single value
    [InlineData("run_operation", """{"operation":"assign_tier","arguments":7}""")]
    [InlineData("run_operation", """{"operation":"assign_tier","arguments":{"arr":"much"}}""")]
    [InlineData("run_operation", """{"operation":"assign_tier","arguments":{"arr":70000},"policy":"starter"}""")]
    [InlineData("run_operation", """{"operation":"assign_teir","arguments":{"arr":70000}}""")]
    [InlineData("run_operation", """{"operation":"certification_status","arguments":{}}""")] // a list is no single value
    [InlineData("what_if", """{"operation":"assign_tier","arguments":{"arr":70000},"vary":"qualifiedReferrals","values":[1,2]}""")]
    [InlineData("compare_policies", """{"operation":"assign_tier","arguments":{"arr":70000},"policies":["standard","starter"]}""")]
    public async Task Nobody_is_asked_what_would_not_help(string tool, string arguments)
    {
        foreach (var version in new[] { Session.Old, Session.New })
        {
            await using var session = await OpenAsync(version, AskingTests.Accept("""{"qualifiedReferrals":18,"certifiedPeople":2}"""));
            await CallAsync(session, tool, JsonNode.Parse(arguments)!.AsObject());
            Assert.Empty(_asked);
        }
    }

    [Fact]
    public async Task A_state_of_run_operation_serves_its_own_call_only()
    {
        const string Given = """{"operation":"assign_tier","arguments":{"arr":70000}}""", Own = """{"arr":70000}""",
            Facts = """{"facts":{"action":"accept","content":{"qualifiedReferrals":18,"certifiedPeople":2}}}""";
        var asked = await Session.PipeAsync(Raw(1, Given), AskingTests.Raw(2, Own));
        var (state, other) = ((string)asked[0]["result"]!["requestState"]!, (string)asked[1]["result"]!["requestState"]!);

        var answers = await Session.PipeAsync(
            Raw(1, Given, state, Facts),
            Raw(2, """{"arguments":{"arr":70000.0},"operation":"assign_tier"}""", state, Facts), // the same arguments, spelled otherwise
            Raw(3, """{"operation":"assign_tier","arguments":{"arr":70001}}""", state, Facts),
            Raw(4, """{"operation":"improvement_plan","arguments":{"arr":70000}}""", state, Facts),
            Raw(5, Given, other, Facts),
            AskingTests.Raw(6, Own, state, Facts),
            Raw(7, """{"operation":"assign_tier","arguments":7}""", state, Facts),
            Raw(8, """{"operation":"assign_tier"}""", state, Facts),
            Raw(9, Given, state, null));

        Assert.Equal(
            ["Silver", "Silver", "request_state", "request_state", "request_state", "request_state", "request_state", "request_state", "missing_field"],
            answers.Select(answer => answer["result"]!["structuredContent"]!).Select(data => (string?)data["code"] ?? (string?)data["result"]!["tier"]));
    }

    [Theory]
    [InlineData("""{"name":"run_operation","arguments":{"operation":"assign_tier","arguments":{"arr":1},"arguments":{"arr":70000}}""")]
    [InlineData("""{"name":"run_operation","arguments":{"operation":"assign_tier","arguments":{"arr":1,"arr":70000}}""")]
    public async Task A_field_given_twice_is_refused_and_no_state_fits_it(string call)
    {
        var state = (string)(await Session.PipeAsync(Raw(1, """{"operation":"assign_tier","arguments":{"arr":70000}}""")))[0]["result"]!["requestState"]!;
        var again = ",\"requestState\":\"" + state + "\"," + """
            "inputResponses":{"facts":{"action":"accept","content":{"qualifiedReferrals":18,"certifiedPeople":2}}}
            """;
        var answers = await Session.PipeAsync(Twice(1, ""), Twice(2, again));
        Assert.Equal("duplicate_field", (string?)answers[0]["result"]!["structuredContent"]!["code"]);
        Assert.Equal("request_state", (string?)answers[1]["result"]!["structuredContent"]!["code"]);

        string Twice(int id, string more) => Session.Request(id, "tools/call", call + more.TrimEnd() + "}", modern: true).Replace("clientCapabilities\":{}", "clientCapabilities\":{\"elicitation\":{}}", StringComparison.Ordinal);
    }

    /// <summary>An example without its required single values, and those.</summary>
    private static (JsonObject Given, JsonObject Missing) Part(Operation operation, JsonObject whole)
    {
        var required = SkillServer.Tools.JsonSchema.Of(operation.InputType, operation.Contracts)["required"] as JsonArray ?? [];
        JsonObject given = [], missing = [];
        foreach (var (name, value) in whole)
        {
            (value is JsonValue && required.Any(field => (string?)field == name) ? missing : given)[name] = value?.DeepClone();
        }

        return (given, missing);
    }

    private static JsonObject Run(string operation, JsonObject input) => new() { ["operation"] = operation, ["arguments"] = input.DeepClone() };

    private static JsonObject Run(string operation, string input) => Run(operation, JsonNode.Parse(input)!.AsObject());

    private static string Raw(int id, string arguments, string? state = null, string? responses = null) => AskingTests.Raw(id, arguments, state, responses, tool: "run_operation");

    private static (string?, string?) Refused(CallToolResult result) =>
        (result.StructuredContent!.Value.GetProperty("code").GetString(), result.StructuredContent.Value.GetProperty("path").GetString());

    private static async Task<CallToolResult> CallAsync(Session session, string tool, JsonObject arguments) =>
        await session.Client.CallToolAsync(tool, arguments.Deserialize<Dictionary<string, object?>>()!, cancellationToken: TestContext.Current.CancellationToken);

    private Task<Session> OpenAsync(string version, Func<ElicitRequestParams, ElicitResult> person) => Session.OpenAsync(version, toolset: "default", handlers: AskingTests.Person(_asked, person));
}
