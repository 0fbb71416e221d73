namespace SkillServer.Rendering;

/// <summary>Draws bars: name on the left, parts told apart by colour and pattern, the figures in words, the target as a bracket.</summary>
internal static class BarDrawing
{
    private const int Width = 760, Left = 190, Right = 210, Row = 46, Thick = 20;

    public static string Draw(BarChart chart, string id)
    {
        var legend = chart.Series.Count > 1;
        var top = legend ? 34 : 8;
        var svg = new Svg(id, Width, top + chart.Bars.Count * Row + 6, chart.Title, ChartTable.Words(chart));
        if (legend)
        {
            var x = (decimal)Left;
            for (var i = 0; i < chart.Series.Count; i++)
            {
                svg.Rectangle(x, 6, 14, 14, $"bar s{i % 4}").Text(x + 19, 17, chart.Series[i], "small");
                x += 34 + chart.Series[i].Length * 6.6m;
            }
        }

        for (var i = 0; i < chart.Bars.Count; i++)
        {
            Bar(svg, chart, chart.Bars[i], top + i * Row + 6);
        }

        return svg.ToString();
    }

    private static void Bar(Svg svg, BarChart chart, BarChart.Bar bar, decimal y)
    {
        const int Room = Width - Left - Right;
        var x = (decimal)Left;
        svg.Text(Left - 10, y + 14, Shorten(bar.Name, 28), "label", "end").Rectangle(Left, y, Room, Thick, "track");
        for (var i = 0; i < bar.Values.Count; i++)
        {
            var width = chart.Most <= 0m ? 0m : Math.Min(Math.Max(bar.Values[i], 0m) / chart.Most * Room, Left + Room - x);
            svg.Rectangle(x, y, width, Thick, $"bar s{i % 4}");
            x += width;
        }

        if (bar.Target is { } target && chart.Most > 0m)
        {
            var (from, to) = (Left + Math.Min(target.From / chart.Most, 1m) * Room, Left + Math.Min(target.To / chart.Most, 1m) * Room);
            svg.Path($"M{Svg.N(from)} {Svg.N(y - 4)}V{Svg.N(y + Thick + 4)}M{Svg.N(to)} {Svg.N(y - 4)}V{Svg.N(y + Thick + 4)}M{Svg.N(from)} {Svg.N(y + Thick + 4)}H{Svg.N(to)}", "target")
                .Text(Left + Room + 10, y + 24, chart.Culture.Label("chart_target_of", target.Text), "small");
        }

        var text = string.Join(" · ", bar.Texts);
        svg.Text(Left + Room + 10, y + (bar.Target is null ? 14 : 9), Shorten(text, 34), "label");
    }

    internal static string Shorten(string text, int most) => text.Length <= most ? text : text[..(most - 1)].TrimEnd() + "…";
}
