using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>The tests a request must pass, all of them.</summary>
internal static class MdfEligibility
{
    public static IReadOnlyList<Criterion> Of(MdfRequest.Input input, TierLevel level, MdfTier? terms, MdfPlan plan, DateOnly expires, Trace trace)
    {
        var tiers = string.Join(", ", plan.Tiers.Select(tier => tier.Tier));
        var allowed = plan.Activities.Contains(input.Activity, StringComparer.OrdinalIgnoreCase);
        var enough = input.Arr >= plan.MinimumArr;
        IReadOnlyList<Criterion> criteria =
        [
            Test("tier", tiers, level.Name, terms is not null, $"{level.Name} has no MDF"),
            Test("revenue", plan.MinimumArr.ToString(), input.Arr.ToString(), enough, $"{plan.MinimumArr - input.Arr} of revenue short of {plan.MinimumArr}"),
            Test("activity", string.Join(", ", plan.Activities), input.Activity, allowed, $"'{input.Activity}' is not an allowed activity"),
            Test("funds", $"until {Calendar.Iso(expires)}", Calendar.Iso(input.AsOf), input.AsOf <= expires, $"the funds expired on {Calendar.Iso(expires)}"),
        ];
        foreach (var criterion in criteria)
        {
            trace.Record($"Eligible by {criterion.Name}", $"{criterion.Actual}; asked: {criterion.Required}", criterion.Met, plan.Practices);
        }

        trace.Assume("Tier and revenue must both hold; a tier reached by referrals does not stand in for the revenue.");
        if (input.ActivityEnd < input.AsOf)
        {
            trace.Warn("not_preapproved", "The activity is already over; funds are asked for before it starts.", "channel-incentives#marketing-development-fund-mdf");
        }

        return criteria;
    }

    private static Criterion Test(string name, string required, string actual, bool met, string missing) => new(name, required, actual, met, met ? null : missing);
}

/// <summary>When funds lapse, are claimed and are paid.</summary>
internal static class MdfDates
{
    private const string Practices = "revenue-sharing-models#mdf-best-practices";

    /// <summary>The end of the fiscal year that holds a day.</summary>
    public static DateOnly FiscalYearEnd(DateOnly day, ProgramSettings program, Trace trace)
    {
        trace.Assume("A claim belongs to the fiscal year in which its activity ends; the policy says when that year ends.");
        return trace.Record("Funds expire", $"fiscal year of {Calendar.Iso(day)}, which ends on {program.FiscalYearEnd}", FiscalYear.EndOf(day, program), Practices);
    }

    /// <summary>The last day to claim, and the day of payment.</summary>
    public static (DateOnly ClaimBy, DateOnly PayBy) Claim(MdfRequest.Input input, MdfPlan plan, RunContext context)
    {
        var trace = context.Trace;
        var claimBy = trace.Record("Claim by", $"{Calendar.Iso(input.ActivityEnd)} + {plan.ClaimDays} days", input.ActivityEnd.AddDays(plan.ClaimDays), "channel-incentives#incentive-claim-process");
        var approval = plan.PaymentFrom == MdfClock.Approval;
        // An approval may follow the last claim by as long as the check takes.
        var latest = approval && plan.VerifyBusinessDays is { } verify
            ? trace.Record("Approved by", $"claim of {Calendar.Iso(claimBy)} + {verify} business days", context.Calendar.AddBusinessDays(claimBy, verify), "channel-incentives#incentive-claim-process")
            : claimBy;
        if (input.Claimed > latest)
        {
            trace.Warn("claimed_late", approval
                ? $"The approval of {Calendar.Iso(input.Claimed.Value)} is after {Calendar.Iso(latest)}, the last day for a claim made by {Calendar.Iso(claimBy)}."
                : $"The claim of {Calendar.Iso(input.Claimed.Value)} is after {Calendar.Iso(claimBy)}, the last day for it.", "channel-incentives#incentive-claim-process");
        }

        var start = input.Claimed ?? latest;
        if (input.Claimed is null)
        {
            trace.Assume($"Payment is dated from the last day to {(latest == claimBy ? "claim" : "approve a claim")}; an earlier claim is paid earlier.");
        }

        var clock = approval ? "claim approved" : "receipts submitted";
        var payBy = plan.PaymentBusinessDays ? context.Calendar.AddBusinessDays(start, plan.PaymentDays) : start.AddDays(plan.PaymentDays);
        return (claimBy, trace.Record("Pay by", $"{clock} {Calendar.Iso(start)} + {plan.PaymentDays} {(plan.PaymentBusinessDays ? "business" : "calendar")} days", payBy, plan.Practices));
    }
}
