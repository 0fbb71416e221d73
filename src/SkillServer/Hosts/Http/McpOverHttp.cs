using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace SkillServer.Hosts.Http;

/// <summary>
/// Streamable HTTP without sessions: one message in, its answer out, nothing remembered, so that any replica can serve any request.
/// </summary>
internal sealed class McpOverHttp(HttpSettings settings)
{
    /// <summary>Serves one POST; <paramref name="stopping"/> ends what would otherwise stay open.</summary>
    public async Task PostAsync(HttpContext context, McpServerOptions options, CancellationToken stopping)
    {
        var (message, refusal) = await ReadAsync(context, options);
        if (refusal is not null)
        {
            await refusal.WriteAsync(context.Response);
        }
        else if (message is not JsonRpcRequest request)
        {
            context.Response.StatusCode = StatusCodes.Status202Accepted; // a notification; nobody here waits for one
        }
        else
        {
            await AnswerAsync(context, request, options, stopping);
        }
    }

    private static async Task<(JsonRpcMessage? Message, HttpRefusal? Refusal)> ReadAsync(HttpContext context, McpServerOptions options)
    {
        var request = context.Request;
        var headers = request.GetTypedHeaders();
        if (headers.ContentType is not { } type || !type.MediaType.Equals(RequestTransport.Json, StringComparison.OrdinalIgnoreCase))
        {
            return (null, new(StatusCodes.Status415UnsupportedMediaType, $"The body must be {RequestTransport.Json}; say so in Content-Type."));
        }

        if (!Accepts(headers.Accept, RequestTransport.Json) || !Accepts(headers.Accept, RequestTransport.Events))
        {
            return (null, new(StatusCodes.Status406NotAcceptable, $"The client must accept both: send 'Accept: {RequestTransport.Json}, {RequestTransport.Events}'."));
        }

        if (request.Headers.ContainsKey("Mcp-Session-Id"))
        {
            return (null, new(StatusCodes.Status404NotFound, "There is no such session: this server keeps none. Begin again without Mcp-Session-Id.", -32001));
        }

        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, context.RequestAborted);
        var (message, fault) = JsonMessage.Read(body.GetBuffer().AsMemory(0, (int)body.Length));
        return fault is not null ? (null, new(StatusCodes.Status400BadRequest, fault.Error.Message, fault.Error.Code) { Id = fault.Id })
            : message is null ? (null, new(StatusCodes.Status400BadRequest, "The body is empty; send one JSON-RPC message.", (int)McpErrorCode.InvalidRequest))
            : (message, HeaderAgreement.Check(request.Headers, message, options.ToolCollection));
    }

    private async Task AnswerAsync(HttpContext context, JsonRpcRequest request, McpServerOptions options, CancellationToken stopping)
    {
        var (version, stays) = (HeaderAgreement.VersionOf(context.Request.Headers), request.Method == RequestMethods.SubscriptionsListen);
        request.Context = new() { ProtocolVersion = version };
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        using var going = stays ? stopping.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), end) : default;
        if (!stays)
        {
            end.CancelAfter(settings.Timeout);
        }

        context.Response.Headers.CacheControl = "no-store";
        await using var transport = new RequestTransport(request, context.Response);
        await using var server = McpServer.Create(transport, options);
        var running = server.RunAsync(end.Token); // to the end of what it reads, which is one request
        var alive = stays ? transport.KeepAliveAsync(settings.KeepAlive, end.Token) : Task.CompletedTask;
        await running.WaitAsync(end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (end.IsCancellationRequested && !context.RequestAborted.IsCancellationRequested && !stays)
        {
            await transport.RefuseAsync(TimedOut(request.Id));
            await context.Response.CompleteAsync(); // whoever does not hear that it is cancelled must not keep the client waiting
        }

        try
        {
            await running;
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // Nobody waits any more.
        }

        await end.CancelAsync();
        await alive.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private HttpRefusal TimedOut(RequestId id) =>
        new(StatusCodes.Status504GatewayTimeout, $"The request took longer than {settings.Timeout.TotalSeconds:0.###} s and was cancelled. Ask for less at a time.") { Id = id };

    private static bool Accepts(IList<MediaTypeHeaderValue> accepted, string type) =>
        accepted.Any(media => media.MatchesMediaType(type));
}
