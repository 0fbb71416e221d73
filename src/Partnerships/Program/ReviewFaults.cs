using Partnerships.Kernel;

namespace Partnerships.Program;

/// <summary>What cannot be a history.</summary>
internal static class ReviewFaults
{
    public static void Refuse(ReviewTier.Input input, TierTable table, DateOnly asOf)
    {
        var faults = new List<Refusal>();
        Tier(() => table.Named(input.Tier, "tier"), faults);
        for (var i = 0; i < input.Periods.Count; i++)
        {
            var (period, path) = (input.Periods[i], $"periods[{i}]");
            faults.AddRange(period.Faults(table, path));
            if (period.Earned is { } earned)
            {
                Tier(() => table.Named(earned, $"{path}.earned"), faults);
            }

            if (i > 0 && period.End <= input.Periods[i - 1].End)
            {
                faults.Add(new("dates_out_of_order", $"{path}.end", Calendar.Iso(period.End), $"a day after {Calendar.Iso(input.Periods[i - 1].End)}, the period before", "List each period once, oldest first."));
            }

            if (period.End > asOf)
            {
                faults.Add(new("period_not_over", $"{path}.end", Calendar.Iso(period.End), $"{Calendar.Iso(asOf)} (asOf) or earlier", "Review a period once it is over."));
            }
        }

        if (input.Provisional == true && input.Since is null)
        {
            faults.Add(new("missing_field", "since", null, "the day the provisional tier began", "A provisional tier ends on a day; say when it began."));
        }

        Past("since", input.Since, asOf, faults);
        Past("violation", input.Violation, asOf, faults);
        if (input.FastTrack is { } track && track.Until < track.From)
        {
            faults.Add(new("dates_out_of_order", "fastTrack.until", Calendar.Iso(track.Until), $"{Calendar.Iso(track.From)} (from) or later", "Swap the two dates, or correct one."));
        }

        if (faults.Count > 0)
        {
            throw new RefusalException(faults);
        }
    }

    private static void Past(string path, DateOnly? day, DateOnly asOf, List<Refusal> faults)
    {
        if (day > asOf)
        {
            faults.Add(new("day_in_the_future", path, Calendar.Iso(day.Value), $"{Calendar.Iso(asOf)} (asOf) or earlier", "Give today as asOf, or correct the day."));
        }
    }

    private static void Tier(Func<TierLevel> named, List<Refusal> faults)
    {
        try
        {
            named();
        }
        catch (RefusalException refused)
        {
            faults.AddRange(refused.Refusals);
        }
    }
}
