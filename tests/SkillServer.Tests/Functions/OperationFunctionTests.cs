using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Partnerships;
using SkillServer.Tests.Mcp;
using SkillServer.Tools;

namespace SkillServer.Tests.Functions;

/// <summary>The catalog as functions of Microsoft.Extensions.AI, against the same tools over MCP.</summary>
public sealed class OperationFunctionTests
{
    private static readonly IReadOnlyDictionary<string, OperationFunction> Functions = OperationFunction.All(Session.Content).ToDictionary(function => function.Name);

    [Fact]
    public async Task Every_operation_answers_as_its_tool()
    {
        await using var session = await Session.OpenAsync(Session.New);
        var tools = (await session.Client.ListToolsAsync(cancellationToken: Stop)).ToDictionary(tool => tool.Name);
        Assert.Equal(Catalog.Operations.Select(operation => operation.Name), Functions.Keys);
        foreach (var operation in Catalog.Operations)
        {
            var function = Functions[operation.Name];
            var arguments = JsonSerializer.Deserialize<Dictionary<string, object?>>(operation.Example)!;
            var answer = await function.InvokeAsync(new(arguments), Stop);
            var told = await session.Client.CallToolAsync(operation.Name, arguments, cancellationToken: Stop);
            Assert.NotEqual(true, told.IsError);
            Assert.Equal(Text(told.StructuredContent!.Value), Text(Assert.IsType<JsonElement>(answer)));
            Assert.Equal((tools[operation.Name].Description, operation.Example.Length > 0), (function.Description, function.JsonSchema.TryGetProperty("examples", out _)));
            Assert.True(JsonElement.DeepEquals(tools[operation.Name].ReturnJsonSchema!.Value, function.ReturnJsonSchema!.Value), operation.Name);
        }
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"arr":"70000","qualifiedReferrals":-1,"certifiedPeople":2}""")]
    [InlineData("""{"arr":70000,"qualifiedReferrals":18,"certifiedPeople":2,"extra":1}""")]
    [InlineData("""{"arr":null,"qualifiedReferrals":18,"certifiedPeople":2}""")]
    [InlineData("""{"arr":70000,"qualifiedReferrals":18,"certifiedPeople":2,"policy":"nobody"}""")]
    public async Task Bad_input_comes_back_as_the_tools_refusal(string input)
    {
        var arguments = JsonSerializer.Deserialize<Dictionary<string, object?>>(input)!;
        await using var session = await Session.OpenAsync(Session.New);
        var told = await session.Client.CallToolAsync("assign_tier", arguments, cancellationToken: Stop);
        Assert.True(told.IsError);
        var answer = Assert.IsType<JsonElement>(await Functions["assign_tier"].InvokeAsync(new(arguments), Stop));
        Assert.Equal(Text(told.StructuredContent!.Value), Text(answer));
    }

    [Fact]
    public async Task Plain_values_nodes_and_records_are_taken_alike()
    {
        var function = Functions["assign_tier"];
        var plain = await function.InvokeAsync(new() { ["arr"] = 70_000m, ["qualifiedReferrals"] = 18, ["certifiedPeople"] = 2L }, Stop);
        var nodes = await function.InvokeAsync(new() { ["arr"] = JsonValue.Create(70_000), ["qualifiedReferrals"] = JsonElement.Parse("18"), ["certifiedPeople"] = 2.0 }, Stop);
        Assert.Equal("Silver", ((JsonElement)plain!).GetProperty("result").GetProperty("tier").GetString());
        Assert.Equal(((JsonElement)plain!).GetRawText(), ((JsonElement)nodes!).GetRawText());
    }

    [Fact]
    public async Task What_json_has_no_form_for_is_refused()
    {
        foreach (var value in new object[] { double.NaN, new Action(() => { }), typeof(string) })
        {
            var answer = (JsonElement)(await Functions["assign_tier"].InvokeAsync(new() { ["arr"] = value }, Stop))!;
            Assert.Equal(("wrong_type", "arr"), (answer.GetProperty("code").GetString(), answer.GetProperty("path").GetString()));
            Assert.DoesNotContain("System", answer.GetRawText(), StringComparison.Ordinal);
        }

        JsonNode deep = new JsonObject();
        for (var level = 0; level < 200; level++)
        {
            deep = new JsonObject { ["x"] = deep };
        }

        Assert.Equal("too_deep", ((JsonElement)(await Functions["assign_tier"].InvokeAsync(new() { ["arr"] = deep }, Stop))!).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_cancelled_call_ends() => await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        await Functions["assign_tier"].InvokeAsync(new() { ["arr"] = 70_000, ["qualifiedReferrals"] = 18, ["certifiedPeople"] = 2 }, new CancellationToken(canceled: true)));

    /// <summary>The client escapes anew what the server sent as it is.</summary>
    private static string Text(JsonElement answer) => JsonNode.Parse(answer.GetRawText())!.ToJsonString();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
