using ModelContextProtocol.Server;
using SkillServer.Content;
using SkillServer.Mcp;

namespace SkillServer.Hosts.Stdio;

/// <summary>The server on standard input and output, as desktop clients start it.</summary>
public static class StdioHost
{
    /// <summary>When the first answer is surely out.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(1);

    /// <summary>Serves until input ends, and every request read has been answered, or until cancelled.</summary>
    public static async Task RunAsync(LiveContent content, Lazy<IReadOnlySet<string>> offered, CancellationToken cancellation)
    {
        await using var input = Console.OpenStandardInput();
        await using var output = Console.OpenStandardOutput();
        Console.SetOut(Console.Error); // whatever prints by mistake must not land in the protocol
        await RunAsync(content, offered, input, output, Console.Error.WriteLine, Settled, cancellation);
    }

    internal static async Task RunAsync(LiveContent content, Lazy<IReadOnlySet<string>> offered, Stream input, Stream output, Action<string> log, TimeSpan watchAfter, CancellationToken cancellation)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await using var transport = new LineTransport(input, output, end.Cancel);
        await using var server = McpServer.Create(transport, McpEndpoint.Options(content, offered, log));
        _ = WatchLater(content, log, watchAfter, end.Token);
        await server.RunAsync(end.Token);
    }

    /// <summary>Reads everything and watches it; a moment later, so that it does not slow the first answer.</summary>
    private static async Task WatchLater(LiveContent content, Action<string> log, TimeSpan after, CancellationToken end)
    {
        await Task.Delay(after, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!end.IsCancellationRequested)
        {
            await content.WatchAsync(log, end);
        }
    }
}
