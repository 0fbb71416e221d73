using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Presentation;
using DocumentFormat.OpenXml.Validation;
using Markdig.Syntax;
using SkillServer.Rendering;
using SkillServer.Rendering.Office;
using A = DocumentFormat.OpenXml.Drawing;

namespace SkillServer.Tests.Documents;

public sealed class SlideRendererTests(BuiltSample sample) : IClassFixture<BuiltSample>
{
    [Fact]
    public void Every_deck_of_the_sample_is_valid_and_has_a_slide_for_each_section()
    {
        var decks = sample.Report.Files.Where(file => file.Path.EndsWith(".pptx", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(decks);
        Assert.All(decks, file =>
        {
            var titles = Titles(sample.Bytes(file.Path));
            var sections = new DocumentText(sample.Text(Path.ChangeExtension(file.Path, ".md"))).Tree.OfType<HeadingBlock>().Where(heading => heading.Level <= 2).Select(heading => DocumentText.Plain(heading.Inline!));
            Assert.All(sections, section => Assert.Contains(section, titles));
            Assert.Equal(titles.Count, titles.Distinct().Count());
        });
        Assert.All(decks, file => Valid(sample.Bytes(file.Path)));
    }

    [Fact]
    public void Review_opens_with_its_title_and_every_slide_bears_footer_number_and_notes()
    {
        using var deck = Open(sample.Bytes("out/qbr/P05.pptx"));
        var slides = Slides(deck);
        Assert.Equal("Title slide", slides[0].SlideLayoutPart!.SlideLayout.CommonSlideData!.Name!.Value);
        Assert.All(slides, slide =>
        {
            Assert.Contains("as of 30 September 2026", slide.Slide.InnerText, StringComparison.Ordinal);
            Assert.Contains(slide.Slide.Descendants<A.Field>(), field => field.Type == "slidenum");
            Assert.NotEmpty(slide.NotesSlidePart!.NotesSlide.InnerText);
            Assert.All(slide.Slide.Descendants<A.RunProperties>().Where(run => run.FontSize is not null), run => Assert.InRange(run.FontSize!.Value, 1200, 4400));
        });
        Assert.Contains(slides, slide => slide.NotesSlidePart!.NotesSlide.InnerText.Contains("receipt sha256:", StringComparison.Ordinal));
    }

    [Fact]
    public void Sources_and_steps_are_for_the_speaker_and_not_on_the_slides()
    {
        using var deck = Open(sample.Bytes("out/qbr/P05.pptx"));
        var slides = Slides(deck);
        var commitments = slides.Single(slide => Title(slide) == "Last quarter's commitments");
        Assert.Contains("Policy standard 1.0.0, receipt sha256:", commitments.NotesSlidePart!.NotesSlide.InnerText, StringComparison.Ordinal);
        var steps = slides.Single(slide => Title(slide) == "Prepare QBR: the steps");
        Assert.Empty(steps.Slide.Descendants<A.Table>());
        Assert.Contains("Commitments kept", steps.NotesSlidePart!.NotesSlide.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void Charts_are_native_and_charts_and_tables_have_words()
    {
        using var deck = Open(sample.Bytes("out/value-matrix-report.pptx"));
        var slides = Slides(deck);
        Assert.NotEmpty(slides.SelectMany(slide => slide.ChartParts));
        Assert.All(slides.SelectMany(slide => slide.Slide.Descendants<GraphicFrame>()), frame => Assert.NotEmpty(frame.NonVisualGraphicFrameProperties!.NonVisualDrawingProperties!.Description!.Value!));
    }

    [Fact]
    public void File_bears_the_documents_title() =>
        Assert.Contains(">Report &amp; plan</dc:title>", Core(Render("# Report & plan\n")), StringComparison.Ordinal);

    [Fact]
    public void Small_tables_of_a_section_share_a_slide_and_one_stands_under_the_title()
    {
        const string Table = "| Name | Day |\n| --- | --- |\n| A | 1 |\n";
        using var deck = Open(Render($"# Report\n\nFor all.\n\n{Table}\n## Parts\n\n{Table}\nMore of it.\n\n{Table}\n"));
        Assert.Equal(["Report", "Parts"], Slides(deck).Select(Title));
        Assert.Equal([1, 2], Slides(deck).Select(slide => slide.Slide.Descendants<A.Table>().Count()));
        Assert.Contains("More of it.", Slides(deck)[1].Slide.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void Slide_that_goes_on_is_named_by_the_heading_it_begins_with()
    {
        var rows = string.Concat(Enumerable.Range(1, 9).Select(i => $"| {i} |\n"));
        using var deck = Open(Render($"# Report\n\n## Closing\n\n### Trial\n\n| No. |\n| --- |\n{rows}\n### Prices\n\n| No. |\n| --- |\n{rows}\n"));
        Assert.Equal(["Report", "Closing", "Closing: Prices"], Slides(deck).Select(Title));
    }

    [Fact]
    public void Box_of_a_task_stands_in_place_of_the_bullet()
    {
        using var deck = Open(Render("# Report\n\n## To do\n\n- [ ] Call\n- [x] Write\n"));
        Assert.Equal(["☐", "☑"], Slides(deck)[1].Slide.Descendants<A.CharacterBullet>().Select(bullet => bullet.Char!.Value));
        Assert.DoesNotContain("☐", Slides(deck)[1].Slide.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void Bold_text_is_measured_wider() =>
        Assert.True(SlideMeasure.Lines(new SlideParagraph([new("Sourced revenue, 12 months", Bold: true)]), 1600, SlideMeasure.WidthOf("Sourced revenue, 12 months", 1600)) > 1);

    [Fact]
    public void Long_table_continues_on_slides_of_its_own_and_repeats_its_header()
    {
        var rows = string.Concat(Enumerable.Range(1, 60).Select(i => $"| {i} | Partner {i} |\n"));
        using var deck = Open(Render($"# Report\n\n## Partners\n\n| No. | Partner |\n| ---: | --- |\n{rows}"));
        var tables = Slides(deck).Where(slide => slide.Slide.Descendants<A.Table>().Any()).ToList();
        Assert.Equal(["Partners", .. Enumerable.Range(2, tables.Count - 1).Select(i => $"Partners ({i})")], tables.Select(Title));
        Assert.All(tables, slide => Assert.Equal("No.Partner", slide.Slide.Descendants<A.TableRow>().First().InnerText));
        Assert.All(tables, slide => Assert.True(slide.Slide.Descendants<A.TableRow>().Sum(row => row.Height!.Value) <= SlideMeasure.Body));
        Assert.Equal(Enumerable.Range(1, 60).Select(i => $"{i}Partner {i}"), tables.SelectMany(slide => slide.Slide.Descendants<A.TableRow>().Skip(1)).Select(row => row.InnerText));
    }

    [Fact]
    public void Much_text_continues_on_another_slide_and_long_paragraphs_go_to_the_notes_whole()
    {
        var bullets = string.Concat(Enumerable.Range(1, 40).Select(i => $"- Point {i} is worth a line of its own\n"));
        var sentence = "A partner that sells is worth a visit, and a visit is worth a partner. ";
        using var deck = Open(Render($"# Report\n\n## Points\n\n{string.Concat(Enumerable.Repeat(sentence, 12))}\n\n{bullets}"));
        var slides = Slides(deck).Skip(1).ToList();
        Assert.True(slides.Count > 1);
        Assert.Equal("Points (2)", Title(slides[1]));
        Assert.All(slides.SelectMany(slide => slide.Slide.Descendants<A.Run>()), run => Assert.True(run.RunProperties!.FontSize is null || run.RunProperties.FontSize >= 1400));
        Assert.All(Enumerable.Range(1, 40), i => Assert.Contains(slides, slide => slide.Slide.InnerText.Contains($"Point {i} is", StringComparison.Ordinal)));
        Assert.Contains(string.Concat(Enumerable.Repeat(sentence, 12)).Trim(), slides[0].NotesSlidePart!.NotesSlide.InnerText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("control \u0001\u0008 characters")]
    [InlineData("half a pair \uD83D and \uDC4D")]
    [InlineData("emoji 👩‍🚀 and עברית مرحبا")]
    [InlineData("]]> &amp; <script>alert(1)</script> \u202Eabc")]
    [InlineData("")]
    [InlineData("100 KB")]
    public void Hostile_text_never_breaks_the_file(string text)
    {
        var data = text == "100 KB" ? new string('x', 50_000) + string.Concat(Enumerable.Repeat(" word", 10_000)) : text;
        var bytes = Render($"# {data}\n\n{data}\n\n## {data}\n\n- {data}\n\n| {data} | b |\n| --- | --- |\n| {data} | {data} |\n\n### {data}\n\n> {data}\n\n## Wide\n\n{Wide(40)}");
        Valid(bytes);
        Assert.Equal(bytes, Render($"# {data}\n\n{data}\n\n## {data}\n\n- {data}\n\n| {data} | b |\n| --- | --- |\n| {data} | {data} |\n\n### {data}\n\n> {data}\n\n## Wide\n\n{Wide(40)}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no heading")]
    [InlineData("## Section\n\n## Section\n\n| a |\n| --- |\n")]
    [InlineData("# T\n\n1. one\n   - [x] inner\n     - deeper\n\n```\ncode\n```\n\n---\n")]
    public void Any_document_gives_a_valid_deck(string markdown) => Valid(Render(markdown));

    private static byte[] Render(string markdown) => new SlideRenderer().Render(new DocumentText(markdown));

    private static string Wide(int columns) =>
        new StringBuilder().AppendLine(string.Concat(Enumerable.Repeat("| column ", columns)) + "|").AppendLine(string.Concat(Enumerable.Repeat("| --- ", columns)) + "|").AppendLine(string.Concat(Enumerable.Repeat("| some value ", columns)) + "|").ToString();

    private static void Valid(byte[] bytes)
    {
        using var deck = Open(bytes);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(deck).Select(finding => $"{finding.Part?.Uri} {finding.Path?.XPath}: {finding.Description}"));
    }

    private static PresentationDocument Open(byte[] bytes) => PresentationDocument.Open(new MemoryStream(bytes), false);

    private static string Core(byte[] bytes)
    {
        using var deck = Open(bytes);
        using var reader = new StreamReader(deck.CoreFilePropertiesPart!.GetStream());
        return reader.ReadToEnd();
    }

    private static List<string> Titles(byte[] bytes)
    {
        using var deck = Open(bytes);
        return [.. Slides(deck).Select(Title)];
    }

    private static List<SlidePart> Slides(PresentationDocument deck) =>
        [.. deck.PresentationPart!.Presentation.SlideIdList!.Elements<SlideId>().Select(id => (SlidePart)deck.PresentationPart.GetPartById(id.RelationshipId!))];

    private static string Title(SlidePart slide) =>
        slide.Slide.Descendants<Shape>().First(shape => shape.Descendants<PlaceholderShape>().First().Type!.Value is PlaceholderValues.Title or PlaceholderValues.CenteredTitle).TextBody!.InnerText;
}
