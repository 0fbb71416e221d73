using Partnerships.Kernel;

namespace Partnerships.Relationships;

/// <summary>What follows a missed plan, and from which day.</summary>
public sealed record Consequence(string What, DateOnly On)
{
    private const int MonthsOfQuarter = 3;

    /// <summary>Replacement planning at once, then the tier, then the partnership; never before the final review.</summary>
    internal static IReadOnlyList<Consequence> After(ImprovementPlan.Input input, TierLevel? tier, IReadOnlyList<ImprovementPlan.DatedMilestone> milestones, ImprovementPlan.Policy policy, RunContext context)
    {
        var (trace, plan, final) = (context.Trace, policy.ImprovementPlan, milestones[^1].Due);
        var missed = input.MissedQuarters ?? 0;
        List<Consequence> all = [new("Replacement planning for the accounts and region", trace.Record("Replacement planning", "from the final review on", final, ImprovementPlan.Rule))];
        if (tier is null)
        {
            trace.Lacks("tier: not given, so there is no date for a demotion.");
        }
        else if (policy.Tiers.Levels.TakeWhile(level => level != tier).LastOrDefault() is { } below && plan.DemotedAfter.FirstOrDefault(row => string.Equals(row.Tier, tier.Name, StringComparison.OrdinalIgnoreCase)) is { } grace)
        {
            all.Add(new($"Demotion to {below.Name}", Later($"Demotion to {below.Name}", grace.Quarters, "program-tiers-benefits#tier-maintenance-requirements")));
        }

        if (plan.ExitAfterQuarters is { } quarters)
        {
            all.Add(new("Exit from the program", Later("Exit from the program", quarters, "channel-partner-tiers#advancement-and-demotion")));
        }

        if (all.Count > 1)
        {
            trace.Assume($"Quarters count from the day of the plan{(missed > 0 ? $", less the {missed} already missed" : "")}, and no demotion comes before the final review; one tier at a time.");
        }

        return all;

        DateOnly Later(string what, int after, string rule)
        {
            var left = Math.Max(0, after - missed);
            var day = Calendar.AddMonths(input.AsOf, left * MonthsOfQuarter);
            return trace.Record(what, $"{left} quarters after {Calendar.Iso(input.AsOf)} ({after} − {missed} missed), not before {Calendar.Iso(final)}", day > final ? day : final, rule);
        }
    }
}
