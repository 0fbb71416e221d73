namespace SkillServer.Content;

/// <summary>
/// The words of the rule documents and where each stands, made once: a query then touches only the parts that hold its words, instead of
/// looking through every part for each of them.
/// </summary>
internal sealed class RuleIndex
{
    private readonly string[] _words;
    private readonly List<(int Part, Place Place)>[] _where;

    /// <summary>The index of these documents.</summary>
    public RuleIndex(IEnumerable<Rule> rules)
    {
        Parts = RulePart.Of(rules);
        var found = new SortedDictionary<string, List<(int Part, Place Place)>>(StringComparer.Ordinal);
        foreach (var (number, part) in Parts.Index())
        {
            foreach (var (place, text) in new[] { (Place.Text, part.Own), (Place.Heading, part.Heading.Title), (Place.Title, part.Rule.Title), (Place.Tags, string.Join('\n', part.Rule.Tags)) })
            {
                foreach (var word in SearchWords.Of(text))
                {
                    found.TryAdd(word, []);
                    found[word].Add((number, place));
                }
            }
        }

        (_words, _where) = ([.. found.Keys], [.. found.Values]);
    }

    private enum Place
    {
        Text,
        Heading,
        Title,
        Tags,
    }

    /// <summary>Every part, in the order of the documents.</summary>
    public IReadOnlyList<RulePart> Parts { get; }

    /// <summary>For each part, how a word of a query stands in it; words match from their start.</summary>
    public Standing[] Find(string word)
    {
        var standings = new Standing[Parts.Count];
        var first = Array.BinarySearch(_words, word, StringComparer.Ordinal);
        for (var i = first < 0 ? ~first : first; i < _words.Length && _words[i].StartsWith(word, StringComparison.Ordinal); i++)
        {
            foreach (var (part, place) in _where[i])
            {
                var before = standings[part];
                standings[part] = place switch
                {
                    Place.Text => before with { Times = before.Times + 1 },
                    Place.Heading => before with { InHeading = true },
                    Place.Title => before with { InTitle = true },
                    _ => before with { InTags = true },
                };
            }
        }

        return standings;
    }

    /// <summary>How often a word stands in a part's text, and whether in its heading, its document's title or tags.</summary>
    public readonly record struct Standing(int Times, bool InHeading, bool InTitle, bool InTags);
}
