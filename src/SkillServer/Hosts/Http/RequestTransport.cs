using System.Buffers;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using SkillServer.Mcp;

namespace SkillServer.Hosts.Http;

/// <summary>
/// One request and what is said to it: an answer alone as JSON, an answer with notifications before it as a stream of events. The SDK's own
/// transport always streams, keeps a timer for each request, and writes with options under which nothing can be passed on as it is written.
/// </summary>
internal sealed class RequestTransport : ITransport
{
    /// <summary>The two forms of an answer.</summary>
    public const string Json = "application/json", Events = "text/event-stream";

    private readonly Channel<JsonRpcMessage> _read = Channel.CreateUnbounded<JsonRpcMessage>();
#pragma warning disable CA2213 // A late notification may still wait for it, and it holds nothing that must be given back.
    private readonly SemaphoreSlim _writing = new(1, 1);
#pragma warning restore CA2213
    private readonly JsonRpcRequest _request;
    private readonly HttpResponse _response;
    private bool _answered;

    /// <summary>The server that reads this has read all when it has read the request.</summary>
    public RequestTransport(JsonRpcRequest request, HttpResponse response)
    {
        (_request, _response) = (request, response);
        _read.Writer.TryWrite(request);
        _read.Writer.Complete();
    }

    /// <inheritdoc />
    public string? SessionId => null;

    /// <inheritdoc />
    public ChannelReader<JsonRpcMessage> MessageReader => _read.Reader;

    /// <summary>Answers with one message.</summary>
    public static async Task WriteAsync(JsonRpcMessage message, int status, HttpResponse response)
    {
        (response.StatusCode, response.ContentType) = (status, Json);
        JsonMessage.Write(message, response.BodyWriter);
        await response.BodyWriter.FlushAsync(response.HttpContext.RequestAborted);
    }

    /// <inheritdoc />
    public async Task SendMessageAsync(JsonRpcMessage message, CancellationToken cancellationToken = default)
    {
        if (message is JsonRpcRequest)
        {
            throw new InvalidOperationException("Nothing can be asked of the client here: its answer would come in a request of its own.");
        }

        await _writing.WaitAsync(cancellationToken);
        try
        {
            if (_answered)
            {
                return; // too late
            }

            _answered = message is not JsonRpcNotification;
            if (!_answered || _response.HasStarted)
            {
                await StreamAsync(message, cancellationToken);
            }
            else
            {
                await WriteAsync(message, Status(message), _response);
            }
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Answers with a refusal, if there was no answer yet; there will be no other.</summary>
    public async Task RefuseAsync(HttpRefusal refusal)
    {
        await _writing.WaitAsync();
        try
        {
            if (!_answered)
            {
                _answered = true;
                await (_response.HasStarted ? StreamAsync(refusal.Error, _response.HttpContext.RequestAborted) : refusal.WriteAsync(_response));
            }
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Sends an empty comment now and then, so that nobody on the way takes a quiet stream for a dead one. Ends when cancelled.</summary>
    public async Task KeepAliveAsync(TimeSpan every, CancellationToken end)
    {
        using var timer = new PeriodicTimer(every);
        while (await timer.WaitForNextTickAsync(end))
        {
            await _writing.WaitAsync(end);
            try
            {
                if (_response.HasStarted && !_answered)
                {
                    _response.BodyWriter.Write(":\n\n"u8);
                    await _response.BodyWriter.FlushAsync(end);
                }
            }
            finally
            {
                _writing.Release();
            }
        }
    }

    /// <summary>Nothing is written after this: the response may be another request's by then.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writing.WaitAsync();
        _answered = true;
        _writing.Release();
    }

    private async Task StreamAsync(JsonRpcMessage message, CancellationToken cancellationToken)
    {
        if (!_response.HasStarted)
        {
            _response.ContentType = Events;
            _response.Headers["X-Accel-Buffering"] = "no"; // proxies would hold events back
            _response.HttpContext.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
        }

        var body = _response.BodyWriter;
        body.Write("event: message\ndata: "u8);
        JsonMessage.Write(message, body);
        body.Write("\n\n"u8);
        await body.FlushAsync(cancellationToken);
    }

    /// <summary>The newer protocol gives some errors a status of their own; the older knows 200 only.</summary>
    private int Status(JsonRpcMessage message) => message is not JsonRpcError { Error.Code: var code } || !_request.IsModern() ? StatusCodes.Status200OK : (McpErrorCode)code switch
    {
        McpErrorCode.MethodNotFound => StatusCodes.Status404NotFound,
        McpErrorCode.MissingRequiredClientCapability or McpErrorCode.UnsupportedProtocolVersion or McpErrorCode.HeaderMismatch => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status200OK,
    };
}
