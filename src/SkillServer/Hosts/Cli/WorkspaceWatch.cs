using System.Threading.Channels;
using SkillServer.Workspace;

namespace SkillServer.Hosts.Cli;

/// <summary>Builds once, and again whenever a file of the workspace changes.</summary>
internal static class WorkspaceWatch
{
    /// <summary>Editors write a file in several steps; wait until they are done.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(250);

    /// <summary>Runs until it is cancelled. What the build writes itself does not start another.</summary>
    public static async Task RunAsync(string directory, Action build, CancellationToken cancel)
    {
        var changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        var own = Path.Combine(Path.GetFullPath(directory), WorkspaceBuilder.Out) + Path.DirectorySeparatorChar;
        using var watcher = new FileSystemWatcher(Path.GetFullPath(directory)) { IncludeSubdirectories = true };
        watcher.Changed += Note;
        watcher.Created += Note;
        watcher.Deleted += Note;
        watcher.Renamed += Note;
        watcher.EnableRaisingEvents = true;
        try
        {
            do
            {
                build();
                await changes.Reader.ReadAsync(cancel).ConfigureAwait(false);
                await Task.Delay(Quiet, cancel).ConfigureAwait(false);
                while (changes.Reader.TryRead(out _))
                {
                }
            }
            while (true);
        }
        catch (OperationCanceledException)
        {
            // Interrupted, as one ends it.
        }

        void Note(object sender, FileSystemEventArgs change)
        {
            if (!change.FullPath.StartsWith(own, StringComparison.Ordinal) && change.FullPath != own.TrimEnd(Path.DirectorySeparatorChar))
            {
                changes.Writer.TryWrite(true);
            }
        }
    }
}
