using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>The event that makes a commission due. One plan has one, so that a deal is never paid three times.</summary>
[JsonConverter(typeof(SnakeCase<PayoutTrigger>))]
public enum PayoutTrigger
{
    /// <summary>The customer's payment is received.</summary>
    Payment,

    /// <summary>The implementation is complete.</summary>
    Implementation,

    /// <summary>The trial is over and the customer stays.</summary>
    TrialComplete,
}

/// <summary>The policy's <c>payouts</c> section. Source: payout terms, revenue recognition timing.</summary>
public sealed record PayoutPlan
{
    /// <summary>What makes a commission due.</summary>
    public required PayoutTrigger Trigger { get; init; }

    /// <summary>Days a commission is held for refunds; released on the last.</summary>
    [Within(0, 365)]
    public required int HoldbackDays { get; init; }

    /// <summary>The smallest payout, inclusive.</summary>
    public required Money MinimumPayout { get; init; }

    /// <summary>How many months lie between two payouts.</summary>
    [Within(1, 12)]
    public required int PayEveryMonths { get; init; }

    /// <summary>Days from the period's end in which the payout is made.</summary>
    [Within(0, 365)]
    public required int PayWithinDays { get; init; }

    /// <summary>The last working day within the term.</summary>
    internal DateOnly PayoutDate(DateOnly periodEnd, Calendar calendar) => calendar.OnOrBefore(periodEnd.AddDays(PayWithinDays));

    /// <summary>Whether an event of this kind makes a commission due.</summary>
    internal bool IsTrigger(LedgerEventKind kind) => kind == Trigger switch
    {
        PayoutTrigger.Implementation => LedgerEventKind.Implementation,
        PayoutTrigger.TrialComplete => LedgerEventKind.TrialComplete,
        _ => LedgerEventKind.Payment,
    };
}
