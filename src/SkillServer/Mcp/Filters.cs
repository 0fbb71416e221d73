using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using SkillServer.Content;

namespace SkillServer.Mcp;

/// <summary>Corrections to what the SDK does by itself.</summary>
internal static class Filters
{
    private static readonly string[][] Name = [["name"]], Uri = [["uri"]], Completion = [["ref"], ["argument"], ["argument", "name"], ["argument", "value"]];

    /// <summary>Says what went wrong, where the SDK would say "An error occurred": ill-typed parameters, a broken file, a fault of ours.</summary>
    public static McpMessageHandler Explain(McpMessageHandler next, Action<string> log) => async (context, cancellation) =>
    {
        if (context.JsonRpcMessage is not JsonRpcRequest request)
        {
            await next(context, cancellation);
            return;
        }

        if (request is { Params: not JsonObject, Method: RequestMethods.ToolsCall or RequestMethods.PromptsGet or RequestMethods.ResourcesRead or RequestMethods.CompletionComplete })
        {
            throw Faults.Params($"'{request.Method}' needs params.");
        }

        foreach (var path in Needed(request.Method))
        {
            if (path.Aggregate(request.Params, (node, field) => (node as JsonObject)?[field]) is null)
            {
                throw Faults.Params($"'{request.Method}' needs params.{string.Join('.', path)}.");
            }
        }

        try
        {
            await next(context, cancellation);
        }
        catch (JsonException fault)
        {
            throw Faults.Params($"The params of '{request.Method}' are not what it takes{(fault.Path is { } path and not "$" ? $", at {path}" : "")}.");
        }
        catch (ContentException broken)
        {
            throw new McpProtocolException("A file of this server is at fault:\n" + broken.Message, McpErrorCode.InternalError);
        }
        catch (Exception fault) when (fault is not (McpException or OperationCanceledException or OutOfMemoryException))
        {
            throw new McpProtocolException(Faults.Internal(request.Method, fault, log), McpErrorCode.InternalError);
        }
    };

    /// <summary>What the method cannot do without. The SDK lets null stand for it.</summary>
    private static string[][] Needed(string method) => method switch
    {
        RequestMethods.ToolsCall or RequestMethods.PromptsGet => Name,
        RequestMethods.ResourcesRead or RequestMethods.ResourcesSubscribe or RequestMethods.ResourcesUnsubscribe => Uri,
        RequestMethods.CompletionComplete => Completion,
        _ => [],
    };

    /// <summary>
    /// server/discover cannot be replaced and says "do not keep"; initialize always offers logging, which is deprecated and absent here.
    /// Their results are told by a key that no other result has.
    /// </summary>
    public static McpMessageHandler MendHandshake(McpMessageHandler next, bool sessions) => (context, cancellation) =>
    {
        if (context.JsonRpcMessage is JsonRpcResponse { Result: JsonObject result })
        {
            if (result.ContainsKey("supportedVersions"))
            {
                (result["ttlMs"], result["cacheScope"]) = ((long)TimeSpan.FromHours(1).TotalMilliseconds, "public");
            }

            if (result.ContainsKey("protocolVersion") && result["capabilities"] is JsonObject capabilities)
            {
                capabilities.Remove("logging");
                if (!sessions)
                {
                    (capabilities["resources"], capabilities["prompts"]) = (new JsonObject(), new JsonObject()); // nobody could be told of a change
                }
            }
        }

        return next(context, cancellation);
    };
}
