using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Affiliate;

/// <summary>How an affiliate earns. Source: Commission Structure Models and Reward Variants.</summary>
[JsonConverter(typeof(SnakeCase<AffiliateModel>))]
public enum AffiliateModel
{
    /// <summary>A fee for each new customer.</summary>
    Flat,

    /// <summary>A share of the first payment.</summary>
    Percentage,

    /// <summary>A share of each payment, for some months.</summary>
    Recurring,

    /// <summary>A share of each payment that changes with the payment's number.</summary>
    SteppedRecurring,

    /// <summary>A share of the first payment by the month's number of referrals.</summary>
    Tiered,

    /// <summary>A fee and a share of the first payment.</summary>
    Hybrid,
}

/// <summary>The policy's <c>affiliateTerms</c> section.</summary>
public sealed record PayoutTerms
{
    /// <summary>Days a commission is held for refunds.</summary>
    [Within(0, 90)]
    public required int HoldbackDays { get; init; }

    /// <summary>The smallest payout, inclusive.</summary>
    public required Money MinimumPayout { get; init; }

    /// <summary>How many months lie between two payouts.</summary>
    [Within(1, 12)]
    public required int PayEveryMonths { get; init; }

    /// <summary>Payments of a customer that earn recurring commission.</summary>
    [Within(1, 600)]
    public required int RecurringMonths { get; init; }

    /// <summary>Rate by payment number, of the stepped model.</summary>
    [Size(1, 20)]
    public required IReadOnlyList<RateStep> Steps { get; init; }

    /// <summary>How the tiers pay.</summary>
    public required BandMode TierMode { get; init; }

    /// <summary>Rate by referrals in a month.</summary>
    [Size(1, 20)]
    public required IReadOnlyList<AffiliateTier> Tiers { get; init; }
}

/// <summary>The rate from one of a customer's payments on.</summary>
public sealed record RateStep : IBand
{
    /// <inheritdoc />
    public required decimal From { get; init; }

    /// <summary>The rate.</summary>
    [Within(0, 100)]
    public required Percent RatePercent { get; init; }
}

/// <summary>One tier of the ladder.</summary>
public sealed record AffiliateTier : IBand
{
    /// <summary>The tier's name.</summary>
    public required string Name { get; init; }

    /// <inheritdoc />
    public required decimal From { get; init; }

    /// <summary>The rate.</summary>
    [Within(0, 100)]
    public required Percent RatePercent { get; init; }

    /// <summary>True where the source prints a bonus without an amount ("35% + bonus").</summary>
    [Description("True when a bonus without a printed amount comes on top.")]
    public bool BonusToAgree { get; init; }
}

/// <summary>A customer's payment that an affiliate brought.</summary>
public sealed record ReferredPayment
{
    /// <summary>When it was paid.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>How much was paid.</summary>
    [Within(0, 1_000_000_000_000)]
    public required Money Amount { get; init; }

    /// <summary>Which of the customer's payments it is; absent, the first.</summary>
    [Description("The customer's nth payment (1)."), Within(1, 10_000)]
    public int? No { get; init; }

    /// <summary>What was refunded of it.</summary>
    [Within(0, 1_000_000_000_000)]
    public Money? Refunded { get; init; }
}

/// <summary>What one payment earns and when it is released.</summary>
public sealed record PayoutLine(
    DateOnly Date,
    [property: Description("Paid less refunded.")] Money Base,
    Percent? RatePercent,
    Money? Fee,
    Money Commission,
    DateOnly ReleaseOn,
    bool Held,
    [property: Description("Why it earns nothing; absent when it earns.")] string? Note);

/// <summary>The tier of one month.</summary>
public sealed record MonthTier(
    [property: Description("yyyy-MM.")] string Month,
    int Referrals,
    string Tier,
    [property: Description("In marginal mode only for the referrals in this tier.")] Percent RatePercent,
    int? ReferralsToNext,
    Percent? NextRatePercent);
