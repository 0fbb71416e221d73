using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SkillServer.Rendering.Office;

/// <summary>The looks of a document, under the names that Word knows, so that a company can lay its own over them.</summary>
internal static class WordStyles
{
    /// <summary>The size of text in tables, in half points, before a wide table shrinks it.</summary>
    public const int TableSize = 18;

    /// <summary>The size of the tables of steps, which are looked up and not read.</summary>
    public const int StepsSize = 16;

    private const string Face = "Arial", Mono = "Courier New";

    public static Styles All() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(Fonts(Face), Colour(OfficeChart.Ink), new FontSize { Val = "20" }, new FontSizeComplexScript { Val = "20" }, new Languages { Val = "en-US", EastAsia = "en-US", Bidi = "ar-SA" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120", Line = "264", LineRule = LineSpacingRuleValues.Auto }))),
        Text("Normal", "Normal", null),
        Heading("Title", "Title", 40, 0, 200, null), Heading("Heading1", "heading 1", 30, 400, 140, 0), Heading("Heading2", "heading 2", 24, 300, 100, 1), Heading("Heading3", "heading 3", 21, 240, 80, 2), Heading("Heading4", "heading 4", 20, 200, 80, 3),
        Text("ListBullet", "List Bullet", new(Spacing("0", "60"))), Text("ListNumber", "List Number", new(Spacing("0", "60"))), Text("ListContinue", "List Continue", new(Spacing("0", "60"))),
        Text("Quote", "Quote", new(Edge(new LeftBorder { Val = BorderValues.Single, Size = 24, Space = 8, Color = OfficeChart.Palette[0] }), Shade(), Spacing("60", "120"), new Indentation { Left = "240", Right = "120" })),
        Text("QuoteList", "Quote List", new(Edge(new LeftBorder { Val = BorderValues.Single, Size = 24, Space = 8, Color = OfficeChart.Palette[0] }), Shade(), Spacing("0", "60"), new Indentation { Left = "600", Hanging = "360", Right = "120" })),
        Text("Code", "Code", new(new KeepLines(), Shade(), Spacing("60", "160"), new Indentation { Left = "120", Right = "120" }), Fonts(Mono), new FontSize { Val = "17" }),
        Text("Caption", "caption", new(Spacing("0", "200")), Colour(OfficeChart.Soft), new FontSize { Val = "18" }),
        Text("Rule", "Rule", new(Edge(new BottomBorder { Val = BorderValues.Single, Size = 6, Space = 1, Color = OfficeChart.Line }), Spacing("0", "160"))),
        Text("TableText", "Table Text", new(new SpacingBetweenLines { Before = "20", After = "20", Line = "240", LineRule = LineSpacingRuleValues.Auto }), new FontSize { Val = $"{TableSize}" }),
        Text("TableGap", "Table Gap", new(new SpacingBetweenLines { Before = "0", After = "0", Line = "160", LineRule = LineSpacingRuleValues.Exact })),
        Text("Header", "header", new(Spacing("0", "0"), new Justification { Val = JustificationValues.Right }), Colour(OfficeChart.Soft), new FontSize { Val = "16" }),
        Text("Footer", "footer", new(new Tabs(new TabStop { Val = TabStopValues.Right, Position = WordPage.TextWidth }), Spacing("0", "0")), Colour(OfficeChart.Soft), new FontSize { Val = "16" }),
        Text("FootnoteText", "footnote text", new(Spacing("0", "20")), new FontSize { Val = "16" }),
        Letters("FootnoteReference", "footnote reference", new VerticalTextAlignment { Val = VerticalPositionValues.Superscript }),
        Letters("Hyperlink", "Hyperlink", Colour("0B57A4"), new Underline { Val = UnderlineValues.Single }),
        Letters("CodeText", "Code Text", Fonts(Mono), new FontSize { Val = "17" }),
        Table());

    private static Style Text(string id, string name, StyleParagraphProperties? paragraph, params OpenXmlElement[] letters)
    {
        var normal = id == "Normal";
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id, Default = normal ? true : null };
        if (!normal)
        {
            style.BasedOn = new() { Val = "Normal" };
        }

        style.PrimaryStyle = new();
        style.StyleParagraphProperties = paragraph;
        style.StyleRunProperties = letters.Length > 0 ? new(letters) : null;
        return style;
    }

    private static Style Heading(string id, string name, int size, int before, int after, int? level)
    {
        var paragraph = new StyleParagraphProperties(new KeepNext(), new KeepLines(), Spacing($"{before}", $"{after}"));
        if (level is { } outline)
        {
            paragraph.OutlineLevel = new() { Val = outline };
        }

        var style = Text(id, name, paragraph, new Bold(), Colour(level is null or 0 ? OfficeChart.Palette[0] : OfficeChart.Ink), new FontSize { Val = $"{size}" });
        style.NextParagraphStyle = new() { Val = "Normal" };
        return style;
    }

    private static Style Letters(string id, string name, params OpenXmlElement[] letters) =>
        new(new StyleName { Val = name }, new StyleRunProperties(letters)) { Type = StyleValues.Character, StyleId = id };

    private static Style Table() => new(
        new StyleName { Val = "Document Table" },
        new StyleTableProperties(
            new TableBorders(
                new TopBorder { Val = BorderValues.Single, Size = 8, Color = OfficeChart.Soft }, new BottomBorder { Val = BorderValues.Single, Size = 4, Color = OfficeChart.Soft },
                new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4, Color = OfficeChart.Line }),
            new TableCellMarginDefault(new TopMargin { Width = "30", Type = TableWidthUnitValues.Dxa }, new TableCellLeftMargin { Width = WordColumns.Padding, Type = TableWidthValues.Dxa }, new BottomMargin { Width = "30", Type = TableWidthUnitValues.Dxa }, new TableCellRightMargin { Width = WordColumns.Padding, Type = TableWidthValues.Dxa })),
        new TableStyleProperties(
            new RunPropertiesBaseStyle(new Bold()),
            new TableStyleConditionalFormattingTableCellProperties(
                new TableCellBorders(new BottomBorder { Val = BorderValues.Single, Size = 8, Color = OfficeChart.Soft }), new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = "E6ECF3" }))
        { Type = TableStyleOverrideValues.FirstRow }) { Type = StyleValues.Table, StyleId = "DocumentTable" };

    private static RunFonts Fonts(string face) => new() { Ascii = face, HighAnsi = face, ComplexScript = face, EastAsia = face };

    private static Color Colour(string rgb) => new() { Val = rgb };

    private static SpacingBetweenLines Spacing(string before, string after) => new() { Before = before, After = after };

    private static Shading Shade() => new() { Val = ShadingPatternValues.Clear, Color = "auto", Fill = OfficeChart.Track };

    private static ParagraphBorders Edge(BorderType side) => new(side);
}
