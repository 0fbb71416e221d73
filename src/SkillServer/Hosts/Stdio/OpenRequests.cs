using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;

namespace SkillServer.Hosts.Stdio;

/// <summary>The requests read and not answered yet.</summary>
internal sealed class OpenRequests
{
    private readonly Lock _gate = new();
    private readonly Dictionary<RequestId, int> _open = [];
    private TaskCompletionSource? _idle;

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
        else if (message is JsonRpcNotification { Method: NotificationMethods.CancelledNotification, Params: JsonObject cancelled } && Id(cancelled["requestId"]) is { } id)
        {
            Answered(id);
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
                else if (_open.Remove(id) && _open.Count == 0)
                {
                    _idle?.TrySetResult();
                    _idle = null;
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
                if (_open.Count == 0 || _open.Count == before)
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

    private static RequestId? Id(JsonNode? node) => node is not JsonValue value ? null
        : value.TryGetValue(out long number) ? new RequestId(number)
        : value.TryGetValue(out string? text) ? new RequestId(text)
        : null;
}
