using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using SkillServer.Content;

namespace SkillServer.Mcp;

/// <summary>The content behind the protocol: the same for every host.</summary>
public static class McpEndpoint
{
    /// <summary>
    /// What a server of this content answers; <paramref name="offered"/> are the tools it lists, internal errors go to <paramref name="log"/>.
    /// A host that keeps no sessions cannot tell an older client of changes, and does not offer to; a newer one it tells of resources.
    /// </summary>
    public static McpServerOptions Options(LiveContent live, Lazy<IReadOnlySet<string>> offered, Action<string> log, bool sessions = true)
    {
        var served = new Served(live, live.Current, offered, log);
        Served Now() // two that find it changed at once make it twice, which harms nobody
        {
            var (held, content) = (Volatile.Read(ref served), live.Current);
            if (!ReferenceEquals(held.Content, content))
            {
                Volatile.Write(ref served, held = new(live, content, offered, log));
            }

            return held;
        }

        var subscriptions = new Subscriptions(Now, sessions);
        live.Changed += (_, change) => _ = subscriptions.TellAsync(new(live, change.Before, offered, log), Now());
        var options = new McpServerOptions
        {
            ServerInfo = new() { Name = "partnerships", Title = "Partnerships", Version = typeof(McpEndpoint).Assembly.GetName().Version!.ToString(3) },
            ServerInstructions = Instructions.Text,
            ScopeRequests = false,
            Capabilities = new()
            {
                Tools = new(), Prompts = new() { ListChanged = sessions ? true : null }, Resources = new() { Subscribe = true, ListChanged = true }, Completions = new(),
                Extensions = new Dictionary<string, object> { [Skills.Extension] = JsonElement.Parse(Skills.Settings) },
            },
            Handlers = new()
            {
                ListToolsHandler = (request, _) => new(Now().Tools.List(request)),
                CallToolHandler = (request, cancellation) => new(request.Lighten(Now().Tools.Call(request, cancellation))),
                ListPromptsHandler = (request, _) => new(Now().Prompts.List(request)),
                GetPromptHandler = (request, _) => new(request.Lighten(Now().Prompts.Get(request))),
                ListResourcesHandler = (request, _) => new(Now().Resources.List(request)),
                ListResourceTemplatesHandler = (request, _) => new(Resources.ListTemplates(request)),
                ReadResourceHandler = (request, _) => new(request.Lighten(Now().Resources.Read(request))),
                CompleteHandler = (request, _) => new(Now().Completions.Complete(request.Params!)),
                SubscribeToResourcesHandler = (request, _) => new(subscriptions.Subscribe(request)),
                UnsubscribeFromResourcesHandler = (request, _) => new(subscriptions.Unsubscribe(request)),
                SubscriptionsListenHandler = subscriptions.ListenAsync,
            },
        };
#pragma warning disable MCPEXP002 // The only way to serve methods of an extension.
        options.RequestHandlers =
        [
            new() { Method = Skills.ListMethod, Handler = (request, _) => new(Now().Skills.List(request)) },
            new() { Method = Skills.GetMethod, Handler = (request, _) => new(Now().Skills.Get(request)) },
            new() { Method = Skills.DirectoryMethod, Handler = (request, _) => new(Now().Skills.Read(request)) },
        ];
#pragma warning restore MCPEXP002
        if (sessions)
        {
            options.Filters.Message.IncomingFilters.Add(next => (context, cancellation) =>
            {
                if (context.JsonRpcMessage is JsonRpcNotification { Method: NotificationMethods.InitializedNotification })
                {
                    subscriptions.Begin(context.Server);
                }

                return next(context, cancellation);
            });
        }

        options.Filters.Message.IncomingFilters.Add(Telemetry.Measure);
        options.Filters.Message.IncomingFilters.Add(next => Filters.Explain(next, log));
        options.Filters.Message.OutgoingFilters.Add(next => Filters.MendHandshake(next, sessions));
        options.Filters.Message.OutgoingFilters.Add(Ready.Insert);
        return options;
    }
}
