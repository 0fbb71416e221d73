using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Partnerships.Kernel;
using SkillServer.Content;
using SkillServer.Mcp.Asking;
using SkillServer.Tools;

namespace SkillServer.Mcp;

/// <summary>tools/list and tools/call. Whatever a model can mend comes back as a result it can read, never as a protocol error.</summary>
internal sealed class ToolCalls(ContentFolder content, Lazy<IReadOnlySet<string>> offered, Action<string> log)
{
    private readonly Lazy<ToolSet> _tools = new(() => new(content));
    private readonly Listing<ModelContextProtocol.Protocol.Tool> _listed = new("tools", () => ToolDefinitions.Of(offered.Value));

    /// <summary>The ready-made definitions of the toolsets on offer. A tool outside them still answers when it is called by name.</summary>
    public ListToolsResult List(RequestContext<ListToolsRequestParams> request) =>
        request.Keep(new ListToolsResult { NextCursor = _listed.Give(request) }, TimeSpan.FromHours(1), CacheScope.Public);

    /// <summary>Runs one tool.</summary>
    public CallToolResult Call(RequestContext<CallToolRequestParams> request, CancellationToken cancellation)
    {
        var name = request.Params!.Name;
        var tool = _tools.Value.All.FirstOrDefault(candidate => candidate.Name == name)
            ?? throw Faults.Unknown("tool", name, [.. _tools.Value.All.Select(candidate => candidate.Name)]);
        var round = new Round(request.JsonRpcRequest, request.Server);
        var (asking, within) = Asking(tool, request.Params.Arguments);
        return Telemetry.Measure(tool.Name, () => Run(
            tool, () => round.Arguments(within), refusals => round.Ask($"{asking.Title}: please fill in what is missing.", Form.Of(refusals, asking.InputSchema, within)), cancellation));
    }

    /// <summary>The tool whose fields a person fills in, and the argument that holds them: what run_operation lacks is its operation's.</summary>
    private (Tools.Tool Tool, string? Within) Asking(Tools.Tool tool, IDictionary<string, JsonElement>? arguments) =>
        tool is RunOperation && arguments is not null && arguments.TryGetValue("operation", out var name) && name.ValueKind == JsonValueKind.String
        && _tools.Value.All.OfType<OperationTool>().FirstOrDefault(operation => name.ValueEquals(operation.Name)) is { } operation
            ? (operation, RunOperation.Below)
            : (tool, null);

    /// <summary>Runs a tool on arguments as they were sent.</summary>
    internal CallToolResult Run(Tools.Tool tool, JsonNode? arguments) => Run(tool, () => arguments, _ => { }, CancellationToken.None);

    private CallToolResult Run(Tools.Tool tool, Func<JsonNode?> arguments, Action<IReadOnlyList<Refusal>> ask, CancellationToken cancellation)
    {
        try
        {
            var answer = AnswerLimit.Fit(tool.Call(Read(arguments()), cancellation));
            return new() { Content = [new TextContentBlock { Text = answer.Text }, .. FileOf(answer)], StructuredContent = answer.Data };
        }
        catch (RefusalException refused)
        {
            ask(refused.Refusals);
            return Failed(refused.Message, RefusalData.Of(refused.Refusals));
        }
        catch (ContentException broken)
        {
            return Failed("A file of this server is at fault, not the call:\n" + broken.Message, null);
        }
        catch (Exception fault) when (fault is not (OutOfMemoryException or OperationCanceledException))
        {
            return Failed(Faults.Internal(tool.Name, fault, log), null);
        }
    }

    /// <summary>A file that was written is linked, by an address that every client can read here; one that was not travels in the answer.</summary>
    private static IEnumerable<ContentBlock> FileOf(ToolAnswer answer) => answer.File switch
    {
        { Path: { } path } file => [new ResourceLinkBlock { Uri = MadeDocuments.UriOf(path), Name = file.Name, MimeType = file.MediaType }],
        { Bytes: { } bytes } file => [new EmbeddedResourceBlock { Resource = BlobResourceContents.FromBytes(bytes, $"document:///{file.Name}", file.MediaType) }],
        _ => [],
    };

    /// <summary>The arguments as sent: the SDK's own reading would drop a field given twice.</summary>
    private static JsonElement Read(JsonNode? arguments) =>
        ToolJson.Parse(JsonSerializer.SerializeToUtf8Bytes(arguments ?? new JsonObject(), (JsonTypeInfo<JsonNode>)McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(JsonNode))));

    private static CallToolResult Failed(string text, JsonElement? data) =>
        new() { IsError = true, Content = [new TextContentBlock { Text = text }], StructuredContent = data };
}
