using System.Threading.Channels;

namespace SkillServer.Content;

/// <summary>Acts once at the start, and again whenever files of some folders have changed and then been left alone for a moment.</summary>
internal static class FolderWatch
{
    /// <summary>Editors write a file in several steps; wait until they are done.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(250);

    /// <summary>Runs until it is cancelled. Changes to paths that do not concern it are passed over.</summary>
    public static async Task RunAsync(IEnumerable<string> folders, Func<string, bool> concerns, Action act, CancellationToken cancel)
    {
        var changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        var watchers = folders.Where(Directory.Exists).Select(folder => new FileSystemWatcher(Path.GetFullPath(folder)) { IncludeSubdirectories = true }).ToList();
        try
        {
            foreach (var watcher in watchers)
            {
                watcher.Changed += Note;
                watcher.Created += Note;
                watcher.Deleted += Note;
                watcher.Renamed += Note;
                watcher.Error += (_, _) => changes.Writer.TryWrite(true); // too much at once: something has changed
                watcher.EnableRaisingEvents = true;
            }

            do
            {
                act();
                await changes.Reader.ReadAsync(cancel).ConfigureAwait(false);
                do
                {
                    await Task.Delay(Quiet, cancel).ConfigureAwait(false);
                }
                while (changes.Reader.TryRead(out _));
            }
            while (true);
        }
        catch (OperationCanceledException)
        {
            // Interrupted, as one ends it.
        }
        finally
        {
            watchers.ForEach(watcher => watcher.Dispose());
        }

        void Note(object sender, FileSystemEventArgs change)
        {
            if (concerns(change.FullPath))
            {
                changes.Writer.TryWrite(true);
            }
        }
    }
}
