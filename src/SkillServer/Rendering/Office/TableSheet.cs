using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace SkillServer.Rendering.Office;

/// <summary>A table as a sheet: typed cells, totals as formulas, the header in sight and filtered.</summary>
internal sealed class TableSheet(TableText table, SheetStyles styles, DocumentText document)
{
    private readonly IReadOnlyList<IReadOnlyList<Figure?>> _figures = [.. table.Rows.Select(row => row.Cells.Select(cell => Figure.Read(cell, document.Culture)).ToList())];

    /// <summary>Fills the sheet's part.</summary>
    public void Write(WorksheetPart part)
    {
        var totals = new SheetTotals(table, _figures, document.Culture);
        var notes = new List<SheetNote>();
        var digits = table.Head.Select((_, i) => AmountDigits(i)).ToList();
        var widths = digits.Select((most, i) => Width(i, most)).ToList();
        var data = new SheetData(new Row(table.Head.Select((cell, i) => SheetCells.Text(i, 0, cell, styles.Of(new(SheetRole.Head, IsRight: IsNumeric(i)))))) { RowIndex = 1, Height = Height(table.Head, widths), CustomHeight = true });
        foreach (var (i, row) in table.Rows.Index())
        {
            data.Append(new Row(row.Cells.Select((text, column) => CellOf(i, column, text, digits[column], totals, notes)).OfType<Cell>()) { RowIndex = (uint)i + 2, Height = Height(row.Cells, widths), CustomHeight = true });
        }

        var sheet = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetDimension { Reference = $"A1:{SheetCells.At(table.Head.Count - 1, table.Rows.Count)}" },
            new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }, new Selection { Pane = PaneValues.BottomLeft, ActiveCell = "A2", SequenceOfReferences = new() { InnerText = "A2" } }) { WorkbookViewId = 0 }),
            new SheetFormatProperties { DefaultRowHeight = 15 },
            new Columns(widths.Select((width, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = width, CustomWidth = true })),
            data,
            new AutoFilter { Reference = $"A1:{SheetCells.At(table.Head.Count - 1, totals.RowsBeforeLastTotal)}" });
        SheetPage.Append(sheet, document);
        SheetNotes.Add(part, sheet, notes);
        part.Worksheet = sheet;
    }

    private Cell? CellOf(int row, int column, string text, int digits, SheetTotals totals, List<SheetNote> notes)
    {
        var role = totals.Contains(row) ? SheetRole.Total : SheetRole.Plain;
        if (_figures[row][column] is not { } figure)
        {
            return text.Length == 0 && role == SheetRole.Plain ? null
                : SheetCells.Text(column, row + 1, text, styles.Of(new(role, IsRight: column > 0 && IsNumeric(column), IsQuoted: text.Length > 0 && text[0] is '=' or '+' or '-' or '@')));
        }

        var formula = role == SheetRole.Total && figure.Kind != FigureKind.Date ? totals.Formula(row, column) : null;
        if (role == SheetRole.Total && formula is null && figure.Kind != FigureKind.Date && column > 0)
        {
            notes.Add(new(column, row + 1, document.Culture.Label("not_the_sum")));
        }

        return SheetCells.Number(column, row + 1, figure.ValueText, styles.Of(new(role, figure.Format(figure.Kind == FigureKind.Amount ? digits : figure.Digits), IsRight: true)), formula);
    }

    /// <summary>Whether most of the column's cells are figures.</summary>
    private bool IsNumeric(int column) => _figures.Count(row => row[column] is not null) * 2 > _figures.Count;

    /// <summary>A column's amounts all show as many digits as the longest of them, so that their points stand in line.</summary>
    private int AmountDigits(int column) => _figures.Select(row => row[column]).Where(figure => figure?.Kind == FigureKind.Amount).Max(figure => (int?)figure!.Digits) ?? 0;

    /// <summary>Room for the highest cell; the filter's button and the indent take some of the width.</summary>
    private static double Height(IReadOnlyList<string> cells, List<int> widths) => cells.Select((text, i) => SheetCells.HeightOf(text, widths[i] - 4)).DefaultIfEmpty(15).Max();

    private int Width(int column, int digits)
    {
        var longest = table.Rows.Select((row, i) => row.Cells[column].Length + (_figures[i][column] is { Kind: FigureKind.Amount } amount && amount.Digits < digits ? digits + 1 : 0)).DefaultIfEmpty().Max();
        return Math.Clamp(Math.Max(longest + 4, Math.Min(table.Head[column].Length + 5, 24)), 8, 60);
    }
}
