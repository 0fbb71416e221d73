using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Program;

/// <summary>What a partner's history means for its tier: keep it, keep it in grace, lose it, rise, or leave, and from which day.</summary>
public static partial class ReviewTier
{
    /// <summary>A tier and the periods since it was held.</summary>
    public sealed record Input
    {
        /// <summary>The tier held when the history begins.</summary>
        [Description("Held when the history begins."), Size(1, 100)]
        public required string Tier { get; init; }

        /// <summary>The history, oldest first.</summary>
        [Description("Oldest first."), Size(1, 40)]
        public required IReadOnlyList<ReviewPeriod> Periods { get; init; }

        /// <summary>Today; absent, the last period's end.</summary>
        [Description("Today (last period's end).")]
        [DecidesPolicy]
        public DateOnly? AsOf { get; init; }

        /// <summary>Any review day; absent, the fiscal year's end.</summary>
        [Description("Any review day (fiscal year's end).")]
        public DateOnly? ReviewDay { get; init; }

        /// <summary>The day a new partner's tier began.</summary>
        [Description("Start of a new or provisional tier.")]
        public DateOnly? Since { get; init; }

        /// <summary>Whether the tier is provisional.</summary>
        public bool? Provisional { get; init; }

        /// <summary>An approved exception to the waiting time.</summary>
        public FastTrack? FastTrack { get; init; }

        /// <summary>The day the agreement was broken.</summary>
        [Description("Day the agreement was broken.")]
        public DateOnly? Violation { get; init; }
    }

    /// <summary>Periods that end within it promote sooner; the figures must still be there.</summary>
    public sealed record FastTrack
    {
        /// <summary>Who approved it.</summary>
        [Size(2, 200)]
        public required string Approver { get; init; }

        /// <summary>Why.</summary>
        [Size(3, 500)]
        public required string Reason { get; init; }

        /// <summary>Its first day.</summary>
        public required DateOnly From { get; init; }

        /// <summary>Its last day.</summary>
        public required DateOnly Until { get; init; }
    }

    /// <summary>The tiers and how they are kept.</summary>
    public sealed record Policy
    {
        /// <summary>The tier table.</summary>
        public required TierTable Tiers { get; init; }

        /// <summary>Review, grace, promotion and exit.</summary>
        public required TierReviewPlan TierReview { get; init; }
    }

    /// <summary>The decision, and how it came about.</summary>
    public sealed record Result(
        TierDecision Decision,
        [property: Description("Tier held on asOf; absent after an exit.")] string? Tier,
        [property: Description("Tier after the decision, or after the grace or provisional tier if nothing changes.")] string? NewTier,
        [property: Description("First day of the new tier, or of the exit.")] DateOnly? Effective,
        [property: Description("Last day of the grace, of the provisional tier, or of the time to advance.")] DateOnly? Until,
        DateOnly? NextReview,
        [property: Description("How often to meet, where the policy says so.")] string? Meeting,
        IReadOnlyList<PeriodVerdict> Periods,
        [property: Description("Every change and grace in the history.")] IReadOnlyList<TierEvent> Timeline);

    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(Result))]
    private sealed partial class ReviewTierJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<Input, Policy, Result>(
        "review_tier", "Review tier",
        "From a partner's period history: keep the tier, grace until, demote, promote or exit, with the dates by the policy's review rule.",
        """{"tier":"Gold","periods":[{"end":"2025-12-31","arr":80000,"qualifiedReferrals":12,"certifiedPeople":2}],"asOf":"2026-02-01"}""",
        ReviewTierJson.Default, Run);

    private static Result Run(Input input, Policy policy, RunContext context)
    {
        var (trace, table, plan) = (context.Trace, policy.Tiers, policy.TierReview);
        var asOf = input.AsOf ?? input.Periods[^1].End;
        ReviewFaults.Refuse(input, table, asOf);
        Say(input, table, plan, trace);
        var days = new ReviewDays(input.ReviewDay ?? context.Program.YearEnd());
        var history = new TierHistory(input, asOf, table, plan, days, trace);
        history.Read();
        var (outcome, held) = (history.Outcome, history.HeldOn(asOf));
        var kept = history.At > 0 && outcome.Decision != TierDecision.Exit ? plan.Of(table.Levels[history.At]) : null;
        DateOnly? next = kept is null ? null : days.Next(asOf, kept.ReviewMonths);
        if (kept is not null && plan.MissesCount == MissesCount.AtReview && days.Next(input.Periods[^1].End, kept.ReviewMonths) is var due && due <= asOf && input.Periods.Any(period => days.Is(period.End, kept.ReviewMonths)))
        {
            trace.Warn("review_overdue", $"The review of {Calendar.Iso(due)} is due and has no figures yet; without reviews partners coast on past results.", "program-tiers-benefits#anti-patterns");
        }

        trace.Conclude(history.Words(held) + (next is { } day ? $" Next review {Calendar.Iso(day)}." : ""));
        return new(outcome.Decision, held?.Name, outcome.NewTier?.Name, outcome.Effective, outcome.Until, next, kept?.Meeting, history.Verdicts, history.Events);
    }

    private static void Say(Input input, TierTable table, TierReviewPlan plan, Trace trace)
    {
        trace.Assume(plan.MissesCount == MissesCount.AtReview
            ? "Only the period that ends on the review day can cost a tier; a period in between can promote or end a grace."
            : $"Every quarter counts: {plan.PromoteAfter} in a row above the tier promote, {plan.DemoteAfter} in a row below it demote. How often a tier is reviewed and how often you meet are two other things.");
        trace.Assume($"A tier lost is {plan.DropTiers} tier{(plan.DropTiers == 1 ? "" : "s")} down, however low the figures are; a promotion goes to the tier all its periods earn.");
        foreach (var gap in input.Periods.SelectMany(period => period.Gaps(table)).CountBy(field => field))
        {
            trace.Lacks($"{gap.Key}: not given{(input.Periods.Count == 1 ? "" : $" for {gap.Value} of {input.Periods.Count} periods")}, though a tier of this policy asks for it; taken as not shown.");
        }

        if (input.FastTrack is { } track)
        {
            trace.Record("Fast-track", $"approved by {track.Approver}: {track.Reason}; {Calendar.Iso(track.From)} to {Calendar.Iso(track.Until)}",
                plan.FastTrackAfter is { } after ? $"{after} period promotes" : "not in this policy", TierHistory.FastTracks);
            trace.Warn(plan.FastTrackAfter is null ? "needless_fast_track" : "fast_track", plan.FastTrackAfter is null
                ? "This policy has no fast-track, so it changes nothing here."
                : $"The fast-track approved by {track.Approver} is an exception until {Calendar.Iso(track.Until)}; it shortens the wait, the tier's requirements still have to be met.", TierHistory.FastTracks);
        }
    }
}
