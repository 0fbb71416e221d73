using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace SkillServer.Rendering.Office;

/// <summary>A workbook: what it is about, a sheet for each table, and last how the figures were worked out. Totals are formulas where they are sums.</summary>
public sealed class SheetRenderer : DocumentRenderer
{
    private const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    /// <inheritdoc />
    public override string Format => "xlsx";

    /// <inheritdoc />
    public override string MediaType => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <inheritdoc />
    public override byte[] Render(DocumentText document) => OfficePackage.Build(stream => Write(document, stream));

    private static void Write(DocumentText document, Stream stream)
    {
        using var package = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook);
        OfficePackage.Plain(package);
        var part = package.AddNewPart<WorkbookPart>(WorkbookType, Id(0));
        CoreProperties.Fill(package.AddNewPart<CoreFilePropertiesPart>(Id(1)), document);
        var names = new SheetNames(document.Culture.Label("table"));
        var about = names.Of(document.Culture.Label("about"));
        var workings = new Workings(document);
        var steps = workings.Table.Rows.Count > 0 ? names.Of(document.Culture.Label("steps_sheet")) : null;
        var sheets = TableText.Of(document).Where(table => table.Head.Count > 0).Select(table => (Name: names.Of(table.Heading), Table: table)).ToList();
        if (steps is not null)
        {
            sheets.Add((steps, workings.Table));
        }

        var styles = new SheetStyles();
        new AboutSheet(document, styles).Write(part.AddNewPart<WorksheetPart>(Id(0)), sheets, workings, steps);
        foreach (var (i, sheet) in sheets.Index())
        {
            new TableSheet(sheet.Table, styles, document).Write(part.AddNewPart<WorksheetPart>(Id(i + 1)));
        }

        part.AddNewPart<WorkbookStylesPart>(Id(sheets.Count + 1)).Stylesheet = styles.ToStylesheet();
        part.Workbook = new Workbook(
            new BookViews(new WorkbookView { ActiveTab = 0 }),
            new Sheets(sheets.Select(sheet => sheet.Name).Prepend(about).Select((name, i) => new Sheet { Name = name, SheetId = (uint)i + 1, Id = Id(i) })));
        if (sheets.Count > 0)
        {
            // The header row is printed on every page.
            part.Workbook.Append(new DefinedNames(sheets.Select((sheet, i) => new DefinedName(SheetNames.Place(sheet.Name, "$1:$1")) { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)i + 1 })));
        }

        part.Workbook.Append(new CalculationProperties { CalculationId = 0, FullCalculationOnLoad = true });
    }

    private static string Id(int number) => "rId" + (number + 1).ToString(CultureInfo.InvariantCulture);
}
