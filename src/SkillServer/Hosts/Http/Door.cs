using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace SkillServer.Hosts.Http;

/// <summary>Who may come in: the host they address, the page they come from, their token, and how often.</summary>
internal sealed class Door(HttpSettings settings) : IAsyncDisposable
{
    /// <summary>Wrong tokens an address may try in a minute before it is told to wait.</summary>
    private const int Guesses = 20;

    private readonly PartitionedRateLimiter<string> _calls = PerMinute(settings.RatePerMinute);
    private readonly PartitionedRateLimiter<string> _guesses = PerMinute(Guesses);

    /// <summary>Null when the request may come in.</summary>
    public HttpRefusal? Check(HttpContext context)
    {
        var (request, origin) = (context.Request, context.Request.Headers.Origin.ToString());
        return !settings.Hosts.Knows(request.Host.Host) ? new(StatusCodes.Status403Forbidden, $"This server does not go by the name '{Plain.Text(request.Host.Host)}'. Address it by its own, or start it with --allow-host.")
            : origin.Length > 0 && !settings.Hosts.KnowsOrigin(origin) ? new(StatusCodes.Status403Forbidden, $"Pages of '{Plain.Text(origin)}' may not call this server.")
            : settings.Tokens is { } tokens ? Check(context, tokens)
            : null;
    }

    public async ValueTask DisposeAsync()
    {
        await _calls.DisposeAsync();
        await _guesses.DisposeAsync();
    }

    private HttpRefusal? Check(HttpContext context, BearerTokens tokens)
    {
        if (tokens.NameOf(context.Request.Headers.Authorization.ToString()) is { } name)
        {
            return Admit(context, _calls, name, $"At most {settings.RatePerMinute} requests a minute are accepted from this token.");
        }

        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Admit(context, _guesses, context.Connection.RemoteIpAddress?.ToString() ?? "", "Too many wrong tokens from this address.")
            ?? new(StatusCodes.Status401Unauthorized, "This server asks for a token: send 'Authorization: Bearer TOKEN'.");
    }

    private static HttpRefusal? Admit(HttpContext context, PartitionedRateLimiter<string> limiter, string who, string otherwise)
    {
        using var lease = limiter.AttemptAcquire(who);
        if (lease.IsAcquired)
        {
            return null;
        }

        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 60;
        context.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        return new(StatusCodes.Status429TooManyRequests, $"{otherwise} Try again in {wait} s.");
    }

    private static PartitionedRateLimiter<string> PerMinute(int most) => PartitionedRateLimiter.Create<string, string>(who =>
        RateLimitPartition.GetFixedWindowLimiter(who, _ => new() { PermitLimit = most, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));
}
