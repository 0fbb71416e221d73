using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>What became of a bonus.</summary>
[JsonConverter(typeof(SnakeCase<SpiffOutcome>))]
public enum SpiffOutcome
{
    /// <summary>Earned.</summary>
    Earned,

    /// <summary>Something it asks is not the case.</summary>
    NotEarned,

    /// <summary>Earned, but another one is paid instead.</summary>
    NotStacked,

    /// <summary>A fact to decide or to work it out was not given.</summary>
    Undecided,

    /// <summary>The plan leaves open what must be agreed first.</summary>
    NeedsTerms,
}

/// <summary>One bonus and what became of it.</summary>
public sealed record SpiffLine(
    string Name,
    SpiffOutcome Outcome,
    [property: Description("Absent, never zero, unless it is known.")] Money? Amount,
    string Why,
    [property: Description("Last day on which the deal could close; absent when it runs on.")] DateOnly? LastDay,
    bool OpenEnded);

/// <summary>Judges one bonus on one deal: every condition first, then the amount.</summary>
internal sealed class SpiffJudge(Spiff spiff, SpiffBonus.Input input, SpiffPlan plan, RunContext context)
{
    private readonly List<string> _met = [], _failed = [], _unknown = [], _terms = [];
    private DateOnly? _lastDay;

    public SpiffLine Line()
    {
        Conditions();
        Needs();
        if (_failed.Count > 0)
        {
            return Without(SpiffOutcome.NotEarned, "not earned", _failed);
        }

        if (_unknown.Count > 0)
        {
            _unknown.ForEach(what => context.Trace.Lacks($"{what} ({spiff.Name})."));
            return Without(SpiffOutcome.Undecided, "undecided", [.. _unknown.Select(what => $"not given: {what}")]);
        }

        if (_terms.Count > 0)
        {
            _terms.ForEach(what => context.Trace.NeedsTerms($"{spiff.Name}: {what}."));
            return Without(SpiffOutcome.NeedsTerms, "must be agreed", _terms);
        }

        var (amount, openEnded) = new SpiffAmount(spiff, input, context.Trace).Of();
        return new(spiff.Name, SpiffOutcome.Earned, amount, _met.Count == 0 ? "it asks nothing else" : string.Join("; ", _met), _lastDay, openEnded);
    }

    private SpiffLine Without(SpiffOutcome outcome, string word, List<string> reasons)
    {
        var why = string.Join("; ", reasons);
        context.Trace.Record(spiff.Name, why, word, spiff.Rule);
        return new(spiff.Name, outcome, null, why, _lastDay, false);
    }

    private void Conditions()
    {
        if (plan.ActivePartnersOnly && Is(SpiffFact.InactivePartner))
        {
            _failed.Add("the partner is not active");
        }

        if (spiff.Fact is { } fact)
        {
            (Is(fact) ? _met : _failed).Add(Is(fact) ? Words(fact) : $"not given as {Words(fact)}");
        }

        if (spiff.OverAmount is { } over)
        {
            var above = input.Amount > over;
            (above ? _met : _failed).Add($"{input.Amount} is {(above ? "" : "not ")}above {over}");
            context.Trace.Assume($"'Above {over}' is strict: a deal of exactly that is not above it, and the percentage is on the whole deal.");
        }

        if (spiff.UntilQuarterEnd == true)
        {
            _lastDay = FiscalYear.QuarterEndOf(input.Closed, context.Program);
        }

        if (spiff.WithinDays is { } days)
        {
            Days(days);
        }
    }

    private void Days(int days)
    {
        var (start, name, words) = spiff.Since switch
        {
            SpiffStart.PartnerSince => (input.PartnerSince, "partnerSince", "the partner joined"),
            SpiffStart.Launched => (input.Launched, "launched", "the launch"),
            _ => (input.Opened, "opened", "the day the plan names"),
        };
        if (start is not { } first)
        {
            _unknown.Add($"{name}, the day from which its {days} days count");
            return;
        }

        _lastDay = first.AddDays(days);
        var day = input.Closed.DayNumber - first.DayNumber;
        context.Trace.Assume("The day from which days to close count is day 0, and the last of them still counts.");
        if (day <= days)
        {
            _met.Add($"closed on day {day} of {days} from {words}");
        }
        else if (day <= spiff.WithinDaysTo)
        {
            _terms.Add($"closed on day {day}, and the plan prints {days} to {spiff.WithinDaysTo} days; say which");
        }
        else
        {
            _failed.Add($"closed on day {day} from {words}, after day {spiff.WithinDaysTo ?? days}");
        }
    }

    /// <summary>What the amount is worked out from.</summary>
    private void Needs()
    {
        switch (spiff.Pays)
        {
            case SpiffPay.CommissionPercent or SpiffPay.CommissionMultiple when input.Commission is null:
                _unknown.Add("commission, what the deal earns without bonuses");
                break;
            case SpiffPay.IncrementPercent when input.Increment is null:
                _unknown.Add("increment, what the customer pays on top of before");
                break;
            case SpiffPay.YearPercent when input.ContractYears is null or 1:
                _failed.Add("no contract of more than one year is given");
                break;
            case SpiffPay.YearPercent:
                _met.Add($"{input.ContractYears} years");
                if (input.YearPercentOf is null)
                {
                    _terms.Add("whether its percentage applies to the whole contract or to one year of it (yearPercentOf)");
                }

                break;
            case SpiffPay.PerReference:
                Count(input.References, "reference");
                break;
            case SpiffPay.PerContribution:
                Count(input.Contributions, "contribution");
                break;
            default:
                break;
        }
    }

    private void Count(int? count, string what) => (count > 0 ? _met : _failed).Add(count > 0 ? $"{count} approved" : $"no approved {what}");

    private bool Is(SpiffFact fact) => input.Facts?.Contains(fact) == true;

    private static string Words(SpiffFact fact) => fact switch
    {
        SpiffFact.NewLogo => "a new logo",
        SpiffFact.StrategicLine => "a deal on a strategic product line",
        SpiffFact.FirstDeal => "the partner's first deal",
        SpiffFact.NewProduct => "a sale of the new product",
        SpiffFact.QuotaMet => "closed in a quarter whose quota is met",
        SpiffFact.CompetitiveWin => "a win against a competitor",
        SpiffFact.Bundle => "a bundle of several products",
        SpiffFact.CrossSell => "a cross-sell to an existing customer",
        SpiffFact.Upsell => "an upsell or upgrade",
        _ => "a partner who is not active",
    };
}
