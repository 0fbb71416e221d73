using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ModelContextProtocol.Server;
using BadHttpRequestException = Microsoft.AspNetCore.Http.BadHttpRequestException;

namespace SkillServer.Hosts.Http;

/// <summary>The server over HTTP: <c>/mcp</c>, or <c>/mcp/TOOLSETS</c> for a choice of tools, and <c>/healthz</c> and <c>/readyz</c> for whoever runs it.</summary>
public static class HttpHost
{
    private const string Mcp = "/mcp";

    /// <summary>How long requests that run may go on once the server is told to stop.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Serves until cancelled, then lets what runs come to its end.</summary>
    /// <param name="settings">Where, and for whom.</param>
    /// <param name="optionsOf">The server behind a path's toolsets, null for the path without; a refusal becomes 404.</param>
    /// <param name="unready">Why the server cannot serve now; null when it can.</param>
    /// <param name="log">Takes a line for people.</param>
    /// <param name="started">Is told the address once it listens.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task RunAsync(HttpSettings settings, Func<string?, McpServerOptions> optionsOf, Func<string?> unready, Action<string> log, Action<Uri> started, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Limit(kestrel, settings));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Patience);
        await using var door = new Door(settings);
        await using var app = builder.Build();
        var (mcp, stopping) = (new McpOverHttp(settings), app.Lifetime.ApplicationStopping);
        app.Run(context => AnswerAsync(context, request => request.Path.Value switch
        {
            "/healthz" => Say(request, null),
            "/readyz" => Say(request, stopping.IsCancellationRequested ? "stopping" : unready()),
            _ => door.Check(context) is { } refusal ? refusal.WriteAsync(context.Response)
                : Toolsets(request.Path, out var toolsets) ? Post(request) is { } not ? not.WriteAsync(context.Response) : mcp.PostAsync(context, optionsOf(toolsets), stopping)
                : new HttpRefusal(StatusCodes.Status404NotFound, $"There is nothing here. The server is at {Mcp}.").WriteAsync(context.Response),
        }, log));
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            throw new IOException($"Another program listens on {settings.Address} already. Stop it, or choose another port.", taken);
        }

        started(new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + Mcp));
        await Task.Delay(Timeout.Infinite, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await app.StopAsync(CancellationToken.None);
    }

    private static void Limit(KestrelServerOptions kestrel, HttpSettings settings)
    {
        kestrel.Listen(settings.Address);
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = settings.LargestBody;
        kestrel.Limits.MaxConcurrentConnections = 1000;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.MinRequestBodyDataRate = new(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(5));
    }

    private static bool Toolsets(PathString path, out string? toolsets)
    {
        var found = path.StartsWithSegments(Mcp, StringComparison.Ordinal, out var rest);
        toolsets = rest.HasValue && rest.Value!.Trim('/') is { Length: > 0 } chosen ? chosen : null;
        return found;
    }

    private static HttpRefusal? Post(HttpRequest request)
    {
        if (HttpMethods.IsPost(request.Method))
        {
            return null;
        }

        request.HttpContext.Response.Headers.Allow = HttpMethods.Post;
        return new(StatusCodes.Status405MethodNotAllowed, "Send messages with POST. This server opens no stream of its own and keeps no session.");
    }

    /// <summary>Nothing that goes wrong here may look like a page of the framework.</summary>
    private static async Task AnswerAsync(HttpContext context, Func<HttpRequest, Task> answer, Action<string> log)
    {
        try
        {
            await answer(context.Request);
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            await new HttpRefusal(bad.StatusCode, bad.StatusCode switch
            {
                StatusCodes.Status413PayloadTooLarge => "The body is too large. Send less, or several calls.",
                StatusCodes.Status408RequestTimeout => "The body came too slowly.",
                _ => "The request breaks HTTP's rules.",
            }).WriteAsync(context.Response);
        }
        catch (Partnerships.Kernel.RefusalException refused) when (!context.Response.HasStarted)
        {
            await new HttpRefusal(StatusCodes.Status404NotFound, refused.Message).WriteAsync(context.Response);
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException or BadHttpRequestException && (context.RequestAborted.IsCancellationRequested || context.Response.HasStarted))
        {
            // The client went away.
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            var message = SkillServer.Mcp.Faults.Internal("http", fault, log);
            if (!context.Response.HasStarted)
            {
                await new HttpRefusal(StatusCodes.Status500InternalServerError, message).WriteAsync(context.Response);
            }
        }
    }

    private static Task Say(HttpRequest request, string? trouble)
    {
        var response = request.HttpContext.Response;
        (response.StatusCode, response.ContentType) = (trouble is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable, "text/plain");
        return response.WriteAsync((trouble ?? "ok") + "\n");
    }
}
