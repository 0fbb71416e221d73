using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;

namespace SkillServer.Hosts.Stdio;

/// <summary>The requests read and not answered yet.</summary>
internal sealed class OpenRequests
{
    private readonly Lock _gate = new();
    private readonly Dictionary<RequestId, int> _open = [];
    private readonly HashSet<RequestId> _asked = [];
    private bool _ended;
    private TaskCompletionSource? _idle;

    /// <summary>As many requests as questions are open wait for answers, which after the end of input cannot come.</summary>
    private bool IsIdle => _open.Count <= (_ended ? _asked.Count : 0);

    /// <summary>Counts a request, and no longer one that is cancelled: it gets no answer.</summary>
    public void Read(JsonRpcMessage message)
    {
        // A subscription never ends by itself, so it does not hold up the end.
        if (message is JsonRpcRequest { Method: not RequestMethods.SubscriptionsListen } request)
        {
            lock (_gate)
            {
                _open[request.Id] = _open.GetValueOrDefault(request.Id) + 1;
            }
        }
        else if (message is JsonRpcResponse or JsonRpcError)
        {
            lock (_gate)
            {
                _asked.Remove(((JsonRpcMessageWithId)message).Id);
            }
        }
        else if (message is JsonRpcNotification { Method: NotificationMethods.CancelledNotification, Params: JsonObject cancelled } && Id(cancelled["requestId"]) is { } id)
        {
            Answered(id);
        }
    }

    /// <summary>Counts a question to the client, and no longer one that is withdrawn.</summary>
    public void Write(JsonRpcMessage message)
    {
        lock (_gate)
        {
            if (message is JsonRpcRequest question)
            {
                _asked.Add(question.Id);
                TellIdle();
            }
            else if (message is JsonRpcNotification { Method: NotificationMethods.CancelledNotification, Params: JsonObject withdrawn } && Id(withdrawn["requestId"]) is { } id)
            {
                _asked.Remove(id);
            }
        }
    }

    /// <summary>Nothing more is read.</summary>
    public void End()
    {
        lock (_gate)
        {
            _ended = true;
        }
    }

    /// <summary>Counts an answer.</summary>
    public void Answered(RequestId id)
    {
        lock (_gate)
        {
            if (_open.TryGetValue(id, out var count))
            {
                if (count > 1)
                {
                    _open[id] = count - 1;
                }
                else
                {
                    _open.Remove(id);
                    TellIdle();
                }
            }
        }
    }

    /// <summary>Ends when none is open, or when none has been answered for as long as <paramref name="patience"/>.</summary>
    public async Task IdleAsync(TimeSpan patience, CancellationToken cancellation)
    {
        for (var before = -1; ;)
        {
            Task idle;
            lock (_gate)
            {
                if (IsIdle || _open.Count == before)
                {
                    return;
                }

                before = _open.Count;
                _idle ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
                idle = _idle.Task;
            }

            await Task.WhenAny(idle, Task.Delay(patience, cancellation));
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private void TellIdle()
    {
        if (IsIdle)
        {
            _idle?.TrySetResult();
            _idle = null;
        }
    }

    private static RequestId? Id(JsonNode? node) => node is not JsonValue value ? null
        : value.TryGetValue(out long number) ? new RequestId(number)
        : value.TryGetValue(out string? text) ? new RequestId(text)
        : null;
}
