using System.ComponentModel;

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

    /// <summary>Days on which nobody works.</summary>
    [Description("Days on which nobody works.")]
    public required IReadOnlyList<DateOnly> Holidays { get; init; }
}
