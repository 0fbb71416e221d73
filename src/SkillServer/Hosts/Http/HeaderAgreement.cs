using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace SkillServer.Hosts.Http;

/// <summary>
/// What a proxy reads in the headers and what we read in the body must be the same (2026-07-28 and later):
/// else something let through as one thing would run as another.
/// </summary>
internal static class HeaderAgreement
{
    private const string Version = "MCP-Protocol-Version", Method = "Mcp-Method", Name = "Mcp-Name";

    /// <summary>Versions that begin with initialize, and those whose every request says its version.</summary>
    private static readonly string[] Handshake = ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"], PerRequest = ["2026-07-28"];

    /// <summary>Null when headers and body agree; <paramref name="tools"/> are those that may want arguments in headers.</summary>
    public static HttpRefusal? Check(IHeaderDictionary headers, JsonRpcMessage message, McpServerPrimitiveCollection<McpServerTool>? tools)
    {
        var header = headers[Version].ToString();
        var (method, parameters) = message switch
        {
            JsonRpcRequest request => (request.Method, request.Params as JsonObject),
            JsonRpcNotification notification => (notification.Method, notification.Params as JsonObject),
            _ => ("", null),
        };
        var refusal = header.Length > 0 && !Handshake.Contains(header) && !PerRequest.Contains(header) ? Unsupported(header)
            : method.Length == 0 ? null
            : Versions(header, method, parameters, message is JsonRpcRequest) ?? (PerRequest.Contains(header) ? Names(headers, method, parameters, message is JsonRpcRequest) ?? Parameters(headers, method, parameters, tools) ?? Capabilities(header, message) : null);
        return refusal is not null && message is JsonRpcRequest { Id: var id } ? refusal with { Id = id } : refusal;
    }

    /// <summary>The version the headers give; null when they give none.</summary>
    public static string? VersionOf(IHeaderDictionary headers) => headers[Version].ToString() is { Length: > 0 } version ? version : null;

    private static HttpRefusal Unsupported(string version) =>
        new(StatusCodes.Status400BadRequest, $"The {Version} header is '{Plain.Text(version)}'; supported are {string.Join(", ", [.. Handshake, .. PerRequest])}.", (int)McpErrorCode.UnsupportedProtocolVersion)
        {
            Details = new JsonObject { ["supported"] = new JsonArray([.. PerRequest.Select(known => (JsonNode)known)]), ["requested"] = Plain.Text(version) },
        };

    private static HttpRefusal? Versions(string header, string method, JsonObject? parameters, bool isRequest)
    {
        var stated = Text(parameters?["_meta"] is JsonObject meta ? meta[MetaKeys.ProtocolVersion] : null);
        var asked = method == RequestMethods.Initialize ? Text(parameters?["protocolVersion"]) : null;
        return asked is not null && header.Length > 0 && asked != header ? HttpRefusal.Mismatch($"The {Version} header is '{header}', but params.protocolVersion is '{Plain.Text(asked)}'. Send the same in both.")
            : !PerRequest.Contains(header) && !PerRequest.Contains(stated) ? null
            : header.Length == 0 ? HttpRefusal.Mismatch($"The {Version} header is missing; the body says '{stated}'. Send the same in both.")
            : stated is null ? isRequest ? HttpRefusal.Lacks($"Requests of {header} carry their version in params._meta[\"{MetaKeys.ProtocolVersion}\"] too.") : null
            : stated != header ? HttpRefusal.Mismatch($"The {Version} header is '{header}', but the body says '{Plain.Text(stated)}'. Send the same in both.")
            : null;
    }

    /// <summary>Only a request has to name itself: the TypeScript client 2.4 sends a notification without, and ends a subscription by one.</summary>
    private static HttpRefusal? Names(IHeaderDictionary headers, string method, JsonObject? parameters, bool isRequest)
    {
        if (!isRequest && !headers.ContainsKey(Method))
        {
            return null;
        }

        var named = method switch
        {
            RequestMethods.ToolsCall or RequestMethods.PromptsGet => "name",
            RequestMethods.ResourcesRead => "uri",
            _ => null,
        };
        return Agree(headers, Method, method) ?? (named is null ? null : Agree(headers, Name, Text(parameters?[named])));
    }

    private static HttpRefusal? Parameters(IHeaderDictionary headers, string method, JsonObject? parameters, McpServerPrimitiveCollection<McpServerTool>? tools) =>
        method == RequestMethods.ToolsCall && tools is not null && Text(parameters?["name"]) is { } name && tools.TryGetPrimitive(name, out var tool)
            ? ParameterHeaders.Check(headers, tool.ProtocolTool, parameters!["arguments"])
            : null;

    /// <summary>Null when the header holds what the body says, or what <paramref name="same"/> takes for it.</summary>
    internal static HttpRefusal? Agree(IHeaderDictionary headers, string name, string? body, Func<string, bool>? same = null)
    {
        if (!headers.TryGetValue(name, out var values))
        {
            return HttpRefusal.Mismatch($"The {name} header is missing; send '{McpHeaderEncoder.EncodeValue(body is null ? null : Plain.Text(body))}'.");
        }

        var sent = values.ToString().Trim();
        var read = sent.Any(letter => letter is not '\t' and (< ' ' or > '~')) ? null : McpHeaderEncoder.DecodeValue(sent);
        return read is null ? HttpRefusal.Mismatch($"The {name} header is neither plain ASCII nor =?base64?…?=.")
            : !(same?.Invoke(read) ?? read == body) ? HttpRefusal.Mismatch($"The {name} header is '{Plain.Text(read)}', but the body says '{Plain.Text(body ?? "")}'. Send the same in both.")
            : null;
    }

    private static HttpRefusal? Capabilities(string version, JsonRpcMessage message) =>
        message is JsonRpcRequest request && (request.Params as JsonObject)?["_meta"]?[MetaKeys.ClientCapabilities] is not JsonObject
            ? HttpRefusal.Lacks($"Requests of {version} carry the client's capabilities, an object, in params._meta[\"{MetaKeys.ClientCapabilities}\"].")
            : null;

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
