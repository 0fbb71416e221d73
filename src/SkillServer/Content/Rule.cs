using Partnerships.Kernel;

namespace SkillServer.Content;

/// <summary>A heading of a rule document with everything under it, sub-headings included.</summary>
public sealed record RuleHeading(string Anchor, string Title, int Level, string Text);

/// <summary>One rule document.</summary>
public sealed record Rule(
    string Name, string Skill, string Section, string Title, string Impact, string Summary,
    IReadOnlyList<string> Tags, IReadOnlyList<string> Operations, IReadOnlyList<string> Templates,
    string Source, string Body, IReadOnlyList<RuleHeading> Headings)
{
    /// <summary>Where clients read it.</summary>
    public string Uri => $"skill://{Skill}/rules/{Name}.md";

    /// <summary>The part under one heading; an unknown anchor is refused with the anchors there are.</summary>
    public RuleHeading Heading(string anchor) =>
        Headings.FirstOrDefault(heading => heading.Anchor == anchor)
        ?? throw new RefusalException(new Refusal("unknown_heading", "heading", anchor, "one of " + string.Join(", ", Headings.Select(h => h.Anchor)),
            Nearest.Or(anchor, Headings.Select(h => h.Anchor), "Use one of these.")));

    /// <summary>Reads a rule file.</summary>
    public static Rule Read(string text, string file)
    {
        var page = FrontMatter.Read(text, file);
        return new(
            Path.GetFileNameWithoutExtension(file), page.Text("skill"), page.Text("section"), page.Text("title"), page.Text("impact"), page.Text("summary"),
            page.List("tags"), page.List("operations"), page.List("templates"), text.ReplaceLineEndings("\n"), page.Body, MarkdownHeadings.Of(page.Body));
    }
}
