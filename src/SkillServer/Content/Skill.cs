namespace SkillServer.Content;

/// <summary>A skill's front page.</summary>
public sealed record Skill(string Name, string Description, string Source)
{
    /// <summary>Where clients read it.</summary>
    public string Uri => $"skill://{Name}/SKILL.md";

    /// <summary>The skills of a folder, sorted by name.</summary>
    public static IReadOnlyList<Skill> ReadAll(string folder) =>
        [.. Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).Select(skill =>
        {
            var text = File.ReadAllText(Path.Combine(skill, "SKILL.md"));
            var page = FrontMatter.Read(text, $"{Path.GetFileName(skill)}/SKILL.md");
            return new Skill(page.Text("name"), page.Text("description"), text.ReplaceLineEndings("\n"));
        })];
}
