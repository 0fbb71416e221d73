using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>What one deal earns a partner, by the model its plan uses.</summary>
public static partial class CalculateCommission
{
    private const string Antipatterns = "revenue-sharing-models#anti-patterns";

    /// <summary>The policy's plan, tiers, classes and benchmarks.</summary>
    public sealed record Policy
    {
        /// <summary>Commission by tier.</summary>
        public required TierTable Tiers { get; init; }

        /// <summary>The plan.</summary>
        public required CommissionPlan Commission { get; init; }

        /// <summary>Usual ranges.</summary>
        public required IReadOnlyList<Benchmark> CommissionBenchmarks { get; init; }

        /// <summary>What each class of deal is paid.</summary>
        public required DealClasses DealClasses { get; init; }
    }

    /// <summary>The commission and how it comes about; the amounts are null while a rate must be agreed.</summary>
    public sealed record Result(
        [property: Description("Payable, after attribution and cap.")] Money? Commission,
        CommissionBase Base,
        [property: Description("The plan's rate, when there is one.")] Percent? RatePercent,
        [property: Description("After attribution; the effective rate where several rates or a fee apply.")] Percent? PaidRatePercent,
        DealClass Attribution,
        Percent AttributionFactorPercent,
        IReadOnlyList<CommissionLine> Lines,
        [property: Description("Rounding once on the total gives this much more than rounding line by line.")] Money? RoundingDifference,
        [property: Description("True when it rests on payments not yet received.")] bool Projected,
        IReadOnlyList<SharePayment>? Schedule,
        [property: Description("Customer revenue that earns nothing: after the paid months or the contract.")] Money? UnpaidBase,
        BandCliff? Cliff,
        CapOutcome? Cap,
        Exchange? Exchange,
        [property: Description("The tier's rate is a lower bound ('25%+').")] bool OpenEnded,
        Compared? Benchmark);

    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(Result))]
    private sealed partial class CalculateCommissionJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<Input, Policy, Result>(
        "calculate_commission", "Calculate commission",
        "What one deal earns a partner: referral, revenue share, tiered, percentage, flat, hybrid, services or a split between partners.",
        """{"model":"referral","amount":24000,"ratePercent":20}""",
        CalculateCommissionJson.Default, Run);

    private static Result Run(Input input, Policy policy, RunContext context)
    {
        CommissionFaults.Check(input, context.Currency);
        var trace = context.Trace;
        var deal = CommissionDeal.Of(input, policy, trace);
        SayRenewals(input, trace);
        var earned = input.Model switch
        {
            CommissionModel.Tiered => TieredCommission.Earn(deal),
            CommissionModel.RevenueShare => RevenueShare.Earn(deal),
            CommissionModel.ContributionSplit => RatedCommission.Split(deal),
            _ => RatedCommission.Earn(deal),
        };
        if (earned is null)
        {
            trace.Conclude("The commission cannot be worked out before the rate is agreed.");
            return new(null, deal.Base, null, null, deal.Attribution, deal.Factor, [], null, false, null, null, null, null, deal.Exchange, false, null);
        }

        var (payable, lines, cap) = CommissionCap.Apply(input, earned.Lines, trace);
        var paidRate = earned.PaidRate ?? trace.Share("Effective rate", Money.Sum(earned.Lines.Select(l => l.Commission)).Amount, deal.Total.Amount, deal.Rule, 2);
        if (deal.OpenEnded)
        {
            trace.Assume("The tier's rate is printed as a lower bound ('25%+'); the bound itself is used.");
        }

        var benchmark = BenchmarkFor(input) is { } type && earned.Rates.Count > 0
            ? Compared.With(policy.CommissionBenchmarks, type, earned.Rates, trace)
            : null;
        trace.Conclude(Say(input, earned, payable, cap, context.Currency));
        return new(payable, deal.Base, earned.Rates.Count == 1 ? earned.Rates[0] : null, paidRate, deal.Attribution, deal.Factor, lines, earned.RoundingDifference,
            earned.Projected, earned.Schedule, earned.UnpaidBase, earned.Cliff, cap, deal.Exchange, deal.OpenEnded, benchmark);
    }

    private static void SayRenewals(Input input, Trace trace)
    {
        if (input.Model == CommissionModel.Referral)
        {
            trace.Assume("First year only, paid once; renewals and services are not in the base.");
        }
        else if (input.Model != CommissionModel.RevenueShare)
        {
            trace.Assume(input.Renewals switch
            {
                Renewals.Included => "Renewals pay: each renewal is a deal of its own when it comes.",
                Renewals.None => "Renewals do not pay.",
                _ => "This is the commission on this deal alone; whether renewals pay must be stated in the plan.",
            });
        }
        else if (input.Renewals == Renewals.None)
        {
            trace.Warn("renewals_ignored", "A recurring share that stops at the first renewal gives the partner no reason to care about retention.", Antipatterns);
        }
    }

    private static PartnershipType? BenchmarkFor(Input input) => input.Partnership ?? input.Model switch
    {
        CommissionModel.Referral => PartnershipType.Referral,
        CommissionModel.Services => PartnershipType.SiConsulting,
        _ => null,
    };

    private static string Say(Input input, Earned earned, Money payable, CapOutcome? cap, Currency currency)
    {
        var how = earned.Lines.Count == 1
            ? earned.Lines[0] is { Base: { } on, RatePercent: { } rate } ? $"{rate} of {on}" : "a fee"
            : string.Join(" + ", earned.Lines.Take(12).Select(line => line.Commission)) + (earned.Lines.Count > 12 ? " …" : "");
        var projected = earned.Projected ? ", if the customer stays" : "";
        var capped = cap is null ? "" : $"; the cap forfeits {cap.Forfeited}";
        var once = input.Model == CommissionModel.Referral ? ", once" : "";
        return $"Commission {currency.Code} {payable}: {how}{once}{projected}{capped}.";
    }
}
