using Partnerships.Kernel;

namespace Partnerships.Relationships;

/// <summary>The period and who was a partner in it. Revenue is everybody's; partners are counted at the end.</summary>
internal sealed record MetricsPortfolio(DateOnly From, DateOnly To, IReadOnlyList<ProgramMetrics.Partner> All, IReadOnlyList<ProgramMetrics.Partner> Here, Trace Trace)
{
    private const int MostFaults = 50;

    private bool WholeMonths => From.Day == 1 && To.AddDays(1).Day == 1;

    /// <summary>The period as a part of a year: whole months of 12, else days of 365.</summary>
    public (int Part, int Year) OfYear => WholeMonths
        ? (((To.Year - From.Year) * 12) + To.Month - From.Month + 1, 12)
        : (To.DayNumber - From.DayNumber + 1, 365);

    /// <summary>In words.</summary>
    public string Length => $"{OfYear.Part} {(WholeMonths ? "month" : "day")}{(OfYear.Part == 1 ? "" : "s")}";

    /// <summary>Partners whose first deal closed in the period.</summary>
    public IReadOnlyList<ProgramMetrics.Partner> FirstDeals { get; } = [.. All.Where(partner => partner.FirstDeal >= From && partner.FirstDeal <= To)];

    /// <summary>Their days from joining to that deal, together.</summary>
    public decimal DaysToFirstDeal => FirstDeals.Sum(partner => (decimal)(partner.FirstDeal!.Value.DayNumber - partner.Joined.DayNumber));

    public static MetricsPortfolio Of(ProgramMetrics.Input input, TierTable tiers, Trace trace)
    {
        Refuse(input, tiers);
        var all = input.Partners.Where(partner => partner.Joined <= input.To && !(partner.Exited < input.From)).ToList();
        if (all.Count == 0)
        {
            throw new RefusalException(new Refusal("nobody_in_period", "partners", $"{input.Partners.Count} that joined later or left before", "at least one partner in the period", "Check the period and the dates."));
        }

        if (all.Count < input.Partners.Count)
        {
            trace.Assume($"{input.Partners.Count - all.Count} partners that left before the period or joined after it are left out.");
        }

        var here = all.Where(partner => partner.Exited is null || partner.Exited > input.To).ToList();
        if (all.Any(partner => partner.Exited <= input.To && (partner.Revenue?.Amount > 0m || partner.Won > 0)))
        {
            trace.Assume("What partners closed before they left counts in the period's revenue and win rate; partners are counted at its end.");
        }

        var portfolio = new MetricsPortfolio(input.From, input.To, all, here, trace);
        trace.Assume($"All figures are those of {Calendar.Iso(input.From)} to {Calendar.Iso(input.To)} ({portfolio.Length}), in {trace.Currency.Code}; pipeline is that of its end.");
        return portfolio;
    }

    /// <summary>Whether a measure is there; what is missing is said, and counts as none beside others that have it.</summary>
    public bool Knows(string field, string figure, IReadOnlyCollection<ProgramMetrics.Partner> of, Func<ProgramMetrics.Partner, bool> has)
    {
        var missing = of.Count(partner => !has(partner));
        if (missing == of.Count)
        {
            Trace.Lacks($"partners.{field}: not given, so the dashboard has no {figure}.");
            return false;
        }

        if (missing > 0)
        {
            Trace.Lacks($"partners.{field}: not given for {Decimals.Text(missing)} of {Decimals.Text(of.Count)} partners; taken as none there.");
        }

        return true;
    }

    private static void Refuse(ProgramMetrics.Input input, TierTable tiers)
    {
        var faults = new List<Refusal>();
        if (input.To < input.From)
        {
            faults.Add(new("dates_reversed", "to", Calendar.Iso(input.To), $"{Calendar.Iso(input.From)} or later", "Swap the two days, or mend one."));
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < input.Partners.Count && faults.Count < MostFaults; i++)
        {
            var partner = input.Partners[i];
            if (!seen.Add(partner.Id))
            {
                faults.Add(new("duplicate_id", $"partners[{i}].id", partner.Id, "each id once", "Merge the two lines, or give one another id."));
            }

            if (Unknown(partner.Tier, tiers, $"partners[{i}].tier") is { } unknown)
            {
                faults.Add(unknown);
            }

            foreach (var (field, date) in new[] { ("exited", partner.Exited), ("firstDeal", partner.FirstDeal) })
            {
                if (date < partner.Joined)
                {
                    faults.Add(new("before_joined", $"partners[{i}].{field}", Calendar.Iso(date.Value), $"{Calendar.Iso(partner.Joined)} or later, the day it joined", "Mend one of the two days."));
                }
            }
        }

        if (faults.Count > 0)
        {
            throw new RefusalException(faults);
        }
    }

    private static Refusal? Unknown(string? tier, TierTable tiers, string path)
    {
        if (tier is null || tiers.Levels.Any(level => string.Equals(level.Name, tier, StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        var names = tiers.Levels.Select(level => level.Name).ToList();
        return new("not_a_choice", path, tier, "one of " + string.Join(", ", names), Nearest.Or(tier, names, "Use a tier of the policy."));
    }
}
