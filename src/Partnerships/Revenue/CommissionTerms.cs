using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>How a commission is worked out.</summary>
[JsonConverter(typeof(SnakeCase<CommissionModel>))]
public enum CommissionModel
{
    /// <summary>A share of the first year, once.</summary>
    Referral,

    /// <summary>A share of what the customer pays, for some months.</summary>
    RevenueShare,

    /// <summary>A rate by volume band.</summary>
    Tiered,

    /// <summary>A share of the deal.</summary>
    Percentage,

    /// <summary>A fee.</summary>
    Flat,

    /// <summary>A fee and a share of the deal.</summary>
    Hybrid,

    /// <summary>A share of services revenue.</summary>
    Services,

    /// <summary>Several partners, each its own rate on its own share.</summary>
    ContributionSplit,
}

/// <summary>What a commission is a share of.</summary>
[JsonConverter(typeof(SnakeCase<CommissionBase>))]
public enum CommissionBase
{
    /// <summary>First-year revenue, without renewals and services.</summary>
    FirstYear,

    /// <summary>What the customer pays, payment by payment.</summary>
    RecurringPayments,

    /// <summary>The period's volume.</summary>
    Volume,

    /// <summary>The deal's amount.</summary>
    Deal,

    /// <summary>Nothing: a fee.</summary>
    Fee,

    /// <summary>Services revenue.</summary>
    Services,
}

/// <summary>Whether revenue after a renewal pays.</summary>
[JsonConverter(typeof(SnakeCase<Renewals>))]
public enum Renewals
{
    /// <summary>Only the first contract pays.</summary>
    None,

    /// <summary>Renewals pay too.</summary>
    Included,
}

/// <summary>How often the customer pays.</summary>
[JsonConverter(typeof(SnakeCase<Billing>))]
public enum Billing
{
    /// <summary>Each month.</summary>
    Monthly,

    /// <summary>Each three months, ahead.</summary>
    Quarterly,

    /// <summary>Each year, ahead.</summary>
    Annual,
}

/// <summary>One band of a tiered commission.</summary>
public sealed record CommissionBand : IBand
{
    /// <inheritdoc />
    [Within(0, 1_000_000_000_000)]
    public required decimal From { get; init; }

    /// <summary>The rate of the band.</summary>
    [Within(0, 100)]
    public required Percent RatePercent { get; init; }
}

/// <summary>The policy's <c>commission</c> section. Source: the commission calculation examples.</summary>
public sealed record CommissionPlan
{
    /// <summary>Whether a deal without a rate of its own takes the one of the partner's tier.</summary>
    [Description("Whether a deal without its own rate takes the tier's.")]
    public required bool RateFollowsTier { get; init; }

    /// <summary>Months after which a contract renews, unless the deal says otherwise.</summary>
    public required int ContractMonths { get; init; }

    /// <summary>How the bands pay.</summary>
    public required BandMode Mode { get; init; }

    /// <summary>Rate by volume, lowest first.</summary>
    [Size(1, 20)]
    public required IReadOnlyList<CommissionBand> Bands { get; init; }
}

/// <summary>One line of a commission: a sales line, a year, a band or a partner.</summary>
public sealed record CommissionLine(
    string Label,
    Money? Base,
    [property: Description("The rate paid, after attribution.")] Percent? RatePercent,
    Money Commission,
    [property: Description("What the year's cap leaves.")] Money? Paid = null);

/// <summary>One customer payment and what it earns.</summary>
public sealed record SharePayment(
    int No,
    [property: Description("Months since the first payment.")] int Month,
    DateOnly? Date,
    Money Base,
    Money Commission);

/// <summary>The jump at the next band of retroactive terms.</summary>
public sealed record BandCliff(
    Money At,
    [property: Description("Volume still missing.")] Money Short,
    Percent RatePercent,
    [property: Description("Commission on the whole volume at that point.")] Money Commission,
    [property: Description("More than on the volume now.")] Money Jump);

/// <summary>What a cap took.</summary>
public sealed record CapOutcome(Money Cap, Money AlreadyPaid, Money BeforeCap, Money Forfeited);

/// <summary>A foreign amount and the locked rate that turned it into the program's currency.</summary>
public sealed record Exchange(string Currency, decimal Amount, decimal Rate, DateOnly Date, Money Converted);
