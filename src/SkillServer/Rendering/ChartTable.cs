using System.Text;

namespace SkillServer.Rendering;

/// <summary>A chart for those who read it: its sentence and a small table.</summary>
public static class ChartTable
{
    /// <summary>So many points bear a name; the rest are numbers.</summary>
    internal const int NamedPoints = 10;
    private const int MostPoints = 12;

    /// <summary>The chart as Markdown.</summary>
    public static string Markdown(Chart chart)
    {
        var text = new StringBuilder();
        var (head, rows) = Table(chart);
        text.Append("**").Append(MarkdownText.Escape(chart.Title)).Append("** — ").Append(MarkdownText.Escape(chart.Text)).Append("\n\n");
        Row(text, head);
        text.Append('|').Append(string.Concat(head.Select(_ => " --- |"))).Append('\n');
        foreach (var row in rows)
        {
            Row(text, row);
        }

        return text.ToString().TrimEnd('\n');
    }

    /// <summary>The chart's figures: a heading row and the rows below it.</summary>
    public static (IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string>> Rows) Table(Chart chart) => chart switch
    {
        ScatterChart scatter => ([chart.Culture.Label("chart_no"), chart.Culture.Label("chart_point"), scatter.X.Name, scatter.Y.Name, chart.Culture.Label("chart_quarter")],
            [.. scatter.Points.Take(MostPoints).Select(p => (IReadOnlyList<string>)[$"{p.No}", p.Name, p.XText, p.YText, QuarterOf(scatter, p)])]),
        BarChart bars => ([bars.Category, .. bars.Series, .. bars.Bars.Any(b => b.Target is not null) ? [chart.Culture.Label("chart_target")] : Array.Empty<string>()],
            [.. bars.Bars.Select(b => (IReadOnlyList<string>)[b.Name, .. b.Texts, .. bars.Bars.Any(x => x.Target is not null) ? [b.Target?.Text ?? chart.Culture.Label("none")] : Array.Empty<string>()])]),
        _ => throw new InvalidOperationException($"{chart.GetType().Name} has no table."),
    };

    /// <summary>The chart in words, figures included, for those who do not see it.</summary>
    public static string Words(Chart chart) => chart.Text + " " + string.Join("; ", chart switch
    {
        ScatterChart scatter => scatter.Points.Take(NamedPoints).Select(p => $"{p.Name}: {p.XText}, {p.YText}, {QuarterOf(scatter, p)}"),
        BarChart bars => bars.Bars.Select(bar => $"{bar.Name}: {string.Join(", ", bar.Texts.Select((text, i) => bars.Series.Count > 1 ? $"{bars.Series[i]} {text}" : text))}{(bar.Target is { } target ? $" ({chart.Culture.Label("chart_target_of", target.Text)})" : "")}"),
        _ => throw new InvalidOperationException($"{chart.GetType().Name} has no words."),
    }) + ".";

    /// <summary>The name of the quarter a point lies in; a value at the cut is high.</summary>
    public static string QuarterOf(ScatterChart chart, ScatterChart.Point point) =>
        chart.Quarters[(point.Y >= chart.Y.Cut ? 0 : 2) + (point.X >= chart.X.Cut ? 1 : 0)];

    private static void Row(StringBuilder text, IReadOnlyList<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells.Select(MarkdownText.Escape)).Append(" |\n");
}
