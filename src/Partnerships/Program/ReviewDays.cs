using Partnerships.Kernel;

namespace Partnerships.Program;

/// <summary>The days on which tiers are reviewed, counted from one of them. Month ends stay month ends.</summary>
internal sealed class ReviewDays(DateOnly one)
{
    /// <summary>Months of a quarter.</summary>
    private const int Quarter = 3;

    private readonly DateOnly _after = one.AddDays(1);

    /// <summary>Whether a day is a review day of a tier reviewed every so many months.</summary>
    public bool Is(DateOnly day, int months) => day.AddDays(1).Day == _after.Day && (Month(day.AddDays(1)) - Month(_after)) % months == 0;

    /// <summary>The first review day after a day.</summary>
    public DateOnly Next(DateOnly day, int months)
    {
        var step = (Month(day) - Month(_after)) / months - 1;
        DateOnly next;
        do
        {
            next = Calendar.AddMonths(_after, step++ * months).AddDays(-1);
        }
        while (next <= day);
        return next;
    }

    /// <summary>The last day of so many quarters after a day: two after 31 December are 30 June.</summary>
    public static DateOnly QuartersAfter(DateOnly day, int quarters) => Calendar.AddMonths(day.AddDays(1), quarters * Quarter).AddDays(-1);

    /// <summary>How a period end follows the one before: less than a quarter on (below 0), the next quarter (0), or later.</summary>
    public static int Gap(DateOnly before, DateOnly end) => Month(end) - Month(before) - Quarter;

    private static int Month(DateOnly day) => day.Year * 12 + day.Month;
}
