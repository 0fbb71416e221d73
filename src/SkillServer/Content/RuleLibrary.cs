using Partnerships.Kernel;

namespace SkillServer.Content;

/// <summary>The rule documents, read once, sorted by name.</summary>
public sealed class RuleLibrary
{
    private const string SectionsFile = "_sections.md";
    private readonly Lazy<Shelf<Rule>> _rules;
    private readonly Lazy<RuleIndex> _index;
    private readonly Lazy<string> _sections;

    /// <summary>The documents of a folder, which is read when the first of them is asked for.</summary>
    public RuleLibrary(string folder)
    {
        _rules = new(() => new(
            [folder],
            parent => Directory.EnumerateFiles(parent, "*.md").Where(file => Path.GetFileName(file)[0] != '_').Select(file => (Path.GetFileNameWithoutExtension(file), file, Path.GetFileName(file))),
            Rule.Read));
        _index = new(() => new(Rules));
        _sections = new(() => ContentText.Read(Path.Combine(folder, SectionsFile), SectionsFile).ReplaceLineEndings("\n"));
    }

    /// <summary>Every rule document.</summary>
    public Shelf<Rule> Rules => _rules.Value;

    /// <summary>Where their words stand.</summary>
    internal RuleIndex Index => _index.Value;

    /// <summary>The section index, as written.</summary>
    public string Sections => _sections.Value;

    /// <summary>The rule of that name; an unknown one is refused with the names there are.</summary>
    public Rule Get(string name) =>
        Rules.Find(name)
        ?? throw new RefusalException(new Refusal("unknown_rule", "rule", name, "one of " + string.Join(", ", Rules.Select(rule => rule.Name)),
            Nearest.Or(name, Rules.Select(rule => rule.Name), "Find one with search_rules.")));

    /// <summary>What a citation such as <c>revenue-sharing-models#clawback-provisions</c> points at; null when it points nowhere.</summary>
    public (Rule Rule, RuleHeading Heading)? Find(string citation)
    {
        var parts = citation.Split('#');
        var rule = Rules.FirstOrDefault(candidate => candidate.Name == parts[0]);
        var heading = parts.Length == 2 ? rule?.Headings.FirstOrDefault(candidate => candidate.Anchor == parts[1]) : null;
        return heading is null ? null : (rule!, heading);
    }
}
