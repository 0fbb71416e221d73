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
    public void Sample_begins_with_its_header_and_no_mark()
    {
        var bytes = sample.Bytes("out/value-matrix-report.csv");
        Assert.StartsWith("Quadrant,Role,Partners,Revenue,Share,Decision\r\nStrategic Alliances,Joint GTM,10,1884636.65,0.92,Invest\r\n", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void Document_without_a_table_gives_an_empty_file() => Assert.Empty(Renderer.Render(new("# T\n\nWords.\n")));

    private static string Text(string markdown) => Encoding.UTF8.GetString(Renderer.Render(new(markdown)));
}
