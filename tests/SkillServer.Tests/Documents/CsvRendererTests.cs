using System.Text;
using SkillServer.Rendering;

namespace SkillServer.Tests.Documents;

/// <summary>The main table as another program reads it.</summary>
public sealed class CsvRendererTests(BuiltSample sample) : IClassFixture<BuiltSample>
{
    private static readonly CsvRenderer Renderer = new();

    [Fact]
    public void First_table_comes_with_plain_numbers_and_iso_dates() => Assert.Equal(
        "Name,Amount,Share,Deals,Day\r\nMüller & Söhne,-12345.67,0.15,1234,2026-09-30\r\n\"Harrow, Pike\",0,1,2,2026-01-05\r\n",
        Text("# T\n\n| Name | Amount | Share | Deals | Day |\n| --- | --- | --- | --- | --- |\n| Müller & Söhne | −$12,345.67 | 15% | 1,234 | 30 September 2026 |\n| Harrow, Pike | $0 | **100%** | 2 | 2026-01-05 |\n\n| Second |\n| --- |\n| table |\n"));

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1 (2)", "'+1 (2)")]
    [InlineData("@cmd", "'@cmd")]
    [InlineData("-x", "'-x")]
    [InlineData("-5", "-5")]
    [InlineData("+5", "5")]
    [InlineData("−$5.50", "-5.5")]
    [InlineData("007", "007")]
    public void Text_that_looks_like_a_formula_is_guarded_and_numbers_are_not(string cell, string written) =>
        Assert.Equal(written, Text($"# T\n\n| A | B |\n| --- | --- |\n| x | {cell} |\n").Split("\r\n")[1]["x,".Length..].Trim('"'));

    [Fact]
    public void Sample_is_the_table_its_template_names_with_header_and_no_mark()
    {
        var bytes = sample.Bytes("out/value-matrix-report.csv");
        Assert.StartsWith("No.,Partner,Strategic value,Revenue,Quadrant,Decision\r\n1,Tessellane,85,401092.86,Strategic Alliances,Invest\r\n", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void Table_under_the_named_heading_is_taken_and_its_mark_is_not_printed()
    {
        const string Body = "# T\n\n| First |\n| --- |\n| 1 |\n\n## All \"of\" them\n\n| Second |\n| --- |\n| 2 |\n";
        var marked = new DocumentText(Body + DocumentText.CsvMark("All \"of\" them"));
        Assert.Equal("Second\r\n2\r\n", Encoding.UTF8.GetString(Renderer.Render(marked)));
        Assert.Equal(Body, Encoding.UTF8.GetString(new MarkdownRenderer().Render(marked)));
        Assert.Equal("First\r\n1\r\n", Text(Body));
    }

    [Fact]
    public void Template_that_names_no_heading_of_its_own_is_refused_with_the_nearest()
    {
        var broken = Assert.Throws<Content.ContentException>(() => TemplateLibrary.Parse("t", "templates/t.md.hbs", "---\ntitle: T\narea: program\naudience: all\nper: program\nformats: [csv]\ncsv: Al partners\n---\n# T\n\n## All partners\n", partial: false));
        Assert.Equal("'Al partners' is not a heading of the template. Name the heading above the table that its CSV file holds. Did you mean 'All partners'?", Assert.Single(broken.Faults).Message);
        Assert.Equal(7, broken.Faults[0].Place.Line);
    }

    [Fact]
    public void Document_without_a_table_gives_an_empty_file() => Assert.Empty(Renderer.Render(new("# T\n\nWords.\n")));

    private static string Text(string markdown) => Encoding.UTF8.GetString(Renderer.Render(new(markdown)));
}
