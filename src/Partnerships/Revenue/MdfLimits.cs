using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>What each limit leaves: quarter, year, match and cost; of equal ones the first counts as binding.</summary>
internal static class MdfLimits
{
    private const string Match = "channel-incentives#marketing-development-fund-mdf";

    public static IReadOnlyList<MdfRoom> Of(MdfRequest.Input input, Money annual, MdfTier terms, string rule, Trace trace)
    {
        var limits = new List<MdfRoom>();
        if (input.UsedYear is null || input.UsedQuarter is null)
        {
            trace.Assume("Of this year's and this quarter's funds nothing was used before, beyond what is given.");
        }

        var usedQuarter = input.UsedQuarter ?? trace.Currency.Zero;
        if (terms.QuarterlyCap is { } cap)
        {
            limits.Add(new(MdfLimit.QuarterlyCap, Left("Left of the quarterly cap", cap, usedQuarter, rule, trace)));
        }

        limits.Add(new(MdfLimit.AnnualLimit, Left("Left of the annual limit", annual, input.UsedYear ?? usedQuarter, rule, trace)));
        if (input.TotalCost is { } cost)
        {
            if (terms is { OurParts: { } ours, PartnerParts: { } theirs })
            {
                trace.Assume($"{ours}:{theirs} means our money first: we pay {ours} of {ours + theirs} parts of the cost, and the limits hold for our money.");
                limits.Add(new(MdfLimit.Match, trace.Prorate("Our share by the match", cost, ours, ours + theirs, Match)));
            }

            limits.Add(new(MdfLimit.Cost, cost));
        }

        return limits;
    }

    private static Money Left(string what, Money limit, Money used, string rule, Trace trace) =>
        Money.Max(trace.Minus(what, limit, used, rule), trace.Currency.Zero);
}

/// <summary>Faults that go across a request's fields.</summary>
internal static class MdfFaults
{
    public static void Refuse(MdfRequest.Input input, MdfTier? terms)
    {
        var faults = new List<Refusal>();
        if (input.UsedQuarter > input.UsedYear)
        {
            faults.Add(new("out_of_range", "usedQuarter", input.UsedQuarter.ToString(), $"at most usedYear, {input.UsedYear}", "The year's use includes the quarter's."));
        }

        foreach (var (path, used) in new[] { ("usedYear", input.UsedYear), ("usedQuarter", input.UsedQuarter) })
        {
            if (used?.Amount < 0m)
            {
                faults.Add(new("out_of_range", path, used.ToString(), "zero or more", "Give what was used so far."));
            }
        }

        if (terms is not null && terms.OurParts is null != terms.PartnerParts is null)
        {
            faults.Add(new("missing_field", "mdf.tiers", null, "ourParts and partnerParts together", "Complete the tier's match in the policy."));
        }

        if (terms?.OurParts is not null && input.TotalCost is null)
        {
            faults.Add(new("missing_field", "totalCost", null, "what the activity costs in all, since the tier's funds match the partner's", "Give the whole cost, both parts together."));
        }

        if (input.Claimed < input.ActivityEnd)
        {
            faults.Add(new("dates_out_of_order", "claimed", Calendar.Iso(input.Claimed!.Value), $"{Calendar.Iso(input.ActivityEnd)}, the activity's last day, or later", "Claim after the activity."));
        }

        if (faults.Count > 0)
        {
            throw new RefusalException(faults);
        }
    }
}
