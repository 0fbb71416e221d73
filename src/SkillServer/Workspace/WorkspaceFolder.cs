using System.Security.Cryptography;
using SkillServer.Content;

namespace SkillServer.Workspace;

/// <summary>The only way to a workspace's files: every path stays inside, also through links, and files are written whole or not at all.</summary>
public sealed class WorkspaceFolder
{
    private const long MaxFile = 64 * 1024 * 1024;

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

    /// <summary>The full path of a name inside the workspace; one that leads out is refused.</summary>
    public string Inside(string name)
    {
        var path = Path.GetFullPath(Path.Combine(Root, name));
        if (Path.IsPathRooted(name) || !path.StartsWith(Root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new ContentException(new(name, 1, 1), "this path leads out of the workspace. Use a path inside it.");
        }

        for (var at = path; at.Length > Root.Length; at = Path.GetDirectoryName(at)!)
        {
            var entry = Directory.Exists(at) ? new DirectoryInfo(at) : (FileSystemInfo)new FileInfo(at);
            if (entry.LinkTarget is not null && entry.ResolveLinkTarget(true) is { } target && !target.FullName.StartsWith(Root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                throw new ContentException(new(name, 1, 1), "this path leads out of the workspace through a link. Put the file itself there.");
            }
        }

        return path;
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

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var beside = path + ".partial";
        try
        {
            using (var stream = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }

            File.Move(beside, path, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }

        return true;
    }
}
