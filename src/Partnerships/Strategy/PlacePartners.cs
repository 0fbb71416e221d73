using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Strategy;

/// <summary>Where each partner of a portfolio stands on the Partner Value Matrix, what to do with it, and how concentrated revenue is.</summary>
public static partial class PlacePartners
{
    /// <summary>Steps are recorded for each partner up to this many; beyond it for each quadrant.</summary>
    private const int MostSteps = 25;

    /// <summary>A portfolio, and the cuts when they are not the policy's.</summary>
    public sealed record Input
    {
        /// <summary>The portfolio.</summary>
        [Size(1, 10_000)]
        public required IReadOnlyList<Partner> Partners { get; init; }

        /// <summary>What the revenue is; actual unless given.</summary>
        [Description("Whether revenue is actual (default) or potential.")]
        public RevenueBasis? Basis { get; init; }

        /// <summary>Cut at the portfolio's medians instead of the policy's cuts.</summary>
        [Description("Cut at the portfolio's medians instead of the policy's cuts.")]
        public bool? MedianCuts { get; init; }

        /// <summary>Cut of strategic value instead of the policy's.</summary>
        [Within(0, 100)]
        public decimal? StrategicCut { get; init; }

        /// <summary>Cut of revenue instead of the policy's.</summary>
        [Within(0, 1_000_000_000_000)]
        public Money? RevenueCut { get; init; }

        /// <summary>How many of the largest partners to measure concentration over; the policy's number unless given.</summary>
        [Description("Concentration of the largest N partners."), Within(1, 10_000)]
        public int? Top { get; init; }

        /// <summary>Which placements to return.</summary>
        public Page? Page { get; init; }
    }

    /// <summary>What a partner's revenue is.</summary>
    [JsonConverter(typeof(SnakeCase<RevenueBasis>))]
    public enum RevenueBasis
    {
        /// <summary>Revenue it brought.</summary>
        Actual,

        /// <summary>Revenue it could bring.</summary>
        Potential,
    }

    /// <summary>One partner.</summary>
    public sealed record Partner
    {
        /// <summary>Unique in the portfolio.</summary>
        [Size(1, 100)]
        public required string Id { get; init; }

        /// <summary>For people.</summary>
        [Size(1, 200)]
        public required string Name { get; init; }

        /// <summary>Strategic value from 0 to 100; or the fit.</summary>
        [Description("0-100; or give fit."), Within(0, 100)]
        public decimal? StrategicValue { get; init; }

        /// <summary>The five fit ratings, where no strategic value is given.</summary>
        [Description("Ratings 1-5 that give the strategic value.")]
        public FitRatings? Fit { get; init; }

        /// <summary>Revenue over the same period for all partners.</summary>
        [Description("Over one period for all, a year for the policy's cut."), Within(0, 1_000_000_000_000)]
        public required Money Revenue { get; init; }
    }

    /// <summary>The matrix and the weights of the fit.</summary>
    public sealed record Policy
    {
        /// <summary>The matrix.</summary>
        public required ValueMatrix ValueMatrix { get; init; }

        /// <summary>The weights.</summary>
        public required FitWeights FitWeights { get; init; }
    }

    /// <summary>The placements of the page, largest revenue first, and what holds for the whole portfolio.</summary>
    public sealed record Result(
        MatrixCuts Cuts,
        RevenueBasis Basis,
        Money Revenue,
        [property: Description("All partners placed, of which placements is one page.")] int Total,
        IReadOnlyList<Placement> Placements,
        IReadOnlyList<QuadrantTotal> Quadrants,
        Concentration Concentration,
        MatrixChart Chart);

    /// <summary>One partner's place.</summary>
    public sealed record Placement(string Id, string Name, decimal StrategicValue, Money Revenue, string Quadrant, Investment Recommendation, string Reason);

    /// <summary>What one quadrant holds.</summary>
    public sealed record QuadrantTotal(string Quadrant, string Role, Investment Recommendation, int Partners, Money Revenue, Percent RevenuePercent);

    /// <summary>How much the largest partners hold.</summary>
    public sealed record Concentration(int Top, Money Revenue, Percent? Percent, IReadOnlyList<string> Partners, string Text);

    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(Result))]
    private sealed partial class PlacePartnersJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<Input, Policy, Result>(
        "place_partners", "Place partners",
        "Places a portfolio on the Partner Value Matrix: quadrant, invest / grow / maintain / deprioritise with the reason, concentration and chart data.",
        """{"partners":[{"id":"P1","name":"Nordlicht","strategicValue":80,"revenue":250000},{"id":"P2","name":"Cloudia","fit":{"strategicFit":5,"marketPosition":4,"technicalCapability":4,"gtmAlignment":3,"culturalFit":3},"revenue":40000}]}""",
        PlacePartnersJson.Default, Run);

    private static Result Run(Input input, Policy policy, RunContext context)
    {
        var trace = context.Trace;
        Check(input);
        policy.FitWeights.RequireWhole();
        var ranked = Values(input.Partners, policy.FitWeights, trace);
        var cuts = input.MedianCuts == true
            ? Medians.Of(ranked, trace)
            : policy.ValueMatrix.Cuts(input.StrategicCut, input.RevenueCut, trace);
        trace.Assume($"Revenue is {(input.Basis ?? RevenueBasis.Actual).ToString().ToLowerInvariant()} revenue over one period, the same for all partners{(cuts.Basis == "policy" ? "; the policy's cut is for a year" : "")}.");
        var revenue = trace.Sum("Revenue of the portfolio", [.. ranked.Select(partner => partner.Revenue)], ValueMatrix.Rule);
        var quadrants = Totals(ranked, policy.ValueMatrix, cuts, trace);
        var page = Page.Of(ranked, input.Page).Select(partner => Place(partner, policy.ValueMatrix, cuts)).ToList();
        var concentration = Concentrate(ranked, input.Top ?? policy.ValueMatrix.Top, revenue, policy.ValueMatrix.ConcentrationPercent, trace);
        trace.Conclude($"{string.Join(", ", quadrants.Where(q => q.Partners > 0).Select(q => $"{Decimals.Text(q.Partners)} in {q.Quadrant} ({q.Recommendation.ToString().ToLowerInvariant()})"))}. {concentration.Text}");
        return new(cuts, input.Basis ?? RevenueBasis.Actual, revenue, ranked.Count, page, quadrants, concentration, MatrixChart.Of(ranked, page, policy.ValueMatrix, cuts));
    }

    private static void Check(Input input)
    {
        var faults = new List<Refusal>();
        if (input.MedianCuts == true && (input.StrategicCut is not null || input.RevenueCut is not null))
        {
            faults.Add(new("conflicting_fields", "medianCuts", "a cut as well", "medianCuts, or strategicCut and revenueCut", "Remove one of the two."));
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < input.Partners.Count && faults.Count < 50; i++)
        {
            var partner = input.Partners[i];
            if (!seen.Add(partner.Id))
            {
                faults.Add(new("duplicate_id", $"partners[{i}].id", partner.Id, "each id once", "Merge the two partners, or give one another id."));
            }

            if (ValueMatrix.Fault(partner.StrategicValue, partner.Fit, $"partners[{i}]") is { } fault)
            {
                faults.Add(fault);
            }
        }

        if (faults.Count > 0)
        {
            throw new RefusalException(faults);
        }
    }

    /// <summary>Largest revenue first, ties as listed.</summary>
    private static List<Valued> Values(IReadOnlyList<Partner> partners, FitWeights weights, Trace trace)
    {
        if (partners.Any(partner => partner.Fit is not null))
        {
            trace.Assume("Strategic value from a fit is the weighted fit as a percent of the maximum of 5.");
        }

        var single = partners.Count <= MostSteps;
        return [.. partners.Select(partner => new Valued(partner.Id, partner.Name, Value(partner), partner.Revenue)).OrderByDescending(partner => partner.Revenue)];

        decimal Value(Partner partner) => partner.StrategicValue
            ?? (single ? weights.Score(partner.Name, partner.Fit!, trace).Percent : weights.InPercent(partner.Fit!)).Points;
    }

    private static List<QuadrantTotal> Totals(List<Valued> partners, ValueMatrix matrix, MatrixCuts cuts, Trace trace)
    {
        if (partners.Count <= MostSteps)
        {
            partners.ForEach(partner => matrix.Place(partner.Name, partner.StrategicValue, partner.Revenue, cuts, trace));
        }

        var groups = partners.ToLookup(partner => matrix.At(partner.StrategicValue, partner.Revenue, cuts), ReferenceEqualityComparer.Instance);
        List<(Quadrant Quadrant, int Partners, Money Revenue)> totals = [.. matrix.All.Select(quadrant =>
            (quadrant, groups[quadrant].Count(), trace.Sum($"{quadrant.Name} ({groups[quadrant].Count()}): revenue", [.. groups[quadrant].Select(p => p.Revenue)], ValueMatrix.Rule)))];
        var shares = trace.Shares("Revenue by quadrant", [.. totals.Select(total => total.Revenue.Amount)], ValueMatrix.Rule);
        return [.. totals.Select((total, i) => new QuadrantTotal(total.Quadrant.Name, total.Quadrant.Role, total.Quadrant.Recommendation, total.Partners, total.Revenue, shares[i]))];
    }

    private static Placement Place(Valued partner, ValueMatrix matrix, MatrixCuts cuts)
    {
        var quadrant = matrix.At(partner.StrategicValue, partner.Revenue, cuts);
        return new(partner.Id, partner.Name, partner.StrategicValue, partner.Revenue, quadrant.Name, quadrant.Recommendation,
            ValueMatrix.Why(quadrant, partner.StrategicValue, partner.Revenue, cuts));
    }

    private static Concentration Concentrate(List<Valued> ranked, int top, Money whole, Percent risky, Trace trace)
    {
        var largest = ranked.Take(top).ToList();
        var revenue = trace.Sum($"Revenue of the top {largest.Count}", [.. largest.Select(partner => partner.Revenue)], ValueMatrix.Rule);
        var share = trace.Share($"Share of the top {largest.Count}", revenue.Amount, whole.Amount, ValueMatrix.Rule);
        var text = share is null ? "There is no revenue to be concentrated." : $"The top {largest.Count} hold {share} of revenue.";
        if (share >= risky && ranked.Count > top)
        {
            trace.Warn("concentrated_revenue", $"{text} From {risky} on it is a risk as well as a focus.", ValueMatrix.Rule);
        }

        return new(largest.Count, revenue, share, [.. largest.Take(MostSteps).Select(partner => partner.Name)], text);
    }
}

/// <summary>A partner with its strategic value settled.</summary>
internal sealed record Valued(string Id, string Name, decimal StrategicValue, Money Revenue);
