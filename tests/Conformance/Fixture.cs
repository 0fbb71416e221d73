using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace SkillServer.Conformance;

/// <summary>A tool of the suite: its name, and what it answers.</summary>
internal sealed class Fixture(string name, Func<RequestContext<CallToolRequestParams>, CancellationToken, ValueTask<CallToolResult>> answer, string? schema = null) : McpServerTool
{
    public override Tool ProtocolTool { get; } = new()
    {
        Name = name,
        Description = "A fixture of the conformance suite.",
        InputSchema = JsonElement.Parse(schema ?? """{"type":"object","properties":{}}"""),
    };

    public override IReadOnlyList<object> Metadata => [];

    /// <summary>A tool that always answers the same.</summary>
    public static Fixture Says(string name, params ContentBlock[] content) => new(name, (_, _) => new(new CallToolResult { Content = [.. content] }));

    /// <summary>A tool that answers with one text, or throws what its caller must do first.</summary>
    public static Fixture Asks(string name, Func<RequestContext<CallToolRequestParams>, string> answer) => new(name, (request, _) => new(Text(answer(request))));

    public static CallToolResult Text(string text) => new() { Content = [new TextContentBlock { Text = text }] };

    public override ValueTask<CallToolResult> InvokeAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default) => answer(request, cancellationToken);
}
