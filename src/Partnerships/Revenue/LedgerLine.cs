using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>What a ledger line does. Accrual, clawback, reversal and payout change the balance; the others say where it stands.</summary>
[JsonConverter(typeof(SnakeCase<LedgerLineKind>))]
public enum LedgerLineKind
{
    /// <summary>Commission became due.</summary>
    Accrual,

    /// <summary>Commission taken back for a reason.</summary>
    Clawback,

    /// <summary>The exact negative of a line posted in error.</summary>
    Reversal,

    /// <summary>The holdback of an invoice ended in the period.</summary>
    Release,

    /// <summary>Still held at the period's end.</summary>
    Holdback,

    /// <summary>Paid out.</summary>
    Payout,

    /// <summary>Below the minimum, or below zero: goes to the next statement.</summary>
    CarryForward,
}

/// <summary>One line of the ledger.</summary>
public sealed record LedgerLine(
    LedgerLineKind Kind,
    string Partner,
    [property: Description("Program, invoice, component; kind and ref of what takes back. Absent for a partner's payout and carry-forward.")] string? Key,
    DateOnly Date,
    [property: Description("Signed where it changes the balance.")] Money Amount,
    [property: Description("Held until.")] DateOnly? Until = null,
    ClawbackReason? Reason = null);

/// <summary>An event that posted nothing, and why.</summary>
public sealed record Unposted(
    [property: Description("Place in events, from 0.")] int Index,
    string Invoice,
    string Code,
    string Reason);

/// <summary>What one event did.</summary>
public sealed record Posting(IReadOnlyList<LedgerLine> Lines, IReadOnlyList<Unposted> Unposted);

/// <summary>A partner's statement: opening + accrued − clawed back = balance = held + payable + carried; closing is after the payout.</summary>
public sealed record PartnerBalance(
    string Partner,
    Money OpeningBalance,
    Money Accrued,
    [property: Description("Clawbacks and reversals.")] Money ClawedBack,
    [property: Description("Opening + accrued - clawed back = held + payable + carried.")] Money Balance,
    Money Held,
    [property: Description("First day on which something held is released.")] DateOnly? NextRelease,
    [property: Description("Came out of holdback in the period.")] Money Released,
    Money Payable,
    Money CarriedForward,
    [property: Description("After the payout: held + carried.")] Money ClosingBalance);

/// <summary>What could still be taken back of released commission whose customer is at this age.</summary>
public sealed record ExposureBand(
    [property: Description("Days from the first payment, inclusive.")] int FromDay,
    [property: Description("Exclusive; absent in the last band.")] int? ToDay,
    int Invoices,
    [property: Description("Released commission not taken back yet.")] Money Released,
    Money Exposure);
