using SkillServer.Content;

namespace SkillServer.Tests.Live;

/// <summary>A copy of the content and a workspace that a test edits.</summary>
internal sealed class EditedContent : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("live");

    public EditedContent()
    {
        foreach (var part in new[] { "rules", "skills", "prompts", "policies", "templates", "starter" })
        {
            Copy(Testing.Repository.PathTo(part), Path.Combine(_folder.FullName, "content", part));
        }

        Copy(Testing.Repository.PathTo("starter"), Workspace);
        Directory.CreateDirectory(Path.Combine(Workspace, "policies"));
        Directory.CreateDirectory(Path.Combine(Workspace, "templates"));
    }

    public string Workspace => Path.Combine(_folder.FullName, "workspace");

    public ContentFolder Content => new ContentFolder(Path.Combine(_folder.FullName, "content")).WithWorkspace(Workspace);

    /// <summary>The name of a file of the content.</summary>
    public string Of(string name) => Path.Combine(_folder.FullName, "content", name);

    /// <summary>Replaces a part of a file; the part must be there.</summary>
    public void Edit(string name, string part, string by)
    {
        var text = File.ReadAllText(Of(name));
        Assert.Contains(part, text);
        File.WriteAllText(Of(name), text.Replace(part, by, StringComparison.Ordinal));
    }

    /// <summary>Writes a file of <c>content/</c> or <c>workspace/</c>.</summary>
    public void Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public void Dispose() => _folder.Delete(true);

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
