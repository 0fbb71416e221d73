using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>What partners sourced and influenced of a period's revenue, each deal once, against the targets and the plan.</summary>
public static partial class PartnerRevenueReport
{
    internal const string Cfo = "revenue-sharing-models#attribution-for-the-cfo";
    internal const string Example = "revenue-sharing-models#cfo-report-example";

    /// <summary>A period's closed deals and the partners they name.</summary>
    public sealed record Input
    {
        /// <summary>First day of the period.</summary>
        [DecidesPolicy]
        public required DateOnly From { get; init; }

        /// <summary>Last day of the period, inclusive.</summary>
        [Description("Inclusive.")]
        [DecidesPolicy]
        public required DateOnly To { get; init; }

        /// <summary>Closed deals; those outside the period are left out and counted.</summary>
        [Description("Closed deals; outside the period left out.")]
        public required IReadOnlyList<Deal> Deals { get; init; }

        /// <summary>Name, tier and type of the partners.</summary>
        [Description("For the breakdown by tier and type.")]
        public IReadOnlyList<PartnerFacts>? Partners { get; init; }

        /// <summary>All revenue of the period; the deals' sum when left out.</summary>
        [Description("When the deals are not all of it."), Within(0, 1_000_000_000_000_000)]
        public Money? CompanyRevenue { get; init; }

        /// <summary>What was planned.</summary>
        public Plan? Plan { get; init; }

        /// <summary>Which partner lines to give.</summary>
        [Description("Of partner lines.")]
        public Page? Page { get; init; }
    }

    /// <summary>A closed deal and who brought or helped it.</summary>
    public sealed record Deal
    {
        /// <summary>Its id; each id once.</summary>
        [Size(1, 80)]
        public required string Id { get; init; }

        /// <summary>In its own currency.</summary>
        [Within(0, 1_000_000_000_000)]
        public required decimal Amount { get; init; }

        /// <summary>The day it closed.</summary>
        public required DateOnly Closed { get; init; }

        /// <summary>Its currency, when not the program's.</summary>
        [Description("If foreign, with rate (to ours) and rateDate."), Size(3, 3)]
        public string? Currency { get; init; }

        /// <summary>The locked rate: program currency for one unit of the deal's.</summary>
        [Within("0.00000001", "100000000")]
        public decimal? Rate { get; init; }

        /// <summary>The day the rate was locked.</summary>
        public DateOnly? RateDate { get; init; }

        /// <summary>Whether a partner sourced it.</summary>
        [Description("Or name the partner in sourcedBy.")]
        public bool? Sourced { get; init; }

        /// <summary>Whether a partner influenced it.</summary>
        public bool? Influenced { get; init; }

        /// <summary>The partner that sourced it.</summary>
        [Size(1, 80)]
        public string? SourcedBy { get; init; }

        /// <summary>The partners that influenced it.</summary>
        public IReadOnlyList<string>? InfluencedBy { get; init; }
    }

    /// <summary>What is known of a partner.</summary>
    public sealed record PartnerFacts
    {
        /// <summary>As the deals name it.</summary>
        [Size(1, 80)]
        public required string Id { get; init; }

        /// <summary>For people.</summary>
        [Size(1, 200)]
        public string? Name { get; init; }

        /// <summary>Its tier in the period.</summary>
        [Size(1, 60)]
        public string? Tier { get; init; }

        /// <summary>For example reseller.</summary>
        [Size(1, 60)]
        public string? Type { get; init; }
    }

    /// <summary>Planned amounts for the period.</summary>
    public sealed record Plan
    {
        /// <summary>Planned sourced revenue.</summary>
        [Within(0, 1_000_000_000_000_000)]
        public Money? Sourced { get; init; }

        /// <summary>Planned influenced revenue without the sourced.</summary>
        [Within(0, 1_000_000_000_000_000)]
        public Money? InfluencedOnly { get; init; }

        /// <summary>Planned weighted revenue.</summary>
        [Within(0, 1_000_000_000_000_000)]
        public Money? Weighted { get; init; }
    }

    /// <summary>The policy's reporting figures.</summary>
    public sealed record Policy
    {
        /// <summary>The reporting credit of each class. Source: attribution for the CFO.</summary>
        public required DealClasses DealClasses { get; init; }

        /// <summary>The targets. Source: attribution for the CFO.</summary>
        public required PartnerRevenueTargets PartnerRevenue { get; init; }
    }

    /// <summary>The report.</summary>
    public sealed record Result(
        DateOnly From,
        DateOnly To,
        Money CompanyRevenue,
        int Deals,
        [property: Description("Deals outside the period, left out.")] int Outside,
        [property: Description("sourced, influenced_only, direct: each deal once; shares sum to 100.")] IReadOnlyList<ClassLine> Classes,
        [property: Description("Sourced plus influenced only at the reporting credit.")] Money Weighted,
        Percent? WeightedSharePercent,
        [property: Description("sourced, influenced_only (exclusive), sourced_and_influenced (inclusive).")] IReadOnlyList<TargetLine> Targets,
        IReadOnlyList<PlanLine> Plan,
        [property: Description("Partner lines there are.")] int Total,
        IReadOnlyList<PartnerLine> Partners,
        IReadOnlyList<GroupLine> Tiers,
        IReadOnlyList<GroupLine> Types,
        [property: Description("What the largest partners hold of partner revenue.")] IReadOnlyList<TopLine> Concentration,
        IReadOnlyList<CurrencyLine> Currencies);

    /// <summary>One class of revenue.</summary>
    public sealed record ClassLine(string Class, int Deals, Money Amount, Percent? SharePercent);

    /// <summary>A share against its target range.</summary>
    public sealed record TargetLine(string Reading, Money Amount, Percent SharePercent, Percent FromPercent, Percent ToPercent, string Standing,
        [property: Description("Points beyond the nearest bound; negative is below, 0 within.")] Percent DeltaPercent,
        [property: Description("The same in money.")] Money Delta);

    /// <summary>A figure against the plan.</summary>
    public sealed record PlanLine(string Figure, Money Planned, Money Actual, Money Delta, Percent? AttainmentPercent);

    /// <summary>One partner's part; the amounts add up to the company's figures.</summary>
    public sealed record PartnerLine(string? Id, string? Name, string? Tier, string? Type,
        [property: Description("Sourced or influenced only; a shared deal counts for each.")] int Deals,
        Money Sourced, Money InfluencedOnly,
        [property: Description("Sourced plus influenced only.")] Money Revenue,
        Money Weighted,
        [property: Description("Of partner revenue.")] Percent SharePercent,
        [property: Description("Deals it influenced and another partner sourced; counted there.")] Money AlsoInfluenced);

    /// <summary>The partners of one tier or type.</summary>
    public sealed record GroupLine(string Name, int Partners, Money Sourced, Money InfluencedOnly, Money Revenue, Money Weighted, Percent SharePercent);

    /// <summary>What the largest partners hold.</summary>
    public sealed record TopLine(int Top, Money Revenue, Percent SharePercent);

    /// <summary>What was converted, and at which rates.</summary>
    public sealed record CurrencyLine(string Currency, int Deals, decimal Foreign, Money Amount, decimal LowestRate, decimal HighestRate, DateOnly FirstRateDate, DateOnly LastRateDate);

    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(Result))]
    private sealed partial class PartnerRevenueReportJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<Input, Policy, Result>(
        "partner_revenue_report", "Partner revenue report",
        "A period's sourced, influenced and weighted partner revenue, each deal once: against targets and plan, by partner, tier and type; concentration.",
        """
        {"from":"2026-01-01","to":"2026-03-31","deals":[{"id":"A","amount":400000,"closed":"2026-01-20","sourcedBy":"P01","influencedBy":["P02"]},
          {"id":"B","amount":600000,"closed":"2026-02-11","influencedBy":["P02"]},{"id":"C","amount":1000000,"closed":"2026-03-05"}],
         "partners":[{"id":"P01","tier":"Gold"},{"id":"P02","tier":"Silver"}]}
        """,
        PartnerRevenueReportJson.Default, Run);

    private static Result Run(Input input, Policy policy, RunContext context)
    {
        var trace = context.Trace;
        var (credit, rules) = (policy.DealClasses.ReportingCredit, policy.PartnerRevenue);
        var figures = CreditedDeals.Read(input, credit, trace);
        var totals = RevenueTotals.Of(figures, input, credit, trace);
        var board = PartnerBoard.Of(figures, input, trace);
        trace.Conclude(totals.Sentence(credit));
        return new(input.From, input.To, totals.Company, figures.Deals.Count, figures.Outside, totals.Classes, totals.Weighted, totals.WeightedShare,
            totals.Targets(rules, trace), totals.Planned(input.Plan, trace), board.Lines.Count, Page.Of(board.Lines, input.Page),
            board.By("tier", line => line.Tier), board.By("type", line => line.Type), board.Concentration(rules.ConcentrationTop), figures.Currencies);
    }
}
