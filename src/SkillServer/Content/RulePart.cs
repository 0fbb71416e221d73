namespace SkillServer.Content;

/// <summary>What stands under one heading, up to its first sub-heading, so that a chapter does not win by its children's words.</summary>
internal sealed class RulePart
{
    private RulePart(Rule rule, RuleHeading heading)
    {
        var rest = heading.Text.IndexOf('\n', StringComparison.Ordinal);
        var child = heading.Text.IndexOf("\n#", Math.Max(rest, 0), StringComparison.Ordinal);
        (Rule, Heading, Own) = (rule, heading, child < 0 ? heading.Text : heading.Text[..child]);
        Lines = [.. Own.Split('\n').Skip(1).Where(line => line.Length > 0 && !line.StartsWith("```", StringComparison.Ordinal) && !line.StartsWith("| ---", StringComparison.Ordinal)).Select(line => (line, new SearchWords(line)))];
    }

    /// <summary>The document.</summary>
    public Rule Rule { get; }

    /// <summary>The heading.</summary>
    public RuleHeading Heading { get; }

    /// <summary>The heading and its text.</summary>
    public string Own { get; }

    /// <summary>Lines that can stand as an excerpt, with their words.</summary>
    public IReadOnlyList<(string Text, SearchWords Words)> Lines { get; }

    /// <summary>Every part of these documents below the title, in order.</summary>
    public static IReadOnlyList<RulePart> Of(IEnumerable<Rule> rules) =>
        [.. rules.SelectMany(rule => rule.Headings.Where(heading => heading.Level > 1).Select(heading => new RulePart(rule, heading)))];
}
