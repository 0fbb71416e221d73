using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using A = DocumentFormat.OpenXml.Drawing;
using C = DocumentFormat.OpenXml.Drawing.Charts;

namespace SkillServer.Rendering.Office;

/// <summary>A chart in the text, with what one sees in it below and all of it in words for those who do not see it.</summary>
internal static class WordChart
{
    public static IEnumerable<OpenXmlElement> Of(Chart chart, WordFile file)
    {
        var id = file.NextId();
        var relation = $"rIdChart{id}";
        OfficeChart.Fill(file.Main.AddNewPart<ChartPart>(relation), chart);
        var drawing = new Drawing(new Inline(
            new Extent { Cx = WordPage.TextWidthInEmu, Cy = OfficeChart.Height(chart, WordPage.TextWidthInEmu) },
            new DocProperties { Id = (uint)id, Name = $"Chart {id}", Title = OfficeText.Clean(chart.Title), Description = OfficeText.Clean(ChartTable.Words(chart)) },
            new NonVisualGraphicFrameDrawingProperties(),
            new A.Graphic(new A.GraphicData(new C.ChartReference { Id = relation }) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart" }))
        { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 });
        return
        [
            new Paragraph(new ParagraphProperties { KeepNext = new(), SpacingBetweenLines = new() { Before = "120", After = "60" } }, new Run(drawing)),
            new Paragraph(new ParagraphProperties { ParagraphStyleId = new() { Val = "Caption" } }, WordInlines.Text(chart.Text)),
        ];
    }
}
