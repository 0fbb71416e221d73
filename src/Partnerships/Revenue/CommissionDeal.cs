using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>A checked deal with its amounts in the program's currency, ready for any model.</summary>
internal sealed record CommissionDeal(CalculateCommission.Input Input, CalculateCommission.Policy Policy, Trace Trace)
{
    /// <summary>The sales lines; none for a fee without an amount.</summary>
    public IReadOnlyList<Money> Amounts { get; private init; } = [];

    /// <summary>The sum of the sales lines.</summary>
    public Money Total => Money.Sum(Amounts);

    /// <summary>The locked rate, when the amount was foreign.</summary>
    public Exchange? Exchange { get; private init; }

    /// <summary>Whose deal it is.</summary>
    public DealClass Attribution { get; private init; }

    /// <summary>How much of each rate is paid.</summary>
    public Percent Factor { get; private init; }

    /// <summary>Set when a tier's rate was used that is only a lower bound.</summary>
    public bool OpenEnded { get; private set; }

    /// <summary>What the commission is a share of.</summary>
    public CommissionBase Base => Input.Model switch
    {
        CommissionModel.Referral => CommissionBase.FirstYear,
        CommissionModel.RevenueShare => CommissionBase.RecurringPayments,
        CommissionModel.Tiered => CommissionBase.Volume,
        CommissionModel.Flat => CommissionBase.Fee,
        CommissionModel.Services => CommissionBase.Services,
        _ => CommissionBase.Deal,
    };

    /// <summary>The rule the model follows.</summary>
    public string Rule => Input.Model switch
    {
        CommissionModel.Referral => "revenue-sharing-models#scenario-1-simple-referral",
        CommissionModel.RevenueShare => "revenue-sharing-models#scenario-2-recurring-revenue-share",
        CommissionModel.Tiered => "revenue-sharing-models#scenario-3-tiered-commission",
        CommissionModel.Services => "revenue-sharing-models#commission-structure-benchmarks",
        CommissionModel.ContributionSplit => "revenue-sharing-models#shared-deal",
        _ => "revenue-sharing-models#revenue-model-types",
    };

    public static CommissionDeal Of(CalculateCommission.Input input, CalculateCommission.Policy policy, Trace trace)
    {
        var exchange = input.Foreign is { } foreign ? Converted(foreign, trace) : null;
        var attribution = input.Attribution ?? DealClass.Sourced;
        var factor = policy.DealClasses.PayoutFactor.Of(attribution);
        if (input.Attribution is null)
        {
            trace.Assume("No attribution was given; the deal is taken as sourced and the full rate is paid.");
        }
        else
        {
            trace.Record("Attribution", $"{DealClassification.Words(attribution)}: this much of the rate", factor, "revenue-sharing-models#partner-attribution-framework");
        }

        return new(input, policy, trace)
        {
            Exchange = exchange,
            Amounts = exchange is not null ? [exchange.Converted] : input.Lines ?? input.Payments ?? (input.Amount is { } amount ? [amount] : []),
            Attribution = attribution,
            Factor = factor,
        };
    }

    /// <summary>The rate given, or the tier's; null when it must be agreed first.</summary>
    public Percent? Rate(Percent? given, string? tier, string path = "", string what = "Rate")
    {
        var prefix = path.Length == 0 ? "" : path + ".";
        if (given is { } rate)
        {
            if (tier is not null)
            {
                Trace.Assume($"The rate given replaces the one of the {Policy.Tiers.Named(tier, prefix + "tier").Name} tier.");
            }

            return Trace.Record(what, "given with the deal", rate, Rule);
        }

        if (tier is null || !Policy.Commission.RateFollowsTier)
        {
            throw new RefusalException(new Refusal("missing_field", prefix + "ratePercent", null,
                Policy.Commission.RateFollowsTier ? "a rate, or a tier whose rate applies" : "a rate; in this policy commission does not follow the tier", "Give the rate of the plan."));
        }

        var level = Policy.Tiers.Named(tier, prefix + "tier");
        if (level.CommissionPercent is not { } held)
        {
            Trace.NeedsTerms($"{prefix}ratePercent: {level.Name} has custom terms; the rate must be agreed.");
            return null;
        }

        OpenEnded |= level.OpenEnded;
        return Trace.Record(what, $"the commission of the {level.Name} tier", held, "program-tiers-benefits#benefits-matrix");
    }

    /// <summary>The rate that is paid for a deal of this class.</summary>
    public Percent Paid(string what, Percent rate) => Factor == Percent.Hundred
        ? rate
        : Trace.Times(what, rate, Factor, "revenue-sharing-models#scenario-4-influenced-deal");

    /// <summary>By how much rounding once on the total differs from rounding line by line; null when it does not.</summary>
    public Money? RoundingDifference(IReadOnlyCollection<(Money Amount, Percent Rate)> parts, IEnumerable<Money> lines)
    {
        if (parts.Count < 2)
        {
            return null;
        }

        const string Rule = "revenue-sharing-models#checks-before-a-statement-goes-out";
        var sum = Money.Sum(lines);
        if (new Trace(Trace.Currency).RateOnce("", parts, Rule) == sum)
        {
            return null;
        }

        var once = Trace.RateOnce("On the total instead", parts, Rule);
        Trace.Assume($"Each line is rounded, then the lines are summed; rounding once on the total would give {once}.");
        return Trace.Minus("Difference to rounding line by line", once, sum, Rule);
    }

    private static Exchange Converted(CalculateCommission.ForeignAmount foreign, Trace trace)
    {
        var converted = trace.Convert($"Converted at the rate locked on {Calendar.Iso(foreign.Date)}", foreign.Amount, Currency.Of(foreign.Currency, "foreign.currency"), foreign.Rate, "revenue-sharing-models#checks-before-a-statement-goes-out");
        trace.Assume("The amount is converted first, at the locked rate, and the commission is worked out in the program's currency.");
        return new(foreign.Currency, foreign.Amount, foreign.Rate, foreign.Date, converted);
    }
}

/// <summary>What a model worked out, before any cap.</summary>
internal sealed record Earned(IReadOnlyList<CommissionLine> Lines, IReadOnlyList<Percent> Rates, Percent? PaidRate = null, Money? RoundingDifference = null)
{
    public bool Projected { get; init; }

    public IReadOnlyList<SharePayment>? Schedule { get; init; }

    public Money? UnpaidBase { get; init; }

    public BandCliff? Cliff { get; init; }
}
