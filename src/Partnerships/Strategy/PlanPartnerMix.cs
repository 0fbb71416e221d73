using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Strategy;

/// <summary>From a share of revenue now to a target share by a deadline: the gap, the partners each motion needs, what lands in time, and who manages them.</summary>
public static partial class PlanPartnerMix
{
    private const string Example = "strategy-program-architecture#worked-example-from-5-to-30";
    private const string Glance = "strategy-program-architecture#partnership-types-at-a-glance";

    /// <summary>The target and the motions to reach it with.</summary>
    public sealed record Input
    {
        /// <summary>Yearly revenue now.</summary>
        [Description("Total yearly revenue (ARR) now."), Within(1, 1_000_000_000_000)]
        public required Money TotalRevenue { get; init; }

        /// <summary>The partners' share now.</summary>
        [Within(0, 100)]
        public required Percent CurrentSharePercent { get; init; }

        /// <summary>The share wanted at the deadline.</summary>
        [Within(0, 100)]
        public required Percent TargetSharePercent { get; init; }

        /// <summary>The deadline's last day.</summary>
        [Description("Last day of the deadline.")]
        public required DateOnly By { get; init; }

        /// <summary>Today, when recruiting starts.</summary>
        [Description("Today, when recruiting starts.")]
        [DecidesPolicy]
        public required DateOnly AsOf { get; init; }

        /// <summary>Yearly growth of total revenue; flat when left out.</summary>
        [Description("Yearly growth of total revenue; flat when left out."), Within(-90, 1000)]
        public Percent? GrowthPercent { get; init; }

        /// <summary>The motions, each once.</summary>
        [Size(1, 5)]
        public required IReadOnlyList<Motion> Motions { get; init; }

        /// <summary>Partner managers employed now.</summary>
        [Description("Partner managers now."), Within(0, 10_000)]
        public int? ManagersNow { get; init; }
    }

    /// <summary>One motion and what its partners bring.</summary>
    public sealed record Motion
    {
        /// <summary>Which.</summary>
        public required PartnerMotion Type { get; init; }

        /// <summary>Yearly revenue of an average deal.</summary>
        [Description("Yearly revenue of a deal."), Within(1, 1_000_000_000)]
        public required Money AverageDeal { get; init; }

        /// <summary>Deals an active partner closes a year.</summary>
        [Within("0.01", "10000")]
        public required decimal DealsPerPartnerPerYear { get; init; }

        /// <summary>Its part of the gap; for all motions or none.</summary>
        [Description("Part of the gap, for all motions or none (equal)."), Within("0.01", "100")]
        public Percent? GapSharePercent { get; init; }

        /// <summary>Partners already active; they count for staffing, their revenue is in the share now.</summary>
        [Description("Already active; staffing only."), Within(0, 100_000)]
        public int ActivePartnersNow { get; init; }

        /// <summary>New active partners planned; worked out from the gap when left out.</summary>
        [Description("New active partners planned; worked out from the gap when left out."), Within(0, 100_000)]
        public int? NewActivePartners { get; init; }
    }

    /// <summary>The policy's motions and manager capacity.</summary>
    public sealed record Policy
    {
        /// <summary>Ramps, activation and benchmark.</summary>
        public required MixFigures PartnerMix { get; init; }

        /// <summary>Partners per manager.</summary>
        public required IReadOnlyList<ManagerCapacity> ManagerCapacity { get; init; }
    }

    /// <summary>What every plan uses. Source: Partnership Types at a Glance, Key Partnership Metrics.</summary>
    public sealed record MixFigures
    {
        /// <summary>Recruited partners that become active.</summary>
        [Within(1, 100)]
        public required Percent ActivationPercent { get; init; }

        /// <summary>The top of the benchmark for partner-sourced revenue.</summary>
        public required Percent BenchmarkTopPercent { get; init; }

        /// <summary>The motions.</summary>
        public required IReadOnlyList<MotionFigures> Motions { get; init; }
    }

    /// <summary>Whether the gap can close in time.</summary>
    [JsonConverter(typeof(SnakeCase<Feasibility>))]
    public enum Feasibility
    {
        /// <summary>It closes even when every motion ramps slowly.</summary>
        Feasible,

        /// <summary>It closes only when motions ramp faster than the slowest.</summary>
        AtRisk,

        /// <summary>It does not close even at the fastest.</summary>
        NotFeasible,
    }

    /// <summary>The plan. Slow and fast are the two ends of the motions' ramps.</summary>
    public sealed record Result(
        Money CurrentPartnerRevenue,
        [property: Description("Total revenue at the deadline; as now without growth.")] Money RevenueAtDeadline,
        Money TargetPartnerRevenue,
        Money Gap,
        [property: Description("The gap if total revenue stays flat.")] Money GapIfFlat,
        [property: Description("Target / current partner revenue; absent when there is none now.")] decimal? Multiple,
        int MonthsToDeadline,
        Feasibility Verdict,
        string Reason,
        Money LandedSlow,
        Money LandedFast,
        Money ShortfallSlow,
        Money ShortfallFast,
        int NewActivePartners,
        int Recruits,
        IReadOnlyList<MotionPlan> Motions,
        IReadOnlyList<Exclusion> Excluded,
        [property: Description("Managers with full portfolios.")] int ManagersLeast,
        [property: Description("Managers with light portfolios.")] int ManagersMost,
        [property: Description("managersMost less managersNow; absent without managersNow.")] int? ManagersToHire);

    /// <summary>One motion's part of the plan.</summary>
    public sealed record MotionPlan(
        PartnerMotion Type,
        Money GapPart,
        [property: Description("Revenue of an active partner a year.")] Money RevenuePerPartner,
        int NewActivePartners,
        int Recruits,
        int RampFromMonths,
        int RampToMonths,
        [property: Description("First value at the fastest.")] DateOnly ProducesFrom,
        [property: Description("First value at the slowest.")] DateOnly ProducesBy,
        Money LandedSlow,
        Money LandedFast,
        [property: Description("Active partners that would land the whole part in time at the slowest; absent when no number can.")] int? ActiveToLandInTime,
        PartnerSegment Segment,
        [property: Description("Recruits and those active now.")] int ManagedPartners);

    /// <summary>A motion left out, and why.</summary>
    public sealed record Exclusion(PartnerMotion Type, string Reason);

    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(Result))]
    private sealed partial class PlanPartnerMixJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<Input, Policy, Result>(
        "plan_partner_mix", "Plan partner mix",
        "Gap to a partner revenue target, partners to recruit per motion, what lands by the deadline, shortfall, feasibility and managers needed.",
        """{"totalRevenue":10000000,"currentSharePercent":5,"targetSharePercent":30,"asOf":"2026-01-01","by":"2026-12-31","motions":[{"type":"technology","averageDeal":24000,"dealsPerPartnerPerYear":5},{"type":"reseller","averageDeal":24000,"dealsPerPartnerPerYear":4,"activePartnersNow":3}]}""",
        PlanPartnerMixJson.Default, Run);

    private static Result Run(Input input, Policy policy, RunContext context)
    {
        MixChecks.Refuse(input, policy.PartnerMix);
        var trace = context.Trace;
        var months = Horizon.Months(input.AsOf, input.By, trace);
        var current = trace.Rate("Partner revenue now", input.TotalRevenue, input.CurrentSharePercent, Example);
        var future = Horizon.Revenue(input.TotalRevenue, input.GrowthPercent, months, trace);
        var target = trace.Rate("Target partner revenue", future, input.TargetSharePercent, Example);
        var gap = trace.Minus("Gap", target, current, Example);
        var flat = input.GrowthPercent is null ? gap : trace.Minus("Gap if revenue is flat", trace.Rate("Target if revenue is flat", input.TotalRevenue, input.TargetSharePercent, Example), current, Example);
        decimal? multiple = current.Amount == 0m ? null : trace.Divide("Multiple of partner revenue", target.Amount, current.Amount, 2, Example);
        if (input.TargetSharePercent >= policy.PartnerMix.BenchmarkTopPercent)
        {
            trace.Warn("target_at_benchmark_top", $"{input.TargetSharePercent} is at or above the top of the benchmark for sourced revenue ({policy.PartnerMix.BenchmarkTopPercent}).", Glance);
        }

        var (chosen, excluded) = MixChecks.Suited(input.Motions, policy.PartnerMix, trace);
        var plans = Planned(chosen, Money.Max(gap, context.Currency.Zero), new(policy, input, months, context), policy.PartnerMix, trace);
        var (least, most) = Staffing.Of(plans.GroupBy(plan => plan.Segment).Select(segment => (segment.Key, segment.Sum(plan => plan.ManagedPartners))), policy.ManagerCapacity, trace);
        return Conclude(input, new(current, future, target, gap, flat, multiple, months, default, "",
            trace.Sum("Lands by the deadline at the slowest", [.. plans.Select(plan => plan.LandedSlow)], Glance),
            trace.Sum("Lands by the deadline at the fastest", [.. plans.Select(plan => plan.LandedFast)], Glance), default, default,
            plans.Sum(plan => plan.NewActivePartners), plans.Sum(plan => plan.Recruits), plans, excluded, least, most, null), context);
    }

    private static List<MotionPlan> Planned(IReadOnlyList<Motion> motions, Money gap, MotionPlanner planner, MixFigures figures, Trace trace)
    {
        if (motions.Count == 0)
        {
            return [];
        }

        trace.Assume("Every partner is recruited on the first day, brings nothing during its motion's ramp and its full yearly rate after it; the range is the two ends of the ramp. Revenue of today's partners is in the share now.");
        trace.Assume("Managers are counted for all recruited partners and those active now, each motion in its segment's capacity row; a manager may serve several motions.");
        var parts = trace.Split("Motions' parts of the gap", gap, [.. motions.Select(motion => motion.GapSharePercent?.Points ?? 1m)], Example);
        return [.. motions.Select((motion, i) => planner.Plan(motion, figures.Motions.First(f => f.Motion == motion.Type), parts[i]))];
    }

    private static Result Conclude(Input input, Result plan, RunContext context)
    {
        var trace = context.Trace;
        var slow = Short("slowest", plan.LandedSlow);
        var fast = Short("fastest", plan.LandedFast);
        var (verdict, reason) = slow.Amount == 0m ? (Feasibility.Feasible, "The gap closes in time even at the slowest ramp.")
            : fast.Amount == 0m ? (Feasibility.AtRisk, $"The gap closes only at the fastest ramp; at the slowest {slow} is missing.")
            : (Feasibility.NotFeasible, $"Even at the fastest ramp {fast} of the gap does not land in time.");
        trace.Record("Verdict", reason, verdict switch { Feasibility.Feasible => "feasible", Feasibility.AtRisk => "at risk", _ => "not feasible" }, Glance);
        int? hire = input.ManagersNow is { } now ? trace.Record("Managers to hire", $"{plan.ManagersMost} less {now}, not under 0", Math.Max(0, plan.ManagersMost - now), "relationships-partner-management#partner-manager-capacity") : null;
        trace.Conclude($"From {plan.CurrentPartnerRevenue} to {plan.TargetPartnerRevenue} is a gap of {plan.Gap}{(plan.Multiple is null ? "" : $" ({plan.Multiple:0.00}x)")}; {plan.Recruits} partners to recruit for {plan.NewActivePartners} active. {reason}");
        return plan with { Verdict = verdict, Reason = reason, ShortfallSlow = slow, ShortfallFast = fast, ManagersToHire = hire };

        // More than is needed is no shortfall; a negative one would read as an error.
        Money Short(string end, Money landed) => landed >= plan.Gap
            ? trace.Record($"Shortfall at the {end}", $"{landed} lands, {plan.Gap} is needed", context.Currency.Zero, Glance)
            : trace.Minus($"Shortfall at the {end}", plan.Gap, landed, Glance);
    }
}
