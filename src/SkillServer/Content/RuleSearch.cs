namespace SkillServer.Content;

/// <summary>A heading that answers a query: the better the match the higher the score.</summary>
public sealed record RuleHit(string Citation, string Title, string Heading, string Uri, string Excerpt, int Score);

/// <summary>
/// Finds headings by the words of a query: offline, and the same order every time. A word counts where it stands (heading,
/// title, tags, text) and the more the rarer it is; words match from their start, so that "commission" finds "commissions".
/// </summary>
public static class RuleSearch
{
    private const int InHeading = 12, InTitle = 5, InTags = 4, InText = 1, MostInText = 6, ExcerptLength = 240;

    /// <summary>The best hits, best first; ties in the order of the documents.</summary>
    public static IReadOnlyList<RuleHit> Search(RuleLibrary library, string query, string? section = null, int limit = 8)
    {
        var words = SearchWords.Of(query).Distinct().ToList();
        var parts = library.Parts.Where(part => section is null || part.Rule.Section == section).ToList();
        var rarity = words.ToDictionary(word => word, word => Rarity(parts.Count(part => part.Own.Has(word)), parts.Count));
        return [.. parts.Select(part => (Part: part, Score: words.Sum(word => rarity[word] * Weigh(part, word)) * Covered(words, part)))
            .Where(hit => hit.Score > 0)
            .OrderByDescending(hit => hit.Score)
            .Take(limit)
            .Select(hit => Hit(hit.Part, words, hit.Score))];
    }

    private static RuleHit Hit(RulePart part, List<string> words, int score) =>
        new($"{part.Rule.Name}#{part.Heading.Anchor}", part.Rule.Title, part.Heading.Title, part.Rule.Uri, Excerpt(part.Lines, words), score);

    private static int Weigh(RulePart part, string word) =>
        (part.HeadingTitle.Has(word) ? InHeading : 0) + (part.Title.Has(word) ? InTitle : 0)
        + (part.Tags.Has(word) ? InTags : 0) + (InText * part.Own.Count(word, MostInText));

    /// <summary>A part that holds all words of the query beats one that repeats a single word.</summary>
    private static int Covered(List<string> words, RulePart part)
    {
        var covered = words.Count(word => part.HeadingTitle.Has(word) || part.Own.Has(word) || part.Title.Has(word));
        return covered * covered;
    }

    private static int Rarity(int parts, int all) => parts == 0 ? 0 : 1 + (int)Math.Min(9, all / parts / 4);

    private static string Excerpt(IReadOnlyList<string> lines, List<string> words)
    {
        var best = lines.OrderByDescending(line => Held(new(line), words)).FirstOrDefault() ?? "";
        return best.Length <= ExcerptLength ? best : best[..best.LastIndexOf(' ', ExcerptLength)] + " …";
    }

    private static int Held(SearchWords line, List<string> words) => words.Count(line.Has);
}
