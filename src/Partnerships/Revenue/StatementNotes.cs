using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>What a statement takes for granted, what it lacks, and what its reader should look at.</summary>
internal static class StatementNotes
{
    /// <summary>More than these are counted, not named.</summary>
    private const int Named = 10;

    private static readonly string[] Harmless = ["already_posted", "after_period", "not_the_trigger"];

    public static void Say(CommissionStatement.Input input, CommissionStatement.Policy policy, CommissionLedger ledger, IReadOnlyList<PartnerBalance> partners, List<Unposted> unposted, Trace trace)
    {
        Assume(input, policy, ledger, trace);
        var missing = unposted.Where(one => !Harmless.Contains(one.Code)).OrderBy(one => one.Index).ToList();
        foreach (var one in missing.Take(Named))
        {
            trace.Lacks(one.Reason);
        }

        if (missing.Count > Named)
        {
            trace.Lacks($"{CommissionStatement.Count(missing.Count - Named, "more event")} that cannot be worked out; see unposted.");
        }

        Warn(input, policy, partners, unposted, trace);
    }

    private static void Assume(CommissionStatement.Input input, CommissionStatement.Policy policy, CommissionLedger ledger, Trace trace)
    {
        var plan = policy.Payouts;
        trace.Assume($"Commission accrues on cash, on the plan's one trigger ({Words(plan.Trigger)}); bookings are not in these figures.");
        trace.Assume($"A commission is held for {plan.HoldbackDays} days and released on the last; clawbacks come on top and take back later. Released commission counts as paid in the exposure, whose worst case is that every customer leaves on {Calendar.Iso(input.To)}.");
        trace.Assume($"A free balance of exactly {plan.MinimumPayout} is paid; less is carried forward.");
        trace.Assume("Clawback days count from the customer's first payment; all that goes back of one commission is never more than the commission.");
        trace.Assume("To post an event once, the keys of all events given are remembered; what is not given (a key of an earlier statement) cannot be recognised.");
        if (ledger.BroughtForward > 0)
        {
            trace.Assume($"Earlier invoices ({Decimals.Text(ledger.BroughtForward)} from before {Calendar.Iso(input.From)}) are in the opening balance and do not accrue again; where no opening balance is given, what was still held of them is it.");
        }

        var accruals = input.Events.Where(one => plan.IsTrigger(one.Kind)).ToList();
        if (accruals.Exists(one => one is { Attribution: null, Commission: null }))
        {
            trace.Assume("Events without an attribution are taken as sourced and pay the full rate.");
        }

        var tiers = accruals.Where(one => one.RatePercent is null).Select(one => one.Tier).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var level in policy.Tiers.Levels.Where(level => level.OpenEnded && level.CommissionPercent is not null && tiers.Contains(level.Name)))
        {
            trace.Assume($"The rate of {level.Name} is printed as a lower bound; the bound itself, {level.CommissionPercent}, is used.");
        }
    }

    private static void Warn(CommissionStatement.Input input, CommissionStatement.Policy policy, IReadOnlyList<PartnerBalance> partners, List<Unposted> unposted, Trace trace)
    {
        Counted("conflicting_line", "conflicting_lines", "under a key that was posted with other figures; the first stands. Decide which is right before the payout.");
        Counted("already_posted", "already_posted", "posted before, which changed nothing; check what sends them twice.");
        var owing = partners.Where(partner => partner.Balance < trace.Currency.Zero).Select(partner => partner.Partner).ToList();
        if (owing.Count > 0)
        {
            trace.Warn("partner_owes", $"More went back than is owed to {List(owing)}; the balance below zero is carried and set off against the next commissions.", CommissionStatement.Rule);
        }

        var fraud = input.Events.Where(one => one.Kind == LedgerEventKind.Fraud && one.Date >= input.From && one.Date <= input.To).Select(one => one.Partner).Distinct(StringComparer.Ordinal).ToList();
        if (fraud.Count > 0 && policy.Clawback.FraudEndsPartnership)
        {
            trace.Warn("end_partnership", $"A fraudulent referral ends the partnership as well: {List(fraud)}. Stop the payout before it goes out.", "revenue-sharing-models#clawback-provisions");
        }

        if (input.To >= Calendar.AddMonths(input.From, policy.Payouts.PayEveryMonths))
        {
            trace.Warn("slow_payments", $"The period is longer than the {CommissionStatement.Count(policy.Payouts.PayEveryMonths, "month")} between two payouts of the plan; delayed payments strain the partners' cash flow.", "revenue-sharing-models#anti-patterns");
        }

        void Counted(string code, string warning, string what)
        {
            var at = unposted.Where(one => one.Code == code).Select(one => Decimals.Text(one.Index)).ToList();
            if (at.Count > 0)
            {
                trace.Warn(warning, $"{CommissionStatement.Count(at.Count, "event")} {what} Place in events, counted from 0: {List(at)}.", CommissionStatement.Checks);
            }
        }
    }

    private static string List(List<string> names) =>
        string.Join(", ", names.Take(Named)) + (names.Count > Named ? $" and {Decimals.Text(names.Count - Named)} more" : "");

    private static string Words(PayoutTrigger trigger) => trigger switch
    {
        PayoutTrigger.Implementation => "implementation complete",
        PayoutTrigger.TrialComplete => "trial complete",
        _ => "the customer's payment received",
    };
}
