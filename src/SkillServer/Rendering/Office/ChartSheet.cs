using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Packaging;
using S = DocumentFormat.OpenXml.Spreadsheet;

namespace SkillServer.Rendering.Office;

/// <summary>The figures of a chart as a small workbook that can be edited in Office, and the chart's references into it.</summary>
internal sealed class ChartSheet
{
    private const string Name = "Figures";
    private readonly IReadOnlyList<IReadOnlyList<object?>> _rows;

    /// <summary>A heading row and the rows below it: texts, numbers and empty cells.</summary>
    public ChartSheet(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<object?>> rows) => _rows = [head, .. rows];

    /// <summary>The name that a column's heading gives to a series.</summary>
    public SeriesText Heading(int column) => new(Texts(column, 0, 1));

    /// <summary>Names, from a row on; row 0 is the heading.</summary>
    public StringReference Texts(int column, int from, int count) =>
        new(Formula(column, from, count), new StringCache(
            [new PointCount { Val = (uint)count }, .. Cells(column, from, count).Select(cell => new StringPoint(new NumericValue(OfficeText.Clean(Written(cell.Value)))) { Index = cell.Index })]));

    /// <summary>Figures, from a row on; empty cells stay empty.</summary>
    public NumberReference Numbers(int column, int from, int count) =>
        new(Formula(column, from, count), new NumberingCache(
            [new FormatCode("General"), new PointCount { Val = (uint)count }, .. Cells(column, from, count).Select(cell => new NumericPoint(new NumericValue(Written(cell.Value))) { Index = cell.Index })]));

    /// <summary>The workbook.</summary>
    public byte[] ToBytes() => OfficePackage.Build(stream =>
    {
        using var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook);
        OfficePackage.Plain(document);
        var workbook = document.AddNewPart<WorkbookPart>("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "rId1");
        workbook.AddNewPart<WorksheetPart>("rId1").Worksheet = new(new S.SheetData(_rows.Select((row, at) => new S.Row(row.Index().Where(cell => cell.Item is not null).Select(cell => Cell(cell.Item!, $"{Letter(cell.Index)}{at + 1}"))) { RowIndex = (uint)at + 1 })));
        workbook.Workbook = new(new S.Sheets(new S.Sheet { Name = Name, SheetId = 1, Id = "rId1" }));
    });

    private static S.Cell Cell(object value, string place) => value is decimal
        ? new S.Cell(new S.CellValue(Written(value))) { CellReference = place }
        : new S.Cell(new S.InlineString(new S.Text(OfficeText.Clean(Written(value))))) { CellReference = place, DataType = S.CellValues.InlineString };

    private static Formula Formula(int column, int from, int count) => new($"{Name}!${Letter(column)}${from + 1}{(count > 1 ? $":${Letter(column)}${from + count}" : "")}");

    private IEnumerable<(uint Index, object Value)> Cells(int column, int from, int count) =>
        _rows.Skip(from).Take(count).Index().Where(row => row.Item[column] is not null).Select(row => ((uint)row.Index, row.Item[column]!));

    private static string Written(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static string Letter(int column) => (column >= 26 ? Letter(column / 26 - 1) : "") + (char)('A' + column % 26);
}
