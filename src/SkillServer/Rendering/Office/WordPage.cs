using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
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

    public static Footer Footer(DocumentText document) => new(new Paragraph(
        [new ParagraphProperties { ParagraphStyleId = new() { Val = "Footer" } }, WordInlines.Text(document.Basis ?? ""), new Run(new TabChar()), .. Numbered(document.Culture.Label("page"))]));

    public static SectionProperties Section() => new(
        new HeaderReference { Type = HeaderFooterValues.Default, Id = "rIdHeader" }, new FooterReference { Type = HeaderFooterValues.Default, Id = "rIdFooter" },
        new PageSize { Width = Width, Height = Height }, new PageMargin { Top = 1304, Bottom = 1304, Left = Margin, Right = Margin, Header = 624, Footer = 624, Gutter = 0 });

    /// <summary>As the present Word writes them, so that it does not open the file in a compatibility mode.</summary>
    public static Settings Settings(Culture culture) => new(
        new DefaultTabStop { Val = 360 },
        new FootnoteDocumentWideProperties(new FootnoteSpecialReference { Id = -1 }, new FootnoteSpecialReference { Id = 0 }),
        new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }),
        new ThemeFontLanguages { Val = "en-US" },
        new DecimalSymbol { Val = culture.Decimal }, new ListSeparator { Val = culture.Decimal == "," ? ";" : "," });

    /// <summary>The words around the page's number and the number of pages.</summary>
    private static IEnumerable<OpenXmlElement> Numbered(string words) => Regex.Split(words, @"(\{0\}|\{1\})").Where(part => part.Length > 0)
        .Select(part => part switch { "{0}" => (OpenXmlElement)Field("PAGE"), "{1}" => Field("NUMPAGES"), _ => WordInlines.Text(part) });

    private static SimpleField Field(string name) => new(new Run(new Text("1"))) { Instruction = $" {name} " };
}
