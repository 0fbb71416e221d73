using DocumentFormat.OpenXml.Wordprocessing;

namespace SkillServer.Rendering.Office;

/// <summary>The page: A4, the title above and the policy's version, the day and the page number below.</summary>
internal static class WordPage
{
    /// <summary>The width between the margins, in twentieths of a point.</summary>
    public const int TextWidth = Width - 2 * Margin;

    /// <summary>The same in English Metric Units.</summary>
    public const long TextWidthInEmu = TextWidth * 635L;

    private const int Width = 11906, Height = 16838, Margin = 1134;

    public static Header Header(string title) => new(new Paragraph(
        new ParagraphProperties { ParagraphStyleId = new() { Val = "Header" } }, WordInlines.Text(title)));

    public static Footer Footer(string? basis) => new(new Paragraph(
        new ParagraphProperties { ParagraphStyleId = new() { Val = "Footer" } },
        WordInlines.Text(basis ?? ""), new Run(new TabChar()), WordInlines.Text("Page "), Field("PAGE"), WordInlines.Text(" of "), Field("NUMPAGES")));

    public static SectionProperties Section() => new(
        new HeaderReference { Type = HeaderFooterValues.Default, Id = "rIdHeader" }, new FooterReference { Type = HeaderFooterValues.Default, Id = "rIdFooter" },
        new PageSize { Width = Width, Height = Height }, new PageMargin { Top = 1304, Bottom = 1304, Left = Margin, Right = Margin, Header = 624, Footer = 624, Gutter = 0 });

    /// <summary>As the present Word writes them, so that it does not open the file in a compatibility mode.</summary>
    public static Settings Settings() => new(
        new DefaultTabStop { Val = 360 },
        new FootnoteDocumentWideProperties(new FootnoteSpecialReference { Id = -1 }, new FootnoteSpecialReference { Id = 0 }),
        new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }),
        new ThemeFontLanguages { Val = "en-US" },
        new DecimalSymbol { Val = "." }, new ListSeparator { Val = "," });

    private static SimpleField Field(string name) => new(new Run(new Text("1"))) { Instruction = $" {name} " };
}
