using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Presentation;
using A = DocumentFormat.OpenXml.Drawing;

namespace SkillServer.Rendering.Office;

/// <summary>The deck's master and its four layouts: title slide, text, table, chart.</summary>
internal static class SlideLayouts
{
    /// <summary>Writes the master with its layouts; the layouts in their order.</summary>
    public static IReadOnlyList<SlideLayoutPart> Write(PresentationPart presentation)
    {
        var master = presentation.AddNewPart<SlideMasterPart>("rId1");
        master.AddNewPart<ThemePart>("rId1").Theme = SlideTheme.Create();
        var layouts = new List<SlideLayoutPart>();
        foreach (var (name, kind, shapes) in Layouts())
        {
            var part = master.AddNewPart<SlideLayoutPart>($"rId{layouts.Count + 2}");
            part.AddPart(master, "rId1");
            part.SlideLayout = new SlideLayout(SlideShapes.Page(name, [.. shapes, .. SlideShapes.Feet(20, "", "‹#›", placed: false)]), new ColorMapOverride(new A.MasterColorMapping())) { Type = kind, Preserve = true };
            layouts.Add(part);
        }

        master.SlideMaster = new SlideMaster(
            SlideShapes.Page(null,
            [
                SlideShapes.Block(2, "Line", A.SchemeColorValues.Accent1, SlideMeasure.Left, 1_190_000, SlideMeasure.Inner, 19_050),
                Title(SlideMeasure.Left, 300_000, SlideMeasure.Inner, 850_000),
                Body(4, "Text", PlaceholderValues.Body, SlideShapes.Above, SlideMeasure.Top, SlideMeasure.Body),
                .. SlideShapes.Feet(5, "", "‹#›", placed: true),
            ]),
            new ColorMap
            {
                Background1 = A.ColorSchemeIndexValues.Light1, Text1 = A.ColorSchemeIndexValues.Dark1, Background2 = A.ColorSchemeIndexValues.Light2, Text2 = A.ColorSchemeIndexValues.Dark2,
                Accent1 = A.ColorSchemeIndexValues.Accent1, Accent2 = A.ColorSchemeIndexValues.Accent2, Accent3 = A.ColorSchemeIndexValues.Accent3, Accent4 = A.ColorSchemeIndexValues.Accent4,
                Accent5 = A.ColorSchemeIndexValues.Accent5, Accent6 = A.ColorSchemeIndexValues.Accent6, Hyperlink = A.ColorSchemeIndexValues.Hyperlink, FollowedHyperlink = A.ColorSchemeIndexValues.FollowedHyperlink,
            },
            new SlideLayoutIdList(layouts.Select((_, i) => new SlideLayoutId { Id = 2_147_483_649U + (uint)i, RelationshipId = $"rId{i + 2}" })),
            new TextStyles(
                new TitleStyle(new A.Level1ParagraphProperties(new A.LineSpacing(new A.SpacingPercent { Val = 95_000 }), new A.NoBullet(), Default(2800, A.SchemeColorValues.Text2, bold: true)) { Alignment = A.TextAlignmentTypeValues.Left }),
                BodyLevels(),
                new OtherStyle(new A.Level1ParagraphProperties(Default(1800, A.SchemeColorValues.Text1)))));
        return layouts;
    }

    private static IEnumerable<(string Name, SlideLayoutValues Kind, OpenXmlElement[] Shapes)> Layouts()
    {
        yield return ("Title slide", SlideLayoutValues.Title,
        [
            SlideShapes.Block(2, "Ground", A.SchemeColorValues.Text2, 0, 0, SlideMeasure.Width, 2_750_000),
            SlideShapes.Text(3, "Title", new PlaceholderShape { Type = PlaceholderValues.CenteredTitle }, SlideShapes.Place(SlideMeasure.Left, 600_000, SlideMeasure.Inner, 1_850_000),
                new A.BodyProperties { LeftInset = 0, RightInset = 0, Anchor = A.TextAnchoringTypeValues.Bottom }, [SlideShapes.Line("Title")],
                new A.ListStyle(new A.Level1ParagraphProperties(Default(3600, A.SchemeColorValues.Background1, bold: true)))),
            Body(4, "Text", PlaceholderValues.SubTitle, SlideShapes.Above, SlideMeasure.Opening, SlideMeasure.Bottom - SlideMeasure.Opening),
        ]);
        yield return ("Title and content", SlideLayoutValues.ObjectText, [Title(), Body(4, "Text", PlaceholderValues.Body, SlideShapes.Above, SlideMeasure.Top, SlideMeasure.Body)]);
        yield return ("Title and table", SlideLayoutValues.Table, WithGraphic("Table", PlaceholderValues.Table));
        yield return ("Title and chart", SlideLayoutValues.Chart, WithGraphic("Chart", PlaceholderValues.Chart));
    }

    private static OpenXmlElement[] WithGraphic(string name, PlaceholderValues kind) =>
    [
        Title(),
        Body(4, "Text above", PlaceholderValues.Body, SlideShapes.Above, SlideMeasure.Top, 500_000),
        Body(5, name, kind, SlideShapes.Graphic, SlideMeasure.Top + 600_000, 3_700_000),
        Body(6, "Text below", PlaceholderValues.Body, SlideShapes.Below, SlideMeasure.Bottom - 500_000, 500_000),
    ];

    private static Shape Title(long? x = null, long y = 0, long width = 0, long height = 0) =>
        SlideShapes.Text(3, "Title", new PlaceholderShape { Type = PlaceholderValues.Title }, x is { } left ? SlideShapes.Place(left, y, width, height) : null,
            new A.BodyProperties { LeftInset = 0, RightInset = 0, Anchor = A.TextAnchoringTypeValues.Bottom }, [SlideShapes.Line("Title")]);

    private static Shape Body(uint id, string name, PlaceholderValues kind, uint index, long y, long height) =>
        SlideShapes.Text(id, name, new PlaceholderShape { Type = kind, Index = index }, SlideShapes.Place(SlideMeasure.Left, y, SlideMeasure.Inner, height),
            new A.BodyProperties { LeftInset = 0, RightInset = 0, TopInset = 0, BottomInset = 0 }, [SlideShapes.Line(name)]);

    private static BodyStyle BodyLevels() => new(
        new A.Level1ParagraphProperties(new A.NoBullet(), Default(1800, A.SchemeColorValues.Text1)) { LeftMargin = 0, Indent = 0 },
        new A.Level2ParagraphProperties(new A.NoBullet(), Default(1600, A.SchemeColorValues.Text1)) { LeftMargin = 300_000, Indent = 0 },
        new A.Level3ParagraphProperties(new A.NoBullet(), Default(1600, A.SchemeColorValues.Text1)) { LeftMargin = 600_000, Indent = 0 });

    private static A.DefaultRunProperties Default(int size, A.SchemeColorValues colour, bool bold = false) =>
        new(SlideShapes.Fill(colour), new A.LatinFont { Typeface = "+mn-lt" }) { FontSize = size, Bold = bold, Language = "en-US" };
}
