using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>Who brought a deal.</summary>
[JsonConverter(typeof(SnakeCase<DealClass>))]
public enum DealClass
{
    /// <summary>It would not exist without the partner.</summary>
    Sourced,

    /// <summary>The partner joined later.</summary>
    Influenced,

    /// <summary>Not the partner's.</summary>
    NotAttributed,
}

/// <summary>One rate for each class.</summary>
public sealed record ClassPercents
{
    /// <summary>For a sourced deal.</summary>
    public required Percent SourcedPercent { get; init; }

    /// <summary>For an influenced deal.</summary>
    public required Percent InfluencedPercent { get; init; }

    /// <summary>For a deal that is not attributed.</summary>
    public required Percent NotAttributedPercent { get; init; }

    /// <summary>The rate of a class.</summary>
    public Percent Of(DealClass kind) => kind switch
    {
        DealClass.Sourced => SourcedPercent,
        DealClass.Influenced => InfluencedPercent,
        _ => NotAttributedPercent,
    };
}

/// <summary>The policy's <c>dealClasses</c> section. Source: the attribution framework (payout) and attribution for the CFO (reporting).</summary>
public sealed record DealClasses
{
    /// <summary>Last day after first contact on which a registration still makes a deal sourced; first contact is day 0.</summary>
    public required int RegisterWithinDays { get; init; }

    /// <summary>How much of a deal counts in the partner report.</summary>
    [Description("How much of a deal counts in the partner report.")]
    public required ClassPercents ReportingCredit { get; init; }

    /// <summary>How much of the partner's rate is paid; not to be confused with the reporting credit.</summary>
    [Description("How much of the partner's rate is paid.")]
    public required ClassPercents PayoutFactor { get; init; }
}

/// <summary>The loose test, for reports. What is paid follows the strict one of <see cref="ClassifyDeal"/>.</summary>
public static class DealClassification
{
    /// <summary>The rule both tests of a report follow.</summary>
    public const string Rule = "revenue-sharing-models#attribution-for-the-cfo";

    /// <summary>
    /// Sourced: registered on a day before the opportunity was created (without that day nothing is proven).
    /// Influenced: touched at any stage; registering late is a touch too.
    /// </summary>
    public static DealClass ForReporting(DateOnly? registered, DateOnly? opportunityCreated, bool touched) =>
        registered < opportunityCreated ? DealClass.Sourced
        : touched || registered is not null ? DealClass.Influenced
        : DealClass.NotAttributed;

    /// <summary>The class in words.</summary>
    public static string Words(DealClass kind) => kind switch
    {
        DealClass.Sourced => "sourced",
        DealClass.Influenced => "influenced",
        _ => "not attributed",
    };
}
