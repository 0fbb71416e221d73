using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>A share of each customer payment for some months; projected from a year's revenue, or on payments received.</summary>
internal static class RevenueShare
{
    public static Earned? Earn(CommissionDeal deal)
    {
        var (input, trace) = (deal.Input, deal.Trace);
        if (deal.Rate(input.RatePercent, input.Tier) is not { } rate)
        {
            return null;
        }

        var paid = deal.Paid("Rate paid", rate);
        var every = Every(input.Billing ?? Billing.Annual);
        var limit = Limit(deal);
        var payments = input.Payments ?? Project(deal, every);
        var covered = Covered(payments, every, limit, deal);
        var commissions = trace.RateEach("Commission per payment", covered, paid, deal.Rule);
        var schedule = covered.Zip(commissions, (amount, commission) => (amount, commission))
            .Select((line, i) => new SharePayment(i + 1, i * every, input.FirstPayment is { } first ? Calendar.AddMonths(first, i * every) : null, line.amount, line.commission)).ToList();
        var lines = schedule.GroupBy(payment => payment.Month / 12).Select(year => Year($"Year {year.Key + 1}", [.. year], paid, deal)).ToList();
        var unpaid = Unpaid(payments, covered, deal);
        return new(lines, [rate], paid, deal.RoundingDifference([.. covered.Select(amount => (amount, paid))], commissions))
        {
            Projected = input.Payments is null,
            Schedule = schedule,
            UnpaidBase = unpaid,
        };
    }

    private static CommissionLine Year(string name, IReadOnlyList<SharePayment> payments, Percent paid, CommissionDeal deal) => payments.Count == 1
        ? new(name, payments[0].Base, paid, payments[0].Commission)
        : new(name,
            deal.Trace.Sum($"{name}, revenue", [.. payments.Select(payment => payment.Base)], deal.Rule), paid,
            deal.Trace.Sum($"{name}, commission", [.. payments.Select(payment => payment.Commission)], deal.Rule));

    /// <summary>The months that are paid: the share's, or only those of the first contract.</summary>
    private static int Limit(CommissionDeal deal)
    {
        var (input, trace) = (deal.Input, deal.Trace);
        var contract = input.ContractMonths ?? deal.Policy.Commission.ContractMonths;
        trace.Assume(input.Payments is null
            ? "Commission accrues on cash as the customer pays; the figure is a projection from bookings and holds if the customer stays."
            : "Commission accrues on cash: on the payments received, one every billing period.");
        return input.Renewals == Renewals.Included
            ? trace.Record("Months paid", "renewals included: the share's months", input.Months!.Value, deal.Rule)
            : trace.Record("Months paid", $"without renewals: the smaller of {input.Months} and the contract's {contract}", Math.Min(input.Months!.Value, contract), deal.Rule);
    }

    /// <summary>The payments of every year the share runs, from one year's revenue.</summary>
    private static List<Money> Project(CommissionDeal deal, int every)
    {
        var year = deal.Amounts.Count == 1 ? deal.Amounts[0] : deal.Trace.Sum("Revenue per year", [.. deal.Amounts], deal.Rule);
        var parts = every == 12
            ? [year]
            : deal.Trace.Split("Payments of a year", year, [.. Enumerable.Repeat(1m, 12 / every)], deal.Rule);
        var count = (deal.Input.Months!.Value + every - 1) / every;
        return [.. Enumerable.Range(0, count).Select(i => parts[i % parts.Count])];
    }

    /// <summary>What of each payment is for paid months; a payment that reaches beyond them counts in part.</summary>
    private static List<Money> Covered(IReadOnlyList<Money> payments, int every, int limit, CommissionDeal deal)
    {
        var covered = new List<Money>();
        for (var i = 0; i < payments.Count && i * every < limit; i++)
        {
            var months = Math.Min(every, limit - (i * every));
            covered.Add(months == every
                ? payments[i]
                : deal.Trace.Split($"Payment {i + 1}: {months} of its {every} months are paid", payments[i], [months, every - months], deal.Rule)[0]);
        }

        return covered;
    }

    private static Money? Unpaid(IReadOnlyList<Money> payments, List<Money> covered, CommissionDeal deal)
    {
        if (deal.Trace.Currency.Zero == Money.Sum(payments) - Money.Sum(covered))
        {
            return null;
        }

        return deal.Trace.Minus($"Revenue that earns nothing ({covered.Count} of {payments.Count} payments earn)", Money.Sum(payments), Money.Sum(covered), deal.Rule);
    }

    private static int Every(Billing billing) => billing switch
    {
        Billing.Monthly => 1,
        Billing.Quarterly => 3,
        _ => 12,
    };
}
