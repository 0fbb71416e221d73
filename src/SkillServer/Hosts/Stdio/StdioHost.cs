using ModelContextProtocol.Server;
using Partnerships.Kernel;
using SkillServer.Content;
using SkillServer.Mcp;

namespace SkillServer.Hosts.Stdio;

/// <summary>The server on standard input and output, as desktop clients start it.</summary>
public static class StdioHost
{
    /// <summary>Serves until input ends, and every request read has been answered, or until cancelled.</summary>
    public static async Task RunAsync(ContentFolder content, Lazy<IReadOnlySet<string>> offered, CancellationToken cancellation)
    {
        await using var input = Console.OpenStandardInput();
        await using var output = Console.OpenStandardOutput();
        Console.SetOut(Console.Error); // whatever prints by mistake must not land in the protocol
        await RunAsync(content, offered, input, output, Console.Error.WriteLine, cancellation);
    }

    internal static async Task RunAsync(ContentFolder content, Lazy<IReadOnlySet<string>> offered, Stream input, Stream output, Action<string> log, CancellationToken cancellation)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await using var transport = new LineTransport(input, output, end.Cancel);
        await using var server = McpServer.Create(transport, McpEndpoint.Options(content, offered, log));
        _ = CheckLater(content.Policies, log, end.Token);
        await server.RunAsync(end.Token);
    }

    /// <summary>Reports a broken default policy to whoever reads the log; a moment later, so that it does not slow the first answer.</summary>
    private static async Task CheckLater(PolicyLibrary policies, Action<string> log, CancellationToken end)
    {
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(1), end);
            policies.Get(PolicyLibrary.Default);
        }
        catch (Exception fault) when (fault is ContentException or RefusalException or IOException or OperationCanceledException)
        {
            if (!end.IsCancellationRequested)
            {
                log(fault.Message);
            }
        }
    }
}
