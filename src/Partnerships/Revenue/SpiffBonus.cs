using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>Which bonuses a closed deal earns, why it does not earn the others, and until when they must be claimed.</summary>
public static partial class SpiffBonus
{
    private const string Quick = "channel-incentives#quick-bonus-spiff";
    private const string Claims = "channel-incentives#incentive-claim-process";

    /// <summary>A closed deal.</summary>
    public sealed record Input
    {
        /// <summary>The deal's value.</summary>
        [Within("0.01", "1000000000000")]
        public required Money Amount { get; init; }

        /// <summary>The day it closed.</summary>
        [DecidesPolicy]
        public required DateOnly Closed { get; init; }

        /// <summary>What is true of it; what is not listed is not the case.</summary>
        [Size(0, 20)]
        public IReadOnlyList<SpiffFact>? Facts { get; init; }

        /// <summary>The day from which a new logo's days count.</summary>
        [Description("Days to close count from here.")]
        public DateOnly? Opened { get; init; }

        /// <summary>The day the partner joined.</summary>
        public DateOnly? PartnerSince { get; init; }

        /// <summary>The day the product was launched.</summary>
        public DateOnly? Launched { get; init; }

        /// <summary>The commission the deal earns.</summary>
        [Within(0, 1_000_000_000_000)]
        public Money? Commission { get; init; }

        /// <summary>What the customer pays on top of before.</summary>
        [Description("Revenue on top of before."), Within(0, 1_000_000_000_000)]
        public Money? Increment { get; init; }

        /// <summary>Years the contract runs.</summary>
        [Within(1, 30)]
        public int? ContractYears { get; init; }

        /// <summary>What the multi-year percentage applies to, as agreed.</summary>
        public SpiffYearBase? YearPercentOf { get; init; }

        /// <summary>Approved references.</summary>
        [Within(0, 1_000)]
        public int? References { get; init; }

        /// <summary>Approved contributions.</summary>
        [Within(0, 1_000)]
        public int? Contributions { get; init; }

        /// <summary>The figure agreed for a bonus whose policy prints a range, by the bonus's name.</summary>
        [Description("Figure inside a printed range, by bonus.")]
        public IReadOnlyDictionary<string, decimal>? Agreed { get; init; }

        /// <summary>The day the bonuses were claimed.</summary>
        public DateOnly? Claimed { get; init; }
    }

    /// <summary>The policy's bonuses.</summary>
    public sealed record Policy
    {
        /// <summary>The bonuses and how they are claimed.</summary>
        public required SpiffPlan Spiffs { get; init; }
    }

    /// <summary>The bonuses, one line each.</summary>
    public sealed record Result(
        [property: Description("Sum of the earned bonuses whose amount is known.")] Money Total,
        [property: Description("The total, or nothing when claimed late; absent before a claim.")] Money? Payable,
        IReadOnlyList<SpiffLine> Bonuses,
        [property: Description("Last day to claim.")] DateOnly ClaimBy,
        bool? ClaimedInTime,
        DateOnly? PayBy,
        [property: Description("True when the lower end of a printed range is in the total.")] bool OpenEnded);

    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(Result))]
    private sealed partial class SpiffBonusJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<Input, Policy, Result>(
        "spiff_bonus", "SPIFF bonus",
        "Which bonuses (SPIFFs) a closed deal earns and why not the others, their total, and the last day to claim them.",
        """{"amount":60000,"closed":"2026-05-20","facts":["first_deal","competitive_win","bundle"],"partnerSince":"2026-03-01","agreed":{"Competitive displacement":2500}}""",
        SpiffBonusJson.Default, Run);

    private static Result Run(Input input, Policy policy, RunContext context)
    {
        var (trace, plan) = (context.Trace, policy.Spiffs);
        SpiffFaults.Refuse(input, plan, context.Currency);
        if (plan.ActivePartnersOnly && input.Facts?.Contains(SpiffFact.InactivePartner) != true)
        {
            trace.Assume("The partner counts as active, since nothing says otherwise.");
        }

        IReadOnlyList<SpiffLine> lines = [.. plan.Bonuses.Select(spiff => new SpiffJudge(spiff, input, plan, context).Line())];
        lines = Stacked(lines, plan, trace);
        var earned = lines.Where(line => line.Outcome == SpiffOutcome.Earned).ToList();
        var total = trace.Sum("Bonuses in all", [.. earned.Select(line => line.Amount!.Value)], Quick);
        if (total > input.Amount)
        {
            trace.Warn("bonus_above_deal", $"The bonuses ({total}) come to more than the deal ({input.Amount}): check that they were meant to add up on a deal this small.", "channel-incentives#before-you-publish-a-program");
        }

        var (claimBy, inTime, payBy) = Claim(input, plan, context);
        Money? payable = inTime is { } good ? (good ? total : trace.Record("Payable", "claimed too late", trace.Currency.Zero, Claims)) : null;
        trace.Conclude(Say(lines, earned, total, claimBy, inTime, context.Currency));
        return new(total, payable, lines, claimBy, inTime, payBy, earned.Any(line => line.OpenEnded));
    }

    private static IReadOnlyList<SpiffLine> Stacked(IReadOnlyList<SpiffLine> lines, SpiffPlan plan, Trace trace)
    {
        var earned = lines.Where(line => line.Outcome == SpiffOutcome.Earned).ToList();
        if (earned.Count < 2)
        {
            return lines;
        }

        if (plan.Stackable)
        {
            trace.Assume("Bonuses on one deal add up, as the policy says.");
            return lines;
        }

        trace.Assume("Bonuses on one deal do not add up under this policy: only the largest is paid, the first listed where two are equal.");
        var best = earned.MaxBy(line => line.Amount!.Value)!;
        trace.Record("Bonus that is paid", "the largest, since they do not add up", best.Name, Quick);
        return [.. lines.Select(line => line.Outcome == SpiffOutcome.Earned && line != best
            ? line with { Outcome = SpiffOutcome.NotStacked, Why = $"{line.Why}; not paid beside {best.Name}, which is larger or listed first" }
            : line)];
    }

    private static (DateOnly ClaimBy, bool? InTime, DateOnly? PayBy) Claim(Input input, SpiffPlan plan, RunContext context)
    {
        var trace = context.Trace;
        var claimBy = trace.Record("Claim by", $"closed {Calendar.Iso(input.Closed)} + {plan.ClaimDays} days, the last of them included", input.Closed.AddDays(plan.ClaimDays), Quick);
        trace.Assume("The days to claim count from the close; the time in which the deal must close is a second date.");
        if (input.Claimed is not { } claimed)
        {
            return (claimBy, null, null);
        }

        if (claimed > claimBy)
        {
            trace.Warn("claimed_late", $"The claim of {Calendar.Iso(claimed)} is {claimed.DayNumber - claimBy.DayNumber} days after {Calendar.Iso(claimBy)}, the last day for it; nothing is payable.", Claims);
            return (claimBy, false, null);
        }

        if (plan.ApproveBusinessDays is not { } approve || plan.PayBusinessDays is not { } pay)
        {
            return (claimBy, true, null);
        }

        var payBy = context.Calendar.AddBusinessDays(context.Calendar.AddBusinessDays(claimed, approve), pay);
        return (claimBy, true, trace.Record("Pay by", $"claimed {Calendar.Iso(claimed)} + {approve} business days to approve + {pay} to pay", payBy, Claims));
    }

    private static string Say(IReadOnlyList<SpiffLine> lines, List<SpiffLine> earned, Money total, DateOnly claimBy, bool? inTime, Currency currency)
    {
        var what = earned.Count == 0 ? "No bonus is earned" : $"{currency.Code} {total} in bonuses: {string.Join(", ", earned.Select(line => $"{line.Name} {line.Amount}"))}";
        var open = lines.Where(line => line.Outcome is SpiffOutcome.NeedsTerms or SpiffOutcome.Undecided).Select(line => line.Name).ToList();
        var claim = inTime switch
        {
            true when earned.Count > 0 => " Claimed in time.",
            _ when earned.Count > 0 => $" Claim by {Calendar.Iso(claimBy)}.",
            _ => "",
        };
        if (inTime == false && earned.Count > 0)
        {
            return $"Nothing is payable: claimed after {Calendar.Iso(claimBy)}, the last day. In time it would have been {what}.";
        }

        return $"{what}{(open.Count == 0 ? "" : $"; still open: {string.Join(", ", open)}")}.{claim}";
    }
}
