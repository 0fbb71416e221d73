using System.ComponentModel;
using System.Globalization;

namespace Partnerships.Kernel;

/// <summary>What every operation shares: the policy's <c>program</c> section.</summary>
public sealed record ProgramSettings
{
    /// <summary>ISO 4217 code of the program's currency.</summary>
    [Description("ISO 4217 code of the program's currency.")]
    public required string Currency { get; init; }

    /// <summary>IANA name of the zone that decides on which day something happened.</summary>
    [Description("IANA time zone name.")]
    public required string TimeZone { get; init; }

    /// <summary>Month and day the fiscal year ends, as <c>MM-dd</c>.</summary>
    [Description("Month and day the fiscal year ends, as MM-dd.")]
    public required string FiscalYearEnd { get; init; }

    /// <summary>The fiscal year's last day, in a leap year so that 02-29 is a day; other years clamp it.</summary>
    public DateOnly YearEnd() =>
        DateOnly.TryParseExact("2000-" + FiscalYearEnd, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var end) ? end
        : throw new RefusalException(new Refusal("not_a_date", "program.fiscalYearEnd", FiscalYearEnd, "a month and day as MM-dd", "Write for example \"12-31\" in the policy."));

    /// <summary>Days on which nobody works.</summary>
    [Description("Days on which nobody works.")]
    public required IReadOnlyList<DateOnly> Holidays { get; init; }
}
