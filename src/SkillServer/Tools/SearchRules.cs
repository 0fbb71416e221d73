using System.ComponentModel;
using System.Globalization;
using Partnerships.Kernel;
using SkillServer.Content;

namespace SkillServer.Tools;

/// <summary>Finds the headings of the rule documents that answer a question.</summary>
public sealed class SearchRules(RuleLibrary rules) : KnowledgeTool<SearchRules.Input, SearchRules.Output>
{
    /// <summary>What to look for.</summary>
    public sealed record Input
    {
        /// <summary>Words to look for.</summary>
        [Description("A few words, e.g. clawback after 90 days."), Size(2, 300)]
        public required string Query { get; init; }

        /// <summary>Only this section.</summary>
        [Description("strategy, comarketing, marketplace, program, affiliate, enablement, events, revenue, relationships or channel.")]
        public string? Section { get; init; }

        /// <summary>At most this many.</summary>
        [Within(1, 25)]
        public int? Limit { get; init; }
    }

    /// <summary>The headings found, best first.</summary>
    public sealed record Output(IReadOnlyList<RuleHit> Hits);

    /// <inheritdoc />
    public override string Name => "search_rules";

    /// <inheritdoc />
    public override string Title => "Search rules";

    /// <inheritdoc />
    public override string Description => "Searches the rule documents. Returns headings with excerpt, citation and link, best first.";

    /// <inheritdoc />
    protected override ToolAnswer Answer(Input input, CancellationToken cancellation)
    {
        var sections = rules.Rules.Select(rule => rule.Section).Distinct().Order(StringComparer.Ordinal).ToList();
        if (input.Section is { } section && !sections.Contains(section))
        {
            throw new RefusalException(new Refusal("not_a_choice", "section", section, "one of " + string.Join(", ", sections),
                Nearest.Or(section, sections, "Leave it out to search everywhere.")));
        }

        var hits = RuleSearch.Search(rules, input.Query, input.Section, input.Limit ?? 8);
        var lines = hits.Select((hit, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {hit.Title} > {hit.Heading}  [{hit.Citation}]\n   {hit.Excerpt}"));
        return new(ToolJson.Write(new Output(hits)), hits.Count == 0 ? "Nothing was found. Use other or fewer words.\n" : string.Join('\n', lines) + "\n");
    }
}
