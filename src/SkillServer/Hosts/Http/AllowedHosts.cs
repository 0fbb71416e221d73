using System.Net;

namespace SkillServer.Hosts.Http;

/// <summary>
/// The names by which clients may address this server. A page of another site that a browser is lured to resolves its own name to
/// this machine (DNS rebinding); what gives it away is the name, in Host and in Origin.
/// </summary>
public sealed class AllowedHosts
{
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The address itself, further names, and for an address of this machine only the names of this machine.</summary>
    public AllowedHosts(IPAddress address, IEnumerable<string> names)
    {
        _names.UnionWith(names);
        if (IPAddress.IsLoopback(address))
        {
            _names.UnionWith(["localhost", "127.0.0.1", "[::1]"]);
        }

        _names.Add(address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString());
    }

    /// <summary>Whether a request may be addressed to this host; the port says nothing about who asks.</summary>
    public bool Knows(string host) => _names.Contains(host);

    /// <summary>Whether a page of this origin may ask. Programs send none; <c>null</c> is the origin of pages that hide theirs.</summary>
    public bool KnowsOrigin(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && Knows(uri.Host);
}
