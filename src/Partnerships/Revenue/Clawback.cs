using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>What goes back of a commission when the customer leaves, pays less, is refunded, or never was genuine.</summary>
public static partial class Clawback
{
    private const string Provisions = "revenue-sharing-models#clawback-provisions";
    private const string Checks = "revenue-sharing-models#checks-before-a-statement-goes-out";

    /// <summary>A commission and what happened to its deal.</summary>
    public sealed record Input
    {
        /// <summary>The commission earned on the deal, paid or pending.</summary>
        [Within(0, 1_000_000_000_000)]
        public required Money Commission { get; init; }

        /// <summary>What happened; absent, the customer cancelled.</summary>
        public ClawbackReason? Reason { get; init; }

        /// <summary>Days from the customer's first payment; instead of the two dates.</summary>
        [Description("From first customer payment; or give both dates."), Within(0, 36_500)]
        public int? Days { get; init; }

        /// <summary>The customer's first payment.</summary>
        [DecidesPolicy]
        public DateOnly? FirstPayment { get; init; }

        /// <summary>The day it was cancelled or reduced.</summary>
        public DateOnly? Ended { get; init; }

        /// <summary>Revenue lost by a downgrade, or given back by a refund.</summary>
        [Description("Downgrade, refund: revenue lost."), Within(0, 1_000_000_000_000)]
        public Money? LostAmount { get; init; }

        /// <summary>The rate the commission was paid at.</summary>
        [Description("Commission rate, with lostAmount."), Within(0, 100)]
        public Percent? RatePercent { get; init; }

        /// <summary>What was taken back of this commission before.</summary>
        [Within(0, 1_000_000_000_000)]
        public Money? AlreadyTaken { get; init; }
    }

    /// <summary>The policy's clawback terms.</summary>
    public sealed record Policy
    {
        /// <summary>Shares by day, and fraud.</summary>
        public required ClawbackPlan Clawback { get; init; }
    }

    /// <summary>The ledger line and what it leaves.</summary>
    public sealed record Result(
        [property: Description("The ledger line: negative, or zero.")] Money Amount,
        ClawbackReason ReasonCode,
        [property: Description("Share taken of the base.")] Percent FactorPercent,
        [property: Description("The commission concerned: all of it, or the part on the amount lost.")] Money Base,
        [property: Description("Commission left after this line and earlier ones.")] Money Remaining,
        int? Days,
        [property: Description("True once the days alone can take nothing back.")] bool Final,
        bool EndsPartnership);

    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(Result))]
    private sealed partial class ClawbackJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<Input, Policy, Result>(
        "clawback", "Clawback",
        "What goes back of a commission on cancellation, downgrade, refund or fraud, by days from first payment: a negative ledger line with its reason.",
        """{"commission":4800,"days":120}""",
        ClawbackJson.Default, Run);

    private static Result Run(Input input, Policy policy, RunContext context)
    {
        var (trace, plan) = (context.Trace, policy.Clawback);
        var reason = input.Reason ?? ClawbackReason.Cancellation;
        ClawbackFaults.Refuse(input, reason);
        var commission = input.Commission;
        var days = DaysOf(input, trace);
        var concerned = Concerned(input, reason, trace);
        var left = trace.Minus("Commission not taken back yet", commission, input.AlreadyTaken ?? trace.Currency.Zero, Provisions);
        var (factor, taken) = Taken(reason, days, concerned, plan, trace);
        taken = taken > left ? trace.Cap("Never more than is left", taken, left, Checks) : taken;
        var line = trace.Record("Ledger line", "the exact negative", trace.Currency.Zero - taken, Checks);
        var remaining = trace.Minus("Commission that remains", left, taken, Provisions);
        var ends = reason == ClawbackReason.Fraud && plan.FraudEndsPartnership;
        var final = days is { } day && plan.Bands.Where(band => band == Bands.Reached(plan.Bands, day) || band.From > day).All(band => band.TakenPercent == new Percent(0m));
        if (ends)
        {
            trace.Warn("end_partnership", "A fraudulent referral ends the partnership as well.", Provisions);
        }

        trace.Conclude($"{context.Currency.Code} {taken} goes back ({factor} of {concerned}); {remaining} of {commission} remains{(ends ? ", and the partnership ends" : "")}.");
        return new(line, reason, factor, concerned, remaining, days, final, ends);
    }

    private static int? DaysOf(Input input, Trace trace)
    {
        if (input.Days is not null || input.FirstPayment is not { } first || input.Ended is not { } ended)
        {
            return input.Days;
        }

        return trace.Record("Days since the first customer payment", $"{Calendar.Iso(ended)} − {Calendar.Iso(first)}, the day of payment is day 0", ended.DayNumber - first.DayNumber, Provisions);
    }

    private static Money Concerned(Input input, ClawbackReason reason, Trace trace)
    {
        if (reason is not (ClawbackReason.Downgrade or ClawbackReason.Refund))
        {
            return input.Commission;
        }

        var lost = trace.Rate("Commission on the amount lost", input.LostAmount!.Value, input.RatePercent!.Value, reason == ClawbackReason.Refund ? Checks : Provisions);
        return lost <= input.Commission ? lost : throw new RefusalException(new Refusal("more_than_paid", "lostAmount", lost.ToString(),
            $"an amount whose commission is at most the {input.Commission} earned", "Give the revenue lost of this deal only, and the rate it was paid at."));
    }

    private static (Percent Factor, Money Taken) Taken(ClawbackReason reason, int? days, Money concerned, ClawbackPlan plan, Trace trace)
    {
        if (reason == ClawbackReason.Fraud)
        {
            return (plan.FraudPercent, trace.Rate("Clawback on fraud, on any day", concerned, plan.FraudPercent, Provisions));
        }

        if (reason == ClawbackReason.Refund)
        {
            trace.Assume("A refund takes back the commission on what was given back, on any day: it was never revenue.");
            return (Percent.Hundred, concerned);
        }

        if (reason == ClawbackReason.Downgrade)
        {
            trace.Assume("A downgrade takes the day's share of the commission on the amount lost.");
        }

        trace.Assume("Days count from the customer's first payment; a band includes its first day and excludes the next band's.");
        var band = trace.Reach("Days since the first payment", plan.Bands, days!.Value,
            reached => reached.ProRataDays is { } over ? $"pro-rated over {over} days" : $"{reached.TakenPercent} taken back", Provisions);
        var (part, whole) = plan.Share(days.Value);
        if (band?.ProRataDays is not null)
        {
            var share = trace.Share("Pro-rated share", part, whole, Provisions, 2)!.Value;
            return (share, trace.Prorate("Clawback", concerned, part, whole, Provisions));
        }

        var rate = new Percent(part);
        return (rate, trace.Rate("Clawback", concerned, rate, Provisions));
    }
}
