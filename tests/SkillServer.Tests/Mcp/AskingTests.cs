using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Partnerships.Kernel;
using SkillServer.Mcp.Asking;

namespace SkillServer.Tests.Mcp;

/// <summary>A person is asked for missing facts where the client can ask; everywhere else the refusal says what is missing.</summary>
public sealed class AskingTests
{
    private static readonly Dictionary<string, object?> Part = new() { ["arr"] = 70_000 };
    private readonly List<ElicitRequestParams> _asked = [];

    public static TheoryData<string> Eras => [Session.Old, Session.New];

    [Theory, MemberData(nameof(Eras))]
    public async Task Missing_facts_of_a_tool_are_asked_for(string version)
    {
        await using var session = await OpenAsync(version, Accept("""{"qualifiedReferrals":18,"certifiedPeople":2}"""));
        var answer = await session.Client.CallToolAsync("assign_tier", Part, cancellationToken: Stop);
        Assert.Equal("Silver", answer.StructuredContent!.Value.GetProperty("result").GetProperty("tier").GetString());
        var form = Assert.Single(_asked).RequestedSchema!;
        Assert.Equal(["certifiedPeople", "qualifiedReferrals"], form.Properties.Keys.Order());
        Assert.Equal(["certifiedPeople", "qualifiedReferrals"], form.Required!.Order());
        var number = Assert.IsType<ElicitRequestParams.NumberSchema>(form.Properties["certifiedPeople"]);
        Assert.Equal("integer", number.Type);
        Assert.NotEmpty(number.Description!);
    }

    [Theory, MemberData(nameof(Eras))]
    public async Task A_form_has_choices_ranges_and_dates(string version)
    {
        await using var session = await OpenAsync(version, _ => new() { Action = "decline" });
        await session.Client.CallToolAsync("event_roi", new Dictionary<string, object?>(), cancellationToken: Stop);
        await session.Client.CallToolAsync("route_escalation", new Dictionary<string, object?>(), cancellationToken: Stop);
        await session.Client.CallToolAsync("check_deal_registration", new Dictionary<string, object?>(), cancellationToken: Stop);
        await session.Client.CallToolAsync("price_reseller_deal", new Dictionary<string, object?>(), cancellationToken: Stop);
        var fields = _asked.SelectMany(form => form.RequestedSchema!.Properties).DistinctBy(field => field.Key).ToDictionary();
        var share = Assert.IsType<ElicitRequestParams.NumberSchema>(fields["ourSharePercent"]);
        Assert.Equal((0d, 100d), (share.Minimum, share.Maximum));
        Assert.NotEmpty(Assert.IsType<ElicitRequestParams.UntitledSingleSelectEnumSchema>(fields["severity"]).Enum);
        Assert.Contains(fields.Values.OfType<ElicitRequestParams.StringSchema>(), text => text.Format is "date" or "date-time");
        Assert.IsType<ElicitRequestParams.BooleanSchema>(fields["registered"]);
    }

    [Theory]
    [InlineData(Session.Old, "decline")]
    [InlineData(Session.Old, "cancel")]
    [InlineData(Session.New, "decline")]
    [InlineData(Session.New, "cancel")]
    public async Task Who_does_not_answer_gets_the_refusal(string version, string action)
    {
        await using var session = await OpenAsync(version, _ => new() { Action = action });
        await using var silent = await Session.OpenAsync(version);
        var refused = await session.Client.CallToolAsync("assign_tier", Part, cancellationToken: Stop);
        Assert.Single(_asked);
        AssertSame(await silent.Client.CallToolAsync("assign_tier", Part, cancellationToken: Stop), refused);
        Assert.Equal("missing_field", refused.StructuredContent!.Value.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData(Session.Old, """{"qualifiedReferrals":"eighteen","certifiedPeople":2}""", "wrong_type")]
    [InlineData(Session.New, """{"qualifiedReferrals":"eighteen","certifiedPeople":2}""", "wrong_type")]
    [InlineData(Session.Old, """{"qualifiedReferrals":18}""", "missing_field")]
    [InlineData(Session.New, """{"qualifiedReferrals":18}""", "missing_field")]
    [InlineData(Session.New, """{"qualifiedReferrals":18,"certifiedPeople":-2}""", "out_of_range")]
    [InlineData(Session.New, """{"qualifiedReferrals":18,"certifiedPeople":2,"bonus":1}""", "unknown_field")]
    [InlineData(Session.New, """{"qualifiedReferrals":18,"certifiedPeople":2,"arr":900000}""", "duplicate_field")]
    [InlineData(Session.New, """{"qualifiedReferrals":18,"certifiedPeople":null}""", "null_value")]
    public async Task Answers_are_read_as_strictly_as_arguments_and_asked_for_once(string version, string content, string code)
    {
        await using var session = await OpenAsync(version, Accept(content));
        var refused = await session.Client.CallToolAsync("assign_tier", Part, cancellationToken: Stop);
        Assert.Single(_asked);
        Assert.True(refused.IsError);
        Assert.Equal(code, refused.StructuredContent!.Value.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("assign_tier", """{"arr":70000,"qualifiedReferrals":18,"certifiedPeople":2}""", false)]
    [InlineData("assign_tier", """{"arr":"much"}""", true)] // something else is wrong: the model mends that first
    [InlineData("certification_status", "{}", true)] // a list is no single value
    [InlineData("prepare_qbr", """{"partner":"P","quarter":"2026-Q3","meeting":"2026-10-05"}""", true)]
    public async Task Nobody_is_asked_in_vain(string tool, string arguments, bool refused)
    {
        foreach (var version in new[] { Session.Old, Session.New })
        {
            await using var session = await OpenAsync(version, Accept("{}"));
            var answer = await session.Client.CallToolAsync(tool, JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments)!, cancellationToken: Stop);
            Assert.Equal(refused, answer.IsError is true);
            Assert.Empty(_asked);
        }
    }

    [Theory]
    [InlineData("build-program", "current_state goal")]
    [InlineData("quarterly-business-review", "quarter")]
    [InlineData("joint-webinar", "partner webinar_date")]
    [InlineData("marketplace-listing", "product")]
    [InlineData("reseller-rollout", "start_date")]
    public async Task The_use_cases_ask_for_what_they_need(string prompt, string needed)
    {
        var names = needed.Split(' ');
        var values = names.ToDictionary(name => name, name => (object?)(name.EndsWith("_date", StringComparison.Ordinal) ? "2026-12-15" : $"the {name}"));
        foreach (var version in new[] { Session.Old, Session.New })
        {
            _asked.Clear();
            await using var session = await OpenAsync(version, Accept(JsonSerializer.Serialize(values)));
            var told = await session.Client.GetPromptAsync(prompt, cancellationToken: Stop);
            Assert.Equal(names, Assert.Single(_asked).RequestedSchema!.Properties.Keys);
            Assert.All(_asked[0].RequestedSchema!.Properties.Where(field => field.Key.EndsWith("_date", StringComparison.Ordinal)), field => Assert.Equal("date", ((ElicitRequestParams.StringSchema)field.Value).Format));
            var whole = await session.Client.GetPromptAsync(prompt, values, cancellationToken: Stop);
            Assert.Equal(Text(whole), Text(told));
            Assert.Single(_asked);
        }
    }

    [Theory, MemberData(nameof(Eras))]
    public async Task A_prompt_nobody_completes_is_refused(string version)
    {
        await using var session = await OpenAsync(version, _ => new() { Action = "decline" });
        var fault = await Assert.ThrowsAsync<McpProtocolException>(async () => await session.Client.GetPromptAsync("joint-webinar", cancellationToken: Stop));
        Assert.Equal(McpErrorCode.InvalidParams, fault.ErrorCode);
        Assert.Contains("'partner' is missing", fault.Message, StringComparison.Ordinal);
        Assert.Contains("'webinar_date' is missing", fault.Message, StringComparison.Ordinal);
        Assert.Single(_asked);
    }

    [Theory, MemberData(nameof(Eras))]
    public async Task A_client_that_fails_to_ask_ends_its_call_and_no_other(string version)
    {
        await using var session = await OpenAsync(version, _ => throw new InvalidOperationException("no screen"));
        await Assert.ThrowsAnyAsync<Exception>(async () => await session.Client.CallToolAsync("assign_tier", Part, cancellationToken: Stop));
        Assert.Single(_asked);
        Assert.NotEqual(true, (await session.Client.CallToolAsync("list_operations", cancellationToken: Stop)).IsError);
        Assert.Empty(session.Log);
    }

    [Theory, MemberData(nameof(Eras))]
    public async Task What_a_form_left_empty_is_asked_for(string version)
    {
        await using var session = await OpenAsync(version, Accept("""{"partner":"Nordhavn"}"""));
        var told = await session.Client.GetPromptAsync("joint-webinar", new Dictionary<string, object?> { ["partner"] = " ", ["webinar_date"] = "2026-12-15", ["topic"] = "" }, cancellationToken: Stop);
        Assert.Equal(["partner"], Assert.Single(_asked).RequestedSchema!.Properties.Keys);
        Assert.Contains("- Partner: Nordhavn\n", Text(told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_given_twice_is_refused_before_anything_is_asked()
    {
        var request = Session.Request(1, "prompts/get", """{"name":"joint-webinar","arguments":{"partner":"","webinar_date":"2026-12-15","partner":""}}""", modern: true)
            .Replace("clientCapabilities\":{}", "clientCapabilities\":{\"elicitation\":{}}", StringComparison.Ordinal);
        var answer = (await Session.PipeAsync(request))[0];
        Assert.StartsWith("arguments: a field twice was given", (string)answer["error"]!["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_prompts_state_is_held_to_its_prompt()
    {
        static string Get(int id, string name, string more) => Session.Request(id, "prompts/get", "{\"name\":\"" + name + "\"" + more + "}", modern: true).Replace("clientCapabilities\":{}", "clientCapabilities\":{\"elicitation\":{}}", StringComparison.Ordinal);
        var state = (string)(await Session.PipeAsync(Get(1, "quarterly-business-review", "")))[0]["result"]!["requestState"]!;
        var answer = $",\"requestState\":\"{state}\"," + """
            "inputResponses":{"facts":{"action":"accept","content":{"quarter":"2026-Q3"}}}
            """;
        var answers = await Session.PipeAsync(Get(1, "quarterly-business-review", answer), Get(2, "joint-webinar", answer));
        Assert.Contains("- Quarter: 2026-Q3\n", (string)answers[0]["result"]!["messages"]![0]!["content"]!["text"]!, StringComparison.Ordinal);
        Assert.Equal(-32602, (int)answers[1]["error"]!["code"]!);
        Assert.StartsWith("requestState: ", (string)answers[1]["error"]!["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_only_opens_pages_is_not_asked()
    {
        var answers = await Session.PipeAsync(Raw(1, """{"arr":70000}""", capabilities: """{"elicitation":{"url":{}}}"""), Raw(2, """{"arr":70000}""", capabilities: "{}"));
        Assert.All(answers, answer => Assert.Equal("missing_field", (string?)answer["result"]!["structuredContent"]!["code"]));
    }

    [Fact]
    public async Task A_state_serves_its_own_call_only()
    {
        const string Given = """{"arr":70000}""", Facts = """{"facts":{"action":"accept","content":{"qualifiedReferrals":18,"certifiedPeople":2}}}""";
        var asked = (await Session.PipeAsync(Raw(1, Given)))[0]["result"]!;
        Assert.Equal("input_required", (string?)asked["resultType"]);
        Assert.Equal("elicitation/create", (string?)asked["inputRequests"]!["facts"]!["method"]);
        Assert.Equal("form", (string?)asked["inputRequests"]!["facts"]!["params"]!["mode"]);
        var state = (string)asked["requestState"]!;
        Assert.DoesNotContain("70000", state, StringComparison.Ordinal);
        var last = state[^3] == 'A' ? 'B' : 'A';

        var answers = await Session.PipeAsync(
            Raw(1, Given, state, Facts),
            Raw(2, """{ "arr" : 70000.0 }""", state, Facts), // the same arguments, spelled otherwise
            Raw(3, """{"arr":70001}""", state, Facts),
            Raw(4, Given, state[..^3] + last + state[^2..], Facts),
            Raw(5, Given, "x" + state[1..], Facts),
            Raw(6, Given, "not a state", Facts),
            Raw(7, Given, "", Facts),
            Raw(8, Given, null, Facts),
            Raw(9, Given, state, null),
            Raw(10, Given, state, """{"other":{"action":"accept","content":{}}}"""),
            Raw(11, Given, state, """{"facts":{"action":"accept"}}"""),
            Raw(12, Given, state, """{"facts":{"action":7,"content":{}}}"""),
            Raw(13, """{"revenue":70000}""", state, Facts, tool: "improvement_plan"));

        Assert.Equal(
            [
                "Silver", "Silver", "request_state", "request_state", "request_state", "request_state", "request_state", "request_state",
                "missing_field", "missing_field", "missing_field", "missing_field", "request_state",
            ],
            answers.Select(answer => answer["result"]!["structuredContent"]!).Select(data => (string?)data["code"] ?? (string?)data["result"]!["tier"]));
        Assert.Contains("Call again without requestState", (string)answers[3]["result"]!["content"]![0]!["text"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_expires_and_is_known_to_replicas_with_the_same_key()
    {
        var (clock, call) = (new Clock(), "call"u8.ToArray());
        var (one, replica, stranger) = (New("k1"), New("k1"), New("k2"));
        var state = one.Issue(call);
        replica.Check(state, call);
        Assert.Equal("request_state", Assert.Throws<RefusalException>(() => stranger.Check(state, call)).Refusals[0].Code);
        clock.Now += RequestState.Patience;
        replica.Check(state, call);
        clock.Now += TimeSpan.FromSeconds(1);
        Assert.Contains("older than 30 minutes", Assert.Throws<RefusalException>(() => replica.Check(state, call)).Message, StringComparison.Ordinal);
        Assert.Equal("key_too_short", Assert.Throws<RefusalException>(() => RequestState.Key("short")).Refusals[0].Code);
        Assert.NotEqual(RequestState.Key(null), RequestState.Key(""));

        RequestState New(string key) => new(RequestState.Key(key.PadRight(32, '.')), clock);
    }

    internal static Func<ElicitRequestParams, ElicitResult> Accept(string content) =>
        _ => new() { Action = "accept", Content = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(content) };

    internal static McpClientHandlers Person(List<ElicitRequestParams> asked, Func<ElicitRequestParams, ElicitResult> person) => new()
    {
        ElicitationHandler = (form, _) =>
        {
            asked.Add(form!);
            return new(person(form!));
        },
    };

    private Task<Session> OpenAsync(string version, Func<ElicitRequestParams, ElicitResult> person) => Session.OpenAsync(version, handlers: Person(_asked, person));

    internal static string Raw(int id, string arguments, string? state = null, string? responses = null, string tool = "assign_tier", string capabilities = """{"elicitation":{}}""")
    {
        var members = new JsonObject { ["name"] = tool, ["arguments"] = JsonNode.Parse(arguments) };
        if (state is not null)
        {
            members["requestState"] = state;
        }

        if (responses is not null)
        {
            members["inputResponses"] = JsonNode.Parse(responses);
        }

        return Session.Request(id, "tools/call", members.ToJsonString(), modern: true).Replace("\"io.modelcontextprotocol/clientCapabilities\":{}", "\"io.modelcontextprotocol/clientCapabilities\":" + capabilities, StringComparison.Ordinal);
    }

    internal static void AssertSame(CallToolResult expected, CallToolResult actual)
    {
        Assert.Equal(expected.StructuredContent!.Value.GetRawText(), actual.StructuredContent!.Value.GetRawText());
        Assert.Equal(((TextContentBlock)expected.Content[0]).Text, ((TextContentBlock)actual.Content[0]).Text);
    }

    private static string Text(GetPromptResult prompt) => ((TextContentBlock)prompt.Messages[0].Content).Text;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
