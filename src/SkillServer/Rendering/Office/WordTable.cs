using DocumentFormat.OpenXml.Wordprocessing;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using MarkdownTable = Markdig.Extensions.Tables.Table;
using MarkdownCell = Markdig.Extensions.Tables.TableCell;
using MarkdownRow = Markdig.Extensions.Tables.TableRow;
using Table = DocumentFormat.OpenXml.Wordprocessing.Table;
using TableCell = DocumentFormat.OpenXml.Wordprocessing.TableCell;
using TableRow = DocumentFormat.OpenXml.Wordprocessing.TableRow;

namespace SkillServer.Rendering.Office;

/// <summary>A table whose heading repeats on every page, whose rows stay whole and whose columns are as wide as what is in them.</summary>
internal static class WordTable
{
    /// <summary>A row with more text than this may be divided between pages.</summary>
    private const int LongRow = 1500;

    /// <summary>A table with no more rows, its heading among them, and no more text stands on one page.</summary>
    private const int FewRows = 8, LittleText = 600;

    public static Table Of(MarkdownTable source, WordInlines inlines, int largest, Culture culture)
    {
        var rows = source.OfType<MarkdownRow>().ToList();
        var (size, widths) = WordColumns.Of([.. rows.Select(row => (IReadOnlyList<(string, CellKind)>)[.. row.OfType<MarkdownCell>().Select((cell, i) => (Plain(cell), Kind(Plain(cell), i)))])], largest);
        var table = new Table(
            new TableProperties
            {
                TableStyle = new() { Val = "DocumentTable" },
                TableWidth = new() { Width = $"{widths.Sum()}", Type = TableWidthUnitValues.Dxa },
                TableLayout = new() { Type = TableLayoutValues.Fixed },
                TableLook = new() { FirstRow = true, LastRow = false, FirstColumn = false, LastColumn = false, NoHorizontalBand = true, NoVerticalBand = true },
            },
            new TableGrid(widths.Select(width => new GridColumn { Width = $"{width}" })));
        var small = rows.Count <= FewRows && rows.SelectMany(row => row.OfType<MarkdownCell>()).Sum(cell => Plain(cell).Length) <= LittleText;
        foreach (var (at, row) in rows.Index())
        {
            // A small table is not divided; of a larger one neither the first row nor the last stands alone.
            var together = at < rows.Count - 1 && (small || at < 2 || at == rows.Count - 2);
            table.Append(Row(source, row, together, widths, size, inlines));
        }

        return table;

        CellKind Kind(string text, int column) => Alignment(source, column) == TableColumnAlign.Right ? CellKind.Figure : culture.Forms.Date(text) is not null ? CellKind.Day : CellKind.Text;
    }

    /// <summary>What a cell says.</summary>
    public static string Plain(MarkdownCell cell) => string.Join(' ', cell.OfType<LeafBlock>().Where(block => block.Inline is not null).Select(block => DocumentText.Plain(block.Inline!)));

    private static TableRow Row(MarkdownTable source, MarkdownRow row, bool together, IReadOnlyList<int> widths, int size, WordInlines inlines)
    {
        var cells = row.OfType<MarkdownCell>().ToList();
        var look = new Look(Bold: row.IsHeader, Size: size == WordStyles.TableSize ? null : size);
        var properties = new TableRowProperties();
        if (cells.Sum(cell => Plain(cell).Length) < LongRow)
        {
            properties.Append(new CantSplit());
        }

        if (row.IsHeader)
        {
            properties.Append(new TableHeader());
        }

        var made = new TableRow(properties);
        for (var i = 0; i < widths.Count; i++)
        {
            var paragraph = new Paragraph(new ParagraphProperties
            {
                ParagraphStyleId = new() { Val = "TableText" },
                KeepNext = together ? new() : null,
                Justification = Alignment(source, i) switch
                {
                    TableColumnAlign.Right => new() { Val = JustificationValues.Right },
                    TableColumnAlign.Center => new() { Val = JustificationValues.Center },
                    _ => null,
                },
            });
            if (i < cells.Count)
            {
                paragraph.Append(cells[i].OfType<LeafBlock>().SelectMany(block => inlines.Of(block.Inline, look)));
            }

            made.Append(new TableCell(new TableCellProperties { TableCellWidth = new() { Width = $"{widths[i]}", Type = TableWidthUnitValues.Dxa } }, paragraph));
        }

        return made;
    }

    private static TableColumnAlign? Alignment(MarkdownTable table, int column) => column < table.ColumnDefinitions.Count ? table.ColumnDefinitions[column].Alignment : null;
}
