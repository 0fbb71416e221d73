using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Affiliate;

/// <summary>What an affiliate program needs, pays and costs to reach a monthly revenue, with and without churn.</summary>
public static partial class AffiliateEconomics
{
    private const string Rule = "affiliate-program-design#program-economics";

    /// <summary>The target and the terms.</summary>
    public sealed record Input
    {
        /// <summary>Monthly revenue wanted from affiliates.</summary>
        [Within("0.01", "1000000000000")]
        public required Money MonthlyRevenueTarget { get; init; }

        /// <summary>What a customer pays a month.</summary>
        [Description("Per customer."), Within("0.01", "1000000000000")]
        public required Money MonthlyPrice { get; init; }

        /// <summary>The affiliate's share of each payment.</summary>
        [Within(0, 100)]
        public required Percent CommissionPercent { get; init; }

        /// <summary>How many payments of a customer earn commission; absent, the policy's.</summary>
        [Within(1, 120)]
        public int? CommissionMonths { get; init; }

        /// <summary>Share of customers lost each month.</summary>
        [Within(0, 100)]
        public Percent? MonthlyChurnPercent { get; init; }

        /// <summary>Gross margin on what a customer pays.</summary>
        [Within(0, 100)]
        public Percent? GrossMarginPercent { get; init; }

        /// <summary>What starting the program costs, with any other cost of acquiring the customers.</summary>
        [Description("Launch and other acquisition cost."), Within(0, 1_000_000_000_000)]
        public Money? UpfrontCost { get; init; }

        /// <summary>What running the program costs each month, without commission.</summary>
        [Description("Running cost."), Within(0, 1_000_000_000_000)]
        public Money? MonthlyCost { get; init; }
    }

    /// <summary>The policy's months and usual rates.</summary>
    public sealed record Policy
    {
        /// <summary>The section. Source: Program Economics.</summary>
        public required Terms AffiliateEconomics { get; init; }
    }

    /// <summary>The policy's <c>affiliateEconomics</c> section.</summary>
    public sealed record Terms
    {
        /// <summary>Payments of a customer that earn commission.</summary>
        [Within(1, 120)]
        public required int CommissionMonths { get; init; }

        /// <summary>Months after which a break-even is no longer looked for.</summary>
        [Description("How many months ahead a break-even is looked for."), Within(1, 600)]
        public required int HorizonMonths { get; init; }

        /// <summary>The lowest usual rate.</summary>
        public required Percent UsualFromPercent { get; init; }

        /// <summary>The highest usual rate.</summary>
        public required Percent UsualToPercent { get; init; }
    }

    /// <summary>The program in a month, and a customer over the months commission is paid.</summary>
    public sealed record Result(
        decimal Customers,
        Money CommissionPerCustomer,
        Money MonthlyPayout,
        [property: Description("Payout in percent of the revenue.")] Percent PayoutPercent,
        int CommissionMonths,
        CustomerView WithoutChurn,
        [property: Description("Absent without monthlyChurnPercent.")] CustomerView? WithChurn,
        [property: Description("Price / churn; absent without churn.")] Money? LifetimeRevenue);

    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(Result))]
    private sealed partial class AffiliateEconomicsJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<Input, Policy, Result>(
        "affiliate_economics", "Affiliate economics",
        "Customers and payout an affiliate revenue target needs; commission, CAC and break-even month per customer, with and without churn.",
        """{"monthlyRevenueTarget":50000,"monthlyPrice":100,"commissionPercent":25,"monthlyChurnPercent":5,"grossMarginPercent":80,"upfrontCost":60000,"monthlyCost":3000}""",
        AffiliateEconomicsJson.Default, Run);

    private static Result Run(Input input, Policy policy, RunContext context)
    {
        var (trace, terms) = (context.Trace, policy.AffiliateEconomics);
        var customers = Customers(input, trace);
        var commission = trace.Rate("Commission per customer and month", input.MonthlyPrice, input.CommissionPercent, Rule);
        var payout = trace.Times("Monthly payout", commission, customers, Rule);
        var revenue = trace.Times("Monthly revenue of these customers", input.MonthlyPrice, customers, Rule);
        var share = trace.Share("Payout of revenue", payout.Amount, revenue.Amount, Rule, 2)!.Value;
        Remark(input.CommissionPercent, terms, trace);

        var months = input.CommissionMonths ?? terms.CommissionMonths;
        trace.Assume($"Commission is paid on a customer's first {months} payments; over these months it is a cost per customer, not its lifetime value.");
        var cohort = new Cohort(customers, input.MonthlyPrice, commission, months, input.GrossMarginPercent, input.UpfrontCost, input.MonthlyCost, terms.HorizonMonths, trace);
        cohort.SayWhatIsMissing();
        var without = cohort.View(new(0m));
        var with = input.MonthlyChurnPercent is { } churn ? cohort.View(churn) : null;
        if (with is null)
        {
            trace.Lacks("monthlyChurnPercent: without it only the figures without churn are given, and they are too high.");
        }

        Money? lifetime = input.MonthlyChurnPercent is { Points: > 0m } lost
            ? trace.Over("Lifetime revenue per customer", input.MonthlyPrice, lost, "affiliate-program-design#economics-with-churn") : null;
        trace.Conclude($"{Decimals.Text(customers)} customers bring {revenue} a month and cost {payout} in commission ({share}). A customer's {months} months cost {without.Commission} without churn"
            + (with is null ? "." : $" and {with.Commission} at {input.MonthlyChurnPercent} monthly churn{Month(with)}."));
        return new(customers, commission, payout, share, months, without, with, lifetime);
    }

    private static decimal Customers(Input input, Trace trace)
    {
        var exact = input.MonthlyRevenueTarget.Amount / input.MonthlyPrice.Amount;
        var whole = decimal.Ceiling(exact);
        return trace.Record("Customers needed", $"{input.MonthlyRevenueTarget} ÷ {input.MonthlyPrice}{(whole == exact ? "" : ", rounded up")}", whole, Rule);
    }

    private static void Remark(Percent rate, Terms terms, Trace trace)
    {
        const string rule = "affiliate-program-design#commission-benchmarks-by-industry";
        var usual = $"{terms.UsualFromPercent} to {terms.UsualToPercent}";
        var outside = rate < terms.UsualFromPercent || rate > terms.UsualToPercent;
        trace.Record("Usual commission", $"{rate} against {usual}", outside ? "outside" : "inside", rule);
        if (outside)
        {
            trace.Warn("outside_benchmark", $"{rate} is outside the usual {usual} for affiliates{(rate < terms.UsualFromPercent ? "; too little to motivate anyone" : "; agree it on purpose")}.", rule);
        }
    }

    private static string Month(CustomerView view) => view switch
    {
        { BreakEvenMonth: { } month } => $"; the program breaks even in month {month}",
        { BreaksEven: false } => "; the program does not break even",
        _ => "",
    };
}
