using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Relationships;

/// <summary>Everything a quarterly business review with one partner rests on: figures, standing, recommendation, agenda and dates.</summary>
public static partial class PrepareQbr
{
    /// <summary>One partner's quarter.</summary>
    public sealed record Input
    {
        /// <summary>The partner's name.</summary>
        [Size(1, 200)]
        public required string Partner { get; init; }

        /// <summary>The quarter under review.</summary>
        [Description("For example 2026-Q3."), Size(2, 40)]
        public required string Quarter { get; init; }

        /// <summary>The day of the meeting.</summary>
        [DecidesPolicy]
        public required DateOnly Meeting { get; init; }

        /// <summary>The quarter's figures.</summary>
        public required QuarterMetrics Current { get; init; }

        /// <summary>The figures of the quarter before.</summary>
        public QuarterMetrics? Previous { get; init; }

        /// <summary>Target of sourced revenue for the quarter.</summary>
        [Description("For the quarter."), Within(1, 1_000_000_000_000)]
        public Money? SourcedTarget { get; init; }

        /// <summary>Target of influenced revenue for the quarter.</summary>
        [Within(1, 1_000_000_000_000)]
        public Money? InfluencedTarget { get; init; }

        /// <summary>What the tier is read from.</summary>
        public TierMeasures? Tier { get; init; }

        /// <summary>What health is read from; deals and revenue of the quarter are filled in.</summary>
        [Description("The quarter's deals and sourced revenue are filled in.")]
        public HealthFacts? Health { get; init; }

        /// <summary>What the matrix place is read from.</summary>
        public MatrixFacts? Matrix { get; init; }

        /// <summary>Last quarter's commitments.</summary>
        [Description("Last quarter's."), Size(0, 50)]
        public IReadOnlyList<Commitment>? Commitments { get; init; }

        /// <summary>Co-marketing of the quarter.</summary>
        [Size(0, 50)]
        public IReadOnlyList<MarketingActivity>? Marketing { get; init; }

        /// <summary>Wins to add.</summary>
        [Size(0, 50)]
        public IReadOnlyList<string>? Wins { get; init; }

        /// <summary>Gaps to add.</summary>
        [Size(0, 50)]
        public IReadOnlyList<string>? Gaps { get; init; }
    }

    /// <summary>The sections a review draws on.</summary>
    public sealed record Policy
    {
        /// <summary>The tier table.</summary>
        public required TierTable Tiers { get; init; }

        /// <summary>Points and bands of health.</summary>
        public required HealthPolicy Health { get; init; }

        /// <summary>The matrix.</summary>
        public required ValueMatrix ValueMatrix { get; init; }

        /// <summary>Agenda and dates.</summary>
        public required QbrPolicy Qbr { get; init; }
    }

    /// <summary>The review.</summary>
    public sealed record Result(
        string Partner,
        string Quarter,
        [property: Description("Last quarter's commitments, kept or not.")] CommitmentCount? Commitments,
        QbrPerformance Performance,
        IReadOnlyList<TrendLine> QuarterOverQuarter,
        QbrTier? Tier,
        HealthScore? Health,
        MatrixPlace? Matrix,
        IReadOnlyList<Finding> Wins,
        IReadOnlyList<Finding> Gaps,
        QbrRecommendation? Recommendation,
        QbrMeeting Meeting);

    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(Result))]
    private sealed partial class PrepareQbrJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<Input, Policy, Result>(
        "prepare_qbr", "Prepare QBR",
        "One partner's QBR: performance against target and the quarter before, tier gap, health, wins and gaps, recommendation, agenda, dates.",
        """{"partner":"TechServices","quarter":"2026-Q3","meeting":"2026-10-20","current":{"sourcedRevenue":54000,"influencedRevenue":20000,"dealsRegistered":4,"dealsWon":2,"pipeline":90000,"mdfUsed":3000,"mdfAvailable":5000},"previous":{"sourcedRevenue":50000,"dealsRegistered":3},"sourcedTarget":60000,"tier":{"arr":70000,"qualifiedReferrals":8,"certifiedPeople":2},"health":{"growthPercent":12,"portal":"weekly","nps":40,"alignment":"strong"},"matrix":{"strategicValue":72,"revenue":216000},"commitments":[{"what":"Two people certified","by":"partner","kept":true}],"wins":["First deal over 50,000"]}""",
        PrepareQbrJson.Default, Run);

    private static Result Run(Input input, Policy policy, RunContext context)
    {
        var trace = context.Trace;
        var facts = Filled(input.Health, input.Current);
        Check(input, facts);
        var commitments = CommitmentCount.Of(input.Commitments, trace);
        var performance = QbrPerformance.Of(input, trace);
        var trend = TrendLine.Between(input.Current, input.Previous, trace);
        var tier = QbrTier.Of(input.Tier, policy.Tiers, trace);
        var health = Health(facts, policy.Health, trace);
        var place = Place(input, policy.ValueMatrix, trace);
        var found = Findings(input, performance, trend, tier, health, commitments, policy.Qbr, trace);
        var advice = QbrRecommendation.Of(place, health, tier, performance.Sourced, policy.Qbr, trace);
        var points = new QbrPoints(input.Current, performance, commitments, tier, health, found, advice);
        var meeting = QbrMeeting.Of(input.Meeting, policy.Qbr, points.For, context);
        trace.Conclude($"{input.Partner}, {input.Quarter}: {points.Headline()}");
        return new(input.Partner, input.Quarter, commitments, performance, trend, tier, health, place, found.Wins, found.Gaps, advice, meeting);
    }

    /// <summary>The quarter already says how many deals were registered and what was sourced.</summary>
    private static HealthFacts? Filled(HealthFacts? given, QuarterMetrics quarter) => given is null ? null : given with
    {
        DealsRegistered = given.DealsRegistered ?? quarter.DealsRegistered,
        Revenue = given.Revenue ?? (given.RevenueLastYear is null ? null : quarter.SourcedRevenue),
    };

    private static void Check(Input input, HealthFacts? health)
    {
        var faults = health?.Faults("health.").ToList() ?? [];
        if (health is not null && health.DealsRegistered != input.Current.DealsRegistered)
        {
            faults.Add(new("conflicting_fields", "health.dealsRegistered", Decimals.Text(health.DealsRegistered!.Value), $"{Decimals.Text(input.Current.DealsRegistered)}, as in current", "Leave it out; the quarter's figure is used."));
        }

        if (input.InfluencedTarget is not null && input.Current.InfluencedRevenue is null)
        {
            faults.Add(new("missing_field", "current.influencedRevenue", null, "an amount of money as a number", "There is a target for it; give the figure or leave the target out."));
        }

        if (faults.Count > 0)
        {
            throw new RefusalException(faults);
        }
    }

    private static HealthScore? Health(HealthFacts? facts, HealthPolicy policy, Trace trace)
    {
        if (facts is null)
        {
            trace.Lacks("health: there is no health score without its facts.");
            return null;
        }

        return HealthScore.Of(facts, policy, trace);
    }

    private static MatrixPlace? Place(Input input, ValueMatrix policy, Trace trace) => input.Matrix is { } matrix
        ? policy.Place(input.Partner, matrix.StrategicValue, matrix.Revenue, policy.Cuts(matrix.StrategicCut, matrix.RevenueCut, trace), trace)
        : null;

    private static QbrFindings Findings(Input input, QbrPerformance performance, IReadOnlyList<TrendLine> trend, QbrTier? tier,
        HealthScore? health, CommitmentCount? commitments, QbrPolicy policy, Trace trace)
    {
        var found = new QbrFindings();
        found.Commitments(commitments);
        found.Target("Sourced revenue", performance.Sourced);
        found.Target("Influenced revenue", performance.Influenced);
        found.Trend(trend);
        found.Tier(tier, policy.NearTierPercent);
        found.Health(health);
        found.Marketing(input.Marketing, trace);
        found.Noted(input.Wins, input.Gaps);
        return found;
    }
}
