using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ModelContextProtocol.Server;
using SkillServer.Content;
using SkillServer.Hosts.Http;
using SkillServer.Mcp;
using SkillServer.Tests.Mcp;
using SkillServer.Tools;

namespace SkillServer.Tests.Http;

/// <summary>The HTTP host on a free port of this machine.</summary>
internal sealed class HttpServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource<Uri> _address = new();
    private readonly Task _serving;

    private HttpServer(HttpSettings settings, Func<string?, McpServerOptions>? options, Func<string?>? unready) =>
        _serving = HttpHost.RunAsync(settings, options ?? Product, unready ?? (() => null), Log.Add, _address.SetResult, _stop.Token);

    public HttpClient Client { get; } = new();

    public Uri Address { get; private set; } = null!;

    public LiveContent Live { get; } = new(Session.Content);

    public List<string> Log { get; } = [];

    public static HttpSettings Settings { get; } = HttpSettings.For("127.0.0.1:0", [], null);

    public static async Task<HttpServer> StartAsync(HttpSettings? settings = null, Func<string?, McpServerOptions>? options = null, Func<string?>? unready = null)
    {
        var server = new HttpServer(settings ?? Settings, options, unready);
        if (await Task.WhenAny(server._address.Task, server._serving) == server._serving)
        {
            await server._serving;
        }

        server.Address = await server._address.Task;
        return server;
    }

    /// <summary>A message as a good client sends it, which a case then spoils.</summary>
    public HttpRequestMessage Post(string body, bool modern = false, string? method = null, string? name = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        Add("MCP-Protocol-Version", modern ? Session.New : Session.Old);
        Add("Mcp-Method", modern ? method : null);
        Add("Mcp-Name", modern ? name : null);
        return request;

        void Add(string header, string? value)
        {
            if (value is not null)
            {
                request.Headers.Add(header, value);
            }
        }
    }

    /// <summary>The status and the message, without the frame of an event.</summary>
    public async Task<(HttpStatusCode Status, string Body)> SendAsync(HttpRequestMessage request)
    {
        using var answer = await Client.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, body.StartsWith("event: message\ndata: ", StringComparison.Ordinal) ? body["event: message\ndata: ".Length..].Trim() : body.Trim());
    }

    public Task StopAsync()
    {
        _stop.Cancel();
        return _serving;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync().WaitAsync(TimeSpan.FromSeconds(30));
        Client.Dispose();
        _stop.Dispose();
    }

    private McpServerOptions Product(string? toolsets)
    {
        var offered = ToolSet.Offered((toolsets ?? "default").Split(','));
        return McpEndpoint.Options(Live, new(() => offered), Log.Add, sessions: false);
    }
}
