using Partnerships.Kernel;

namespace Partnerships.Program;

/// <summary>The days on which something runs out: a grace, a provisional tier, the time to advance, the agreement.</summary>
internal sealed partial class TierHistory
{
    private const string Special = "program-tiers-benefits#special-tier-considerations";
    private const string Entry = "channel-partner-tiers#support-level";

    private void Begin()
    {
        At = _levels.IndexOf(table.Named(input.Tier, "tier"));
        if (input.Provisional == true)
        {
            _provisional = trace.Record("Provisional tier ends", $"{table.ProvisionalMonths} months from {Calendar.Iso(input.Since!.Value)}", Calendar.AddMonths(input.Since.Value, table.ProvisionalMonths).AddDays(-1), Special);
            trace.Assume("A provisional tier has no grace: on its last day the tier is the one the last figures earn.");
        }
        else if (At == 0 && plan.EntryDays is { } limit)
        {
            if (input.Since is { } since)
            {
                _entry = trace.Record($"{Level.Name} must advance by", $"{limit} days after {Calendar.Iso(since)}, which is day 0", since.AddDays(limit), Entry);
                trace.Assume($"A new {Level.Name} partner advances after {plan.EntryPromoteAfter ?? plan.PromoteAfter} period: two quarters do not fit into {limit} days.");
            }
            else
            {
                trace.Lacks($"since: without the day the partner joined, the {limit} days to advance cannot be watched.");
            }
        }
    }

    /// <summary>What has run out by a day: the last day of a grace still belongs to it.</summary>
    private void Settle(DateOnly day)
    {
        if (_entry is { } entry && entry < day && !(plan.ExitOnViolation && input.Violation <= entry))
        {
            Exit(entry.AddDays(1), $"not advanced from {Level.Name} within {plan.EntryDays} days");
        }

        if (_grace is { } grace && grace < day && !Gone)
        {
            _grace = null;
            Demote(grace.AddDays(1), $"{Level.Name} was not earned again in the grace that ended on {Calendar.Iso(grace)}");
        }

        if (_provisional is { } end && end < day && !Gone && _earned >= 0)
        {
            _provisional = null;
            if (_earned < At)
            {
                Move(TierDecision.Demote, _earned, end.AddDays(1), $"the provisional {Level.Name} ended and the last figures earn {_levels[_earned].Name}", Special);
            }
        }

        if (input.Violation is { } broken && broken <= day && !Gone)
        {
            Violated(broken);
        }
    }

    private void Violated(DateOnly broken)
    {
        if (plan.ExitOnViolation)
        {
            Exit(broken, "the agreement was broken");
        }
        else
        {
            trace.Warn("violation_not_ruled", $"The agreement was broken on {Calendar.Iso(broken)}; this policy does not say what follows, so the tier is reviewed as usual.", plan.Rule);
        }
    }

    /// <summary>What runs out later, for the answer.</summary>
    private void Pending()
    {
        if (Gone || Outcome.Decision != TierDecision.Keep)
        {
            return;
        }

        Outcome = _grace is { } grace ? new(TierDecision.Grace, _levels[Below()], grace.AddDays(1), grace)
            : _provisional is { } end ? _earned < At ? new(TierDecision.Keep, _levels[_earned], end.AddDays(1), end) : new(TierDecision.Keep, Until: end)
            : _entry is { } entry ? new(TierDecision.Keep, Until: entry)
            : Outcome;
    }
}
