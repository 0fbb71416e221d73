using System.ComponentModel;
using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>All partners together, and what finance books: what is owed at the period's end and what could still come back.</summary>
public sealed record StatementTotals(
    Money OpeningBalance,
    Money Accrued,
    Money ClawedBack,
    [property: Description("Held + payable + carried.")] Money Balance,
    Money Held,
    Money Released,
    Money Payable,
    Money CarriedForward,
    Money ClosingBalance,
    [property: Description("Owed to partners at period end, before the payout; balances below zero are not netted.")] Money AccruedLiability,
    [property: Description("Balances below zero: what partners owe.")] Money OwedByPartners,
    [property: Description("What could still be clawed back of released commission, fraud aside.")] Money ClawbackExposure)
{
    internal static StatementTotals Of(IReadOnlyList<PartnerBalance> partners, IReadOnlyList<ExposureBand> exposure, PayoutPlan plan, Trace trace)
    {
        const string Rule = CommissionStatement.Rule;
        var zero = trace.Currency.Zero;
        Money Sum(string what, Func<PartnerBalance, Money> of) => trace.Sum(what, [.. partners.Select(of).Where(part => part != zero)], Rule);
        var opening = Sum("Opening balances", partner => partner.OpeningBalance);
        var accrued = Sum("Accrued in the period", partner => partner.Accrued);
        var clawed = Sum("Clawed back and reversed", partner => partner.ClawedBack);
        var balance = trace.Record("Balance", $"{opening} + {accrued} − {clawed}", opening + accrued - clawed, Rule);
        var held = Sum($"Held for {plan.HoldbackDays} days", partner => partner.Held);
        var released = Sum("Released from holdback in the period", partner => partner.Released);
        foreach (var partner in partners.Count <= CommissionStatement.Listed ? partners : [])
        {
            trace.Record($"{partner.Partner}: payable", $"{partner.Balance} balance − {partner.Held} held = {partner.Balance - partner.Held}, against the minimum payout of {plan.MinimumPayout}", partner.Payable, "revenue-sharing-models#payout-terms");
        }

        var payable = Sum($"Payable: partners whose free balance is at least {plan.MinimumPayout}", partner => partner.Payable);
        var carried = trace.Record("Carried forward", $"{balance} − {held} held − {payable} payable", balance - held - payable, Rule);
        var closing = trace.Minus("Closing balance", balance, payable, Rule);
        var liability = Sum("Accrued liability at the period's end", partner => Money.Max(partner.Balance, zero));
        var owed = Sum("Owed by partners", partner => Money.Max(-partner.Balance, zero));
        foreach (var band in exposure.Where(band => band.Invoices > 0))
        {
            trace.Record($"Exposure, {(band.ToDay is { } to ? $"day {band.FromDay} to {to - 1}" : $"day {band.FromDay} and later")} since the first payment",
                $"{CommissionStatement.Count(band.Invoices, "invoice")} with {band.Released} released, each at its day's share", band.Exposure, "revenue-sharing-models#clawback-provisions");
        }

        var exposed = trace.Sum("Clawback exposure", [.. exposure.Select(band => band.Exposure).Where(part => part != zero)], "revenue-sharing-models#clawback-provisions");
        return new(opening, accrued, clawed, balance, held, released, payable, carried, closing, liability, owed, exposed);
    }
}
