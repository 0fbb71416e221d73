using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using SkillServer.Rendering;
using SkillServer.Rendering.Office;
using Drawing = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace SkillServer.Tests.Documents;

public sealed class WordTests(BuiltSample sample) : IClassFixture<BuiltSample>
{
    [Fact]
    public void Every_document_opens_without_repair()
    {
        var files = sample.Report.Files.Where(file => file.Path.EndsWith(".docx", StringComparison.Ordinal)).ToList();
        Assert.True(files.Count >= 7);
        foreach (var file in files)
        {
            using var word = Open(sample.Bytes(file.Path));
            Valid(word, file.Path);
        }
    }

    [Fact]
    public void Headings_lists_tables_and_pages_are_real_ones()
    {
        using var word = Open(sample.Bytes("out/attribution-policy.docx"));
        var body = word.MainDocumentPart!.Document.Body!;
        Assert.Equal("Partner attribution policy", Assert.Single(Styled(body, "Title")).InnerText);
        Assert.Contains("The rules", Styled(body, "Heading1").Select(heading => heading.InnerText));
        Assert.Contains("By partner", Styled(body, "Heading2").Select(heading => heading.InnerText));
        Assert.All(body.Elements<Table>(), table =>
        {
            Assert.NotNull(table.Elements<TableRow>().First().TableRowProperties!.GetFirstChild<TableHeader>());
            Assert.Equal(table.GetFirstChild<TableGrid>()!.Elements<GridColumn>().Count(), table.Elements<TableRow>().Select(row => row.Elements<TableCell>().Count()).Distinct().Single());
            Assert.InRange(table.GetFirstChild<TableGrid>()!.Elements<GridColumn>().Sum(column => int.Parse(column.Width!.Value!, CultureInfo.InvariantCulture)), 1, WordPage.TextWidth);
            Assert.All(table.Descendants<FontSize>(), size => Assert.InRange(int.Parse(size.Val!.Value!, CultureInfo.InvariantCulture), 13, 20));
        });
        Assert.Equal("Partner attribution policy", word.MainDocumentPart.HeaderParts.Single().Header.InnerText);
        Assert.Equal("Policy standard 1.0.0 · as of 30 September 2026Page 1 of 1", word.MainDocumentPart.FooterParts.Single().Footer.InnerText);
        Assert.DoesNotMatch(@"\*\*|\[\^|\| ---|```|to fill in", body.InnerText);
    }

    [Fact]
    public void Footnotes_lead_to_the_steps()
    {
        using var word = Open(sample.Bytes("out/attribution-policy.docx"));
        var main = word.MainDocumentPart!;
        var marks = main.Document.Body!.Descendants<FootnoteReference>().Select(mark => mark.Id!.Value).ToList();
        Assert.Equal([1L, 2L, 3L], marks);
        var bookmarks = main.Document.Body.Descendants<BookmarkStart>().ToDictionary(mark => mark.Name!.Value!, mark => mark.Parent!.InnerText);
        foreach (var note in main.FootnotesPart!.Footnotes.Elements<Footnote>().Where(note => note.Id!.Value > 0))
        {
            Assert.EndsWith(": the steps", bookmarks[Assert.Single(note.Descendants<Hyperlink>()).Anchor!.Value!], StringComparison.Ordinal);
            Assert.Contains("receipt sha256:", note.InnerText, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("attribution-policy", 2)]
    [InlineData("value-matrix-report", 1)]
    public void Charts_are_native_with_their_figures_and_their_words(string name, int count)
    {
        using var word = Open(sample.Bytes($"out/{name}.docx"));
        var main = word.MainDocumentPart!;
        Assert.Equal(count, main.ChartParts.Count());
        Assert.All(main.Document.Body!.Descendants<Drawing.DocProperties>(), drawing => Assert.True(drawing.Description!.Value!.Length > 80));
        Assert.All(main.ChartParts, chart =>
        {
            using var workbook = SpreadsheetDocument.Open(chart.EmbeddedPackagePart!.GetStream(FileMode.Open, FileAccess.Read), false);
            Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(workbook, TestContext.Current.CancellationToken).Select(finding => finding.Description));
            var cells = workbook.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>().ToDictionary(cell => cell.CellReference!.Value!, cell => cell.InnerText);
            foreach (var numbers in chart.ChartSpace.Descendants<NumberReference>())
            {
                var first = numbers.Formula!.Text.Split('!')[1].Split(':')[0].Replace("$", "", StringComparison.Ordinal);
                var shown = numbers.NumberingCache!.Elements<NumericPoint>().FirstOrDefault(point => point.Index!.Value == 0)?.InnerText;
                Assert.Equal(shown, cells.GetValueOrDefault(first));
            }
        });
    }

    [Fact]
    public void Markdown_of_every_kind_becomes_what_it_says()
    {
        const string Text = "# T\n\n## One\n\nA *b* **c** `d` [e](#one) [f](https://example.com/x) [g](javascript:1) [h](#nowhere)[^n] again[^n]\n\n> quoted\n\n1. first\n   - inner\n     1. deep\n2. second\n\n7. seven\n\n- [ ] open\n- [x] done\n\n```\ncode\n  more\n```\n\n---\n\n| a | b |\n| --- | ---: |\n| x[^n] | 1 |\n\n| c |\n| --- |\n| y |\n\n[^n]: See [one](#one).\n";
        using var word = Open(new WordRenderer().Render(new DocumentText(Text)));
        Valid(word, "kinds");
        var body = word.MainDocumentPart!.Document.Body!;
        Assert.Equal(["b"], body.Descendants<Run>().Where(run => run.RunProperties?.Italic is not null).Select(run => run.InnerText));
        Assert.Contains("c", body.Descendants<Run>().Where(run => run.RunProperties?.Bold is not null).Select(run => run.InnerText));
        Assert.Equal(["e", "f"], body.Descendants<Hyperlink>().Select(link => link.InnerText));
        Assert.Equal("https://example.com/x", word.MainDocumentPart.HyperlinkRelationships.Single().Uri.ToString());
        Assert.Single(body.Descendants<FootnoteReference>());
        Assert.Equal(2, body.Descendants<SimpleField>().Count());
        Assert.Equal(["☐", "☒"], body.Descendants<SdtRun>().Select(box => box.InnerText));
        Assert.Equal([0, 1, 2, 0], body.Descendants<NumberingLevelReference>().Take(4).Select(level => level.Val!.Value));
        Assert.Equal("quoted", Assert.Single(Styled(body, "Quote")).InnerText);
        Assert.Equal("code  more", Assert.Single(Styled(body, "Code")).InnerText);
        Assert.IsType<Paragraph>(body.Elements<Table>().First().NextSibling());
    }

    [Fact]
    public void Small_tables_and_the_ends_of_larger_ones_are_not_torn_from_the_rest()
    {
        static string Rows(int count, string text) => "| a | b |\n| --- | --- |\n" + string.Concat(Enumerable.Repeat($"| {text} | 2 October 2026 |\n", count));
        using var word = Open(new WordRenderer().Render(new DocumentText($"# T\n\n{Rows(3, "x")}\nthen\n\n{Rows(12, "x")}\nthen\n\n{Rows(5, string.Concat(Enumerable.Repeat("long ", 60)))}")));
        var kept = word.MainDocumentPart!.Document.Body!.Elements<Table>()
            .Select(table => string.Concat(table.Elements<TableRow>().Select(row => row.Descendants<KeepNext>().Any() ? '+' : '-'))).ToList();
        Assert.Equal(["+++-", "++---------+-", "++--+-"], kept);
    }

    [Fact]
    public void A_list_in_a_quote_stands_inside_its_frame()
    {
        using var word = Open(new WordRenderer().Render(new DocumentText("# T\n\n> Three minutes:\n>\n> - one\n> - two\n>   - deeper\n>\n> Bye\n\n- outside\n")));
        Valid(word, "quote");
        var body = word.MainDocumentPart!.Document.Body!;
        Assert.Equal(["one", "two", "deeper"], Styled(body, "QuoteList").Select(paragraph => paragraph.InnerText));
        Assert.Equal(["600", "600", "960"], Styled(body, "QuoteList").Select(paragraph => paragraph.ParagraphProperties!.Indentation!.Left!.Value));
        Assert.Equal("outside", Assert.Single(Styled(body, "ListBullet")).InnerText);
    }

    [Fact]
    public void Neither_end_of_a_list_stands_alone()
    {
        using var word = Open(new WordRenderer().Render(new DocumentText("# T\n\nDo this\n\n1. a\n2. b\n3. c\n4. d\n\nend\n\n- only\n")));
        var body = word.MainDocumentPart!.Document.Body!;
        Assert.Equal(["Do this", "a", "c", "d", "end"], body.Elements<Paragraph>().Where(paragraph => paragraph.ParagraphProperties?.KeepNext is not null).Select(paragraph => paragraph.InnerText));
    }

    [Theory]
    [InlineData("# T")]
    [InlineData("# T\n\n## How these figures were worked out")]
    public void A_day_is_not_broken_and_steps_are_set_smaller(string above)
    {
        var text = string.Concat(Enumerable.Repeat("so many words that the column wants all of the room ", 4));
        using var word = Open(new WordRenderer().Render(new DocumentText($"{above}\n\n| a | b | c |\n| --- | --- | --- |\n| {text} | 28 September 2026 | {text} |\n")));
        var table = word.MainDocumentPart!.Document.Body!.Elements<Table>().Single();
        var widths = table.GetFirstChild<TableGrid>()!.Elements<GridColumn>().Select(column => int.Parse(column.Width!.Value!, CultureInfo.InvariantCulture)).ToList();
        var steps = above.Contains("worked out", StringComparison.Ordinal);
        Assert.InRange(widths[1], steps ? 1400 : 1580, 2200); // seventeen letters of nine points, or of eight
        Assert.InRange(widths.Sum(), WordPage.TextWidth - 5, WordPage.TextWidth);
        Assert.Equal(steps ? ["16"] : [], table.Descendants<FontSize>().Select(size => size.Val!.Value).Distinct());
    }

    [Theory]
    [InlineData("en-US", "14 September 2026")]
    [InlineData("de-DE", "14. September 2026")]
    public void Where_texts_need_the_room_only_the_year_of_a_day_goes_below(string culture, string day)
    {
        var text = new DocumentText("# T\n\n| What | For | Priority | Where | Renewed | Last updated | Owner | Ready |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n"
            + $"| Technical documentation | campaigns of the partner's own | Critical | docs.acme.example | when prices change, quarterly | {day} | Theo Lindgren | yes |\n", null, new TemplateLibrary([Testing.Repository.PathTo("templates")]).Culture(culture));
        using var word = Open(new WordRenderer().Render(text));
        var widths = word.MainDocumentPart!.Document.Body!.Descendants<GridColumn>().Select(column => int.Parse(column.Width!.Value!, CultureInfo.InvariantCulture)).ToList();
        Assert.InRange(widths[5], 1340, 1600); // twelve or thirteen letters of nine points, not seventeen
        Assert.InRange(widths.Sum(), WordPage.TextWidth - 8, WordPage.TextWidth);
    }

    [Theory]
    [InlineData("\u0000\u0001\u0008\u000B\u001F\uFFFE\uD800 x \uDC00")]
    [InlineData("👩‍👩‍👧‍👦 😀 ☐")]
    [InlineData("שלום عربي \u202E reversed")]
    [InlineData("]]> <w:p> &amp; &#0; \" '")]
    [InlineData("long")]
    public void Hostile_text_never_breaks_the_file(string text)
    {
        text = text == "long" ? string.Concat(Enumerable.Repeat("word and ", 11_000)) + new string('x', 1000) : text;
        var markdown = $"# {text}\n\n## {text}\n\n{text} [{text}](https://example.com)\n\n| a | {text} |\n| --- | --- |\n| {text} | b |\n\n```\n{text}\n```\n\n```chart\n"
            + new Rendering.BarChart { Title = text, Text = text, Category = text, Series = [text], Most = 1m, Bars = [new(text, [2m], [text], new(0m, 1m, text))] }.ToJson() + "\n```\n";
        var bytes = new WordRenderer().Render(new DocumentText(markdown, text));
        Assert.Equal(bytes, new WordRenderer().Render(new DocumentText(markdown, text)));
        using var word = Open(bytes);
        Valid(word, "hostile");
    }

    [Fact]
    public void An_empty_document_and_ragged_tables_are_files_too()
    {
        foreach (var text in new[] { "", "| a |\n| --- |\n", "| a | b | c |\n| --- | --- | --- |\n| 1 |\n", "- \n- # x\n- > y\n", "[^a]: alone\n" })
        {
            using var word = Open(new WordRenderer().Render(new DocumentText(text)));
            Valid(word, text);
        }
    }

    private static WordprocessingDocument Open(byte[] bytes) => WordprocessingDocument.Open(new MemoryStream(bytes), false);

    private static IEnumerable<Paragraph> Styled(Body body, string style) => body.Descendants<Paragraph>().Where(paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value == style);

    private static void Valid(WordprocessingDocument word, string name) =>
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(word, TestContext.Current.CancellationToken).Select(finding => $"{name} {finding.Part?.Uri} {finding.Path?.XPath}: {finding.Description}").Take(5));
}
