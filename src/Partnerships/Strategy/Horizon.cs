using Partnerships.Kernel;

namespace Partnerships.Strategy;

/// <summary>The time a plan has, and total revenue at its end.</summary>
internal static class Horizon
{
    /// <summary>Whole months from the first day to the end of the last.</summary>
    public static int Months(DateOnly from, DateOnly last, Trace trace)
    {
        var end = last.AddDays(1);
        var months = ((end.Year - from.Year) * 12) + end.Month - from.Month;
        return trace.Record("Months to the deadline", $"whole months from {Calendar.Iso(from)} to the end of {Calendar.Iso(last)}",
            Calendar.AddMonths(from, months) > end ? months - 1 : months, "strategy-program-architecture#partnership-types-at-a-glance");
    }

    /// <summary>Revenue at the end; growth compounds by whole years and is proportional within one.</summary>
    public static Money Revenue(Money now, Percent? yearly, int months, Trace trace)
    {
        const string rule = "strategy-program-architecture#worked-example-from-5-to-30";
        if (yearly is not { } growth)
        {
            trace.Assume("Total revenue stays flat until the deadline.");
            return now;
        }

        trace.Assume("Growth compounds by whole years; the months left over grow in proportion.");
        var (years, rest) = Math.DivRem(months, 12);
        var factor = Enumerable.Repeat(1m + growth.Fraction, years).Aggregate(1m + (growth.Fraction * rest / 12m), (product, year) => product * year);
        trace.Record("Growth factor", $"{growth} a year over {years} years and {rest} months", factor, rule);
        return trace.Times("Total revenue at the deadline", now, factor, rule);
    }
}
