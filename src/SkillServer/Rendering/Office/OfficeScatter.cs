using DocumentFormat.OpenXml.Drawing.Charts;
using A = DocumentFormat.OpenXml.Drawing;
using Scatter = DocumentFormat.OpenXml.Drawing.Charts.ScatterChart;

namespace SkillServer.Rendering.Office;

/// <summary>A scatter as Office draws it: a series with its own colour and shape for each quarter, the cuts as lines, the quarters' names in their corners.</summary>
internal sealed class OfficeScatter
{
    private const uint Across = 1, Up = 2;
    private static readonly MarkerStyleValues[] Shapes = [MarkerStyleValues.Diamond, MarkerStyleValues.Circle, MarkerStyleValues.Square, MarkerStyleValues.Triangle];
    private readonly List<(ScatterChart.Point Point, int Quarter, (string Text, DataLabelPositionValues Side)? Label)> _points;
    private readonly ChartSheet _sheet;
    private readonly Scatter _scatter = new(new ScatterStyle { Val = ScatterStyleValues.LineMarker }, new VaryColors { Val = false });
    private uint _series;

    private OfficeScatter(ScatterChart chart, ScatterRoom room)
    {
        var labels = new ScatterLabels(chart, room);
        _points = [.. chart.Points.Select(point => (point, (point.Y >= chart.Y.Cut ? 0 : 2) + (point.X >= chart.X.Cut ? 1 : 0), labels.Place(point))).GroupBy(point => point.Item2).OrderByDescending(quarter => quarter.Count()).SelectMany(quarter => quarter)]; // LibreOffice loses a series when a longer one comes after it
        _sheet = new([chart.Culture.Label("chart_no"), chart.Culture.Label("chart_point"), chart.X.Name, chart.Y.Name, "Series"],
        [
            .. _points.Select(point => Row(point.Point.Name, point.Point.X, point.Point.Y, chart.Quarters[point.Quarter], point.Point.No)),
            Row(chart.X.CutText, chart.X.Cut, 0m, $"Cut of {chart.X.Name}"), Row(chart.X.CutText, chart.X.Cut, chart.Y.Most, $"Cut of {chart.X.Name}"),
            Row(chart.Y.CutText, 0m, chart.Y.Cut, $"Cut of {chart.Y.Name}"), Row(chart.Y.CutText, chart.X.Most, chart.Y.Cut, $"Cut of {chart.Y.Name}"),
            .. chart.Quarters.Select((name, i) => Row(name, i % 2 == 0 ? 0m : chart.X.Most, chart.Y.Most * (i < 2 ? 0.96m : 0.04m), "Quarters")),
        ]);
    }

    public static (PlotArea Plot, ChartSheet Sheet) Plot(ScatterChart chart, ScatterRoom room)
    {
        var drawing = new OfficeScatter(chart, room);
        drawing.Points();
        drawing.Cut(drawing._points.Count + 1, chart.X.CutText, DataLabelPositionValues.Top);
        drawing.Cut(drawing._points.Count + 3, chart.Y.CutText, DataLabelPositionValues.Right);
        drawing.Add(drawing._points.Count + 5, 4, OfficeChart.Unseen(), new Marker(new Symbol { Val = MarkerStyleValues.None }),
            chart.Quarters.Select((name, i) => OfficeChart.Label(i, room.Broken(name), i % 2 == 0 ? DataLabelPositionValues.Right : DataLabelPositionValues.Left, OfficeChart.Soft, 1000, bold: true)));
        drawing._scatter.Append(new AxisId { Val = Across }, new AxisId { Val = Up });
        return (new PlotArea(new Layout(), drawing._scatter, Axis(chart.X, Across, Up, AxisPositionValues.Bottom), Axis(chart.Y, Up, Across, AxisPositionValues.Left)), drawing._sheet);
    }

    private static IReadOnlyList<object?> Row(string name, decimal x, decimal y, string series, decimal? no = null) => [no, name, x, y, series];

    private void Points()
    {
        for (var at = 0; at < _points.Count;)
        {
            var quarter = _points[at].Quarter;
            var own = _points.Skip(at).TakeWhile(point => point.Quarter == quarter).ToList();
            var colour = OfficeChart.Palette[quarter];
            Add(at + 1, own.Count, new ChartShapeProperties(new A.Outline(new A.NoFill())),
                new Marker(new Symbol { Val = Shapes[quarter] }, new Size { Val = 8 }, new ChartShapeProperties(new A.SolidFill(OfficeChart.Colour(colour)), OfficeChart.Outline("FFFFFF"))),
                own.Index().Where(point => point.Item.Label is not null).Select(point => OfficeChart.Label(point.Index, point.Item.Label!.Value.Text, point.Item.Label.Value.Side, size: 800)));
            at += own.Count;
        }
    }

    private void Cut(int row, string text, DataLabelPositionValues side) => Add(row, 2,
        new ChartShapeProperties(OfficeChart.Outline(OfficeChart.Soft, 12700, A.PresetLineDashValues.Dash)), new Marker(new Symbol { Val = MarkerStyleValues.None }), [OfficeChart.Label(1, text, side, OfficeChart.Soft, 800)]);

    private void Add(int row, int count, ChartShapeProperties shape, Marker marker, IEnumerable<DataLabel> labels)
    {
        _scatter.Append(new ScatterChartSeries(
            new DocumentFormat.OpenXml.Drawing.Charts.Index { Val = _series }, new Order { Val = _series }, new SeriesText(_sheet.Texts(4, row, 1)), shape, marker, OfficeChart.Labels(labels),
            new XValues(_sheet.Numbers(2, row, count)), new YValues(_sheet.Numbers(3, row, count)), new Smooth { Val = false }));
        _series++;
    }

    private static ValueAxis Axis(ScatterChart.Axis axis, uint id, uint other, AxisPositionValues place) => new(
        new AxisId { Val = id }, new Scaling(new Orientation { Val = OrientationValues.MinMax }, new MaxAxisValue { Val = (double)Math.Max(axis.Most, 1m) }, new MinAxisValue { Val = 0 }), new Delete { Val = false }, new AxisPosition { Val = place },
        OfficeChart.Title(axis.Name, 900, turned: place == AxisPositionValues.Left), new NumberingFormat { FormatCode = "#,##0", SourceLinked = false }, new MajorTickMark { Val = TickMarkValues.Outside }, new MinorTickMark { Val = TickMarkValues.None },
        new TickLabelPosition { Val = TickLabelPositionValues.Low }, new ChartShapeProperties(OfficeChart.Outline(OfficeChart.Soft)), OfficeChart.Style(800), new CrossingAxis { Val = other }, new Crosses { Val = CrossesValues.AutoZero }, new CrossBetween { Val = CrossBetweenValues.MidpointCategory });
}
