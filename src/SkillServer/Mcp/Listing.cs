using System.Collections.Concurrent;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace SkillServer.Mcp;

/// <summary>A list of the protocol, cut into pages, each of which is written once; <paramref name="member"/> is its name in results.</summary>
internal sealed class Listing<T>(string member, Func<IReadOnlyList<T>> all)
{
    private readonly Lazy<IReadOnlyList<T>> _all = new(all);
    private readonly ConcurrentDictionary<string, (Ready.Text Page, string? Next)> _pages = new(StringComparer.Ordinal);

    /// <summary>Gives the request's result the page its cursor names, and says the cursor of the next.</summary>
    public string? Give<TParams>(RequestContext<TParams> request) where TParams : PaginatedRequestParams
    {
        var (page, next) = _pages.GetOrAdd(request.Params?.Cursor ?? "", _ => Write(request.Params?.Cursor));
        request.Give(member, page);
        return next;
    }

    private (Ready.Text Page, string? Next) Write(string? cursor)
    {
        var (page, next) = Pages.Of(_all.Value, cursor);
        return (Ready.Of<IList<T>>([.. page]), next);
    }
}
