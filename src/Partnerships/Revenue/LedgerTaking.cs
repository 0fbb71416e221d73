using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>What an event takes back of an invoice's commission, or why that cannot be worked out.</summary>
internal static class LedgerTaking
{
    private const string Provisions = "revenue-sharing-models#clawback-provisions";

    public static (Taking? Taking, Refusal? Fault) Of(LedgerEvent posted, LedgerEntry entry, ClawbackPlan plan, string path, Trace steps)
    {
        if (Fault(posted, entry, path) is { } fault)
        {
            return (null, fault);
        }

        var days = posted.Date.DayNumber - entry.FirstPayment.DayNumber;
        return (posted.Kind switch
        {
            LedgerEventKind.Refund => new(Concerned("refund", posted, entry, steps), posted.Amount!.Value),
            LedgerEventKind.Downgrade => new(OnDay(days, Concerned("amount lost", posted, entry, steps), posted, plan, steps)),
            LedgerEventKind.Cancellation => new(OnDay(days, entry.Commission, posted, plan, steps)),
            LedgerEventKind.Fraud => new(steps.Rate($"{posted.Invoice}: clawback on fraud, on any day", entry.Commission, plan.FraudPercent, Provisions)),
            _ => new(steps.Record($"{posted.Invoice}: reversal", "the exact negative of the accrual", entry.Commission, CommissionStatement.Checks)),
        }, null);
    }

    /// <summary>Why the ledger line takes back; null for a reversal.</summary>
    public static ClawbackReason? Reason(LedgerEventKind kind) => kind switch
    {
        LedgerEventKind.Refund => ClawbackReason.Refund,
        LedgerEventKind.Cancellation => ClawbackReason.Cancellation,
        LedgerEventKind.Downgrade => ClawbackReason.Downgrade,
        LedgerEventKind.Fraud => ClawbackReason.Fraud,
        _ => null,
    };

    private static Money OnDay(int days, Money concerned, LedgerEvent posted, ClawbackPlan plan, Trace steps)
    {
        var (part, whole) = plan.Share(days);
        return steps.Prorate($"{posted.Invoice}: clawback, day {days}", concerned, part, whole, Provisions);
    }

    /// <summary>The commission on a part of the invoice: at its rate, or in proportion where the commission was given.</summary>
    private static Money Concerned(string what, LedgerEvent posted, LedgerEntry entry, Trace steps)
    {
        var label = $"{posted.Invoice}: commission on the {what}";
        return entry.PaidRate is { } rate
            ? steps.Rate(label, LedgerAccrual.InProgram($"{posted.Invoice}, {what}", posted.Amount!.Value, entry.Posted, steps), rate, CommissionStatement.Checks)
            : steps.Prorate(label, entry.Commission, posted.Amount!.Value, entry.Posted.Amount!.Value, CommissionStatement.Checks);
    }

    private static Refusal? Fault(LedgerEvent posted, LedgerEntry entry, string path)
    {
        var partial = posted.Kind is LedgerEventKind.Refund or LedgerEventKind.Downgrade;
        return posted switch
        {
            _ when posted.Partner != entry.Posted.Partner =>
                new("other_partner", $"{path}.partner", posted.Partner, $"{entry.Posted.Partner}, to whom the invoice was posted", "Correct the partner, or the component of a shared deal."),
            _ when posted.Date < entry.Posted.Date =>
                new("dates_out_of_order", $"{path}.date", Calendar.Iso(posted.Date), $"{Calendar.Iso(entry.Posted.Date)}, the day of the invoice, or later", "Correct one of the two days."),
            { Rate: not null } or { RateDate: not null } or { RatePercent: not null } or { Tier: not null } or { Attribution: not null } or { Commission: not null } or { FirstPayment: not null } =>
                new("needless_field", path, "terms of its own", "the invoice's rate, tier, attribution and first payment, which apply unchanged", "Give kind, partner, invoice, date, amount and ref only."),
            { Currency: { } currency } when currency != entry.Posted.Currency =>
                new("other_currency", $"{path}.currency", currency, $"{entry.Posted.Currency ?? "no currency"}, as on the invoice", "Give the amount in the invoice's currency."),
            { Amount: null } when partial =>
                new("missing_field", $"{path}.amount", null, "the amount given back or lost", "Give it in the invoice's currency."),
            { Amount: not null } when !partial =>
                new("needless_field", $"{path}.amount", Decimals.Text(posted.Amount.Value), "nothing, since all of the commission is concerned", "Leave it out, or give refund or downgrade as the kind."),
            { Amount: { } } when entry.Posted.Amount is null or 0m =>
                new("unknown_share", $"{path}.amount", Decimals.Text(posted.Amount.Value), "a refund of an invoice whose amount is known", "Give the invoice's amount beside its commission."),
            { Amount: { } part } when part + (posted.Kind == LedgerEventKind.Refund ? entry.Refunded : 0m) > entry.Posted.Amount =>
                new("more_than_paid", $"{path}.amount", Decimals.Text(part), $"at most {Decimals.Text(entry.Posted.Amount.Value - (posted.Kind == LedgerEventKind.Refund ? entry.Refunded : 0m))}, what is left of the invoice", "Give the amount of this invoice only."),
            _ => null,
        };
    }
}
