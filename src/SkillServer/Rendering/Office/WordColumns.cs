namespace SkillServer.Rendering.Office;

/// <summary>Widths of a table's columns from what is in them, and letters small enough that no word or figure is cut.</summary>
internal static class WordColumns
{
    /// <summary>The room left and right in a cell, in twentieths of a point.</summary>
    public const short Padding = 70;

    private const int Smallest = 14, LongestWhole = 22;

    /// <summary>Takes the rows with each cell's text and whether it is a figure. Sizes are half points, widths twentieths of a point.</summary>
    public static (int Size, IReadOnlyList<int> Widths) Of(IReadOnlyList<IReadOnlyList<(string Text, bool Figure)>> rows)
    {
        var columns = rows.Count == 0 ? 0 : rows.Max(row => row.Count);
        var least = new int[columns];
        var wished = new int[columns];
        foreach (var (at, row) in rows.Index())
        {
            for (var i = 0; i < row.Count; i++)
            {
                var (text, figure) = row[i];
                text = text.Length > 2000 ? text[..2000] : text; // more would not change anything
                var bold = at == 0 ? 110 : 104;
                least[i] = Math.Max(least[i], Whole(text, figure && at > 0).Max(Ems) * bold / 100);
                wished[i] = Math.Max(wished[i], Ems(text) * bold / 100);
            }
        }

        for (var size = WordStyles.TableSize; ; size--)
        {
            var narrow = Twips(least, size);
            if (narrow.Sum() <= WordPage.TextWidth || size == Smallest)
            {
                return (size, Fit(narrow, Twips(wished, size)));
            }
        }
    }

    /// <summary>What must not be broken: a figure as a whole, else each word; beyond a length anything may be.</summary>
    private static IEnumerable<string> Whole(string text, bool figure) =>
        (figure && text.Length <= LongestWhole ? [text] : text.Split([' ', '-', '/', '—'])).Select(word => word.Length > LongestWhole ? word[..LongestWhole] : word);

    private static int[] Twips(int[] ems, int halfPoints) => [.. ems.Select(width => width * halfPoints / 10 + 2 * Padding + 20)];

    /// <summary>Everything as wide as it wishes when there is room; else each gets what it needs and a part of the rest, long texts less than in proportion.</summary>
    private static int[] Fit(int[] least, int[] wished)
    {
        const int Room = WordPage.TextWidth;
        var sum = wished.Sum();
        if (sum <= Room)
        {
            return [.. wished.Select(width => sum < Room * 6 / 10 ? width * 3 / 2 : (int)((long)width * Room / sum))];
        }

        var needed = least.Sum();
        if (needed >= Room)
        {
            return [.. least.Select(width => (int)((long)width * Room / needed))];
        }

        var more = wished.Select((width, i) => (long)Math.Sqrt(Math.Max(0, width - least[i])) * 100 + Math.Min(Math.Max(0, width - least[i]), 4000)).ToList();
        var all = Math.Max(1, more.Sum());
        return [.. least.Select((width, i) => width + (int)Math.Min(Math.Max(0, wished[i] - width), (Room - needed) * more[i] / all))];
    }

    /// <summary>How wide a text is in hundredths of an em: figures and small letters alike, some letters half of it, others more.</summary>
    private static int Ems(string text) => text.Sum(c => c switch
    {
        'i' or 'j' or 'l' or 'I' or '\'' or '|' or '.' or ',' or ':' or ';' or '!' or ' ' or 'f' or 't' or 'r' or '(' or ')' or '-' => 30,
        'm' or 'w' or 'M' or 'W' or '@' or '%' or '→' or '≥' or '≤' or '×' => 86,
        >= 'A' and <= 'Z' => 69,
        < '\u0400' => 56,
        _ => 100,
    });
}
