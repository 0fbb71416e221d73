using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Affiliate;

/// <summary>What an affiliate earned, what is held back, what is payable now and what is carried forward.</summary>
public static partial class AffiliatePayout
{
    private const string Rule = "affiliate-program-design#good-affiliate-program";

    /// <summary>One affiliate's statement.</summary>
    public sealed record Input
    {
        /// <summary>The day of the statement.</summary>
        [DecidesPolicy]
        public required DateOnly AsOf { get; init; }

        /// <summary>How the affiliate earns.</summary>
        public required AffiliateModel Model { get; init; }

        /// <summary>The month's payments and those still held from before.</summary>
        [Description("This month's, and those still held.")]
        public required IReadOnlyList<ReferredPayment> Payments { get; init; }

        /// <summary>The rate of percentage, recurring and hybrid.</summary>
        [Within(0, 100)]
        public Percent? RatePercent { get; init; }

        /// <summary>The fee of flat and hybrid.</summary>
        [Within(0, 1_000_000_000_000)]
        public Money? Fee { get; init; }

        /// <summary>How many payments of a customer earn, in the recurring models; absent, the policy's.</summary>
        [Description("Payments that earn, if recurring."), Within(1, 600)]
        public int? Months { get; init; }

        /// <summary>What the last statement carried forward; below zero when the affiliate owes.</summary>
        [Description("Carried forward before."), Within(-1_000_000_000_000, 1_000_000_000_000)]
        public Money? OpeningBalance { get; init; }

        /// <summary>Commission taken back since.</summary>
        [Within(0, 1_000_000_000_000)]
        public IReadOnlyList<Money>? Clawbacks { get; init; }

        /// <summary>Which lines to show.</summary>
        public Page? Page { get; init; }
    }

    /// <summary>The policy's terms.</summary>
    public sealed record Policy
    {
        /// <summary>The section. Source: Good Affiliate Program, Tiered Commission Structure.</summary>
        public required PayoutTerms AffiliateTerms { get; init; }
    }

    /// <summary>The statement: held + payable + carried = balance.</summary>
    public sealed record Result(
        Money OpeningBalance,
        Money Earned,
        Money ClawedBack,
        [property: Description("Opening + earned - clawed back = held + payable + carried.")] Money Balance,
        Money Held,
        [property: Description("First day on which something held is released.")] DateOnly? NextRelease,
        Money Payable,
        [property: Description("Below the minimum payout, or below zero.")] Money CarriedForward,
        [property: Description("Only in the tiered model.")] IReadOnlyList<MonthTier>? Tiers,
        int Total,
        IReadOnlyList<PayoutLine> Lines);

    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(Result))]
    private sealed partial class AffiliatePayoutJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<Input, Policy, Result>(
        "affiliate_payout", "Affiliate payout",
        "One affiliate's statement: commission per referred payment, what is held for refunds, payable now and carried forward.",
        """{"asOf":"2026-05-01","model":"recurring","ratePercent":30,"payments":[{"date":"2026-03-20","amount":100},{"date":"2026-03-31","amount":200,"no":2,"refunded":50},{"date":"2026-04-20","amount":100,"no":2}],"openingBalance":12.5,"clawbacks":[9]}""",
        AffiliatePayoutJson.Default, Run);

    private static Result Run(Input input, Policy policy, RunContext context)
    {
        var (trace, terms, zero) = (context.Trace, policy.AffiliateTerms, context.Currency.Zero);
        Refuse(input);
        var made = new PayoutLines(input, terms, trace);
        var lines = made.All();
        var earned = trace.Sum("Earned", [.. lines.Where(line => line.Commission != zero).Select(line => line.Commission)], Rule);
        var opening = (input.OpeningBalance ?? zero) + zero;
        var clawedBack = trace.Sum("Clawed back", input.Clawbacks ?? [], "revenue-sharing-models#clawback-provisions");
        var balance = trace.Sum("Balance", [opening, earned, -clawedBack], Rule);
        var waiting = lines.Where(line => line.Held && line.Commission != zero).ToList();
        var held = trace.Sum($"Held for {terms.HoldbackDays} days", [.. waiting.Select(line => line.Commission)], Rule);
        var free = trace.Minus("Released", balance, held, Rule);
        var payable = trace.Record("Payable now", $"{free} against the minimum payout of {terms.MinimumPayout}", free > zero && free >= terms.MinimumPayout ? free : zero, Rule);
        var carried = trace.Minus("Carried forward", free, payable, Rule);
        DateOnly? next = waiting.Count == 0 ? null : waiting.Min(line => line.ReleaseOn);
        trace.Assume($"A payment's commission is released {terms.HoldbackDays} days after the payment; a refund until then lowers what it is a share of.");
        if (terms.PayEveryMonths > 1)
        {
            trace.Warn("slow_payments", $"The program pays every {terms.PayEveryMonths} months; affiliates expect to be paid monthly.", "affiliate-program-design#anti-patterns");
        }

        trace.Conclude($"{payable} {context.Currency.Code} is payable now, {held} is held{(next is { } day ? $" (next release {Calendar.Iso(day)})" : "")} and {carried} is carried forward: together the balance of {balance}.");
        return new(opening, earned, clawedBack, balance, held, next, payable, carried, made.Tiers, lines.Count, Page.Of(lines, input.Page));
    }

    private static void Refuse(Input input)
    {
        (string Name, bool Given, bool Needed, AffiliateModel[] Of)[] fields =
        [
            ("ratePercent", input.RatePercent is not null, true, [AffiliateModel.Percentage, AffiliateModel.Recurring, AffiliateModel.Hybrid]),
            ("fee", input.Fee is not null, true, [AffiliateModel.Flat, AffiliateModel.Hybrid]),
            ("months", input.Months is not null, false, [AffiliateModel.Recurring, AffiliateModel.SteppedRecurring]),
        ];
        var faults = new List<Refusal>();
        foreach (var (name, given, needed, of) in fields)
        {
            if (needed && !given && of.Contains(input.Model))
            {
                faults.Add(new("missing_field", name, null, $"a figure, since the model is {Word(input.Model)}", "Give it, or choose another model."));
            }
            else if (given && !of.Contains(input.Model))
            {
                faults.Add(new("not_of_model", name, "a value", $"nothing, since the model is {Word(input.Model)}; it belongs to {string.Join(", ", of.Select(Word))}", "Leave it out, or choose another model."));
            }
        }

        for (var i = 0; i < input.Payments.Count && faults.Count < 20; i++)
        {
            var payment = input.Payments[i];
            if (payment.Date > input.AsOf)
            {
                faults.Add(new("date_after_as_of", $"payments[{i}].date", Calendar.Iso(payment.Date), $"a day up to asOf, {Calendar.Iso(input.AsOf)}", "Leave the payment to the next statement."));
            }

            if (payment.Refunded > payment.Amount)
            {
                faults.Add(new("part_above_whole", $"payments[{i}].refunded", payment.Refunded.ToString(), $"at most the amount, {payment.Amount}", "Give the refund of this payment only."));
            }
        }

        if (faults.Count > 0)
        {
            throw new RefusalException(faults);
        }
    }

    private static string Word(AffiliateModel model) => model == AffiliateModel.SteppedRecurring ? "stepped_recurring" : model.ToString().ToLowerInvariant();
}
