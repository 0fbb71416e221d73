using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>The terms of one ledger: a period, a policy, a currency and the program's name in the keys.</summary>
public sealed record LedgerTerms(DateOnly From, DateOnly To, CommissionStatement.Policy Policy, Currency Currency, string? Program = null)
{
    /// <summary>The first and last day in words.</summary>
    internal string Period => $"{Calendar.Iso(From)} to {Calendar.Iso(To)}";
}

/// <summary>The commission that an event makes due, or why it cannot be worked out.</summary>
internal static class LedgerAccrual
{
    public static (LedgerEntry? Entry, Refusal? Fault) Of(LedgerEvent posted, LedgerTerms terms, string path, Trace steps)
    {
        if (Fault(posted, terms, path) is { } fault)
        {
            return (null, fault);
        }

        var held = posted.Date.AddDays(terms.Policy.Payouts.HoldbackDays);
        if (posted.Commission is { } given)
        {
            return (new(posted, steps.Record($"{posted.Invoice}: commission", "given with the event", given + steps.Currency.Zero, CommissionStatement.Rule), null, terms.From, held), null);
        }

        var (rate, wrong) = Rate(posted, terms.Policy, path);
        if (rate is not { } full)
        {
            return (null, wrong);
        }

        var attribution = posted.Attribution ?? DealClass.Sourced;
        var factor = terms.Policy.DealClasses.PayoutFactor.Of(attribution);
        var paid = factor == Percent.Hundred ? full : steps.Times($"{posted.Invoice}: rate paid, {DealClassification.Words(attribution)}", full, factor, "revenue-sharing-models#partner-attribution-framework");
        var commission = steps.Rate($"{posted.Invoice}: commission", InProgram(posted.Invoice, posted.Amount!.Value, posted, steps), paid, CommissionStatement.Rule);
        return (new(posted, commission, paid, terms.From, held), null);
    }

    /// <summary>An amount of an invoice at the invoice's own locked rate, so that a full refund comes to exactly what was paid.</summary>
    public static Money InProgram(string what, decimal amount, LedgerEvent invoice, Trace steps) => IsForeign(invoice, steps.Currency)
        ? steps.Convert($"{what}: at the rate locked on {Calendar.Iso(invoice.RateDate!.Value)}", amount, Currency.Of(invoice.Currency!), invoice.Rate!.Value, CommissionStatement.Checks)
        : steps.Currency.Round(amount);

    private static bool IsForeign(LedgerEvent posted, Currency program) => posted.Currency is not null && posted.Currency != program.Code;

    private static Refusal? Fault(LedgerEvent posted, LedgerTerms terms, string path)
    {
        if (posted is { Amount: null, Commission: null })
        {
            return new("missing_field", $"{path}.amount", null, "the amount paid, or the commission", "Give one of the two.");
        }

        if (posted.Commission is not null && (posted.RatePercent is not null || posted.Tier is not null || posted.Attribution is not null))
        {
            return new("given_twice", $"{path}.commission", "a commission and terms to work it out", "commission, or ratePercent, tier and attribution", "Leave one of the two out.");
        }

        if (posted.Ref is not null)
        {
            return new("needless_field", $"{path}.ref", posted.Ref, "nothing: ref tells refunds of one invoice apart", "Tell two commissions of one invoice apart by component.");
        }

        if (posted.FirstPayment > posted.Date)
        {
            return new("dates_out_of_order", $"{path}.firstPayment", Calendar.Iso(posted.FirstPayment.Value), $"{Calendar.Iso(posted.Date)} or earlier", "Give the day of the customer's first payment.");
        }

        var faults = new List<Refusal>();
        LockedRate.Check(posted.Amount ?? 0m, posted.Currency, posted.Rate, posted.RateDate, terms.Currency, path, faults);
        return faults.FirstOrDefault();
    }

    /// <summary>The rate given, else the tier's.</summary>
    private static (Percent? Rate, Refusal? Fault) Rate(LedgerEvent posted, CommissionStatement.Policy policy, string path)
    {
        if (posted.RatePercent is { } given)
        {
            return (given, null);
        }

        if (posted.Tier is not { } tier || !policy.Commission.RateFollowsTier)
        {
            return (null, new("missing_field", $"{path}.ratePercent", null,
                policy.Commission.RateFollowsTier ? "a rate, or a tier whose rate applies" : "a rate; in this policy commission does not follow the tier", "Give the rate of the plan."));
        }

        try
        {
            var level = policy.Tiers.Named(tier, $"{path}.tier");
            return level.CommissionPercent is { } rate
                ? (rate, null)
                : (null, new("needs_terms", $"{path}.ratePercent", null, $"the rate agreed with this partner, since {level.Name} has custom terms", "Agree the rate and post the event again; until then it is not zero, it is open."));
        }
        catch (RefusalException refused)
        {
            return (null, refused.Refusals[0]);
        }
    }
}
