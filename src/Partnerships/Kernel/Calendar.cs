using System.Globalization;

namespace Partnerships.Kernel;

/// <summary>Working days: Monday to Friday less the policy's holidays. Month arithmetic clamps at the month's end.</summary>
public sealed class Calendar(IEnumerable<DateOnly> holidays)
{
    private readonly HashSet<DateOnly> _holidays = [.. holidays];

    /// <summary>True from Monday to Friday unless the policy lists the day as a holiday.</summary>
    public bool IsBusinessDay(DateOnly date) =>
        date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_holidays.Contains(date);

    /// <summary>The day itself when it is a working day, else the nearest working day before it.</summary>
    public DateOnly OnOrBefore(DateOnly date) => Step(date, -1);

    /// <summary>The day itself when it is a working day, else the nearest working day after it.</summary>
    public DateOnly OnOrAfter(DateOnly date) => Step(date, 1);

    /// <summary>Counts working days, starting with the next one: five from a Thursday is the next Thursday. Negative counts go back.</summary>
    public DateOnly AddBusinessDays(DateOnly date, int days)
    {
        for (var left = Math.Abs(days); left > 0; left--)
        {
            date = Step(date.AddDays(Math.Sign(days)), Math.Sign(days));
        }

        return date;
    }

    /// <summary>Months later, clamped to the month's last day: 31 August plus six months is 28 February.</summary>
    public static DateOnly AddMonths(DateOnly date, int months) => date.AddMonths(months);

    /// <summary>Elapsed hours on the zone's clock: 24 hours across the start of summer time end an hour later by the clock.</summary>
    public static DateTimeOffset AddHours(DateTimeOffset start, int hours, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(start.AddTicks(hours * TimeSpan.TicksPerHour), zone);

    /// <summary>For people: <c>Tue 10 Nov 2026</c>.</summary>
    public static string Text(DateOnly date) => date.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>For machines: <c>2026-11-10</c>.</summary>
    public static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private DateOnly Step(DateOnly date, int direction)
    {
        while (!IsBusinessDay(date))
        {
            date = date.AddDays(direction);
        }

        return date;
    }
}
