using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>Whether a partner may have market development funds for an activity, how much, who approves, and by when it is claimed and paid.</summary>
public static partial class MdfRequest
{
    /// <summary>One request.</summary>
    public sealed record Input
    {
        /// <summary>The partner's tier.</summary>
        public required string Tier { get; init; }

        /// <summary>The partner's recurring revenue, as the tier table measures it.</summary>
        [Within(0, 1_000_000_000_000)]
        public required Money Arr { get; init; }

        /// <summary>What is to be funded, one of the policy's activities.</summary>
        public required string Activity { get; init; }

        /// <summary>The amount asked.</summary>
        [Within("0.01", "1000000000000")]
        public required Money Requested { get; init; }

        /// <summary>The activity's last day; it decides the quarter and the fiscal year.</summary>
        public required DateOnly ActivityEnd { get; init; }

        /// <summary>The day of the request.</summary>
        [DecidesPolicy]
        public required DateOnly AsOf { get; init; }

        /// <summary>What the activity costs in all.</summary>
        [Description("Activity's whole cost."), Within(0, 1_000_000_000_000)]
        public Money? TotalCost { get; init; }

        /// <summary>Funds used in the fiscal year, this quarter's included.</summary>
        public Money? UsedYear { get; init; }

        /// <summary>Funds used in the fiscal quarter.</summary>
        public Money? UsedQuarter { get; init; }

        /// <summary>The day receipts were submitted, or the claim approved where the policy pays from approval.</summary>
        [Description("Receipts in (or claim approved).")]
        public DateOnly? Claimed { get; init; }
    }

    /// <summary>The policy's tiers and MDF terms.</summary>
    public sealed record Policy
    {
        /// <summary>The tier table, whose yearly MDF is the annual limit.</summary>
        public required TierTable Tiers { get; init; }

        /// <summary>The terms.</summary>
        public required MdfPlan Mdf { get; init; }
    }

    /// <summary>The decision and its dates.</summary>
    public sealed record Result(
        bool Eligible,
        IReadOnlyList<Criterion> Criteria,
        [property: Description("Absent while the tier's MDF must be agreed.")] Money? Approved,
        [property: Description("The limit that held the request down; absent when none did.")] MdfLimit? Binding,
        IReadOnlyList<MdfRoom> Limits,
        [property: Description("Absent without totalCost.")] Money? PartnerPart,
        MdfApprover? Approver,
        DateOnly? ClaimBy,
        [property: Description("Counted from the claim, or from the last day for it.")] DateOnly? PayBy,
        [property: Description("End of the fiscal year in which the activity ends; unused funds lapse.")] DateOnly Expires,
        IReadOnlyList<string> Evidence,
        bool OpenEnded);

    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(Result))]
    private sealed partial class MdfRequestJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<Input, Policy, Result>(
        "mdf_request", "MDF request",
        "Whether a partner may have MDF for an activity, the amount and the limit that binds, the approver, claim and payment dates, expiry and evidence.",
        """{"tier":"Silver","arr":30000,"activity":"Events","requested":2500,"activityEnd":"2026-03-20","asOf":"2026-02-02"}""",
        MdfRequestJson.Default, Run);

    private static Result Run(Input input, Policy policy, RunContext context)
    {
        var (trace, plan) = (context.Trace, policy.Mdf);
        var level = policy.Tiers.Named(input.Tier, "tier");
        var terms = plan.Tiers.FirstOrDefault(tier => string.Equals(tier.Tier, level.Name, StringComparison.OrdinalIgnoreCase));
        MdfFaults.Refuse(input, terms);
        var expires = MdfDates.FiscalYearEnd(input.ActivityEnd, context.Program, trace);
        var criteria = MdfEligibility.Of(input, level, terms, plan, expires, trace);
        if (terms is null || criteria.Any(c => !c.Met))
        {
            var failed = string.Join("; ", criteria.Where(c => !c.Met).Select(c => c.Short));
            trace.Conclude($"Not eligible for MDF: {failed}.");
            return new(false, criteria, trace.Currency.Zero, null, [], null, null, null, null, expires, plan.Evidence, level.OpenEnded);
        }

        var approver = Approver(input.Requested, terms, plan, trace);
        var (claimBy, payBy) = MdfDates.Claim(input, plan, context);
        if (level.Mdf is not { } annual)
        {
            trace.NeedsTerms($"the yearly MDF of {level.Name}: the policy names none.");
            trace.Conclude($"{level.Name} has no yearly MDF in the policy; agree one first.");
            return new(true, criteria, null, null, [], null, approver, claimBy, payBy, expires, plan.Evidence, level.OpenEnded);
        }

        if (level.OpenEnded)
        {
            trace.Assume($"{level.Name}'s MDF is printed as a lower bound ('{annual}+'); the bound itself is used.");
        }

        var limits = MdfLimits.Of(input, annual, terms, plan.ByTier, trace);
        var least = limits.MinBy(room => room.Available)!;
        var approved = trace.Cap("Approved", input.Requested, least.Available, plan.ByTier);
        MdfLimit? binding = approved < input.Requested ? trace.Record("Binding limit", $"{least.Available} is the least of what is left", least.Limit, plan.ByTier) : null;
        var part = input.TotalCost is { } cost ? trace.Minus("Partner's own part", cost, approved, plan.ByTier) : (Money?)null;
        trace.Conclude($"{context.Currency.Code} {approved} of {input.Requested} approved"
            + (binding is null ? "" : $", held by the {Words(binding.Value)}") + $"; {Words(approver)} decides, claim by {Calendar.Iso(claimBy)}.");
        return new(true, criteria, approved, binding, limits, part, approver, claimBy, payBy, expires, plan.Evidence, level.OpenEnded);
    }

    private static MdfApprover Approver(Money requested, MdfTier terms, MdfPlan plan, Trace trace)
    {
        var amount = trace.Reach("Approver by the amount asked", plan.Approvals, requested.Amount, band => Words(band.Approver), plan.Practices)?.Approver ?? terms.Approver;
        var stricter = amount > terms.Approver ? amount : terms.Approver;
        trace.Assume("The amount asked decides who approves, and the tier's own approver applies too: the stricter of the two.");
        trace.Record("Approver", $"the stricter of {Words(amount)} and, for the tier, {Words(terms.Approver)}", Words(stricter), plan.ByTier);
        return stricter;
    }

    private static string Words(MdfApprover approver) => approver switch
    {
        MdfApprover.PartnerManager => "the partner manager",
        MdfApprover.Director => "the director",
        MdfApprover.PartnerManagerAndDirector => "partner manager and director",
        _ => "the VP",
    };

    private static string Words(MdfLimit limit) => limit switch
    {
        MdfLimit.QuarterlyCap => "quarterly cap",
        MdfLimit.AnnualLimit => "annual limit",
        MdfLimit.Match => "match",
        _ => "activity's cost",
    };
}
