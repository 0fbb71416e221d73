using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;
using Calendar = Partnerships.Kernel.Calendar;

namespace Partnerships.Relationships;

/// <summary>How far a partner has fallen behind, the dated way back, and what follows when it is missed.</summary>
public static partial class ImprovementPlan
{
    internal const string Rule = "channel-performance-dashboard#underperforming-partners";

    /// <summary>A partner's quarter; what is not known is left out of the score.</summary>
    public sealed record Input
    {
        /// <summary>The day the plan starts from.</summary>
        [DecidesPolicy]
        public required DateOnly AsOf { get; init; }

        /// <summary>Revenue of the quarter.</summary>
        [Description("Of the quarter."), Within(0, 1_000_000_000_000)]
        public required Money Revenue { get; init; }

        /// <summary>Target of the quarter.</summary>
        [Within("0.01", "1000000000000")]
        public required Money Target { get; init; }

        /// <summary>Revenue of the same quarter last year.</summary>
        [Description("Same quarter."), Within("0.01", "1000000000000")]
        public Money? RevenueLastYear { get; init; }

        /// <summary>Open opportunities.</summary>
        [Within(0, 1_000_000_000_000)]
        public Money? Pipeline { get; init; }

        /// <summary>Deals registered in the quarter.</summary>
        [Description("Registered."), Within(0, 1_000_000)]
        public int? Deals { get; init; }

        /// <summary>Health score.</summary>
        [Within(0, 100)]
        public decimal? Health { get; init; }

        /// <summary>When somebody last spoke with the partner.</summary>
        public DateOnly? LastContact { get; init; }

        /// <summary>The partner's tier, for what a missed plan costs.</summary>
        [Size(1, 100)]
        public string? Tier { get; init; }

        /// <summary>Consecutive quarters it has missed its tier's requirements.</summary>
        [Description("In a row, tier requirements missed."), Within(0, 40)]
        public int? MissedQuarters { get; init; }
    }

    /// <summary>Signals, milestones and consequences; the tiers for the one below.</summary>
    public sealed record Policy
    {
        /// <summary>The plan.</summary>
        public required ImprovementPolicy ImprovementPlan { get; init; }

        /// <summary>The tiers.</summary>
        public required TierTable Tiers { get; init; }
    }

    /// <summary>Score, plan and consequences.</summary>
    public sealed record Result(
        [property: Description("Early warning from 0 (none) to 100.")] decimal Score,
        string Level,
        bool PlanNeeded,
        [property: Description("Points of the signals with data; the score is scaled to 100 by it.")] int KnownPoints,
        IReadOnlyList<SignalScore> Signals,
        [property: Description("Target − revenue; 0 when reached.")] Money Gap,
        IReadOnlyList<DatedMilestone> Milestones,
        [property: Description("When the final review is missed.")] IReadOnlyList<Consequence> IfMissed);

    /// <summary>One milestone with its day.</summary>
    public sealed record DatedMilestone(string Milestone, DateOnly Due, string Owner, string Measure,
        [property: Description("Quarterly pace to show by then.")] Money? RevenueAtLeast, string IfMissed);

    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(Result))]
    private sealed partial class ImprovementPlanJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<Input, Policy, Result>(
        "improvement_plan", "Improvement plan",
        "An underperforming partner's early-warning score by signal, milestones with dates and figures, and what happens when they are missed.",
        """{"asOf":"2026-10-05","revenue":30000,"target":50000,"revenueLastYear":42000,"pipeline":30000,"deals":2,"health":45,"lastContact":"2026-08-20","tier":"Gold"}""",
        ImprovementPlanJson.Default, Run);

    private static Result Run(Input input, Policy policy, RunContext context)
    {
        var (trace, plan) = (context.Trace, policy.ImprovementPlan);
        var level = input.Tier is { } tier ? policy.Tiers.Named(tier, "tier") : null;
        if (input.LastContact > input.AsOf)
        {
            throw new RefusalException(new Refusal("after_as_of", "lastContact", Calendar.Iso(input.LastContact.Value), $"{Calendar.Iso(input.AsOf)} or earlier", "Mend one of the two days."));
        }

        var gap = trace.Record("Gap to the target", $"{input.Target} − {input.Revenue}, not below zero", Money.Max(input.Target - input.Revenue, trace.Currency.Zero), "channel-performance-dashboard#performance-by-tier");
        var signals = SignalScore.All(input, gap, plan, trace);
        var known = signals.Sum(signal => signal.Of);
        var score = known == 0 ? 0m : trace.Share($"Early-warning score, on {known} known points", signals.Sum(signal => signal.Points), known, Rule)!.Value.Points;
        var reached = trace.Reach("Level", plan.Levels, score, band => band.Name, Rule) ?? plan.Levels[0];
        trace.Assume("The rules name what to watch (health, pipeline, activity) and print no points; the signals, their weights and the levels are the policy's.");
        var milestones = reached.Plan ? Milestones(input, gap, plan, context) : [];
        var ends = reached.Plan ? Consequence.After(input, level, milestones, policy, context) : [];
        Warn(signals, trace);
        trace.Conclude(reached.Plan
            ? $"Early-warning score {Decimals.Text(score)} of 100 (higher is worse): {reached.Name}. {milestones.Count} milestones from {Calendar.Text(milestones[0].Due)} to {Calendar.Text(milestones[^1].Due)} close a gap of {gap}{(ends.Count > 0 ? $"; if missed: {string.Join(", then ", ends.Select(end => $"{end.What} ({Calendar.Iso(end.On)})"))}" : "")}."
            : $"Early-warning score {Decimals.Text(score)} of 100 (higher is worse): {reached.Name}. No improvement plan is needed; {(signals.Any(signal => signal.Points > 0) ? $"keep an eye on {string.Join(", ", signals.Where(signal => signal.Points > 0).Select(signal => signal.Signal))}." : "no signal is raised.")}");
        return new(score, reached.Name, reached.Plan, known, signals, gap, milestones, ends);
    }

    private static List<DatedMilestone> Milestones(Input input, Money gap, ImprovementPolicy plan, RunContext context)
    {
        var trace = context.Trace;
        trace.Assume("Milestones are working days after the day of the plan, without the policy's holidays. A revenue milestone is a quarterly pace: this quarter's revenue and a part of the gap.");
        return [.. plan.Milestones.Select(milestone =>
        {
            var due = trace.Record(milestone.Name, $"{milestone.BusinessDays} working days after {Calendar.Iso(input.AsOf)}", context.Calendar.AddBusinessDays(input.AsOf, milestone.BusinessDays), Rule);
            Money? pace = milestone.GapPercent is { } part && gap > trace.Currency.Zero
                ? trace.Sum($"{milestone.Name}: revenue at least", [input.Revenue, trace.Rate($"{milestone.Name}: part of the gap", gap, part, Rule)], Rule) : null;
            return new DatedMilestone(milestone.Name, due, milestone.Owner, milestone.Measure, pace, milestone.IfMissed);
        })];
    }

    private static void Warn(IReadOnlyList<SignalScore> signals, Trace trace)
    {
        if (signals.Any(signal => signal is { Signal: WarningSignal.DaysSinceContact, State: "alarm" }))
        {
            trace.Warn("long_silence", "Nobody has spoken with this partner for a long time: call before you send a plan. Months of silence and then an urgent ask lose partners.", "relationships-partner-management#anti-patterns");
        }

        if (signals.All(signal => signal.Signal != WarningSignal.Health))
        {
            trace.Warn("no_health_score", "Without a health score the fall is seen only in revenue, which is late; run partner_health.", "relationships-partner-management#anti-patterns");
        }
    }
}
