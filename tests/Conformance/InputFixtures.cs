using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace SkillServer.Conformance;

/// <summary>The tools that need something from the client before they can answer.</summary>
internal static class InputFixtures
{
    public static IEnumerable<McpServerTool> All =>
    [
        Fixture.Asks("test_input_required_result_elicitation", request =>
            $"Hello, {Input.Field(Input.Of(request.Params!, "user_name"), "name") ?? throw Input.Asked(new() { ["user_name"] = Input.Elicit("What is your name?", "name") })}!"),
        Fixture.Asks("test_input_required_result_sampling", request =>
            $"{Input.Of(request.Params!, "capital_question") ?? throw Input.Asked(new() { ["capital_question"] = Input.Sample("What is the capital of France?", 100) })}"),
        Fixture.Asks("test_input_required_result_list_roots", request =>
            $"{Input.Of(request.Params!, "client_roots") ?? throw Input.Asked(new() { ["client_roots"] = Input.Roots() })}"),
        Fixture.Asks("test_input_required_result_request_state", Confirm),
        Fixture.Asks("test_input_required_result_tampered_state", Confirm),
        Fixture.Asks("test_input_required_result_multiple_inputs", Several),
        Fixture.Asks("test_input_required_result_multi_round", Rounds),
        Fixture.Asks("test_input_required_result_capabilities", WhatTheClientCan),
        Fixture.Asks("test_missing_capability", request => request.Server.ClientCapabilities?.Sampling is not null ? "The client can sample."
            : throw new MissingRequiredClientCapabilityException(new ClientCapabilities { Sampling = new() }, "This tool needs a client that can sample.")),
    ];

    private static string Confirm(RequestContext<CallToolRequestParams> request) =>
        Input.State(request.Params!) == "confirm" && Input.Field(Input.Of(request.Params!, "confirm"), "ok") is not null ? "state-ok"
        : throw Input.Asked(new() { ["confirm"] = Input.Elicit("Please confirm", "ok", yesOrNo: true) }, "confirm");

    private static string Several(RequestContext<CallToolRequestParams> request)
    {
        var questions = new Dictionary<string, InputRequest>
        {
            ["user_name"] = Input.Elicit("What is your name?", "name"),
            ["greeting"] = Input.Sample("Generate a greeting", 50),
            ["client_roots"] = Input.Roots(),
        };
        return Input.State(request.Params!) == "several" && questions.Keys.All(question => Input.Of(request.Params!, question) is not null) ? "All are answered."
            : throw Input.Asked(questions, "several");
    }

    private static string Rounds(RequestContext<CallToolRequestParams> request) => Input.State(request.Params!) switch
    {
        "second" when Input.Field(Input.Of(request.Params!, "step2"), "color") is { } colour => $"Your favourite colour is {colour}.",
        "first" when Input.Field(Input.Of(request.Params!, "step1"), "name") is not null => throw Input.Asked(new() { ["step2"] = Input.Elicit("Step 2: What is your favorite color?", "color") }, "second"),
        _ => throw Input.Asked(new() { ["step1"] = Input.Elicit("Step 1: What is your name?", "name") }, "first"),
    };

    /// <summary>Asks only for what the client says it can do.</summary>
    private static string WhatTheClientCan(RequestContext<CallToolRequestParams> request)
    {
        var questions = new Dictionary<string, InputRequest>();
        if (request.Server.ClientCapabilities?.Elicitation is not null)
        {
            questions["user_name"] = Input.Elicit("What is your name?", "name");
        }

        if (request.Server.ClientCapabilities?.Sampling is not null)
        {
            questions["greeting"] = Input.Sample("Generate a greeting", 50);
        }

        return questions.Count == 0 || questions.Keys.All(question => Input.Of(request.Params!, question) is not null) ? "Nothing more to ask." : throw Input.Asked(questions);
    }
}
