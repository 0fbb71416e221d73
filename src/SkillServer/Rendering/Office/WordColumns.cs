namespace SkillServer.Rendering.Office;

/// <summary>What a cell holds: how it may be broken follows.</summary>
internal enum CellKind
{
    /// <summary>Words.</summary>
    Text,

    /// <summary>A figure, which is never broken.</summary>
    Figure,

    /// <summary>A day.</summary>
    Day,
}

/// <summary>Widths of a table's columns from what is in them, and letters small enough that no word or figure is cut.</summary>
internal static class WordColumns
{
    /// <summary>The room left and right in a cell, in twentieths of a point.</summary>
    public const short Padding = 70;

    private const int Smallest = 14, LongestWhole = 22;

    /// <summary>
    /// Takes the rows with each cell's text and whether it is a figure or a day, and the largest size. Sizes are half points, widths twentieths of a point.
    /// A day stands on one line; where texts would not have room enough, its year goes below; and only where that is too wide too, each part has a line.
    /// </summary>
    public static (int Size, IReadOnlyList<int> Widths) Of(IReadOnlyList<IReadOnlyList<(string Text, CellKind Kind)>> rows, int largest)
    {
        var whole = Of(rows, largest, day => [day]);
        if (whole.Narrow <= WordPage.TextWidth * 4 / 5)
        {
            return whole.Columns;
        }

        var yearBelow = Of(rows, largest, day => day.LastIndexOf(' ') is > 0 and var year ? [day[..year], day[(year + 1)..]] : [day]);
        return yearBelow.Narrow <= WordPage.TextWidth ? yearBelow.Columns : Of(rows, largest, Words).Columns;
    }

    /// <summary>The columns, and the least width that they need at the largest size.</summary>
    private static ((int Size, IReadOnlyList<int> Widths) Columns, int Narrow) Of(IReadOnlyList<IReadOnlyList<(string Text, CellKind Kind)>> rows, int largest, Func<string, string[]> days)
    {
        var columns = rows.Count == 0 ? 0 : rows.Max(row => row.Count);
        var least = new int[columns];
        var wished = new int[columns];
        foreach (var (at, row) in rows.Index())
        {
            for (var i = 0; i < row.Count; i++)
            {
                var (text, kind) = row[i];
                text = text.Length > 2000 ? text[..2000] : text; // more would not change anything
                var bold = at == 0 ? 110 : 104;
                var parts = kind == CellKind.Day ? days(text) : kind == CellKind.Figure && at > 0 && text.Length <= LongestWhole ? [text] : Words(text);
                least[i] = Math.Max(least[i], parts.Max(part => Ems(part.Length > LongestWhole ? part[..LongestWhole] : part)) * bold / 100);
                wished[i] = Math.Max(wished[i], Ems(text) * bold / 100);
            }
        }

        for (var size = largest; ; size--)
        {
            var narrow = Twips(least, size);
            if (narrow.Sum() <= WordPage.TextWidth || size == Smallest)
            {
                return ((size, Fit(narrow, Twips(wished, size))), Twips(least, largest).Sum());
            }
        }
    }

    /// <summary>Where a text may be broken.</summary>
    private static string[] Words(string text) => text.Split([' ', '-', '/', '—']);

    private static int[] Twips(int[] ems, int halfPoints) => [.. ems.Select(width => width * halfPoints / 10 + 2 * Padding + 20)];

    /// <summary>A small table stays small; any other is as wide as the text, so that right edges agree. Without room each column gets what it needs and a part of the rest, long texts less than in proportion.</summary>
    private static int[] Fit(int[] least, int[] wished)
    {
        const int Room = WordPage.TextWidth;
        var sum = wished.Sum();
        if (sum * 3 / 2 <= Room * 7 / 10)
        {
            return [.. wished.Select(width => width * 3 / 2)];
        }

        if (sum <= Room)
        {
            return Scaled(wished, Room);
        }

        var needed = least.Sum();
        if (needed >= Room)
        {
            return Scaled(least, Room);
        }

        var more = wished.Select((width, i) => (long)Math.Sqrt(Math.Max(0, width - least[i])) * 100 + Math.Min(Math.Max(0, width - least[i]), 4000)).ToList();
        var all = Math.Max(1, more.Sum());
        return Scaled([.. least.Select((width, i) => width + (int)Math.Min(Math.Max(0, wished[i] - width), (Room - needed) * more[i] / all))], Room);
    }

    private static int[] Scaled(int[] widths, int room)
    {
        var sum = Math.Max(1, widths.Sum());
        return [.. widths.Select(width => (int)((long)width * room / sum))];
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
