using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>Why commission is taken back; also the ledger line's reason code.</summary>
[JsonConverter(typeof(SnakeCase<ClawbackReason>))]
public enum ClawbackReason
{
    /// <summary>The customer cancelled.</summary>
    Cancellation,

    /// <summary>The customer stayed and pays less.</summary>
    Downgrade,

    /// <summary>Part of what the customer paid was given back.</summary>
    Refund,

    /// <summary>The referral was fraudulent.</summary>
    Fraud,
}

/// <summary>What is taken back from a day on: a share, or one that falls day by day.</summary>
public sealed record ClawbackBand : IBand
{
    /// <inheritdoc />
    public required decimal From { get; init; }

    /// <summary>The share taken back; absent in a pro-rated band.</summary>
    [Within(0, 100)]
    public Percent? TakenPercent { get; init; }

    /// <summary>Days over which the share falls to nothing: (these − day) ÷ these.</summary>
    [Description("Pro-rated over so many days: (these - day) / these."), Within(1, 10_000)]
    public int? ProRataDays { get; init; }

    /// <summary>The share taken on a day, as a part of a whole, so that a third is not cut short before it is multiplied.</summary>
    internal (decimal Part, decimal Whole) Share(int day) => this switch
    {
        { ProRataDays: { } days } => (Math.Max(days - day, 0), days),
        { TakenPercent: { } taken } => (taken.Points, Percent.Hundred.Points),
        _ => throw new RefusalException(new Refusal("missing_field", "clawback.bands", null, "takenPercent or proRataDays in each band", "Complete the policy's clawback section.")),
    };
}

/// <summary>The policy's <c>clawback</c> section. Source: clawback provisions.</summary>
public sealed record ClawbackPlan
{
    /// <summary>By days from the customer's first payment, lowest first.</summary>
    [Size(1, 20)]
    public required IReadOnlyList<ClawbackBand> Bands { get; init; }

    /// <summary>Taken back on fraud, on any day.</summary>
    [Within(0, 100)]
    public required Percent FraudPercent { get; init; }

    /// <summary>Whether fraud ends the partnership.</summary>
    public required bool FraudEndsPartnership { get; init; }

    /// <summary>The share that a day takes back, as a part of a whole; nothing before the first band.</summary>
    internal (decimal Part, decimal Whole) Share(int day) => Kernel.Bands.Reached(Bands, day)?.Share(day) ?? (0m, Percent.Hundred.Points);
}
