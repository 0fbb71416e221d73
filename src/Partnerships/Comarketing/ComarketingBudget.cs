using System.ComponentModel;
using System.Globalization;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Comarketing;

/// <summary>One partner's co-marketing budget: the tier's fund times how good its leads and how close its brand are.</summary>
public static partial class ComarketingBudget
{
    private const string Formula = "comarketing-campaigns#co-marketing-investment-formula";

    /// <summary>The partner's tier and the two judgements.</summary>
    public sealed record Input
    {
        /// <summary>The partner's tier, by name.</summary>
        [Description("Tier name, for example Gold."), Size(1, 100)]
        public required string Tier { get; init; }

        /// <summary>Multiplier for lead quality.</summary>
        [Description("Multiplier for lead quality; standard 0.5 to 2."), Within(0, 1000)]
        public required decimal PipelinePotential { get; init; }

        /// <summary>Multiplier for brand alignment.</summary>
        [Description("Multiplier for brand alignment; standard 0.8 to 1.5."), Within(0, 1000)]
        public required decimal StrategicValue { get; init; }
    }

    /// <summary>The policy's tiers and multiplier ranges.</summary>
    public sealed record Policy
    {
        /// <summary>The tier table, whose co-marketing fund is the base.</summary>
        public required TierTable Tiers { get; init; }

        /// <summary>How far the multipliers may go.</summary>
        public required Multipliers ComarketingBudget { get; init; }
    }

    /// <summary>The two ranges. Source: Co-Marketing Investment Formula.</summary>
    public sealed record Multipliers
    {
        /// <summary>For lead quality.</summary>
        public required Range PipelinePotential { get; init; }

        /// <summary>For brand alignment.</summary>
        public required Range StrategicValue { get; init; }
    }

    /// <summary>From and to, both allowed.</summary>
    public sealed record Range
    {
        /// <summary>The smallest allowed.</summary>
        public required decimal From { get; init; }

        /// <summary>The largest allowed.</summary>
        public required decimal To { get; init; }
    }

    /// <summary>The budget beside the tier's allowance.</summary>
    public sealed record Result(
        string Tier,
        [property: Description("The tier's co-marketing fund, the base.")] Money? TierBudget,
        [property: Description("Pipeline potential x strategic value.")] decimal Multiplier,
        [property: Description("Absent when the tier's fund must be agreed first.")] Money? Budget,
        Money? Mdf,
        [property: Description("True when the budget is larger than the tier's MDF; it is not cut.")] bool AboveMdf,
        [property: Description("By how much; absent when it is not above.")] Money? AboveMdfBy,
        [property: Description("True when the tier's fund is printed as a lower bound ('50K+').")] bool OpenEnded);

    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(Result))]
    private sealed partial class ComarketingBudgetJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<Input, Policy, Result>(
        "comarketing_budget", "Co-marketing budget",
        "A partner's co-marketing budget: tier fund × pipeline potential × strategic value, flagged when it exceeds the tier's MDF.",
        """{"tier":"Gold","pipelinePotential":1.5,"strategicValue":1.2}""",
        ComarketingBudgetJson.Default, Run);

    private static Result Run(Input input, Policy policy, RunContext context)
    {
        var trace = context.Trace;
        Refuse(input, policy.ComarketingBudget);
        var tier = policy.Tiers.Named(input.Tier, "tier");
        var factor = trace.Product("Multiplier", input.PipelinePotential, input.StrategicValue, Formula);
        if (tier.CoMarketingFund is not { } fund)
        {
            trace.NeedsTerms($"the co-marketing fund of {tier.Name}: the policy names none.");
            trace.Conclude($"{tier.Name} has no co-marketing fund in the policy; agree one first.");
            return new(tier.Name, null, factor, null, tier.Mdf, false, null, tier.OpenEnded);
        }

        trace.Assume($"The tier budget is {tier.Name}'s co-marketing fund of the benefits matrix, not its MDF.");
        if (tier.OpenEnded)
        {
            trace.Assume($"{tier.Name}'s fund is printed as a lower bound ('{fund}+'); the bound itself is used.");
        }

        trace.Record("Tier budget", $"co-marketing fund of {tier.Name}", fund, "program-tiers-benefits#benefits-matrix");
        var budget = trace.Times("Co-marketing budget", fund, factor, Formula);
        var above = Above(tier, budget, trace);
        trace.Conclude($"{tier.Name}: {fund} × {Decimals.Text(input.PipelinePotential)} × {Decimals.Text(input.StrategicValue)} = {budget}"
            + (above is null ? "." : $", which is {above} above the tier's MDF of {tier.Mdf}."));
        return new(tier.Name, fund, factor, budget, tier.Mdf, above is not null, above, tier.OpenEnded);
    }

    private static Money? Above(TierLevel tier, Money budget, Trace trace)
    {
        const string rule = "revenue-sharing-models#mdf-allocation-by-tier";
        if (tier.Mdf is not { } mdf)
        {
            trace.Lacks($"mdf of {tier.Name}: the policy names none, so the budget is not compared with it.");
            return null;
        }

        if (budget <= mdf)
        {
            trace.Record("Against the tier's MDF", $"{budget} is not above {mdf}", "within", rule);
            return null;
        }

        var above = trace.Minus("Above the tier's MDF", budget, mdf, rule);
        trace.Warn("above_mdf", $"The budget of {budget} is {above} above {tier.Name}'s MDF of {mdf}; it is shown, not cut.", Formula);
        return above;
    }

    private static void Refuse(Input input, Multipliers allowed)
    {
        List<Refusal> faults = [.. Outside("pipelinePotential", input.PipelinePotential, allowed.PipelinePotential),
            .. Outside("strategicValue", input.StrategicValue, allowed.StrategicValue)];
        if (faults.Count > 0)
        {
            throw new RefusalException(faults);
        }
    }

    private static IEnumerable<Refusal> Outside(string path, decimal given, Range allowed) => given < allowed.From || given > allowed.To
        ? [new("out_of_range", path, given.ToString(CultureInfo.InvariantCulture), $"a multiplier from {Decimals.Text(allowed.From)} to {Decimals.Text(allowed.To)}", "Judge it inside the policy's range; it is never moved to the nearest limit.")]
        : [];
}
