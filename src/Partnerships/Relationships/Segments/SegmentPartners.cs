using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Relationships;

/// <summary>How each partner of a portfolio is to be managed and why, and the partner managers that takes.</summary>
public static partial class SegmentPartners
{
    /// <summary>Steps are recorded for each partner up to this many; beyond it for each segment.</summary>
    private const int MostSteps = 25;

    /// <summary>A portfolio, and cuts when they are not the policy's.</summary>
    public sealed record Input
    {
        /// <summary>The portfolio.</summary>
        [Size(1, 10_000)]
        public required IReadOnlyList<Partner> Partners { get; init; }

        /// <summary>Which part of the portfolio is top by revenue.</summary>
        [Description("Instead of the policy's."), Within(0, 100)]
        public Percent? TopPercent { get; init; }

        /// <summary>From which growth it is high.</summary>
        [Within(0, 10_000)]
        public Percent? HighGrowthPercent { get; init; }

        /// <summary>Which part of the portfolio is low by revenue.</summary>
        [Within(0, 100)]
        public Percent? LowRevenuePercent { get; init; }

        /// <summary>At-risk partners one manager carries; the capacity table has no row for them.</summary>
        [Description("Not in the capacity table."), Within(1, 100_000)]
        public int? AtRiskPerManager { get; init; }

        /// <summary>Partner managers there are.</summary>
        [Description("There are."), Within(0, 100_000)]
        public int? Managers { get; init; }

        /// <summary>Which placements to return.</summary>
        public Page? Page { get; init; }
    }

    /// <summary>One partner.</summary>
    public sealed record Partner
    {
        /// <summary>Unique in the portfolio.</summary>
        [Size(1, 100)]
        public required string Id { get; init; }

        /// <summary>Revenue over one period, the same for all.</summary>
        [Description("Over one period for all."), Within(0, 1_000_000_000_000)]
        public required Money Revenue { get; init; }

        /// <summary>Revenue over the same period a year before.</summary>
        [Description("Same period last year."), Within(0, 1_000_000_000_000)]
        public Money? RevenueLastYear { get; init; }

        /// <summary>Deals registered in the period.</summary>
        [Description("Registered in the period."), Within(0, 1_000_000)]
        public int? Deals { get; init; }

        /// <summary>Health score.</summary>
        [Description("0-100."), Within(0, 100)]
        public decimal? Health { get; init; }

        /// <summary>Whether it is known to have high potential.</summary>
        public bool? HighPotential { get; init; }
    }

    /// <summary>Cuts, segments and capacity.</summary>
    public sealed record Policy
    {
        /// <summary>Cuts and what each segment gets.</summary>
        public required SegmentationPolicy Segmentation { get; init; }

        /// <summary>Partners per manager.</summary>
        public required IReadOnlyList<ManagerCapacity> ManagerCapacity { get; init; }
    }

    /// <summary>The segments, the managers they take, and one page of the partners.</summary>
    public sealed record Result(
        SegmentCuts Cuts,
        IReadOnlyList<SegmentTotal> Segments,
        ManagerNeed Managers,
        int QbrsPerQuarter,
        int Total,
        [property: Description("Largest revenue first, then by id.")] IReadOnlyList<Placement> Placements);

    /// <summary>One partner's segment.</summary>
    public sealed record Placement(string Id, PartnerSegment Segment, Money Revenue, Percent? GrowthPercent, string Reason);

    /// <summary>What one segment holds and gets.</summary>
    public sealed record SegmentTotal(PartnerSegment Segment, int Partners, Percent PartnersPercent, Money Revenue, Percent RevenuePercent, string Approach, string Touch, bool Qbr,
        [property: Description("Partners per manager.")] int? PerManagerFrom, int? PerManagerTo);

    /// <summary>Managers with full and with light portfolios.</summary>
    public sealed record ManagerNeed(int Least, int Most, [property: Description("Below the least.")] int? Short);

    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(Result))]
    private sealed partial class SegmentPartnersJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<Input, Policy, Result>(
        "segment_partners", "Segment partners",
        "A portfolio as Strategic, Growth, Stable, At-risk and Long-tail with the reason, and the partner managers, touches and QBRs that takes.",
        """{"partners":[{"id":"P1","revenue":400000,"revenueLastYear":300000,"deals":9},{"id":"P2","revenue":50000,"revenueLastYear":60000,"deals":2},{"id":"P3","revenue":900,"revenueLastYear":900,"deals":0}],"atRiskPerManager":15}""",
        SegmentPartnersJson.Default, Run);

    private static Result Run(Input input, Policy policy, RunContext context)
    {
        var trace = context.Trace;
        Refuse(input);
        var cuts = SegmentCuts.Of(input, policy.Segmentation, trace);
        Explain(input.Partners, cuts, trace);
        var placed = input.Partners.OrderByDescending(partner => partner.Revenue).ThenBy(partner => partner.Id, StringComparer.Ordinal)
            .Select(partner => cuts.Place(partner, policy.Segmentation)).ToList();
        if (placed.Count <= MostSteps)
        {
            placed.ForEach(partner => trace.Record($"{partner.Id}: segment", partner.Reason, SegmentationPolicy.Name(partner.Segment), SegmentCuts.Rule));
        }

        var capacity = Capacity(input.AtRiskPerManager, policy.ManagerCapacity);
        var segments = Totals(placed, policy.Segmentation, capacity, trace);
        var managers = Staff(segments, capacity, input.Managers, trace);
        var qbrs = trace.Record("QBRs each quarter", "partners of the segments that have them", segments.Where(segment => segment.Qbr).Sum(segment => segment.Partners), "relationships-partner-management#segments-and-capacity");
        Warn(placed, cuts, managers, input.Managers, trace);
        trace.Conclude($"{string.Join(", ", segments.Where(segment => segment.Partners > 0).Select(segment => $"{Decimals.Text(segment.Partners)} {SegmentationPolicy.Name(segment.Segment)}"))}; {(managers.Least == managers.Most ? "" : $"{managers.Least} to ")}{managers.Most} partner {(managers.Most == 1 ? "manager" : "managers")} and {qbrs} {(qbrs == 1 ? "QBR" : "QBRs")} a quarter{(input.Managers is { } there ? $"; {there} there now" : "")}.");
        return new(cuts, segments, managers, qbrs, placed.Count, Page.Of(placed, input.Page));
    }

    private static void Refuse(Input input)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        List<Refusal> faults = [.. input.Partners.Index().Where(entry => !seen.Add(entry.Item.Id)).Take(50)
            .Select(entry => new Refusal("duplicate_id", $"partners[{entry.Index}].id", entry.Item.Id, "each id once", "Merge the two partners, or give one another id."))];
        if (input.TopPercent is { } top && input.LowRevenuePercent is { } low && top + low > Percent.Hundred)
        {
            faults.Add(new("cuts_overlap", "lowRevenuePercent", $"{low} beside a top of {top}", "two parts that together are at most 100%", "Lower one of the two."));
        }

        if (faults.Count > 0)
        {
            throw new RefusalException(faults);
        }
    }

    private static void Explain(IReadOnlyList<Partner> partners, SegmentCuts cuts, Trace trace)
    {
        (string Field, string Without, int Missing)[] gaps =
        [
            ("revenueLastYear", "they have no growth and cannot be Strategic", partners.Count(partner => partner.RevenueLastYear is null)),
            ("deals", "they are placed without their activity", partners.Count(partner => partner.Deals is null && partner.Health is null)),
        ];
        foreach (var (field, without, missing) in gaps.Where(gap => gap.Missing > 0))
        {
            trace.Lacks($"partners.{field}: not given for {Decimals.Text(missing)} of {Decimals.Text(partners.Count)} partners; {without}.");
        }

        trace.Assume("Only the top 10% is printed in the rules; the other cuts are the policy's or the caller's. A partner at a cut is inside it, and partners with the same revenue stand on the same side.");
        trace.Assume($"The first that fits decides: Long-tail (low revenue and low activity), At-risk (declining or disengaged), Strategic (top {cuts.TopPercent} and high growth), Growth (growing, or known potential), else Stable.");
    }

    private static List<ManagerCapacity> Capacity(int? atRisk, IReadOnlyList<ManagerCapacity> table) => atRisk is { } partners
        ? [.. table.Where(row => row.Segment != PartnerSegment.AtRisk), new() { Segment = PartnerSegment.AtRisk, From = partners, To = partners }]
        : [.. table];

    private static List<SegmentTotal> Totals(List<Placement> placed, SegmentationPolicy policy, List<ManagerCapacity> capacity, Trace trace)
    {
        var groups = placed.ToLookup(partner => partner.Segment);
        var rows = Enum.GetValues<PartnerSegment>().Select(segment => (Plan: policy.Of(segment), Partners: groups[segment].Count(),
            Revenue: trace.Sum($"{SegmentationPolicy.Name(segment)} ({groups[segment].Count()}): revenue", [.. groups[segment].Select(partner => partner.Revenue)], SegmentCuts.Rule))).ToList();
        var heads = trace.Shares("Partners by segment", [.. rows.Select(row => (decimal)row.Partners)], SegmentCuts.Rule);
        var money = trace.Shares("Revenue by segment", [.. rows.Select(row => row.Revenue.Amount)], SegmentCuts.Rule);
        return [.. rows.Select((row, i) => new SegmentTotal(row.Plan.Segment, row.Partners, heads[i], row.Revenue, money[i], row.Plan.Approach, row.Plan.Touch, row.Plan.Qbr,
            capacity.Find(line => line.Segment == row.Plan.Segment)?.From, capacity.Find(line => line.Segment == row.Plan.Segment)?.To))];
    }

    private static ManagerNeed Staff(List<SegmentTotal> segments, List<ManagerCapacity> capacity, int? team, Trace trace)
    {
        var (least, most) = Staffing.Of(segments.Where(segment => segment.Partners > 0).Select(segment => (segment.Segment, segment.Partners)), capacity, trace);
        trace.Assume("A manager may serve several segments, so fractions are added and rounded up once; 100+ counts as 100.");
        return new(least, most, team is { } there && there < least ? trace.Record("Managers missing", $"{least} − {there}", least - there, "relationships-partner-management#partner-manager-capacity") : null);
    }

    private static void Warn(List<Placement> placed, SegmentCuts cuts, ManagerNeed managers, int? team, Trace trace)
    {
        var large = placed.Where(partner => partner.Segment == PartnerSegment.AtRisk && cuts.IsTop(partner.Revenue)).ToList();
        if (large.Count > 0)
        {
            trace.Warn("top_partner_at_risk", $"{large.Count} of the top partners by revenue {(large.Count == 1 ? "is" : "are")} at risk, with {Money.Sum(large.Select(partner => partner.Revenue))} of revenue: {string.Join(", ", large.Take(5).Select(partner => partner.Id))}{(large.Count > 5 ? " and others" : "")}. Start there.", SegmentCuts.Rule);
        }

        if (managers.Short is { } missing)
        {
            trace.Warn("too_few_managers", $"{team} partner managers for a portfolio that takes {managers.Least} at the least: {missing} short. Pool or automate more, or hire.", "relationships-partner-management#partner-manager-capacity");
        }
    }
}
