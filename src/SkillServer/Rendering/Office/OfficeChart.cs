using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Packaging;
using A = DocumentFormat.OpenXml.Drawing;

namespace SkillServer.Rendering.Office;

/// <summary>A chart that Office draws itself and whose figures can be edited there: the same picture as on the HTML page.</summary>
internal static class OfficeChart
{
    /// <summary>The colours of page.css, told apart by the colour-blind.</summary>
    public static readonly IReadOnlyList<string> Palette = ["0072B2", "D55E00", "007F5F", "A03F7F"];

    /// <summary>Text, quiet text, lines and the ground behind bars.</summary>
    public const string Ink = "1B1F24", Soft = "5A6472", Line = "D5DAE1", Track = "F3F5F8";

    /// <summary>How high a chart should be for its width, both in English Metric Units.</summary>
    public static long Height(Chart chart, long width) => chart is BarChart bars ? Math.Min(width, 500_000 + bars.Bars.Count * 420_000 + (bars.Series.Count > 1 ? 300_000 : 0)) : width * 62 / 100;

    /// <summary>Writes the drawing and its workbook into a part; <paramref name="room"/> is where a scatter's points and labels lie, a page's without it.</summary>
    public static void Fill(ChartPart part, Chart chart, ScatterRoom? room = null)
    {
        var (plot, sheet) = chart switch
        {
            BarChart bars => OfficeBars.Plot(bars),
            ScatterChart scatter => OfficeScatter.Plot(scatter, room ?? ScatterRoom.Page),
            _ => throw new InvalidOperationException($"{chart.GetType().Name} has no drawing."),
        };
        using (var workbook = new MemoryStream(sheet.ToBytes()))
        {
            part.AddEmbeddedPackagePart(EmbeddedPackagePartType.Xlsx, "rId1").FeedData(workbook);
        }

        var drawing = new DocumentFormat.OpenXml.Drawing.Charts.Chart(Title(chart.Title, 1200, bold: true), new AutoTitleDeleted { Val = false }, plot);
        if (chart is BarChart { Series.Count: > 1 })
        {
            drawing.Append(new Legend(new LegendPosition { Val = LegendPositionValues.Top }, new Overlay { Val = false }, Style(900)));
        }

        drawing.Append(new PlotVisibleOnly { Val = true }, new DisplayBlanksAs { Val = DisplayBlanksAsValues.Gap });
        part.ChartSpace = new ChartSpace(new Date1904 { Val = false }, new EditingLanguage { Val = "en-US" }, new RoundedCorners { Val = false }, drawing,
            new ChartShapeProperties(new A.SolidFill(Colour("FFFFFF")), new A.Outline(new A.NoFill())), Style(900), new ExternalData(new AutoUpdate { Val = false }) { Id = "rId1" });
    }

    /// <summary>A title of the chart or of an axis.</summary>
    public static Title Title(string text, int size, bool bold = false, bool turned = false) =>
        new(new ChartText(Rich(text, size, Ink, bold, turned)), new Overlay { Val = false });

    /// <summary>Text of its own instead of a figure.</summary>
    public static RichText Rich(string text, int size, string colour, bool bold = false, bool turned = false) => new(
    [
        turned ? new A.BodyProperties { Rotation = -5_400_000, Vertical = A.TextVerticalValues.Horizontal } : new A.BodyProperties(),
        new A.ListStyle(),
        .. text.Split('\n').Select(line => new A.Paragraph(
            new A.ParagraphProperties(new A.DefaultRunProperties(new A.SolidFill(Colour(colour))) { FontSize = size, Bold = bold }),
            new A.Run(new A.RunProperties(new A.SolidFill(Colour(colour))) { Language = "en-US", FontSize = size, Bold = bold }, new A.Text(OfficeText.Clean(line))))),
    ]);

    /// <summary>How an axis or a legend is lettered.</summary>
    public static TextProperties Style(int size) => new(new A.BodyProperties(), new A.ListStyle(),
        new A.Paragraph(new A.ParagraphProperties(new A.DefaultRunProperties(new A.SolidFill(Colour(Ink))) { FontSize = size }), new A.EndParagraphRunProperties { Language = "en-US" }));

    /// <summary>A label with a text of its own at one point of a series.</summary>
    public static DataLabel Label(int index, string text, DataLabelPositionValues place, string colour = Ink, int size = 900, bool bold = false) => new(
        [new DocumentFormat.OpenXml.Drawing.Charts.Index { Val = (uint)index }, new ChartText(Rich(text, size, colour, bold)), new DataLabelPosition { Val = place }, .. Shown(value: true)]);

    /// <summary>The labels of a series, and none for the points that have none.</summary>
    public static DataLabels Labels(IEnumerable<DataLabel> labels) => new([.. labels, .. Shown(value: false)]);

    /// <summary>A colour from its six digits.</summary>
    public static A.RgbColorModelHex Colour(string rgb) => new() { Val = rgb };

    /// <summary>A thin line, perhaps dashed.</summary>
    public static A.Outline Outline(string colour, int width = 9525, A.PresetLineDashValues dash = A.PresetLineDashValues.Solid) =>
        new(new A.SolidFill(Colour(colour)), new A.PresetDash { Val = dash }) { Width = width };

    /// <summary>Neither filled nor drawn.</summary>
    public static ChartShapeProperties Unseen() => new(new A.NoFill(), new A.Outline(new A.NoFill()));

    private static OpenXmlElement[] Shown(bool value) =>
    [
        new ShowLegendKey { Val = false }, new ShowValue { Val = value }, new ShowCategoryName { Val = false },
        new ShowSeriesName { Val = false }, new ShowPercent { Val = false }, new ShowBubbleSize { Val = false },
    ];
}
