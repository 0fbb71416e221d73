using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>What happened to an invoice. The first four can make a commission due; the others take it back.</summary>
[JsonConverter(typeof(SnakeCase<LedgerEventKind>))]
public enum LedgerEventKind
{
    /// <summary>The deal was signed.</summary>
    Signed,

    /// <summary>The customer's payment was received.</summary>
    Payment,

    /// <summary>The implementation was complete.</summary>
    Implementation,

    /// <summary>The trial was over.</summary>
    TrialComplete,

    /// <summary>Some of the payment was given back.</summary>
    Refund,

    /// <summary>The customer cancelled.</summary>
    Cancellation,

    /// <summary>The customer pays less from now on.</summary>
    Downgrade,

    /// <summary>The referral was fraudulent.</summary>
    Fraud,

    /// <summary>The invoice should never have been posted.</summary>
    Reversal,
}

/// <summary>One event of a partner's deal. Its key is (program, invoice, component), and for what takes back also kind and ref.</summary>
public sealed record LedgerEvent
{
    private const long Most = 1_000_000_000_000;

    /// <summary>The component of an event that names none.</summary>
    internal const string UsualComponent = "commission";

    /// <summary>What happened.</summary>
    public required LedgerEventKind Kind { get; init; }

    /// <summary>Whose commission it is.</summary>
    [Size(1, 80)]
    public required string Partner { get; init; }

    /// <summary>The customer's invoice.</summary>
    [Size(1, 80)]
    public required string Invoice { get; init; }

    /// <summary>The day it happened; before the period, it is part of the opening balance.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Paid, given back or lost, in the invoice's currency.</summary>
    [Description("Paid, refunded or lost."), Within(0, Most)]
    public decimal? Amount { get; init; }

    /// <summary>The invoice's currency, when not the program's.</summary>
    [Description("If foreign, with rate (to ours) and rateDate."), Size(3, 3)]
    public string? Currency { get; init; }

    /// <summary>The locked rate: program currency for one unit of the invoice's.</summary>
    [Within("0.00000001", "100000000")]
    public decimal? Rate { get; init; }

    /// <summary>The day the rate was locked.</summary>
    public DateOnly? RateDate { get; init; }

    /// <summary>The partner's rate; absent, its tier's.</summary>
    [Within(0, 100)]
    public Percent? RatePercent { get; init; }

    /// <summary>The partner's tier, where commission follows it.</summary>
    [Size(1, 60)]
    public string? Tier { get; init; }

    /// <summary>Whose deal it is; absent, sourced.</summary>
    public DealClass? Attribution { get; init; }

    /// <summary>The commission, already worked out.</summary>
    [Description("Instead of a rate."), Within(0, Most)]
    public Money? Commission { get; init; }

    /// <summary>The customer's first payment, from which clawback days run; absent, this event's day.</summary>
    [Description("Customer's first, if earlier.")]
    public DateOnly? FirstPayment { get; init; }

    /// <summary>The part of the invoice, where one invoice pays several commissions.</summary>
    [Description("If an invoice pays several."), Size(1, 80)]
    public string? Component { get; init; }

    /// <summary>The credit note, to tell two refunds of one invoice apart.</summary>
    [Description("Tells refunds of one invoice apart."), Size(1, 80)]
    public string? Ref { get; init; }

    /// <summary>Whether it takes back what another event made due.</summary>
    internal bool TakesBack => Kind >= LedgerEventKind.Refund;

    /// <summary>The invoice and the part of it that the event is about.</summary>
    internal LedgerKey Key => new(Invoice, Component ?? UsualComponent);
}

/// <summary>One commission of one invoice.</summary>
internal readonly record struct LedgerKey(string Invoice, string Component);
