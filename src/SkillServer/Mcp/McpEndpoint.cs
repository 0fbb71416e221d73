using System.Text.Json;
using ModelContextProtocol.Server;
using SkillServer.Content;

namespace SkillServer.Mcp;

/// <summary>The content behind the protocol: the same for every host.</summary>
public static class McpEndpoint
{
    /// <summary>What a server of this content answers; <paramref name="offered"/> are the tools it lists, internal errors go to <paramref name="log"/>.</summary>
    public static McpServerOptions Options(ContentFolder content, Lazy<IReadOnlySet<string>> offered, Action<string> log)
    {
        var tools = new ToolCalls(content, offered, log);
        var resources = new Resources(content);
        var prompts = new Prompts(content, resources);
        var completions = new Completions(content, resources);
        var skills = new Skills(content, resources);
        var options = new McpServerOptions
        {
            ServerInfo = new() { Name = "partnerships", Title = "Partnerships", Version = typeof(McpEndpoint).Assembly.GetName().Version!.ToString(3) },
            ServerInstructions = Instructions.Text,
            ScopeRequests = false,
            Capabilities = new()
            {
                Tools = new(), Prompts = new(), Resources = new(), Completions = new(),
                Extensions = new Dictionary<string, object> { [Skills.Extension] = JsonElement.Parse(Skills.Settings) },
            },
            Handlers = new()
            {
                ListToolsHandler = (request, _) => new(tools.List(request)),
                CallToolHandler = (request, cancellation) => new(tools.Call(request, cancellation)),
                ListPromptsHandler = (request, _) => new(prompts.List(request)),
                GetPromptHandler = (request, _) => new(prompts.Get(request)),
                ListResourcesHandler = (request, _) => new(resources.List(request)),
                ListResourceTemplatesHandler = (request, _) => new(Resources.ListTemplates(request)),
                ReadResourceHandler = (request, _) => new(resources.Read(request)),
                CompleteHandler = (request, _) => new(completions.Complete(request.Params!)),
            },
        };
#pragma warning disable MCPEXP002 // The only way to serve methods of an extension.
        options.RequestHandlers =
        [
            new() { Method = Skills.ListMethod, Handler = (request, _) => new(skills.List(request)) },
            new() { Method = Skills.GetMethod, Handler = (request, _) => new(skills.Get(request)) },
            new() { Method = Skills.DirectoryMethod, Handler = (request, _) => new(skills.Read(request)) },
        ];
#pragma warning restore MCPEXP002
        options.Filters.Message.IncomingFilters.Add(Telemetry.Measure);
        options.Filters.Message.IncomingFilters.Add(next => Filters.Explain(next, log));
        options.Filters.Message.OutgoingFilters.Add(Filters.MendHandshake);
        return options;
    }
}
