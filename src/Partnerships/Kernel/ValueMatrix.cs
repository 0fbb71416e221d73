using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Partnerships.Kernel;

/// <summary>What to do with a partner.</summary>
[JsonConverter(typeof(SnakeCase<Investment>))]
public enum Investment
{
    /// <summary>Put more people and money in.</summary>
    Invest,

    /// <summary>Raise what it sells.</summary>
    Grow,

    /// <summary>Keep it productive at the same cost.</summary>
    Maintain,

    /// <summary>Take time and money out.</summary>
    Deprioritise,
}

/// <summary>One quadrant: its name and role, and what to do with the partners in it.</summary>
public sealed record Quadrant
{
    /// <summary>For example Strategic Alliances.</summary>
    public required string Name { get; init; }

    /// <summary>For example Joint GTM.</summary>
    public required string Role { get; init; }

    /// <summary>What to do with its partners.</summary>
    public required Investment Recommendation { get; init; }

    /// <summary>Why, in a sentence.</summary>
    public required string Reason { get; init; }
}

/// <summary>The two cuts in use and where they come from.</summary>
public sealed record MatrixCuts(
    decimal StrategicValue,
    Money Revenue,
    [property: Description("given, policy or median")] string Basis);

/// <summary>Where a partner stands in the matrix and what follows.</summary>
public sealed record MatrixPlace(string Quadrant, string Role, Investment Recommendation, string Reason);

/// <summary>The policy's <c>valueMatrix</c> section: cuts, quadrants and the concentration that is worth a warning. Source: the Partner Value Matrix.</summary>
public sealed record ValueMatrix
{
    /// <summary>The heading the matrix follows.</summary>
    public const string Rule = "strategy-partner-selection#partner-value-matrix";

    /// <summary>Strategic value, 0 to 100, from which it is high.</summary>
    public required decimal StrategicCut { get; init; }

    /// <summary>Revenue from which it is high.</summary>
    public required Money RevenueCut { get; init; }

    /// <summary>How many of the largest partners the concentration is measured over.</summary>
    public required int Top { get; init; }

    /// <summary>The share of the largest partners from which concentration is a risk.</summary>
    public required Percent ConcentrationPercent { get; init; }

    /// <summary>High strategic value, low revenue.</summary>
    public required Quadrant TechnologyPartners { get; init; }

    /// <summary>High strategic value, high revenue.</summary>
    public required Quadrant StrategicAlliances { get; init; }

    /// <summary>Low strategic value, low revenue.</summary>
    public required Quadrant AffiliatePartners { get; init; }

    /// <summary>Low strategic value, high revenue.</summary>
    public required Quadrant ChannelPartners { get; init; }

    /// <summary>All four, from the most to the least worth.</summary>
    [JsonIgnore]
    public IReadOnlyList<Quadrant> All => [StrategicAlliances, TechnologyPartners, ChannelPartners, AffiliatePartners];

    /// <summary>The given cuts, the policy's for those not given.</summary>
    public MatrixCuts Cuts(decimal? strategic, Money? revenue, Trace trace)
    {
        var cuts = new MatrixCuts(strategic ?? StrategicCut, revenue ?? RevenueCut, strategic is null && revenue is null ? "policy" : "given");
        trace.Assume("The matrix comes without cuts; a value equal to its cut is high.");
        trace.Record("Cut of strategic value", strategic is null ? "the policy's" : "as given", cuts.StrategicValue, Rule);
        trace.Record("Cut of revenue", revenue is null ? "the policy's" : "as given", cuts.Revenue, Rule);
        return cuts;
    }

    /// <summary>The quadrant of two values; equal to the cut is high.</summary>
    public Quadrant At(decimal strategic, Money revenue, MatrixCuts cuts) => (strategic >= cuts.StrategicValue, revenue >= cuts.Revenue) switch
    {
        (true, true) => StrategicAlliances,
        (true, false) => TechnologyPartners,
        (false, true) => ChannelPartners,
        _ => AffiliatePartners,
    };

    /// <summary>The quadrant of two values, with the step and the reason.</summary>
    public MatrixPlace Place(string whose, decimal strategic, Money revenue, MatrixCuts cuts, Trace trace)
    {
        var quadrant = At(strategic, revenue, cuts);
        trace.Record($"{whose}: quadrant", Compared(strategic, revenue, cuts), quadrant.Name, Rule);
        return new(quadrant.Name, quadrant.Role, quadrant.Recommendation, Why(quadrant, strategic, revenue, cuts));
    }

    /// <summary>The reason for a quadrant's recommendation, with the two comparisons.</summary>
    public static string Why(Quadrant quadrant, decimal strategic, Money revenue, MatrixCuts cuts) => $"{quadrant.Reason} ({Compared(strategic, revenue, cuts)})";

    /// <summary>Strategic value is given or comes from the fit, never both; the refusal when not.</summary>
    public static Refusal? Fault(decimal? strategicValue, FitRatings? fit, string path) => (strategicValue, fit) switch
    {
        (null, null) => new("missing_field", $"{path}.strategicValue", null, "a number from 0 to 100, or fit with its five ratings", "Give one of the two."),
        (not null, not null) => new("conflicting_fields", $"{path}.fit", "strategicValue as well", "one of strategicValue and fit", "Remove one of the two."),
        _ => null,
    };

    private static string Compared(decimal strategic, Money revenue, MatrixCuts cuts) =>
        $"strategic value {Decimals.Text(strategic)} {Side(strategic >= cuts.StrategicValue)} {Decimals.Text(cuts.StrategicValue)}, revenue {revenue} {Side(revenue >= cuts.Revenue)} {cuts.Revenue}";

    private static string Side(bool high) => high ? "≥" : "<";
}
