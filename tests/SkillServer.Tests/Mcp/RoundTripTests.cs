using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using SkillServer.Tools;

namespace SkillServer.Tests.Mcp;

public sealed class RoundTripTests
{
    public static TheoryData<string?> Versions => [Session.Old, Session.New, (string?)null];

    private static readonly Dictionary<string, object?> Partner = new() { ["arr"] = 70_000, ["qualifiedReferrals"] = 18, ["certifiedPeople"] = 2 };

    [Theory, MemberData(nameof(Versions))]
    public async Task Tools_are_listed_and_called(string? version)
    {
        await using var session = await Session.OpenAsync(version);
        Assert.Equal(version ?? Session.New, session.Client.NegotiatedProtocolVersion);
        var tools = await session.Client.ListToolsAsync(cancellationToken: Stop);
        Assert.Equal(new ToolSet(Session.Content).All.Select(tool => tool.Name), tools.Select(tool => tool.Name));

        var answer = await session.Client.CallToolAsync("assign_tier", Partner, cancellationToken: Stop);
        Assert.NotEqual(true, answer.IsError);
        Assert.Equal("Silver", answer.StructuredContent!.Value.GetProperty("result").GetProperty("tier").GetString());
        Assert.Contains("Silver", Text(answer), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Versions))]
    public async Task Every_listed_resource_can_be_read(string? version)
    {
        await using var session = await Session.OpenAsync(version);
        var resources = await session.Client.ListResourcesAsync(cancellationToken: Stop);
        Assert.True(resources.Count >= 20);
        foreach (var resource in resources)
        {
            var read = Assert.IsType<TextResourceContents>(Assert.Single((await session.Client.ReadResourceAsync(resource.Uri, cancellationToken: Stop)).Contents));
            Assert.Equal((resource.Uri, resource.MimeType), (read.Uri, read.MimeType));
            // What the state of the content says changes by itself, so that its size is nobody's business.
            Assert.Equal(resource.Uri == "status://content" ? null : System.Text.Encoding.UTF8.GetByteCount(read.Text), resource.ProtocolResource.Size);
        }

        Assert.Equal(["policy://{name}", "skill://{skill}/rules/{rule}", "template://{name}"], (await session.Client.ListResourceTemplatesAsync(cancellationToken: Stop)).Select(template => template.UriTemplate).Order());
    }

    [Theory, MemberData(nameof(Versions))]
    public async Task Prompts_are_listed_filled_and_completed(string? version)
    {
        await using var session = await Session.OpenAsync(version);
        Assert.Equal(7, (await session.Client.ListPromptsAsync(cancellationToken: Stop)).Count);
        var prompt = await session.Client.GetPromptAsync("joint-webinar", new Dictionary<string, object?> { ["partner"] = "Größe & Söhne", ["webinar_date"] = "2026-12-15" }, cancellationToken: Stop);
        Assert.Contains("- Partner: Größe & Söhne\n", ((TextContentBlock)prompt.Messages[0].Content).Text, StringComparison.Ordinal);
        var links = prompt.Messages.Skip(1).Select(message => ((ResourceLinkBlock)message.Content).Uri).ToList();
        Assert.Contains("skill://partnership-marketer/rules/events-joint-webinars.md", links);

        var choices = await session.Client.CompleteAsync(new PromptReference { Name = "joint-webinar" }, "partner_tier", "g", cancellationToken: Stop);
        Assert.Equal(["gold", "registered"], choices.Completion.Values);
    }

    [Theory]
    [InlineData(Session.Old, McpErrorCode.ResourceNotFound)]
    [InlineData(Session.New, McpErrorCode.InvalidParams)]
    public async Task Unknown_names_are_protocol_errors_with_the_nearest_name(string version, McpErrorCode resourceCode)
    {
        await using var session = await Session.OpenAsync(version);
        var tool = await Assert.ThrowsAsync<McpProtocolException>(async () => await session.Client.CallToolAsync("asign_tier", cancellationToken: Stop));
        Assert.Equal(McpErrorCode.InvalidParams, tool.ErrorCode);
        Assert.EndsWith("There is no tool 'asign_tier'. Did you mean 'assign_tier'?", tool.Message, StringComparison.Ordinal);
        var prompt = await Assert.ThrowsAsync<McpProtocolException>(async () => await session.Client.GetPromptAsync("joint_webinar", cancellationToken: Stop));
        Assert.Equal(McpErrorCode.InvalidParams, prompt.ErrorCode);
        Assert.EndsWith("Did you mean 'joint-webinar'?", prompt.Message, StringComparison.Ordinal);
        var resource = await Assert.ThrowsAsync<McpProtocolException>(async () => await session.Client.ReadResourceAsync("skill://partnership-marketer/rules/revenue-sharing-model.md", cancellationToken: Stop));
        Assert.Equal(resourceCode, resource.ErrorCode);
        Assert.EndsWith("Did you mean 'skill://partnership-marketer/rules/revenue-sharing-models.md'?", resource.Message, StringComparison.Ordinal);
        Assert.Equal("skill://partnership-marketer/rules/revenue-sharing-model.md", resource.Data["uri"]?.ToString());
    }

    [Fact]
    public async Task Only_new_clients_are_told_how_long_to_keep_results()
    {
        await using var old = await Session.OpenAsync(Session.Old);
        var now = await Session.OpenAsync(Session.New);
        await using (now)
        {
            var listed = await now.Client.ListToolsAsync(new ListToolsRequestParams(), Stop);
            Assert.Equal((TimeSpan.FromHours(1), CacheScope.Public), (listed.TimeToLive, listed.CacheScope));
            var before = await old.Client.ListToolsAsync(new ListToolsRequestParams(), Stop);
            Assert.Null(before.TimeToLive);
            Assert.Null(before.CacheScope);
        }
    }

    [Fact]
    public async Task Resource_templates_are_completed()
    {
        await using var session = await Session.OpenAsync(Session.New);
        var rules = await session.Client.CompleteAsync(new ResourceTemplateReference { Uri = "skill://{skill}/rules/{rule}" }, "rule", "rev", cancellationToken: Stop);
        Assert.Equal("revenue-sharing-models.md", rules.Completion.Values[0]);
        var policies = await session.Client.CompleteAsync(new ResourceTemplateReference { Uri = "policy://{name}" }, "name", "", cancellationToken: Stop);
        Assert.Contains("standard", policies.Completion.Values);
        var wrong = await Assert.ThrowsAsync<McpProtocolException>(async () => await session.Client.CompleteAsync(new PromptReference { Name = "joint-webinar" }, "tier", "", cancellationToken: Stop));
        Assert.Equal(McpErrorCode.InvalidParams, wrong.ErrorCode);
    }

    internal static string Text(CallToolResult result) => ((TextContentBlock)Assert.Single(result.Content)).Text;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
