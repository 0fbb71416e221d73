using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Presentation;
using A = DocumentFormat.OpenXml.Drawing;
using C = DocumentFormat.OpenXml.Drawing.Charts;

namespace SkillServer.Rendering.Office;

/// <summary>Draws one planned slide.</summary>
internal static class SlideDrawing
{
    /// <summary>Writes the slide into its part.</summary>
    public static void Write(SlidePart part, Slide slide, string footer, int number)
    {
        var shapes = new List<OpenXmlElement> { Title(slide) };
        var y = slide.Opens ? SlideMeasure.Opening : SlideMeasure.Top;
        for (var at = slide; at is not null; at = at.Then)
        {
            y = Draw(part, at, shapes, y, isFirst: at == slide);
        }

        part.Slide = new(SlideShapes.Page(null, [.. shapes, .. SlideShapes.Feet((uint)shapes.Count + 2, footer, $"{number}", placed: false)]), new ColorMapOverride(new A.MasterColorMapping()));
    }

    /// <summary>Draws text, table or chart, and text from <paramref name="y"/> down; where the next may begin. Only the first fills the layout's places.</summary>
    private static long Draw(SlidePart part, Slide slide, List<OpenXmlElement> shapes, long y, bool isFirst)
    {
        if (slide.Above.Count > 0)
        {
            var whole = slide is { Graphic: null, Then: null } && isFirst;
            var high = whole ? SlideMeasure.Body : SlideMeasure.HeightOf(slide.Above, slide.Size);
            Text("Text", slide.Opens ? PlaceholderValues.SubTitle : PlaceholderValues.Body, SlideShapes.Above, slide.Above, whole ? null : SlideShapes.Place(SlideMeasure.Left, y, SlideMeasure.Inner, high));
            y += high + SlideMeasure.Gap;
        }

        var below = slide.Below is { Count: > 0 } texts ? SlideMeasure.HeightOf(texts, slide.Size) : 0;
        if (slide.Grid is { } grid)
        {
            shapes.Add(Frame(Id(), "Table", Describe(slide, grid), isFirst && !slide.Opens ? PlaceholderValues.Table : null, y, grid.Height, new A.GraphicData(SlideGridDrawing.Draw(grid)) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/table" }));
            y += grid.Height + SlideMeasure.Gap;
        }
        else if (slide.Graphic is SlideChart { Chart: var chart })
        {
            var room = SlideMeasure.Bottom - y - (below > 0 ? below + SlideMeasure.Gap : 0);
            var high = chart is BarChart bars ? Math.Min(room, 1_300_000 + bars.Bars.Count * 700_000L) : room;
            shapes.Add(Frame(Id(), "Chart", $"{chart.Title}. {chart.Text}", PlaceholderValues.Chart, y, high, new A.GraphicData(new C.ChartReference { Id = "rId2" }) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart" }));
            FillChart(part.AddNewPart<ChartPart>("rId2"), chart, high);
            y += high + SlideMeasure.Gap;
        }

        if (below > 0)
        {
            Text("Text below", PlaceholderValues.Body, SlideShapes.Below, slide.Below!, SlideShapes.Place(SlideMeasure.Left, y, SlideMeasure.Inner, below));
            y += below + SlideMeasure.Gap;
        }

        return y + SlideMeasure.Gap;

        uint Id() => (uint)shapes.Count + 2;

        void Text(string name, PlaceholderValues kind, uint index, IReadOnlyList<SlideParagraph> texts, A.Transform2D? place) =>
            shapes.Add(SlideShapes.Text(Id(), name, isFirst ? new PlaceholderShape { Type = kind, Index = index } : null, place, new A.BodyProperties { LeftInset = 0, RightInset = 0, TopInset = 0, BottomInset = 0 }, texts.Select(text => Paragraph(text, slide.Size))));
    }

    /// <summary>A paragraph of runs with its bullet or number.</summary>
    public static A.Paragraph Paragraph(SlideParagraph text, int size, bool spaced = true, bool toRight = false, A.SchemeColorValues? colour = null)
    {
        var indent = (int)SlideMeasure.Indent(text);
        var box = text.Mark == SlideMark.Bullet && text.Runs is [{ Text: "☐" or "☑" } task, ..] ? task.Text : null;
        var runs = box is null ? text.Runs : text.Runs.Skip(1).Select((run, i) => i == 0 ? run with { Text = run.Text.TrimStart() } : run);
        var marked = text.Mark is SlideMark.Bullet or SlideMark.Number;
        var look = new A.ParagraphProperties { LeftMargin = indent, Indent = marked ? -300_000 : 0, Alignment = toRight ? A.TextAlignmentTypeValues.Right : A.TextAlignmentTypeValues.Left };
        look.Append(new A.LineSpacing(new A.SpacingPercent { Val = 100_000 }), new A.SpaceBefore(new A.SpacingPoints { Val = spaced ? (int)(SlideMeasure.Space(text, size) / 127) : 0 }));
        look.Append(text.Mark switch
        {
            SlideMark.Bullet when box is not null => [new A.BulletFont { Typeface = "Segoe UI Symbol" }, new A.CharacterBullet { Char = box }],
            SlideMark.Bullet => [new A.BulletFont { Typeface = SlideTheme.Font }, new A.CharacterBullet { Char = text.Level == 0 ? "•" : "–" }],
            SlideMark.Number => [new A.AutoNumberedBullet { Type = A.TextAutoNumberSchemeValues.ArabicPeriod, StartAt = text.Number }],
            _ => (OpenXmlElement[])[new A.NoBullet()],
        });
        var ink = colour ?? (text.Mark == SlideMark.Lead ? A.SchemeColorValues.Text2 : A.SchemeColorValues.Text1);
        return new([look, .. runs.Select(run => new A.Run(
            new A.RunProperties(SlideShapes.Fill(ink)) { Language = "en-US", FontSize = size, Bold = run.Bold, Italic = run.Italic, Baseline = run.Raised ? 30_000 : 0 }, new A.Text(run.Text))),
            new A.EndParagraphRunProperties { Language = "en-US", FontSize = size }]);
    }

    private static Shape Title(Slide slide)
    {
        var (size, most) = slide.Opens ? (3600, 3) : (2800, 1);
        if (SlideMeasure.Lines(slide.Title, size, SlideMeasure.Inner * 95 / 100) > most)
        {
            (size, most) = slide.Opens ? (2800, 4) : (2200, 2);
        }

        var title = slide.Title;
        while (SlideMeasure.Lines(title, size, SlideMeasure.Inner * 95 / 100) > most)
        {
            title = new SlideParagraph([new(title.TrimEnd('…', ' '))]).Shortened(title.Length * 9 / 10).Text;
        }

        return SlideShapes.Text(2, "Title", new PlaceholderShape { Type = slide.Opens ? PlaceholderValues.CenteredTitle : PlaceholderValues.Title }, null, new A.BodyProperties(),
            [new A.Paragraph(new A.Run(new A.RunProperties { Language = "en-US", FontSize = size }, new A.Text(title)))]);
    }

    private static GraphicFrame Frame(uint id, string name, string description, PlaceholderValues? kind, long y, long height, A.GraphicData data) => new(
        new NonVisualGraphicFrameProperties(
            new NonVisualDrawingProperties { Id = id, Name = name, Description = SlideParagraph.Clean(description) },
            new NonVisualGraphicFrameDrawingProperties(new A.GraphicFrameLocks { NoGrouping = true }),
            kind is { } place ? new ApplicationNonVisualDrawingProperties(new PlaceholderShape { Type = place, Index = SlideShapes.Graphic }) : new ApplicationNonVisualDrawingProperties()),
        new Transform(new A.Offset { X = SlideMeasure.Left, Y = y }, new A.Extents { Cx = SlideMeasure.Inner, Cy = height }),
        new A.Graphic(data));

    private static string Describe(Slide slide, SlideGrid grid) =>
        $"{slide.Title}: table of {grid.Table.Rows.Count} rows with {string.Join(", ", grid.Table.Head.Select(cell => cell.Text))}";

    /// <summary>Charts are lettered for a page; a slide is read from further away.</summary>
    private static void FillChart(ChartPart part, Chart chart, long high)
    {
        const long Lettering = 1_400_000;
        OfficeChart.Fill(part, chart, ScatterRoom.Slide(SlideMeasure.Inner - Lettering, high - Lettering));
        foreach (var run in part.ChartSpace.Descendants<A.TextCharacterPropertiesType>().Where(run => run.FontSize is not null))
        {
            run.FontSize = run.FontSize!.Value * 4 / 3; // ScatterRoom.Slide counts with it
        }
    }
}
