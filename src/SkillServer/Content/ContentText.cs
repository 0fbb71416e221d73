using SkillServer.Workspace;

namespace SkillServer.Content;

/// <summary>Reads a file of the content. One that cannot be read is a fault of that file, with its name.</summary>
internal static class ContentText
{
    /// <summary>The text. A file of the <paramref name="workspace"/> must not lead out of it: whoever asks the server would read any file of the machine.</summary>
    public static string Read(string path, string shown, string? workspace = null)
    {
        if (workspace is not null && Path.GetRelativePath(workspace, path) is var name && !Path.IsPathRooted(name) && name.Split(Path.DirectorySeparatorChar)[0] != "..")
        {
            new WorkspaceFolder(workspace).Inside(name);
        }

        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new ContentException(new(shown, 1, 1), unreadable is FileNotFoundException or DirectoryNotFoundException ? "the file is missing. Put it back." : "the file cannot be read. Let the server read it, or remove it.");
        }
    }
}
