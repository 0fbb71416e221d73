using System.IO.Pipelines;
using System.Text;
using System.Text.Json.Nodes;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using SkillServer.Content;
using SkillServer.Hosts.Stdio;

namespace SkillServer.Tests.Mcp;

/// <summary>The stdio host and a client of the SDK, joined by two pipes.</summary>
internal sealed class Session : IAsyncDisposable
{
    public const string Old = "2025-11-25", New = "2026-07-28";

    public const string Initialize = """{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}""";

    private const string Meta = """{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientInfo":{"name":"test","version":"1"},"io.modelcontextprotocol/clientCapabilities":{}}""";

    private readonly Pipe _toServer = new(), _toClient = new();
    private readonly Task _serving;

    public static Lazy<IReadOnlySet<string>> Everything { get; } = new(() => SkillServer.Tools.ToolSet.Offered(["all"]));

    private Session(string toolset, ContentFolder content)
    {
        Live = new(content);
        _serving = StdioHost.RunAsync(Live, new(() => SkillServer.Tools.ToolSet.Offered([toolset])), _toServer.Reader.AsStream(), _toClient.Writer.AsStream(), Log.Add, Timeout.InfiniteTimeSpan, CancellationToken.None);
    }

    public static ContentFolder Content { get; } = new(Testing.Repository.Root);

    public LiveContent Live { get; }

    public McpClient Client { get; private set; } = null!;

    public List<string> Log { get; } = [];

    /// <summary>A client that speaks one version; null lets it probe.</summary>
    public static async Task<Session> OpenAsync(string? version, string toolset = "all", ContentFolder? content = null, McpClientHandlers? handlers = null)
    {
        var session = new Session(toolset, content ?? Content);
        session.Client = await McpClient.CreateAsync(
            new StreamClientTransport(session._toServer.Writer.AsStream(), session._toClient.Reader.AsStream()),
            new McpClientOptions { ClientInfo = new() { Name = "test", Version = "1" }, ProtocolVersion = version, DiscoverProbeTimeout = TimeSpan.FromSeconds(30), Handlers = handlers ?? new() });
        return session;
    }

    /// <summary>A request as a line of the old era, or of the new.</summary>
    public static string Request(int id, string method, string parameters = "{}", bool modern = false)
    {
        var members = modern ? parameters[..^1] + (parameters.Length > 2 ? "," : "") + "\"_meta\":" + Meta + "}" : parameters;
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + members + "}";
    }

    /// <summary>A tools/call.</summary>
    public static string Call(int id, string tool, string arguments, bool modern = false) =>
        Request(id, "tools/call", "{\"name\":\"" + tool + "\",\"arguments\":" + arguments + "}", modern);

    /// <summary>Pipes lines into a server and ends its input; the answers in the order of their ids, notifications and errors without one first.</summary>
    public static Task<IReadOnlyList<JsonObject>> PipeAsync(params string[] lines) => PipeAsync(Content, lines);

    public static async Task<IReadOnlyList<JsonObject>> PipeAsync(ContentFolder content, params string[] lines)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        using var output = new MemoryStream();
        await StdioHost.RunAsync(new(content), Everything, input, output, _ => { }, Timeout.InfiniteTimeSpan, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(60));
        return Parse(Encoding.UTF8.GetString(output.ToArray()));
    }

    public static IReadOnlyList<JsonObject> Parse(string output) =>
        [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject()).OrderBy(answer => answer["id"] is { } id ? int.Parse(id.ToString()) : -1)];

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await _toServer.Writer.CompleteAsync();
        await _serving.WaitAsync(TimeSpan.FromSeconds(30));
    }
}
