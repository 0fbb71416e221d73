using System.Globalization;
using DocumentFormat.OpenXml.Drawing.Charts;

namespace SkillServer.Rendering.Office;

/// <summary>Which points of a scatter bear a name, which a number and on which side, so that labels do not cover each other: Office does not look.</summary>
internal sealed class ScatterLabels
{
    private const decimal Letter = 4.4m, Line = 11, Mark = 9;
    private readonly ScatterChart _chart;
    private readonly ScatterRoom _room;
    private readonly List<(decimal X, decimal Y, decimal Width, decimal Height)> _taken = [];

    public ScatterLabels(ScatterChart chart, ScatterRoom room)
    {
        _chart = chart;
        _room = room;
        _taken.AddRange(chart.Points.Select(point => (X(point) - Mark / 2, Y(point) - Mark / 2, Mark, Mark)).Distinct());
        foreach (var (i, name) in chart.Quarters.Index())
        {
            var lines = room.Broken(name).Split('\n');
            decimal width = lines.Max(line => line.Length) * 6m, height = lines.Length * 14m + 2m;
            _taken.Add((i % 2 == 0 ? 0m : room.Width - width, room.Height * (i < 2 ? 0.04m : 0.96m) - height / 2m, width, height));
        }
    }

    /// <summary>The label of a point and its side; null where nothing fits.</summary>
    public (string Text, DataLabelPositionValues Side)? Place(ScatterChart.Point point)
    {
        var number = point.No.ToString(CultureInfo.InvariantCulture);
        var named = _chart.Points.Take(ChartTable.NamedPoints).Contains(point);
        return (named ? Free(point, $"{number} {BarDrawing.Shorten(point.Name, 24)}") : null) ?? Free(point, number);
    }

    private (string, DataLabelPositionValues)? Free(ScatterChart.Point point, string text)
    {
        text = _room.Broken(text);
        var lines = text.Split('\n');
        var (x, y, width, tall) = (X(point), Y(point), lines.Max(line => line.Length) * Letter + 4, lines.Length * Line);
        foreach (var (side, left, top) in new[]
        {
            (DataLabelPositionValues.Right, x + Mark / 2, y - tall / 2), (DataLabelPositionValues.Left, x - Mark / 2 - width, y - tall / 2),
            (DataLabelPositionValues.Top, x - width / 2, y - Mark / 2 - tall), (DataLabelPositionValues.Bottom, x - width / 2, y + Mark / 2),
        })
        {
            if (left >= 0 && left + width <= _room.Width + _chart.Y.CutText.Length * Letter && top >= -Line && top + tall <= _room.Height
                && !_taken.Any(other => left < other.X + other.Width && other.X < left + width && top < other.Y + other.Height && other.Y < top + tall))
            {
                _taken.Add((left, top, width, tall));
                return (text, side);
            }
        }

        return null;
    }

    private decimal X(ScatterChart.Point point) => _chart.X.Most <= 0m ? 0m : point.X / _chart.X.Most * _room.Width;

    private decimal Y(ScatterChart.Point point) => _room.Height - (_chart.Y.Most <= 0m ? 0m : point.Y / _chart.Y.Most * _room.Height);
}
