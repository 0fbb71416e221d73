namespace SkillServer.Rendering.Office;

/// <summary>Estimates how much room text takes, in EMU (914,400 to the inch), from the widths of Arial; sizes are hundredths of a point.</summary>
internal static class SlideMeasure
{
    /// <summary>Slide width, height, side margin, and the area between title and footer.</summary>
    public const long Width = 12_192_000, Height = 6_858_000, Left = 609_600, Inner = Width - 2 * Left, Top = 1_380_000, Bottom = 6_250_000, Body = Bottom - Top;

    /// <summary>Where the text of the title slide begins.</summary>
    public const long Opening = 3_000_000;

    /// <summary>The room between text and a table or chart.</summary>
    public const long Gap = 130_000;

    /// <summary>The width of a text on one line.</summary>
    public static long WidthOf(string text, int size) => text.Sum(Thousandths) * size * 127 / 980;

    /// <summary>The height of one line.</summary>
    public static long Line(int size) => size * 127L * 118 / 100;

    /// <summary>How many lines a text takes, broken at blanks and inside words that are too long.</summary>
    public static int Lines(string text, int size, long width)
    {
        var (lines, used, blank) = (1, 0L, WidthOf(" ", size));
        foreach (var word in text.Split(' '))
        {
            var length = WidthOf(word, size);
            if (used > 0 && used + blank + length <= width)
            {
                used += blank + length;
                continue;
            }

            lines += (used > 0 ? 1 : 0) + (int)(length / (width + 1));
            used = length % (width + 1);
        }

        return lines;
    }

    /// <summary>How many lines a paragraph or cell takes; bold letters are wider.</summary>
    public static int Lines(SlideParagraph text, int size, long width)
    {
        var bold = text.Runs.Where(run => run.Bold && !run.Raised).Sum(run => run.Text.Length);
        return Lines(text.Text, size, bold == 0 ? width : width * 1000 / (1000 + 70 * bold / text.Text.Length));
    }

    /// <summary>The height of paragraphs under each other across the slide.</summary>
    public static long HeightOf(IEnumerable<SlideParagraph> paragraphs, int size) => paragraphs.Sum(paragraph => HeightOf(paragraph, size));

    /// <summary>The height of a paragraph with the space before it.</summary>
    public static long HeightOf(SlideParagraph paragraph, int size) =>
        Lines(paragraph, size, Inner - Indent(paragraph)) * Line(size) + Space(paragraph, size);

    /// <summary>The space before a paragraph.</summary>
    public static long Space(SlideParagraph paragraph, int size) => size * 127L * (paragraph.Mark is SlideMark.Bullet or SlideMark.Number ? 35 : 55) / 100;

    /// <summary>How far a paragraph is set in.</summary>
    public static long Indent(SlideParagraph paragraph) => (paragraph.Mark is SlideMark.Bullet or SlideMark.Number ? 300_000 : 0) + paragraph.Level * 300_000L;

    private static long Thousandths(char c) => c switch
    {
        'i' or 'j' or 'l' or '\'' or '|' => 222,
        ' ' or 'f' or 't' or 'I' or '.' or ',' or ':' or ';' or '!' or '/' => 278,
        'r' or '-' or '(' or ')' => 333,
        'c' or 'k' or 's' or 'v' or 'x' or 'y' or 'z' or 'J' => 500,
        'm' or 'M' or '%' or '@' => 860,
        'w' or 'C' or 'D' or 'G' or 'H' or 'N' or 'O' or 'Q' or 'R' or 'U' => 740,
        'W' => 944,
        (>= 'A' and <= 'Z') or '&' => 667,
        >= '\u2E80' => 1000,
        _ => 560,
    };
}
