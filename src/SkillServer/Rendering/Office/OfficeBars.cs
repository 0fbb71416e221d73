using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing.Charts;
using A = DocumentFormat.OpenXml.Drawing;
using Bars = DocumentFormat.OpenXml.Drawing.Charts.BarChart;

namespace SkillServer.Rendering.Office;

/// <summary>Bars as Office draws them. One series lies on a track with its words at the end and its target as a bracket; several are stacked.</summary>
internal static class OfficeBars
{
    private const uint Categories = 1, Values = 2;
    private static readonly A.PresetPatternValues[] Patterns = [A.PresetPatternValues.WideUpwardDiagonal, A.PresetPatternValues.SmallGrid, A.PresetPatternValues.LightVertical];

    public static (PlotArea Plot, ChartSheet Sheet) Plot(BarChart chart)
    {
        var stacked = chart.Series.Count > 1;
        var sheet = new ChartSheet(
            [chart.Category, .. chart.Series, .. stacked ? Array.Empty<string>() : ["Scale", "Target to", "Target width"]],
            chart.Bars.Select(bar => (IReadOnlyList<object?>)[bar.Name, .. bar.Values.Select(value => (object)value), .. stacked ? Array.Empty<object?>() : [chart.Most, bar.Target?.To, bar.Target?.To - bar.Target?.From]]));
        var bars = new Bars(new BarDirection { Val = BarDirectionValues.Bar }, new BarGrouping { Val = stacked ? BarGroupingValues.Stacked : BarGroupingValues.Clustered }, new VaryColors { Val = false });
        bars.Append(stacked ? chart.Series.Select((_, i) => Part(chart, sheet, i)) : [Scale(chart, sheet), Part(chart, sheet, 0), .. chart.Bars.Any(bar => bar.Target is not null) ? [Target(chart, sheet)] : Array.Empty<BarChartSeries>()]);
        bars.Append(new GapWidth { Val = 70 }, new Overlap { Val = 100 }, new AxisId { Val = Categories }, new AxisId { Val = Values });
        return (new PlotArea(new Layout(), bars, CategoryAxis(), ValueAxis(stacked ? chart.Most : chart.Most * Room(chart))), sheet);
    }

    private static BarChartSeries Scale(BarChart chart, ChartSheet sheet) => Series(chart, sheet, 2, 0,
        new ChartShapeProperties(new A.SolidFill(OfficeChart.Colour(OfficeChart.Track)), OfficeChart.Outline(OfficeChart.Line)),
        OfficeChart.Labels(chart.Bars.Select((bar, i) => OfficeChart.Label(i, Short(bar), DataLabelPositionValues.OutsideEnd))));

    private static BarChartSeries Part(BarChart chart, ChartSheet sheet, int part)
    {
        var stacked = chart.Series.Count > 1;
        return Series(chart, sheet, part + 1, stacked ? part : 1, new ChartShapeProperties(Ground(part), OfficeChart.Outline(OfficeChart.Palette[part % 4])),
            stacked ? OfficeChart.Labels(chart.Bars.Index().Where(bar => bar.Item.Values[part] >= chart.Most / 10m).Select(bar => OnWhite(OfficeChart.Label(bar.Index, bar.Item.Texts[part], DataLabelPositionValues.Center)))) : null);
    }

    private static BarChartSeries Target(BarChart chart, ChartSheet sheet)
    {
        var series = Series(chart, sheet, 3, 2, OfficeChart.Unseen(), null);
        series.InsertBefore(
            new ErrorBars(
                new ErrorBarType { Val = ErrorBarValues.Minus }, new ErrorBarValueType { Val = ErrorValues.Custom }, new NoEndCap { Val = false },
                new Plus(new NumberLiteral(new PointCount { Val = 1 }, new NumericPoint(new NumericValue("0")) { Index = 0 })),
                new Minus(sheet.Numbers(4, 1, chart.Bars.Count)), new ChartShapeProperties(OfficeChart.Outline(OfficeChart.Ink, 22225))),
            series.GetFirstChild<CategoryAxisData>());
        return series;
    }

    private static BarChartSeries Series(BarChart chart, ChartSheet sheet, int column, int order, ChartShapeProperties shape, DataLabels? labels)
    {
        var series = new BarChartSeries(new DocumentFormat.OpenXml.Drawing.Charts.Index { Val = (uint)order }, new Order { Val = (uint)order }, sheet.Heading(column), shape, new InvertIfNegative { Val = false });
        if (labels is not null)
        {
            series.Append(labels);
        }

        series.Append(new CategoryAxisData(sheet.Texts(0, 1, chart.Bars.Count)), new Values(sheet.Numbers(column, 1, chart.Bars.Count)));
        return series;
    }

    /// <summary>Plain for the first series, a pattern of its own for each of the next three.</summary>
    private static OpenXmlElement Ground(int part) => part % 4 == 0
        ? new A.SolidFill(OfficeChart.Colour(OfficeChart.Palette[0]))
        : new A.PatternFill(new A.ForegroundColor(OfficeChart.Colour(OfficeChart.Palette[part % 4])), new A.BackgroundColor(OfficeChart.Colour("FFFFFF"))) { Preset = Patterns[part % 4 - 1] };

    private static DataLabel OnWhite(DataLabel label)
    {
        label.InsertBefore(new ChartShapeProperties(new A.SolidFill(OfficeChart.Colour("FFFFFF"))), label.GetFirstChild<DataLabelPosition>());
        return label;
    }

    /// <summary>The first figure of a bar: office programs wrap longer labels over each other. The rest is in the workbook, the alternative text and the table beside.</summary>
    private static string Short(BarChart.Bar bar) => bar.Texts[0].Split(", ")[0];

    /// <summary>How much longer the axis is than the scale, so that the words at its end have room.</summary>
    private static decimal Room(BarChart chart)
    {
        const decimal Plot = 370m, Letter = 4.8m;
        var words = chart.Bars.Max(bar => Short(bar).Length) * Letter;
        return Plot / Math.Max(Plot - words, Plot / 2m);
    }

    private static CategoryAxis CategoryAxis() => new(
        new AxisId { Val = Categories }, new Scaling(new Orientation { Val = OrientationValues.MaxMin }), new Delete { Val = false }, new AxisPosition { Val = AxisPositionValues.Left },
        new NumberingFormat { FormatCode = "General", SourceLinked = false }, new MajorTickMark { Val = TickMarkValues.None }, new MinorTickMark { Val = TickMarkValues.None }, new TickLabelPosition { Val = TickLabelPositionValues.Low },
        new ChartShapeProperties(OfficeChart.Outline(OfficeChart.Line)), OfficeChart.Style(900), new CrossingAxis { Val = Values }, new Crosses { Val = CrossesValues.AutoZero },
        new AutoLabeled { Val = true }, new LabelAlignment { Val = LabelAlignmentValues.Center }, new LabelOffset { Val = 100 }, new NoMultiLevelLabels { Val = true });

    private static ValueAxis ValueAxis(decimal most) => new(
        new AxisId { Val = Values }, new Scaling(new Orientation { Val = OrientationValues.MinMax }, new MaxAxisValue { Val = (double)Math.Max(most, 1m) }, new MinAxisValue { Val = 0 }), new Delete { Val = true }, new AxisPosition { Val = AxisPositionValues.Top },
        new NumberingFormat { FormatCode = "#,##0", SourceLinked = false }, new MajorTickMark { Val = TickMarkValues.None }, new MinorTickMark { Val = TickMarkValues.None }, new TickLabelPosition { Val = TickLabelPositionValues.NextTo },
        new CrossingAxis { Val = Categories }, new Crosses { Val = CrossesValues.AutoZero }, new CrossBetween { Val = CrossBetweenValues.Between });
}
