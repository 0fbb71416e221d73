using System.Security.Cryptography;
using SkillServer.Content;

namespace SkillServer.Workspace;

/// <summary>The only way to a workspace's files: every path stays inside, also through links, and files are written whole or not at all.</summary>
public sealed class WorkspaceFolder
{
    private const long MaxFile = 64 * 1024 * 1024;
    private const string Unfinished = ".partial";

    /// <summary>Opens an existing folder.</summary>
    public WorkspaceFolder(string folder)
    {
        Root = Path.GetFullPath(folder);
        if (!Directory.Exists(Root))
        {
            throw new ContentException(new(folder, 1, 1), "there is no such folder. A workspace is a folder with program.yaml, partners.csv and documents.yaml.");
        }
    }

    /// <summary>The folder's full path.</summary>
    public string Root { get; }

    /// <summary>Whether the file is there.</summary>
    public bool Has(string name) => File.Exists(Inside(name));

    /// <summary>The file's text; too large a one is refused.</summary>
    public string Read(string name)
    {
        var path = Inside(name);
        return new FileInfo(path).Length <= MaxFile ? File.ReadAllText(path)
            : throw new ContentException(new(name, 1, 1), $"the file is larger than {MaxFile / 1024 / 1024} MB. Split it or leave out old rows.");
    }

    /// <summary>Files of a folder by their names inside the workspace, sorted.</summary>
    public IReadOnlyList<string> List(string folder, string pattern) => !Directory.Exists(Inside(folder)) ? []
        : [.. Directory.EnumerateFiles(Inside(folder), pattern).Select(path => $"{folder}/{Path.GetFileName(path)}").Order(StringComparer.Ordinal)];

    /// <summary>A folder's full path; neither it nor any of the files in it leads out.</summary>
    public string InsideWithFiles(string folder, string pattern)
    {
        foreach (var name in List(folder, pattern))
        {
            Inside(name);
        }

        return Inside(folder);
    }

    /// <summary>The full path of a name inside the workspace; one that leads out is refused.</summary>
    public string Inside(string name)
    {
        if (name.Contains('\0', StringComparison.Ordinal))
        {
            throw new ContentException(new(name.Replace("\0", "\\0", StringComparison.Ordinal), 1, 1), "no file can have this name. Use a path inside the workspace.");
        }

        var path = Path.GetFullPath(Path.Combine(Root, name));
        if (Path.IsPathRooted(name) || !path.StartsWith(Root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new ContentException(new(name, 1, 1), "this path leads out of the workspace. Use a path inside it.");
        }

        for (var at = path; at.Length > Root.Length; at = Path.GetDirectoryName(at)!)
        {
            var entry = Directory.Exists(at) ? new DirectoryInfo(at) : (FileSystemInfo)new FileInfo(at);
            if (entry.LinkTarget is not null && Target(entry, name) is { } target && !target.FullName.StartsWith(Root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                throw new ContentException(new(name, 1, 1), "this path leads out of the workspace through a link. Put the file itself there.");
            }
        }

        return path;
    }

    private static FileSystemInfo? Target(FileSystemInfo link, string name)
    {
        try
        {
            return link.ResolveLinkTarget(returnFinalTarget: true);
        }
        catch (IOException)
        {
            throw new ContentException(new(name, 1, 1), "this link leads nowhere. Put the file itself there.");
        }
    }

    /// <summary>The file's bytes.</summary>
    public byte[] Bytes(string name) => File.ReadAllBytes(Inside(name));

    /// <summary>Whether the file is there with exactly these bytes.</summary>
    public bool Holds(string name, byte[] bytes)
    {
        var path = Inside(name);
        return File.Exists(path) && new FileInfo(path).Length == bytes.Length && SHA256.HashData(File.ReadAllBytes(path)).AsSpan().SequenceEqual(SHA256.HashData(bytes));
    }

    /// <summary>Writes the file beside its place and then renames it, so that an interrupted build leaves the old one whole. Equal bytes are not written again.</summary>
    public bool Write(string name, byte[] bytes)
    {
        var path = Inside(name);
        if (Holds(name, bytes))
        {
            return false;
        }

        var beside = path + Unfinished;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using (var stream = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }

            File.Move(beside, path, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Remove(beside);
            var reason = fault is UnauthorizedAccessException ? "access is denied" : fault.Message.Split(" : '")[0];
            throw new IOException($"{new Location(name, 1, 1)}: this file cannot be written ({reason}). Nothing that was there is lost; make room or give access, and build again.", fault);
        }

        return true;
    }

    /// <summary>Removes a file, and the folders below <paramref name="within"/> that it leaves empty.</summary>
    public void Delete(string name, string within)
    {
        var (path, top) = (Inside(name), Inside(within));
        Remove(path);
        for (var at = Path.GetDirectoryName(path)!; at.Length > top.Length && Directory.Exists(at) && !Directory.EnumerateFileSystemEntries(at).Any(); at = Path.GetDirectoryName(at)!)
        {
            Directory.Delete(at);
        }
    }

    /// <summary>Removes what a build that was killed has left unfinished.</summary>
    public void Tidy(string folder)
    {
        if (Directory.Exists(Inside(folder)))
        {
            var own = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };
            foreach (var left in Directory.EnumerateFiles(Inside(folder), "*" + Unfinished, own).ToList())
            {
                Remove(left);
            }
        }
    }

    private static void Remove(string unfinished)
    {
        try
        {
            File.Delete(unfinished);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // It stays: what matters is whether the file itself can be written.
        }
    }
}
