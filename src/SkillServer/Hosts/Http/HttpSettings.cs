using System.Net;
using Partnerships.Kernel;

namespace SkillServer.Hosts.Http;

/// <summary>Where the HTTP host listens, whom it lets in, and how much of it one caller may take.</summary>
public sealed record HttpSettings(IPEndPoint Address, AllowedHosts Hosts)
{
    /// <summary>Who may call; null where the address is reachable from this machine only.</summary>
    public BearerTokens? Tokens { get; init; }

    /// <summary>Most requests a minute for each token.</summary>
    public int RatePerMinute { get; init; } = 600;

    /// <summary>Longest a request may take before it is cancelled; a subscription is not a request in this sense.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a subscription stays silent at most: proxies cut what is quiet for a minute.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>Largest body, in bytes.</summary>
    public int LargestBody { get; init; } = 4 * 1024 * 1024;

    /// <summary>Settings for an address such as <c>127.0.0.1:5080</c>. One that others can reach is refused without tokens, and one that stands for every address without a host name.</summary>
    public static HttpSettings For(string address, IReadOnlyList<string> hosts, BearerTokens? tokens)
    {
        var endpoint = Endpoint(address);
        if (!IPAddress.IsLoopback(endpoint.Address) && tokens is null)
        {
            throw new RefusalException(new Refusal("tokens_needed", "http", address, "an address of this machine only, such as 127.0.0.1:5080, or any address with tokens",
                $"Give --tokens FILE, or set {BearerTokens.Variable}."));
        }

        if (endpoint.Address.Equals(IPAddress.Any) || endpoint.Address.Equals(IPAddress.IPv6Any))
        {
            if (hosts.Count == 0)
            {
                throw new RefusalException(new Refusal("host_needed", "http", address, "with every address, the host names clients use", "Give --allow-host NAME, such as --allow-host partners.example.com."));
            }
        }

        return new(endpoint, new(endpoint.Address, hosts)) { Tokens = tokens };
    }

    private static IPEndPoint Endpoint(string address)
    {
        var numeric = address.StartsWith("localhost:", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback + address["localhost".Length..] : address;
        return numeric.Contains(':', StringComparison.Ordinal) && IPEndPoint.TryParse(numeric, out var endpoint) && HasPort(numeric, endpoint)
            ? endpoint
            : throw new RefusalException(new Refusal("not_an_address", "http", address, "an IP address and a port, such as 127.0.0.1:5080 or [::1]:5080", "Give both; port 0 takes a free one."));
    }

    /// <summary>An address alone is read as port 0, which somebody must have asked for.</summary>
    private static bool HasPort(string address, IPEndPoint endpoint) => endpoint.Port != 0 || address.EndsWith(":0", StringComparison.Ordinal);
}
