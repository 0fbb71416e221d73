using System.ComponentModel;
using Partnerships.Kernel;

namespace Partnerships.Affiliate;

/// <summary>One customer over the months commission is paid, under one churn.</summary>
public sealed record CustomerView(
    [property: Description("Expected payments in these months.")] decimal Payments,
    [property: Description("Expected commission.")] Money Commission,
    [property: Description("Expected revenue.")] Money Revenue,
    [property: Description("Commission plus the program's cost per customer.")] Money Cac,
    [property: Description("Absent when costs or margin were not given.")] bool? BreaksEven,
    int? BreakEvenMonth);

/// <summary>The customers a target needs, all of them joining in the first month.</summary>
internal sealed record Cohort(
    decimal Customers, Money Price, Money Commission, int Months, Percent? GrossMargin, Money? Upfront, Money? Monthly, int Horizon, Trace Trace)
{
    private const string Rule = "affiliate-program-design#economics-with-churn";

    // The same under every churn, so worked out and shown once.
    private Money? _programCost, _margin;

    /// <summary>A break-even month that rests on a guess would look as sure as one that does not.</summary>
    public void SayWhatIsMissing()
    {
        (string Name, bool Given, string What)[] needed =
        [
            ("grossMarginPercent", GrossMargin is not null, "the margin on what a customer pays"),
            ("upfrontCost", Upfront is not null, "launch and any other acquisition cost, 0 when there is none"),
            ("monthlyCost", Monthly is not null, "the program's running cost, 0 when there is none"),
        ];
        foreach (var (name, _, what) in needed.Where(cost => !cost.Given))
        {
            Trace.Lacks($"{name}: {what}; there is no break-even month without it.");
        }

        if (Upfront is null || Monthly is null)
        {
            Trace.Assume("CAC counts commission and such program costs as were given.");
        }
    }

    public CustomerView View(Percent churn)
    {
        var label = churn == new Percent(0m) ? "no churn" : $"{churn} monthly churn";
        var payments = Payments(churn, label);
        var commission = Trace.Times($"Expected commission, {label}", Commission, payments, Rule);
        var revenue = Trace.Times($"Expected revenue, {label}", Price, payments, Rule);
        var cac = Trace.Sum($"CAC, {label}", [commission, _programCost ??= ProgramCost()], Rule);
        var month = BreakEven(churn, label);
        return new(Decimals.Round(payments, 4), commission, revenue, cac, month is null ? null : month > 0, month > 0 ? month : null);
    }

    /// <summary>The first payment is certain; each later one is (1 − churn) as likely as the one before.</summary>
    private decimal Payments(Percent churn, string label)
    {
        var (sum, alive) = (0m, 1m);
        for (var month = 1; month <= Months; month++, alive *= 1m - churn.Fraction)
        {
            sum += alive;
        }

        return churn == new Percent(0m)
            ? Trace.Record($"Expected payments, {label}", $"each of {Months} is made", sum, Rule)
            : Trace.Record($"Expected payments, {label}", $"the first is certain, each of {Months - 1} later ones {Percent.Hundred - churn} as likely as the one before", sum, Rule);
    }

    private Money ProgramCost()
    {
        var (upfront, monthly) = (Upfront ?? Trace.Currency.Zero, Monthly ?? Trace.Currency.Zero);
        return Trace.Record("Program cost per customer", $"({upfront} + {Months} × {monthly}) ÷ {Decimals.Text(Customers)}",
            Trace.Currency.Round((upfront.Amount + Months * monthly.Amount) / Customers), Rule);
    }

    /// <summary>The first month whose sums cover all cost; 0 when there is none within the horizon, null when something needed is missing.</summary>
    private int? BreakEven(Percent churn, string label)
    {
        if (GrossMargin is not { } rate || Upfront is not { } upfront || Monthly is not { } monthly)
        {
            return null;
        }

        Trace.Assume($"For the break-even all customers join in month 1, and the upfront cost is spent before; it is looked for in {Horizon} months.");
        var margin = _margin ??= Trace.Rate("Gross margin per customer and month", Price, rate, Rule);
        var (left, alive, found) = (-upfront.Amount, Customers, 0);
        for (var month = 1; month <= Horizon && found == 0; month++, alive *= 1m - churn.Fraction)
        {
            left += alive * (margin.Amount - (month <= Months ? Commission.Amount : 0m)) - monthly.Amount;
            found = left >= 0m ? month : 0;
        }

        Trace.Record($"Break-even month, {label}", $"the first in which the sum of customers left of {Decimals.Text(Customers)} × ({margin} − {Commission} in the first {Months} months) − {monthly} a month covers {upfront}",
            found == 0 ? $"none in {Horizon} months" : Decimals.Text(found), Rule);
        if (found == 0)
        {
            Trace.Warn("no_break_even", $"With {label} the program does not earn back its cost in {Horizon} months.", Rule);
        }

        return found;
    }
}
