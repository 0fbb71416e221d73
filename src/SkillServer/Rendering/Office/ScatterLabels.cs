using System.Globalization;
using DocumentFormat.OpenXml.Drawing.Charts;

namespace SkillServer.Rendering.Office;

/// <summary>Which points of a scatter bear a name, which a number and on which side, so that labels do not cover each other: Office does not look.</summary>
internal sealed class ScatterLabels
{
    private const decimal Width = 400, Height = 240, Letter = 4.4m, Tall = 11, Mark = 9;
    private readonly ScatterChart _chart;
    private readonly List<(decimal X, decimal Y, decimal Width, decimal Height)> _taken = [];

    public ScatterLabels(ScatterChart chart)
    {
        _chart = chart;
        _taken.AddRange(chart.Points.Select(point => (X(point) - Mark / 2, Y(point) - Mark / 2, Mark, Mark)).Distinct());
        _taken.AddRange(chart.Quarters.Select((name, i) => (i % 2 == 0 ? 0m : Width - name.Length * 6m, i < 2 ? -8m : Height - 8m, name.Length * 6m, 16m)));
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
        var (x, y, width) = (X(point), Y(point), text.Length * Letter + 4);
        foreach (var (side, left, top) in new[]
        {
            (DataLabelPositionValues.Right, x + Mark / 2, y - Tall / 2), (DataLabelPositionValues.Left, x - Mark / 2 - width, y - Tall / 2),
            (DataLabelPositionValues.Top, x - width / 2, y - Mark / 2 - Tall), (DataLabelPositionValues.Bottom, x - width / 2, y + Mark / 2),
        })
        {
            if (left >= 0 && left + width <= Width && top >= -Tall && top + Tall <= Height
                && !_taken.Any(other => left < other.X + other.Width && other.X < left + width && top < other.Y + other.Height && other.Y < top + Tall))
            {
                _taken.Add((left, top, width, Tall));
                return (text, side);
            }
        }

        return null;
    }

    private decimal X(ScatterChart.Point point) => _chart.X.Most <= 0m ? 0m : point.X / _chart.X.Most * Width;

    private decimal Y(ScatterChart.Point point) => Height - (_chart.Y.Most <= 0m ? 0m : point.Y / _chart.Y.Most * Height);
}
