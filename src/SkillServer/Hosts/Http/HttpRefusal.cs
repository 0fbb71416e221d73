using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace SkillServer.Hosts.Http;

/// <summary>A request that is turned away before the server sees it: a status, and the JSON-RPC error that says why.</summary>
internal sealed record HttpRefusal(int Status, string Message, int Code = HttpRefusal.Other)
{
    /// <summary>A JSON-RPC code for what JSON-RPC has none for.</summary>
    private const int Other = -32000;

    /// <summary>The request it answers, where it could be read.</summary>
    public RequestId Id { get; init; }

    /// <summary>What the client can use to do better.</summary>
    public JsonNode? Details { get; init; }

    /// <summary>A request whose headers and body contradict each other.</summary>
    public static HttpRefusal Mismatch(string message) => new(StatusCodes.Status400BadRequest, message, (int)McpErrorCode.HeaderMismatch);

    /// <summary>A request that lacks something it must carry.</summary>
    public static HttpRefusal Lacks(string message) => new(StatusCodes.Status400BadRequest, message, (int)McpErrorCode.InvalidParams);

    /// <summary>The error as a message.</summary>
    public JsonRpcError Error => new() { Id = Id, Error = new() { Code = Code, Message = Message, Data = Details } };

    /// <summary>Answers with it.</summary>
    public Task WriteAsync(HttpResponse response)
    {
        Mcp.Telemetry.TurnedAway(Status);
        return RequestTransport.WriteAsync(Error, Status, response);
    }
}
