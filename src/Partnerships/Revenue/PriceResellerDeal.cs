using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>What a reseller pays for a deal, what it earns on it, and what is ours.</summary>
public static partial class PriceResellerDeal
{
    private const string Margins = "revenue-sharing-models#margin-structure";
    private const string Example = "revenue-sharing-models#example-deal";

    /// <summary>One deal.</summary>
    public sealed record Input
    {
        /// <summary>The list price.</summary>
        [Within(0, 1_000_000_000_000)]
        public required Money ListPrice { get; init; }

        /// <summary>The reseller's tier.</summary>
        public required string Tier { get; init; }

        /// <summary>Whether the deal was registered and accepted.</summary>
        public required bool Registered { get; init; }

        /// <summary>What the customer pays the reseller; absent, the list price.</summary>
        [Description("What the customer pays the reseller; else the list price."), Within(0, 1_000_000_000_000)]
        public Money? SellPrice { get; init; }

        /// <summary>A margin agreed for this deal; it replaces the tier's, registration included.</summary>
        [Description("Agreed for this deal; replaces tier margin and registration."), Within(0, 100)]
        public Percent? AgreedMarginPercent { get; init; }

        /// <summary>True when the partner has custom pricing.</summary>
        public bool CustomPricing { get; init; }

        /// <summary>What the deal costs us to deliver.</summary>
        [Description("Our cost to deliver."), Within(0, 1_000_000_000_000)]
        public Money? OurCost { get; init; }

        /// <summary>The deal's day; of several versions of the policy, the one in force then is used.</summary>
        [Description("Decides the policy's version."), DecidesPolicy]
        public DateOnly? Closed { get; init; }
    }

    /// <summary>The policy's tiers, reseller pricing and benchmarks.</summary>
    public sealed record Policy
    {
        /// <summary>Margins by tier.</summary>
        public required TierTable Tiers { get; init; }

        /// <summary>What registration adds and how far a price may fall unremarked.</summary>
        public required ResellerPricing ResellerPricing { get; init; }

        /// <summary>Usual ranges.</summary>
        public required IReadOnlyList<Benchmark> CommissionBenchmarks { get; init; }
    }

    /// <summary>The policy's <c>resellerPricing</c> section. Source: margin structure and deal registration.</summary>
    public sealed record ResellerPricing
    {
        /// <summary>Points added to the margin of a registered deal.</summary>
        public required Percent RegisteredPointsPercent { get; init; }

        /// <summary>The partner's profit, in percent of its price, under which a discount is remarked on.</summary>
        [Description("Partner's profit in percent of its selling price under which a discount is warned about.")]
        public required Percent ProfitFloorPercent { get; init; }
    }

    /// <summary>The deal's figures; all null while terms must be agreed.</summary>
    public sealed record Result(
        Percent? MarginPercent,
        Money? MarginAmount,
        [property: Description("What the partner pays us.")] Money? PartnerCost,
        Money SellPrice,
        [property: Description("The customer's discount off list.")] Percent? DiscountPercent,
        Money? PartnerGrossProfit,
        [property: Description("Profit in percent of the selling price.")] Percent? PartnerProfitPercent,
        [property: Description("Lowest selling price that keeps the policy's profit floor.")] Money? FloorPrice,
        Money? OurRevenue,
        [property: Description("Absent without ourCost.")] Money? OurGrossProfit,
        Compared? Benchmark);

    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(Result))]
    private sealed partial class PriceResellerDealJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<Input, Policy, Result>(
        "price_reseller_deal", "Price reseller deal",
        "A reseller's margin by tier and registration, what it pays us, both sides' profit at the selling price, and a warning when the discount goes too far.",
        """{"listPrice":50000,"tier":"Gold","registered":true,"sellPrice":50000}""",
        PriceResellerDealJson.Default, Run);

    private static Result Run(Input input, Policy policy, RunContext context)
    {
        var trace = context.Trace;
        var sell = input.SellPrice ?? input.ListPrice;
        if (input.SellPrice is null)
        {
            trace.Assume("No selling price was given; the partner sells at list.");
        }

        if (Margin(input, policy, trace) is not { } margin)
        {
            trace.Conclude("Nothing can be priced before the margin is agreed.");
            return new(null, null, null, sell, null, null, null, null, null, null, null);
        }

        var off = trace.Rate("Margin", input.ListPrice, margin, Margins);
        var cost = trace.Minus("Partner cost", input.ListPrice, off, Example);
        var profit = trace.Minus("Partner gross profit", sell, cost, Example);
        var profitShare = trace.Share("Profit in percent of the selling price", profit.Amount, sell.Amount, Example, 2);
        var discount = trace.Share("Customer's discount off list", (input.ListPrice - sell).Amount, input.ListPrice.Amount, Example, 2);
        trace.Record("Our revenue", "what the partner pays", cost, Example);
        var ours = input.OurCost is { } ourCost ? trace.Minus("Our gross profit", cost, ourCost, Example) : (Money?)null;
        var floor = Floor(cost, policy.ResellerPricing.ProfitFloorPercent, trace);
        Remark(sell, profit, profitShare, cost, floor, ours, policy.ResellerPricing, trace);
        trace.Assume("The partner is free to set its resale price; a floor is a remark, never a condition.");
        trace.Conclude($"At {margin} margin the partner pays {context.Currency.Code} {cost} and keeps {profit} when it sells at {sell}.");
        return new(margin, off, cost, sell, discount, profit, profitShare, floor, cost, ours,
            Compared.With(policy.CommissionBenchmarks, PartnershipType.Reseller, [margin], trace));
    }

    private static Percent? Margin(Input input, Policy policy, Trace trace)
    {
        var level = policy.Tiers.Named(input.Tier, "tier");
        if (input.AgreedMarginPercent is { } agreed)
        {
            trace.Assume("The agreed margin stands as it is; nothing is added for registration.");
            return trace.Record("Margin", "agreed for this deal", agreed, Margins);
        }

        if (input.CustomPricing || level.ResellerMarginPercent is not { } margin)
        {
            trace.NeedsTerms($"agreedMarginPercent: {level.Name} has custom pricing for this deal; the margin must be agreed.");
            return null;
        }

        trace.Record($"{level.Name} margin", "the tier's margin off list", margin, Margins);
        if (!input.Registered)
        {
            return margin;
        }

        var points = policy.ResellerPricing.RegisteredPointsPercent;
        var raised = trace.Points("Registered", margin, points, Margins);
        trace.Assume($"Registration adds percentage points: {margin} and {points} make {raised}.");
        return raised;
    }

    private static Money? Floor(Money cost, Percent floor, Trace trace) => floor >= Percent.Hundred
        ? null
        : trace.Record("Floor price", $"{cost} ÷ (100% − {floor})", trace.Currency.Round(cost.Amount / (Percent.Hundred - floor).Fraction), Example);

    private static void Remark(Money sell, Money profit, Percent? share, Money cost, Money? floor, Money? ours, ResellerPricing pricing, Trace trace)
    {
        if (profit < trace.Currency.Zero)
        {
            trace.Warn("below_cost", $"At {sell} the partner sells {-profit} below its own cost of {cost}.", Example);
        }
        else if (sell < floor)
        {
            trace.Warn("discount_floor", $"At {sell} the partner keeps {share} of the price, under the policy's {pricing.ProfitFloorPercent}; {floor} would keep it.", Example);
        }

        if (ours < trace.Currency.Zero)
        {
            trace.Warn("our_loss", $"We lose {-ours} on this deal.", Example);
        }
    }
}
