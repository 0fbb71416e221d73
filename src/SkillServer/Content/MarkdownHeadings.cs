using System.Text;

namespace SkillServer.Content;

/// <summary>The headings of a Markdown text, with the anchors GitHub gives them.</summary>
public static class MarkdownHeadings
{
    /// <summary>Every heading in order; fenced code is not searched.</summary>
    public static IReadOnlyList<RuleHeading> Of(string markdown)
    {
        var lines = markdown.Split('\n');
        var found = new List<(int Line, int Level, string Title)>();
        var fenced = false;
        for (var i = 0; i < lines.Length; i++)
        {
            fenced ^= lines[i].StartsWith("```", StringComparison.Ordinal);
            var level = fenced ? 0 : lines[i].TakeWhile(c => c == '#').Count();
            if (level is > 0 and <= 6 && lines[i].Length > level && lines[i][level] == ' ')
            {
                found.Add((i, level, lines[i][(level + 1)..].Trim()));
            }
        }

        var seen = new Dictionary<string, int>();
        return [.. found.Select((heading, index) =>
        {
            var next = found.FindIndex(index + 1, later => later.Level <= heading.Level);
            var end = next < 0 ? lines.Length : found[next].Line;
            return new RuleHeading(Unique(Slug(heading.Title), seen), heading.Title, heading.Level, string.Join('\n', lines[heading.Line..end]).TrimEnd() + "\n");
        })];
    }

    /// <summary>Lower case, spaces to hyphens, punctuation dropped.</summary>
    public static string Slug(string title)
    {
        var slug = new StringBuilder();
        foreach (var c in title.ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(c) || c is '-' or '_')
            {
                slug.Append(c);
            }
            else if (c == ' ')
            {
                slug.Append('-');
            }
        }

        return slug.ToString();
    }

    private static string Unique(string slug, Dictionary<string, int> seen)
    {
        var again = seen.TryGetValue(slug, out var count);
        seen[slug] = count + 1;
        return again ? $"{slug}-{count}" : slug;
    }
}
