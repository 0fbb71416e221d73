using System.Text;

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
    private static readonly HashSet<string> Stop = ["the", "and", "for", "with", "how", "what", "when", "which", "our", "from", "are", "does", "should", "much", "many"];

    /// <summary>The best hits, best first; ties in the order of the documents.</summary>
    public static IReadOnlyList<RuleHit> Search(RuleLibrary library, string query, string? section = null, int limit = 8)
    {
        var words = Words(query).Distinct().ToList();
        var parts = library.Rules.Where(rule => section is null || rule.Section == section)
            .SelectMany(rule => rule.Headings.Where(heading => heading.Level > 1).Select(heading => (Rule: rule, Heading: heading, Own: Own(heading)))).ToList();
        var rarity = words.ToDictionary(word => word, word => Rarity(parts.Count(part => Has(part.Own, word)), parts.Count));
        return [.. parts.Select(part => (part.Rule, part.Heading, part.Own, Score: words.Sum(word => rarity[word] * Weigh(part.Rule, part.Heading, part.Own, word)) * Covered(words, part.Rule, part.Heading, part.Own)))
            .Where(part => part.Score > 0)
            .OrderByDescending(part => part.Score)
            .Take(limit)
            .Select(part => new RuleHit($"{part.Rule.Name}#{part.Heading.Anchor}", part.Rule.Title, part.Heading.Title, part.Rule.Uri, Excerpt(part.Own, words), part.Score))];
    }

    private static int Weigh(Rule rule, RuleHeading heading, string own, string word) =>
        (Has(heading.Title, word) ? InHeading : 0) + (Has(rule.Title, word) ? InTitle : 0)
        + (rule.Tags.Any(tag => Has(tag, word)) ? InTags : 0) + Math.Min(MostInText, InText * Words(own).Count(w => w.StartsWith(word, StringComparison.Ordinal)));

    /// <summary>A part that holds all words of the query beats one that repeats a single word.</summary>
    private static int Covered(List<string> words, Rule rule, RuleHeading heading, string own)
    {
        var covered = words.Count(word => Has(heading.Title, word) || Has(own, word) || Has(rule.Title, word));
        return covered * covered;
    }

    private static int Rarity(int parts, int all) => parts == 0 ? 0 : 1 + (int)Math.Min(9, all / parts / 4);

    /// <summary>The text up to the first sub-heading, so that a chapter does not win by its children's words.</summary>
    private static string Own(RuleHeading heading)
    {
        var rest = heading.Text.IndexOf('\n', StringComparison.Ordinal);
        var child = heading.Text.IndexOf("\n#", Math.Max(rest, 0), StringComparison.Ordinal);
        return child < 0 ? heading.Text : heading.Text[..child];
    }

    private static bool Has(string text, string word) => Words(text).Any(w => w.StartsWith(word, StringComparison.Ordinal));

    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var c in text.ToLowerInvariant() + " ")
        {
            if (char.IsLetterOrDigit(c))
            {
                word.Append(c);
            }
            else if (word.Length > 0)
            {
                var found = Stem(word.ToString());
                word.Clear();
                if (found.Length > 1 && !Stop.Contains(found))
                {
                    yield return found;
                }
            }
        }
    }

    private static string Stem(string word) => word.Length > 4 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1] : word;

    private static string Excerpt(string own, List<string> words)
    {
        var lines = own.Split('\n').Skip(1).Where(line => line.Length > 0 && !line.StartsWith("```", StringComparison.Ordinal) && !line.StartsWith("| ---", StringComparison.Ordinal)).ToList();
        var best = lines.OrderByDescending(line => words.Count(word => Has(line, word))).FirstOrDefault() ?? "";
        return best.Length <= ExcerptLength ? best : best[..best.LastIndexOf(' ', ExcerptLength)] + " …";
    }
}
