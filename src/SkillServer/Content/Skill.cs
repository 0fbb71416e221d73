namespace SkillServer.Content;

/// <summary>A skill's front page.</summary>
public sealed record Skill(string Name, string Description, string Source)
{
    private const string Page = "SKILL.md";

    /// <summary>Where clients read it.</summary>
    public string Uri => $"skill://{Name}/{Page}";

    /// <summary>The skills of a folder, sorted by name.</summary>
    public static Shelf<Skill> ReadAll(string folder) => new(
        [folder],
        parent => Directory.EnumerateDirectories(parent).Select(skill => (Path.GetFileName(skill), Path.Combine(skill, Page), $"{Path.GetFileName(skill)}/{Page}")),
        Read);

    private static Skill Read(string text, string file)
    {
        var page = FrontMatter.Read(text, file);
        var (name, folder) = (page.Text("name"), file.Split('/')[0]);
        return name == folder ? new(name, page.Text("description"), text.ReplaceLineEndings("\n"))
            : throw new ContentException(page.Head.Locate("name"), $"'{name}' is given, and the folder is called '{folder}'. A skill has the name of its folder.");
    }
}
