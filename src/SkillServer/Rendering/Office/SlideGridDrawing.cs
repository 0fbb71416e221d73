using DocumentFormat.OpenXml.Drawing;

namespace SkillServer.Rendering.Office;

/// <summary>Draws a fitted table with its header row.</summary>
internal static class SlideGridDrawing
{
    /// <summary>The table.</summary>
    public static Table Draw(SlideGrid grid) => new(
    [
        new TableProperties { FirstRow = true, BandRow = true },
        new TableGrid(grid.Columns.Select(width => new GridColumn { Width = width })),
        Row(grid, grid.Table.Head, grid.Head, SchemeColorValues.Text2, SchemeColorValues.Background1),
        .. grid.Table.Rows.Select((row, i) => Row(grid, row, grid.Rows[i], i % 2 == 0 ? SchemeColorValues.Background1 : SchemeColorValues.Background2, SchemeColorValues.Text1)),
    ]);

    private static TableRow Row(SlideGrid grid, IReadOnlyList<SlideParagraph> cells, long height, SchemeColorValues ground, SchemeColorValues ink) =>
        new(cells.Select((cell, i) => new TableCell(
            new TextBody(new BodyProperties(), new ListStyle(), SlideDrawing.Paragraph(cell, grid.Size, spaced: false, grid.Table.ToRight[i], ink)),
            new TableCellProperties(
                new BottomBorderLineProperties(SlideShapes.Fill(SchemeColorValues.Accent6)) { Width = 6350 },
                SlideShapes.Fill(ground)) { LeftMargin = 80_000, RightMargin = 80_000, TopMargin = (int)grid.Padding, BottomMargin = (int)grid.Padding, Anchor = TextAnchoringTypeValues.Center }))) { Height = height };
}
