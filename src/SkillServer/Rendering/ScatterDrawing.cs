using System.Globalization;

namespace SkillServer.Rendering;

/// <summary>Draws a scatter with four named quarters. Points that would cover each other become one mark; names are placed where they are free, the rest are numbers.</summary>
internal sealed class ScatterDrawing
{
    private const int Width = 760, Height = 560, Left = 64, Right = 24, Top = 22, Bottom = 58, Near = 11;
    private readonly ScatterChart _chart;
    private readonly Svg _svg;
    private readonly List<(decimal X, decimal Y, decimal Width, decimal Height)> _taken = [];

    private ScatterDrawing(ScatterChart chart, string id)
    {
        _chart = chart;
        _svg = new(id, Width, Height, chart.Title, ChartTable.Words(chart));
    }

    public static string Draw(ScatterChart chart, string id)
    {
        var drawing = new ScatterDrawing(chart, id);
        drawing.Frame();
        drawing.Points();
        return drawing._svg.ToString();
    }

    private void Frame()
    {
        var (cutX, cutY) = (X(_chart.X.Cut), Y(_chart.Y.Cut));
        var (right, bottom) = (Width - Right, Height - Bottom);
        _svg.Rectangle(Left, Top, right - Left, bottom - Top, "track")
            .Line(cutX, Top, cutX, bottom, "cut").Line(Left, cutY, right, cutY, "cut")
            .Text(cutX, bottom + 17, _chart.X.CutText, "small", "middle").Text(Left - 6, cutY + 4, _chart.Y.CutText, "small", "end")
            .Text(Left, bottom + 17, "0", "small", "middle").Text(right, bottom + 17, _chart.X.MostText, "small", "end")
            .Text(Left - 6, Top + 8, _chart.Y.MostText, "small", "end").Text(Left - 6, bottom, "0", "small", "end")
            .Text(Left + (right - Left) / 2m, Height - 14, _chart.X.Name + " →", "label", "middle")
            .TurnedText(18, Top + (bottom - Top) / 2m, _chart.Y.Name + " →", "label");
        Quarter(0, Left + 8, Top + 18, "start");
        Quarter(1, right - 8, Top + 18, "end");
        Quarter(2, Left + 8, bottom - 9, "start");
        Quarter(3, right - 8, bottom - 9, "end");
    }

    private void Quarter(int index, decimal x, decimal y, string anchor)
    {
        var name = _chart.Quarters[index];
        _svg.Text(x, y, name, "quarter", anchor);
        var width = name.Length * 8.2m;
        _taken.Add((anchor == "start" ? x : x - width, y - 14, width, 18));
    }

    private void Points()
    {
        var marks = new List<Cluster>();
        foreach (var point in _chart.Points)
        {
            var (x, y) = (X(point.X), Y(point.Y));
            var near = marks.FirstOrDefault(mark => Math.Abs(mark.X - x) <= Near && Math.Abs(mark.Y - y) <= Near && Shape(mark.Points[0]) == Shape(point));
            if (near is null)
            {
                marks.Add(new(x, y, [point]));
            }
            else
            {
                near.Points.Add(point);
            }
        }

        foreach (var mark in marks)
        {
            var radius = mark.Points.Count == 1 ? 5m : 6m + Math.Min(mark.Points.Count, 8) / 2m;
            _svg.Mark(Shape(mark.Points[0]), mark.X, mark.Y, radius);
            _taken.Add((mark.X - radius, mark.Y - radius, radius * 2, radius * 2));
        }

        foreach (var mark in marks)
        {
            Label(mark);
        }
    }

    private void Label(Cluster mark)
    {
        var first = mark.Points[0];
        var more = mark.Points.Count > 1 ? $" +{(mark.Points.Count - 1).ToString(CultureInfo.InvariantCulture)}" : "";
        var number = first.No.ToString(CultureInfo.InvariantCulture) + more;
        var named = _chart.Points.Take(ChartTable.NamedPoints).Contains(first);
        _ = named && Place(mark, $"{first.No} {BarDrawing.Shorten(first.Name, 24)}{more}", "label") || Place(mark, number, "small");
    }

    private bool Place(Cluster mark, string text, string style)
    {
        var width = text.Length * 6.4m + 4;
        const decimal Tall = 13;
        foreach (var (dx, dy) in new (decimal, decimal)[] { (12, 4), (-12 - width, 4), (-width / 2, -11), (-width / 2, 22), (10, -8), (10, 17), (-10 - width, -8), (-10 - width, 17) })
        {
            var box = (X: mark.X + dx, Y: mark.Y + dy - 10, Width: width, Height: Tall);
            var inside = box.X >= Left + 2 && box.X + box.Width <= Width - Right - 2 && box.Y >= Top + 2 && box.Y + box.Height <= Height - Bottom - 2;
            if (inside && !_taken.Any(t => box.X < t.X + t.Width && t.X < box.X + box.Width && box.Y < t.Y + t.Height && t.Y < box.Y + box.Height))
            {
                _taken.Add(box);
                _svg.Text(box.X + 2, mark.Y + dy, text, style);
                return true;
            }
        }

        return false;
    }

    private int Shape(ScatterChart.Point point) => (point.Y >= _chart.Y.Cut ? 0 : 2) + (point.X >= _chart.X.Cut ? 1 : 0);

    private decimal X(decimal value) => Left + 14 + Part(value, _chart.X.Most) * (Width - Left - Right - 28);

    private decimal Y(decimal value) => Height - Bottom - 14 - Part(value, _chart.Y.Most) * (Height - Top - Bottom - 28);

    private static decimal Part(decimal value, decimal most) => most <= 0m ? 0m : Math.Clamp(value / most, 0m, 1m);

    private sealed record Cluster(decimal X, decimal Y, List<ScatterChart.Point> Points);
}
