using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace SkillServer.Mcp;

/// <summary>
/// Who wants to hear of changes. A newer client keeps a request open that lists what it wants (subscriptions/listen); an older one
/// subscribes to resources in its session, and hears of changed lists without asking.
/// </summary>
/// <param name="served">What is served now.</param>
/// <param name="sessions">Whether there is a session to tell; one server has one.</param>
internal sealed class Subscriptions(Func<Served> served, bool sessions)
{
    private sealed record Listener(McpServer Server, RequestId Id, SubscriptionsListenNotifications Wanted);

    private readonly ConcurrentDictionary<Listener, bool> _listeners = new();
    private readonly ConcurrentDictionary<string, bool> _uris = new(StringComparer.Ordinal);
    private McpServer? _session;
    private string? _status;

    /// <summary>subscriptions/listen: grants what can change here, and stays open until the client, or the server, ends it.</summary>
    public async ValueTask<EmptyResult> ListenAsync(RequestContext<SubscriptionsListenRequestParams> request, CancellationToken cancellation)
    {
        var wanted = request.Params?.Notifications ?? throw Faults.Params("'subscriptions/listen' needs params with notifications.");
        if (wanted.ResourceSubscriptions?.Contains(null!) == true)
        {
            throw Faults.Params("The params of 'subscriptions/listen' are not what it takes, at $.notifications.resourceSubscriptions: null is no address.");
        }

        var resources = served().Resources;
        wanted = new()
        {
            PromptsListChanged = sessions ? wanted.PromptsListChanged : null, ResourcesListChanged = wanted.ResourcesListChanged,
            ResourceSubscriptions = wanted.ResourceSubscriptions is { } uris ? [.. uris.Where(uri => resources.Listed(uri) is not null).Distinct()] : null,
        };
        Remember(wanted.ResourceSubscriptions ?? []);
        var listener = new Listener(request.Server, request.JsonRpcRequest.Id, wanted);
        _listeners[listener] = true;
        try
        {
            await TellAsync(listener, NotificationMethods.SubscriptionsAcknowledgedNotification, new() { ["notifications"] = Granted(wanted) }, cancellation);
            await Task.Delay(Timeout.Infinite, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        finally
        {
            _listeners.TryRemove(listener, out _);
        }

        return new();
    }

    /// <summary>A session of the older protocol has begun.</summary>
    public void Begin(McpServer session) => _session = session;

    /// <summary>resources/subscribe.</summary>
    public EmptyResult Subscribe(RequestContext<SubscribeRequestParams> request)
    {
        if (!sessions)
        {
            throw new McpProtocolException("This server keeps no session it could tell of changes. Read the resource again, or use subscriptions/listen of 2026-07-28.", McpErrorCode.MethodNotFound);
        }

        var uri = request.Params!.Uri;
        if (served().Resources.Listed(uri) is null)
        {
            throw Faults.NoResource(request, uri, " resources/list has them all.");
        }

        Remember([uri]);
        _uris[uri] = true;
        return new();
    }

    /// <summary>resources/unsubscribe; of what was never subscribed to it is no fault.</summary>
    public EmptyResult Unsubscribe(RequestContext<UnsubscribeRequestParams> request)
    {
        _uris.TryRemove(request.Params!.Uri, out _);
        return new();
    }

    /// <summary>Tells everyone what differs between two states of the content.</summary>
    public async Task TellAsync(Served before, Served now)
    {
        var (old, read) = (before.Resources.Texts, now.Resources.Texts);
        var updated = read.Where(resource => old.TryGetValue(resource.Key, out var text) && text != resource.Value).Select(resource => resource.Key).ToHashSet(StringComparer.Ordinal);
        if (_status is not null && now.Resources.StatusText is var status && status != _status)
        {
            updated.Add(Resources.Status);
            _status = status;
        }

        var resources = !old.Keys.ToHashSet(StringComparer.Ordinal).SetEquals(read.Keys);
        var prompts = !before.Content.Prompts.Select(prompt => (prompt.Name, prompt.Description)).SequenceEqual(now.Content.Prompts.Select(prompt => (prompt.Name, prompt.Description)));
        foreach (var listener in _listeners.Keys)
        {
            foreach (var (method, parameters) in News(listener.Wanted.ResourceSubscriptions ?? [], listener.Wanted.ResourcesListChanged == true, listener.Wanted.PromptsListChanged == true))
            {
                await TellAsync(listener, method, parameters, CancellationToken.None);
            }
        }

        if (_session is { } session)
        {
            foreach (var (method, parameters) in News(_uris.Keys, true, true))
            {
                await SendAsync(session, method, parameters, CancellationToken.None);
            }
        }

        // Told by the address it was asked for under, which the client knows it by.
        IEnumerable<(string Method, JsonObject Parameters)> News(IEnumerable<string> asked, bool lists, bool promptLists) =>
        [
            .. asked.Where(uri => now.Resources.Listed(uri) is { } listed && updated.Contains(listed)).Order(StringComparer.Ordinal).Select(uri => (NotificationMethods.ResourceUpdatedNotification, new JsonObject { ["uri"] = uri })),
            .. resources && lists ? new[] { (NotificationMethods.ResourceListChangedNotification, new JsonObject()) } : [],
            .. prompts && promptLists ? new[] { (NotificationMethods.PromptListChangedNotification, new JsonObject()) } : [],
        ];
    }

    /// <summary>The state of the content as it is when somebody first wants to hear of it, and not before: telling it means to read everything.</summary>
    private void Remember(IEnumerable<string> uris)
    {
        if (uris.Any(uri => served().Resources.Listed(uri) == Resources.Status))
        {
            _status ??= served().Resources.StatusText;
        }
    }

    private static JsonObject Granted(SubscriptionsListenNotifications wanted)
    {
        var granted = new JsonObject();
        foreach (var (name, asked) in new[] { ("promptsListChanged", wanted.PromptsListChanged), ("resourcesListChanged", wanted.ResourcesListChanged) })
        {
            if (asked == true)
            {
                granted[name] = true;
            }
        }

        if (wanted.ResourceSubscriptions is { Count: > 0 } uris)
        {
            granted["resourceSubscriptions"] = new JsonArray([.. uris.Select(uri => (JsonNode)uri)]);
        }

        return granted;
    }

    private static Task TellAsync(Listener listener, string method, JsonObject parameters, CancellationToken cancellation)
    {
        parameters["_meta"] = new JsonObject { [MetaKeys.SubscriptionId] = listener.Id.Id is long number ? number : (JsonNode?)(string?)listener.Id.Id };
        return SendAsync(listener.Server, method, parameters, cancellation);
    }

    /// <summary>Whoever has gone meanwhile is told nothing.</summary>
    private static async Task SendAsync(McpServer server, string method, JsonObject parameters, CancellationToken cancellation)
    {
        try
        {
            await server.SendMessageAsync(new JsonRpcNotification { Method = method, Params = parameters }, cancellation);
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Its request or session ends by itself.
        }
    }
}
