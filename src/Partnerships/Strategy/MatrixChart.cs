using System.ComponentModel;
using Partnerships.Kernel;

namespace Partnerships.Strategy;

/// <summary>What a scatter of the matrix needs: strategic value upwards, revenue to the right.</summary>
public sealed record MatrixChart(
    string XLabel,
    string YLabel,
    Money XCut,
    decimal YCut,
    [property: Description("Largest revenue of the whole portfolio or the cut.")] Money XMax,
    decimal YMax,
    IReadOnlyList<MatrixChart.Area> Areas,
    [property: Description("The partners of the page.")] IReadOnlyList<MatrixChart.Point> Points)
{
    /// <summary>A quadrant's name and the corner it stands in.</summary>
    public sealed record Area(string Name, bool Right, bool Upper);

    /// <summary>A partner's dot.</summary>
    public sealed record Point(string Label, Money X, decimal Y);

    internal static MatrixChart Of(IReadOnlyCollection<Valued> partners, IEnumerable<PlacePartners.Placement> page, ValueMatrix matrix, MatrixCuts cuts) => new(
        "Revenue", "Strategic value", cuts.Revenue, cuts.StrategicValue,
        Money.Max(cuts.Revenue, partners.Max(partner => partner.Revenue)), 100m,
        [
            new(matrix.StrategicAlliances.Name, Right: true, Upper: true), new(matrix.TechnologyPartners.Name, Right: false, Upper: true),
            new(matrix.ChannelPartners.Name, Right: true, Upper: false), new(matrix.AffiliatePartners.Name, Right: false, Upper: false),
        ],
        [.. page.Select(partner => new Point(partner.Name, partner.Revenue, partner.StrategicValue))]);
}
