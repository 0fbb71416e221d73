using System.Globalization;
using SkillServer.Content;

namespace SkillServer.Install;

/// <summary>A file before and after; null where there is none. A new file may be given the access rights of the one it copies.</summary>
internal sealed record FileChange(string Path, byte[]? Before, byte[]? After, string? RightsOf = null)
{
    private const string Ending = ".bak", Unfinished = ".skillserver-unfinished";

    /// <summary>What a file holds now; null when there is none.</summary>
    public static byte[]? Read(string path) => File.Exists(path) ? File.ReadAllBytes(path) : null;

    /// <summary>The copy to keep of a file that is about to change, under a number that is not in use.</summary>
    public static FileChange Backup(string path, byte[] text) => new(Numbered(path, Backups(path).Select(backup => backup.Number).DefaultIfEmpty(0).Max() + 1), null, text, path);

    /// <summary>The copies kept of a file, oldest first.</summary>
    public static IReadOnlyList<(string Path, int Number)> Backups(string path)
    {
        var (folder, name) = (System.IO.Path.GetDirectoryName(path)!, System.IO.Path.GetFileName(path));
        return !Directory.Exists(folder) ? [] : [.. Directory.EnumerateFiles(folder, name + ".*" + Ending)
            .Select(file => (Path: file, Number: int.TryParse(System.IO.Path.GetFileName(file)[(name.Length + 1)..^Ending.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0))
            .Where(backup => backup.Number > 0 && backup.Path == Numbered(path, backup.Number)).OrderBy(backup => backup.Number)];
    }

    /// <summary>Whether a path is that of such a copy.</summary>
    public static bool IsBackup(string path) => path.EndsWith(Ending, StringComparison.Ordinal);

    /// <summary>Makes all changes, or none: what was done before a fault is taken back.</summary>
    public static void Apply(IReadOnlyList<FileChange> changes)
    {
        var done = new Stack<FileChange>();
        try
        {
            foreach (var change in changes)
            {
                change.Apply();
                done.Push(change);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ContentException)
        {
            foreach (var change in done)
            {
                new FileChange(change.Path, change.After, change.Before, change.RightsOf).Apply();
            }

            throw;
        }
    }

    private void Apply()
    {
        var beside = Path + Unfinished;
        try
        {
            if (!Same(Read(Path), Before))
            {
                throw new ContentException(new(Path, 1, 1), "the file was changed by another program just now. Nothing was written; run the command again.");
            }

            if (After is null)
            {
                File.Delete(Path);
                return;
            }

            if (File.Exists(Path) && new FileInfo(Path).IsReadOnly)
            {
                throw new UnauthorizedAccessException("it is read-only");
            }

            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
            using (var stream = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                KeepRights(File.Exists(Path) ? Path : RightsOf, beside);
                stream.Write(After);
                stream.Flush(flushToDisk: true);
            }

            File.Move(beside, Path, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Forget(beside);
            throw new ContentException(new(Path, 1, 1), $"this file cannot be written ({fault.Message.Split(" : '")[0].TrimEnd('.')}). Nothing was changed; give access, or paste the lines shown yourself.");
        }
    }

    private static bool Same(byte[]? one, byte[]? other) => one is null ? other is null : other is not null && one.AsSpan().SequenceEqual(other);

    /// <summary>A file with secrets stays as closed as it was, and so does its copy.</summary>
    private static void KeepRights(string? of, string to)
    {
        if (of is not null && !OperatingSystem.IsWindows() && File.Exists(of))
        {
            File.SetUnixFileMode(to, File.GetUnixFileMode(of));
        }
    }

    private static void Forget(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // What could not be written cannot be there.
        }
    }

    private static string Numbered(string path, int number) => string.Create(CultureInfo.InvariantCulture, $"{path}.{number}{Ending}");
}
