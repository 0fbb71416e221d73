using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>What may be true of a deal, or of who sold it.</summary>
[JsonConverter(typeof(SnakeCase<SpiffFact>))]
public enum SpiffFact
{
    /// <summary>The customer is new to us.</summary>
    NewLogo,

    /// <summary>The deal is on a strategic product line.</summary>
    StrategicLine,

    /// <summary>It is the partner's first deal.</summary>
    FirstDeal,

    /// <summary>It sells the product that was launched.</summary>
    NewProduct,

    /// <summary>The partner met the quota of the quarter the deal closes in.</summary>
    QuotaMet,

    /// <summary>It was won against a competitor.</summary>
    CompetitiveWin,

    /// <summary>It bundles several products.</summary>
    Bundle,

    /// <summary>It sells something else to an existing customer.</summary>
    CrossSell,

    /// <summary>It sells an existing customer more of the same.</summary>
    Upsell,

    /// <summary>The partner is not active.</summary>
    InactivePartner,
}

/// <summary>How a bonus is worked out.</summary>
[JsonConverter(typeof(SnakeCase<SpiffPay>))]
public enum SpiffPay
{
    /// <summary>A fixed amount.</summary>
    Amount,

    /// <summary>A percentage of the whole deal.</summary>
    DealPercent,

    /// <summary>A percentage of what the customer pays on top of before.</summary>
    IncrementPercent,

    /// <summary>Percentage points more on the commission rate: paid on the deal.</summary>
    CommissionPoints,

    /// <summary>A percentage of the commission itself: relative.</summary>
    CommissionPercent,

    /// <summary>The commission so many times over.</summary>
    CommissionMultiple,

    /// <summary>A percentage for each contract year after the first.</summary>
    YearPercent,

    /// <summary>An amount for each approved reference.</summary>
    PerReference,

    /// <summary>An amount for each approved contribution.</summary>
    PerContribution,
}

/// <summary>The day from which a bonus's days count.</summary>
[JsonConverter(typeof(SnakeCase<SpiffStart>))]
public enum SpiffStart
{
    /// <summary>The day the plan names for the deal, such as its registration.</summary>
    Opened,

    /// <summary>The day the partner joined.</summary>
    PartnerSince,

    /// <summary>The day of the product's launch.</summary>
    Launched,
}

/// <summary>What a percentage for each contract year applies to.</summary>
[JsonConverter(typeof(SnakeCase<SpiffYearBase>))]
public enum SpiffYearBase
{
    /// <summary>The whole contract.</summary>
    Deal,

    /// <summary>One year of it.</summary>
    Year,
}

/// <summary>One bonus: what it pays and what it asks.</summary>
public sealed record Spiff
{
    /// <summary>Its name.</summary>
    [Size(1, 100)]
    public required string Name { get; init; }

    /// <summary>The rule it comes from, as document and heading.</summary>
    [Size(3, 200)]
    public required string Rule { get; init; }

    /// <summary>How it is worked out.</summary>
    public required SpiffPay Pays { get; init; }

    /// <summary>What must be true of the deal.</summary>
    public SpiffFact? Fact { get; init; }

    /// <summary>The deal must be larger than this; exactly this is not enough.</summary>
    [Description("The deal must be strictly above this.")]
    public Money? OverAmount { get; init; }

    /// <summary>The deal must close within so many days of <see cref="Since"/>; the last of them still counts.</summary>
    [Within(0, 3_650)]
    public int? WithinDays { get; init; }

    /// <summary>The upper end where a range of days is printed.</summary>
    [Within(0, 3_650)]
    public int? WithinDaysTo { get; init; }

    /// <summary>Where those days start.</summary>
    public SpiffStart? Since { get; init; }

    /// <summary>Whether it runs to the end of the fiscal quarter.</summary>
    public bool? UntilQuarterEnd { get; init; }

    /// <summary>The amount, or the lower end of its range.</summary>
    [Within(0, 1_000_000_000)]
    public Money? Amount { get; init; }

    /// <summary>The upper end of the amount's range.</summary>
    [Within(0, 1_000_000_000)]
    public Money? AmountTo { get; init; }

    /// <summary>The rate, or the lower end of its range.</summary>
    [Within(0, 1_000)]
    public Percent? Percent { get; init; }

    /// <summary>The upper end of the rate's range.</summary>
    [Within(0, 1_000)]
    public Percent? PercentTo { get; init; }

    /// <summary>How many times the commission is paid in all.</summary>
    [Within(1, 100)]
    public decimal? Multiple { get; init; }
}

/// <summary>The policy's <c>spiffs</c> section. Source: SPIFF programs, quick bonus, strategic initiative bonus.</summary>
public sealed record SpiffPlan
{
    /// <summary>Whether bonuses on one deal add up; else only the largest is paid.</summary>
    public required bool Stackable { get; init; }

    /// <summary>Whether only active partners earn them.</summary>
    public required bool ActivePartnersOnly { get; init; }

    /// <summary>Days from close in which a bonus is claimed; the last of them still counts.</summary>
    [Within(0, 366)]
    public required int ClaimDays { get; init; }

    /// <summary>Business days in which a claim is approved, where promised.</summary>
    [Within(0, 366)]
    public int? ApproveBusinessDays { get; init; }

    /// <summary>Business days from approval to payment, where promised.</summary>
    [Within(0, 366)]
    public int? PayBusinessDays { get; init; }

    /// <summary>The bonuses there are.</summary>
    [Size(1, 50)]
    public required IReadOnlyList<Spiff> Bonuses { get; init; }
}
