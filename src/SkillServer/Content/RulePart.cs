namespace SkillServer.Content;

/// <summary>
/// What stands under one heading, up to its first sub-heading, so that a chapter does not win by its children's words. Its words are
/// found once: finding them for every query took a tenth of a second each time.
/// </summary>
internal sealed class RulePart
{
    private RulePart(Rule rule, RuleHeading heading)
    {
        var rest = heading.Text.IndexOf('\n', StringComparison.Ordinal);
        var child = heading.Text.IndexOf("\n#", Math.Max(rest, 0), StringComparison.Ordinal);
        var own = child < 0 ? heading.Text : heading.Text[..child];
        (Rule, Heading) = (rule, heading);
        (Own, HeadingTitle, Title, Tags) = (new(own), new(heading.Title), new(rule.Title), new(rule.Tags));
        Lines = [.. own.Split('\n').Skip(1).Where(line => line.Length > 0 && !line.StartsWith("```", StringComparison.Ordinal) && !line.StartsWith("| ---", StringComparison.Ordinal))];
    }

    /// <summary>The document.</summary>
    public Rule Rule { get; }

    /// <summary>The heading.</summary>
    public RuleHeading Heading { get; }

    /// <summary>Words of its text, of its heading, and of the document's title and tags.</summary>
    public SearchWords Own { get; }

    /// <inheritdoc cref="Own"/>
    public SearchWords HeadingTitle { get; }

    /// <inheritdoc cref="Own"/>
    public SearchWords Title { get; }

    /// <inheritdoc cref="Own"/>
    public SearchWords Tags { get; }

    /// <summary>Lines that can stand as an excerpt.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>Every part of these documents below the title, in order.</summary>
    public static IReadOnlyList<RulePart> Of(IEnumerable<Rule> rules) =>
        [.. rules.SelectMany(rule => rule.Headings.Where(heading => heading.Level > 1).Select(heading => new RulePart(rule, heading)))];
}
