using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using SkillServer.Mcp;

namespace SkillServer.Conformance;

/// <summary>A server of the fixtures.</summary>
internal static class Fixtures
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    public static McpServerOptions Options()
    {
        var options = new McpServerOptions
        {
            ServerInfo = new() { Name = "fixtures", Version = "1" },
            ScopeRequests = false,
            Capabilities = new() { Tools = new(), Prompts = new(), Resources = new() { Subscribe = true }, Completions = new(), Logging = new() },
            ToolCollection = [.. ToolFixtures.All, .. InputFixtures.All],
            Handlers = new()
            {
                ListPromptsHandler = (request, _) => new(request.Keep(PromptFixtures.List, Kept, CacheScope.Public)),
                GetPromptHandler = (request, _) => new(PromptFixtures.Get(request)),
                ListResourcesHandler = (request, _) => new(request.Keep(ResourceFixtures.List, Kept, CacheScope.Public)),
                ListResourceTemplatesHandler = (request, _) => new(request.Keep(ResourceFixtures.Templates, Kept, CacheScope.Public)),
                ReadResourceHandler = (request, _) => new(request.Keep(ResourceFixtures.Read(request), Kept, CacheScope.Public)),
                SubscribeToResourcesHandler = (_, _) => new(new EmptyResult()),
                UnsubscribeFromResourcesHandler = (_, _) => new(new EmptyResult()),
                SetLoggingLevelHandler = (_, _) => new(new EmptyResult()),
                CompleteHandler = (_, _) => new(new CompleteResult { Completion = new() { Values = ["paris", "park"], Total = 2, HasMore = false } }),
            },
        };
        options.Filters.Request.ListToolsFilters.Add(next => async (request, cancellation) => request.Keep(await next(request, cancellation), Kept, CacheScope.Public));
        return options;
    }
}
