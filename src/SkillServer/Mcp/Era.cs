using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace SkillServer.Mcp;

/// <summary>The protocol's two eras: 2026-07-28 and later says its version in every request; before, a session agreed on one.</summary>
internal static class Era
{
    private const string Modern = "2026-07-28";

    /// <summary>Whether the request came in the new era. The session's version is no guide: it is unset while initializing.</summary>
    public static bool IsModern(this JsonRpcMessage message) =>
        message.Context?.ProtocolVersion is { } version && string.CompareOrdinal(version, Modern) >= 0;

    /// <summary>Tells new clients how long they may keep the result; older ones reject the unknown keys.</summary>
    public static TResult Keep<TParams, TResult>(this RequestContext<TParams> request, TResult result, TimeSpan time, CacheScope scope)
        where TResult : ICacheableResult
    {
        if (request.JsonRpcRequest.IsModern())
        {
            (result.TimeToLive, result.CacheScope) = (time, scope);
        }

        return result;
    }
}
