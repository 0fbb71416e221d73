namespace SkillServer.Rendering.Office;

/// <summary>A table fitted to the slide's width: the size of its text, the widths of its columns and the heights of its rows.</summary>
internal sealed record SlideGrid(SlideTable Table, int Size, long Padding, IReadOnlyList<long> Columns, long Head, IReadOnlyList<long> Rows)
{
    private const long Side = 80_000;

    /// <summary>Text sizes and paddings to try, from roomy to dense.</summary>
    public static IReadOnlyList<(int Size, long Padding)> Looks { get; } = [(1600, 80_000), (1600, 50_000), (1400, 60_000), (1400, 40_000), (1400, 26_000), (1200, 45_000), (1200, 28_000)];

    /// <summary>The height of the whole table.</summary>
    public long Height => Head + Rows.Sum();

    /// <summary>Fits a table in one look.</summary>
    public static SlideGrid Fit(SlideTable table, int size, long padding)
    {
        var columns = Widths(table, size);
        return new(table, size, padding, columns, RowHeight(table.Head), [.. table.Rows.Select(RowHeight)]);

        long RowHeight(IReadOnlyList<SlideParagraph> row) =>
            row.Index().Max(cell => SlideMeasure.Lines(cell.Item, size, columns[cell.Index] - 2 * Side)) * SlideMeasure.Line(size) + 2 * padding;
    }

    /// <summary>Cuts the table into parts, each with the header row, the first no higher than <paramref name="first"/> and the others than the slide allows.</summary>
    public IEnumerable<SlideGrid> Pages(long first)
    {
        var (at, room) = (0, first);
        while (at < Rows.Count)
        {
            var (count, height) = (0, Head);
            while (at + count < Rows.Count && (count == 0 || height + Rows[at + count] <= room))
            {
                height += Rows[at + count++];
            }

            yield return this with { Table = Table with { Rows = [.. Table.Rows.Skip(at).Take(count)] }, Rows = [.. Rows.Skip(at).Take(count)] };
            (at, room) = (at + count, SlideMeasure.Body);
        }
    }

    /// <summary>Columns get their longest word first and share what is left by what they lack.</summary>
    private static List<long> Widths(SlideTable table, int size)
    {
        var cells = Enumerable.Range(0, table.Head.Count).Select(i => table.Rows.Select(row => row[i].Text).Prepend(table.Head[i].Text).ToList()).ToList();
        var word = cells.Select(texts => texts.Max(text => text.Split(' ').Max(part => SlideMeasure.WidthOf(part, size)) * 108 / 100) + 2 * Side).ToList();
        var whole = cells.Select((texts, i) => Math.Max(word[i], Math.Min(texts.Max(text => SlideMeasure.WidthOf(text, size)) * 108 / 100 + 2 * Side, SlideMeasure.Inner * 6 / 10))).ToList();
        var (least, most) = (word.Sum(), whole.Sum());
        List<long> widths = most <= SlideMeasure.Inner ? [.. whole.Select(width => width * SlideMeasure.Inner / most)]
            : least <= SlideMeasure.Inner ? [.. word.Select((width, i) => width + (whole[i] - width) * (SlideMeasure.Inner - least) / (most - least))]
            : [.. word.Select(width => Math.Min(width, SlideMeasure.Inner / table.Head.Count)).ToList() is var even ? even.Select(width => width * SlideMeasure.Inner / even.Sum()) : []];
        widths[^1] += SlideMeasure.Inner - widths.Sum();
        return widths;
    }
}
