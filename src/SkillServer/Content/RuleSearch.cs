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
        var (index, words) = (library.Index, SearchWords.Of(query).Distinct().ToList());
        var searched = index.Parts.Index().Where(part => section is null || part.Item.Rule.Section == section).ToList();
        var (scores, covered) = (new int[index.Parts.Count], new int[index.Parts.Count]);
        foreach (var standings in words.Select(index.Find))
        {
            var rarity = Rarity(searched.Count(part => standings[part.Index].Times > 0), searched.Count);
            foreach (var (part, _) in searched)
            {
                var standing = standings[part];
                scores[part] += rarity * Weigh(standing);
                covered[part] += standing.InHeading || standing.InTitle || standing.Times > 0 ? 1 : 0;
            }
        }

        // A part that holds all words of the query beats one that repeats a single word.
        return [.. searched.Select(part => (Part: part.Item, Score: scores[part.Index] * covered[part.Index] * covered[part.Index]))
            .Where(hit => hit.Score > 0)
            .OrderByDescending(hit => hit.Score)
            .Take(limit)
            .Select(hit => Hit(hit.Part, words, hit.Score))];
    }

    private static RuleHit Hit(RulePart part, List<string> words, int score) =>
        new($"{part.Rule.Name}#{part.Heading.Anchor}", part.Rule.Title, part.Heading.Title, part.Rule.Uri, Excerpt(part, words), score);

    private static int Weigh(RuleIndex.Standing word) =>
        (word.InHeading ? InHeading : 0) + (word.InTitle ? InTitle : 0) + (word.InTags ? InTags : 0) + (InText * Math.Min(word.Times, MostInText));

    private static int Rarity(int parts, int all) => parts == 0 ? 0 : 1 + (int)Math.Min(9, all / parts / 4);

    private static string Excerpt(RulePart part, List<string> words)
    {
        var best = part.Lines.OrderByDescending(line => words.Count(line.Words.Has)).FirstOrDefault().Text ?? "";
        if (best.Length <= ExcerptLength)
        {
            return best;
        }

        var space = best.LastIndexOf(' ', ExcerptLength);
        return best[..(space > 0 ? space : ExcerptLength)] + " …"; // a line may be one long word
    }
}
