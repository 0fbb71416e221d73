using SkillServer.Content;
using SkillServer.Workspace;

namespace SkillServer.Hosts.Cli;

/// <summary>Builds once, and again whenever a file of the workspace changes.</summary>
internal static class WorkspaceWatch
{
    /// <summary>Runs until it is cancelled. What the build writes itself does not start another.</summary>
    public static Task RunAsync(string directory, Action build, CancellationToken cancel)
    {
        var own = Path.Combine(Path.GetFullPath(directory), WorkspaceBuilder.Out);
        return FolderWatch.RunAsync([directory], path => path != own && !path.StartsWith(own + Path.DirectorySeparatorChar, StringComparison.Ordinal), build, cancel);
    }
}
