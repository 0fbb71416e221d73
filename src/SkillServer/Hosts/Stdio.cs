using SkillServer.Content;

namespace SkillServer.Hosts;

/// <summary>Placeholder until the protocol lands.</summary>
internal static class StdioHost
{
    public static Task RunAsync(ContentFolder content, CancellationToken cancel) => Task.CompletedTask;
}
