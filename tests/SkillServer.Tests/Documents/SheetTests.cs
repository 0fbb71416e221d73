using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using SkillServer.Rendering;
using SkillServer.Rendering.Office;

namespace SkillServer.Tests.Documents;

/// <summary>Workbooks, opened again as their reader would.</summary>
public sealed class SheetTests(BuiltSample sample) : IClassFixture<BuiltSample>
{
    private static readonly SheetRenderer Renderer = new();

    [Fact]
    public void Every_document_of_the_sample_is_a_valid_workbook()
    {
        foreach (var file in sample.Report.Files.Where(file => file.Path.EndsWith(".md", StringComparison.Ordinal)))
        {
            var bytes = Renderer.Render(new(sample.Text(file.Path)));
            Valid(bytes);
            Assert.Equal(bytes, Renderer.Render(new(sample.Text(file.Path))));
        }
    }

    [Fact]
    public void Workbook_begins_with_what_it_is_and_ends_with_how_it_was_worked_out()
    {
        using var book = Open(sample.Bytes("out/attribution-policy.xlsx"));
        var names = Names(book);
        Assert.Equal(("About", "The figures", "How figures were worked out"), (names[0], names[1], names[^1]));
        var about = Column(book, "About");
        Assert.Equal("Partner attribution policy", about[0]);
        Assert.Contains(about, line => line.StartsWith("In one sentence.", StringComparison.Ordinal));
        Assert.Contains("The figures: Class, Deals, Revenue, Share", about);
        Assert.Contains(about, line => line == "[1] Partner revenue report, the steps.");
        Assert.Contains(about, line => line.StartsWith("Policy standard 1.0.0, receipt sha256:", StringComparison.Ordinal));
        var links = Sheet(book, "About").Worksheet.Descendants<Hyperlink>().Select(link => link.Location!.Value!).ToList();
        Assert.All(names.Skip(1), name => Assert.Contains($"'{name}'!A1", links));
        Assert.Contains("'How figures were worked out'!A2", links);
        var steps = Sheet(book, names[^1]).Worksheet.Descendants<Row>().Select(row => row.Elements<Cell>().Select(Text).ToList()).ToList();
        Assert.Equal(["Calculation", "Step", "What", "How", "Value", "Rule"], steps[0]);
        Assert.All(steps.Skip(1), row => Assert.NotEqual("", row[0]));
        Assert.Contains(steps, row => row.Contains("Receipt"));
        Assert.Contains(steps, row => row.Contains("Taken as given"));
    }

    [Fact]
    public void Header_stays_in_sight_is_filtered_and_printed_on_every_page()
    {
        using var book = Open(sample.Bytes("out/attribution-policy.xlsx"));
        foreach (var name in Names(book).Skip(1))
        {
            var sheet = Sheet(book, name).Worksheet;
            Assert.Equal(PaneStateValues.Frozen, sheet.Descendants<Pane>().Single().State!.Value);
            Assert.StartsWith("A1:", sheet.Elements<AutoFilter>().Single().Reference!.Value, StringComparison.Ordinal);
            Assert.All(sheet.Descendants<Column>(), column => Assert.InRange(column.Width!.Value, 8, 60));
            Assert.True(Format(book, At(book, name, "A1")!).FontId! > 0U);
            Assert.Contains(book.WorkbookPart!.Workbook.Descendants<DefinedName>(), defined => defined.Name == "_xlnm.Print_Titles" && defined.Text == $"'{name}'!$1:$1");
        }

        Assert.Equal("A1:D4", Sheet(book, "The figures").Worksheet.Elements<AutoFilter>().Single().Reference!.Value); // without the total
    }

    [Fact]
    public void Totals_of_the_sample_are_sums_that_agree_with_the_document()
    {
        using var book = Open(sample.Bytes("out/attribution-policy.xlsx"));
        Assert.Equal(("SUM(B2:B4)", "187"), Formula(book, "The figures", "B5"));
        Assert.Equal(("SUM(C2:C4)", "10000000"), Formula(book, "The figures", "C5"));
        Assert.Equal(("SUM(D2:D3)", "71836.47"), Formula(book, "The same deal under seven", "D4"));
        foreach (var file in sample.Report.Files.Where(file => file.Path.EndsWith(".xlsx", StringComparison.Ordinal)))
        {
            using var other = Open(sample.Bytes(file.Path));
            Recalculated(other);
        }
    }

    [Theory]
    [InlineData("$12,345.67", "12345.67", "\"$\"#,##0.00;-\"$\"#,##0.00")]
    [InlineData("−$5", "-5", "\"$\"#,##0;-\"$\"#,##0")]
    [InlineData("-€5.50", "-5.5", "\"€\"#,##0.00;-\"€\"#,##0.00")]
    [InlineData("($1,000)", "-1000", "\"$\"#,##0;-\"$\"#,##0")]
    [InlineData("CHF 1,000", "1000", "\"CHF \"#,##0;-\"CHF \"#,##0")]
    [InlineData("**$7**", "7", "\"$\"#,##0;-\"$\"#,##0")]
    [InlineData("15%", "0.15", "#,##0%")]
    [InlineData("−2.5%", "-0.025", "#,##0.0%")]
    [InlineData("1,234", "1234", "#,##0")]
    [InlineData("2026", "2026", "0")]
    [InlineData("+3", "3", "+#,##0;-#,##0;#,##0")]
    [InlineData("2026-09-30", "46295", "yyyy-mm-dd")]
    [InlineData("30 September 2026", "46295", "d mmmm yyyy")]
    public void Figures_become_numbers_that_look_as_printed(string printed, string value, string format)
    {
        using var book = Open(Renderer.Render(new($"# T\n\n| Name | Figure |\n| --- | --- |\n| a | {printed} |\n")));
        var cell = At(book, "T", "B2")!;
        Assert.Equal((value, null), (cell.CellValue?.Text, cell.DataType?.Value));
        var id = Format(book, cell).NumberFormatId!.Value;
        Assert.Equal(format, book.WorkbookPart!.WorkbookStylesPart!.Stylesheet.NumberingFormats!.Elements<NumberingFormat>().Single(entry => entry.NumberFormatId! == id).FormatCode!.Value);
    }

    [Theory]
    [InlineData("007")]
    [InlineData("=1+1")]
    [InlineData("+491701234567")]
    [InlineData("@SUM(A1)")]
    [InlineData("$1 to $5")]
    [InlineData("1234567890123456")]
    [InlineData("12,34")]
    [InlineData("–")]
    [InlineData("2026-13-01")]
    [InlineData("1899-01-01")]
    [InlineData("(5)")]
    [InlineData("5 days")]
    public void Anything_else_stays_text(string printed)
    {
        using var book = Open(Renderer.Render(new($"# T\n\n| Name | Figure |\n| --- | --- |\n| a | {printed} |\n")));
        var cell = At(book, "T", "B2")!;
        Assert.Equal((CellValues.InlineString, printed, null), (cell.DataType!.Value, cell.InnerText, cell.CellFormula));
        Assert.Equal(printed[0] is '=' or '+' or '@', Format(book, cell).QuotePrefix?.Value ?? false);
    }

    [Fact]
    public void Total_that_is_not_the_sum_keeps_its_figure_and_says_so()
    {
        using var book = Open(Renderer.Render(new("# T\n\n| Name | Amount | Rate |\n| --- | --- | --- |\n| a | $0.10 | 10% |\n| b | $0.20 | 20% |\n| **Average and sum** | $0.30 | 15% |\n")));
        Assert.Equal(("SUM(B2:B3)", "0.3"), Formula(book, "T", "B4"));
        Assert.Equal((null, "0.15"), Formula(book, "T", "C4"));
        var part = Sheet(book, "T");
        var comment = Assert.Single(part.WorksheetCommentsPart!.Comments.CommentList!.Elements<Comment>());
        Assert.Equal("C4", comment.Reference!.Value);
        Assert.Contains("not the sum", comment.InnerText, StringComparison.Ordinal);
        Assert.Single(part.VmlDrawingParts);
    }

    [Fact]
    public void Total_below_subtotals_counts_each_row_once()
    {
        using var book = Open(Renderer.Render(new("# T\n\n| Name | Amount |\n| --- | --- |\n| a | $1 |\n| b | $2 |\n| Total | $3 |\n| c | −$4.50 |\n| Total | −$4.50 |\n| **All** | **−$1.50** |\n")));
        Assert.Equal(("SUM(B2:B3)", "3"), Formula(book, "T", "B4"));
        Assert.Equal(("SUM(B5:B5)", "-4.5"), Formula(book, "T", "B6"));
        Assert.Equal(("SUM(B2:B3,B5:B5)", "-1.5"), Formula(book, "T", "B7"));
        Recalculated(book);
    }

    [Fact]
    public void Sums_of_different_currencies_or_kinds_are_no_sums()
    {
        using var book = Open(Renderer.Render(new("# T\n\n| Name | Amount | Mixed |\n| --- | --- | --- |\n| a | $1 | 2026-09-30 |\n| b | €2 | 2 |\n| Total | $3 | 2 |\n")));
        Assert.Equal((null, "3"), Formula(book, "T", "B4"));
        Assert.Equal((null, "2"), Formula(book, "T", "C4"));
    }

    [Fact]
    public void Bold_keys_of_a_table_are_no_totals()
    {
        using var book = Open(Renderer.Render(new("# T\n\n| Name | Amount |\n| --- | --- |\n| **Now** | $1 |\n| **Goal** | $1 |\n")));
        Assert.Equal((null, "1"), Formula(book, "T", "B3"));
        Assert.Null(Sheet(book, "T").WorksheetCommentsPart);
    }

    [Fact]
    public void Sheet_names_are_short_unique_and_accepted()
    {
        const string Table = "\n\n| a |\n| --- |\n| b |\n\n";
        using var book = Open(Renderer.Render(new($"# About{Table}## History{Table}## What's [in] a: name/or? *two*{Table}## A heading that goes on and on far beyond what fits{Table}{Table.TrimStart()}x\n\n## 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀{Table}## ''{Table}")));
        var names = Names(book);
        Assert.Equal(["About", "About 2", "History 2", "Whats in a nameor two", "A heading that goes on and on"], names.Take(5));
        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, name => Assert.InRange(name.Length, 1, 31));
        Assert.All(names, name => Assert.Equal(-1, name.IndexOfAny([.. @"\/?*[]:'"])));
    }

    [Fact]
    public void Heading_of_long_words_has_room_for_every_line()
    {
        using var book = Open(Renderer.Render(new("# T\n\n| Days since the customer's first payment | B |\n| --- | --- |\n| x | y |\n")));
        Assert.Equal(45, Sheet(book, "T").Worksheet.Descendants<Row>().First().Height!.Value); // twenty letters a line: days since the | customer's first | payment
    }

    [Fact]
    public void File_bears_the_documents_title_and_a_long_link_ends_after_a_columns_name()
    {
        using var book = Open(Renderer.Render(new("# Prices & terms\n\n| A column with a long name | Another with a name as long | A third that is longer than both | The last of them all |\n| --- | --- | --- | --- |\n| 1 | 2 | 3 | 4 |\n")));
        using var core = new StreamReader(book.CoreFilePropertiesPart!.GetStream());
        Assert.Contains(">Prices &amp; terms</dc:title>", core.ReadToEnd(), StringComparison.Ordinal);
        Assert.Contains("Prices & terms: A column with a long name, Another with a name as long …", Sheet(book, "About").Worksheet.Descendants<Cell>().Select(cell => cell.InnerText));
    }

    [Fact]
    public void Hostile_text_never_breaks_the_file()
    {
        string[] hostile = ["\u0001\u0007\u001b", "😀 \ud83d", "\u202eabc", "שלום مرحبا", "]]>", "<!--", "&amp; &#0;", "_x0041_", "\ufffe\uffff", new string('x', 100_000), string.Concat(Enumerable.Repeat("😀", 20_000)), "=HYPERLINK(\"http://x\")"];
        foreach (var text in hostile)
        {
            var bytes = Renderer.Render(new($"# {text}\n\n{text}[^n]\n\n## H {text}\n\n| A {text} | B |\n| --- | --- |\n| {text} | $1 |\n| **Total** | $9 |\n\n[^n]: {text}\n"));
            Valid(bytes);
            using var book = Open(bytes);
            Assert.All(book.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet.Descendants<Cell>()), cell => Assert.InRange(cell.InnerText.Length, 0, 32_767));
        }

        using var escaped = Open(Renderer.Render(new("# T\n\n| A |\n| --- |\n| \\_x0041\\_ |\n")));
        Assert.Equal("_x005F_x0041_", At(escaped, "T", "A2")!.InnerText); // a spreadsheet shows _x0041_, not A
    }

    [Fact]
    public void Document_without_tables_is_still_a_workbook()
    {
        var bytes = Renderer.Render(new("Just words.\n"));
        Valid(bytes);
        using var book = Open(bytes);
        Assert.Equal(["About"], Names(book));
    }

    private static void Valid(byte[] bytes)
    {
        using var book = Open(bytes);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(book).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
    }

    private static SpreadsheetDocument Open(byte[] bytes) => SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);

    private static List<string> Names(SpreadsheetDocument book) => [.. book.WorkbookPart!.Workbook.Descendants<Sheet>().Select(sheet => sheet.Name!.Value!)];

    private static WorksheetPart Sheet(SpreadsheetDocument book, string name) =>
        (WorksheetPart)book.WorkbookPart!.GetPartById(book.WorkbookPart.Workbook.Descendants<Sheet>().Single(sheet => sheet.Name == name).Id!);

    private static List<string> Column(SpreadsheetDocument book, string name) => [.. Sheet(book, name).Worksheet.Descendants<Cell>().Select(Text)];

    private static string Text(Cell cell) => cell.DataType?.Value == CellValues.InlineString ? cell.InnerText : cell.CellValue?.Text ?? "";

    private static Cell? At(SpreadsheetDocument book, string name, string at) => Sheet(book, name).Worksheet.Descendants<Cell>().SingleOrDefault(cell => cell.CellReference == at);

    private static (string?, string?) Formula(SpreadsheetDocument book, string name, string at) => (At(book, name, at)?.CellFormula?.Text, At(book, name, at)?.CellValue?.Text);

    private static CellFormat Format(SpreadsheetDocument book, Cell cell) => book.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ElementAt((int)cell.StyleIndex!.Value);

    /// <summary>Adds every sum up again from the cells it names and compares it with the value beside it.</summary>
    private static void Recalculated(SpreadsheetDocument book)
    {
        foreach (var part in book.WorkbookPart!.WorksheetParts)
        {
            var values = part.Worksheet.Descendants<Cell>().Where(cell => cell.DataType is null && cell.CellValue is not null).ToDictionary(cell => cell.CellReference!.Value!, cell => decimal.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture));
            foreach (var cell in part.Worksheet.Descendants<Cell>().Where(cell => cell.CellFormula is not null))
            {
                var letters = cell.CellReference!.Value!.TrimEnd([.. "0123456789"]);
                var sum = cell.CellFormula!.Text["SUM(".Length..^1].Split(',').Select(range => range.Split(':').Select(end => int.Parse(end[letters.Length..], CultureInfo.InvariantCulture)).ToList())
                    .SelectMany(range => Enumerable.Range(range[0], range[1] - range[0] + 1)).Sum(row => values.GetValueOrDefault($"{letters}{row}"));
                Assert.Equal(values[cell.CellReference.Value!], sum);
            }
        }
    }
}
