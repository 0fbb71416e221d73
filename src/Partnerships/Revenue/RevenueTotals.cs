using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>The company's figures of the period: three classes that make up the whole, and the weighted figure.</summary>
internal sealed record RevenueTotals(Money Company, Money Sourced, Money Influenced, Money Weighted, Percent? WeightedShare, IReadOnlyList<PartnerRevenueReport.ClassLine> Classes)
{
    public static RevenueTotals Of(CreditedDeals figures, PartnerRevenueReport.Input input, ClassPercents credit, Trace trace)
    {
        var (sourced, influenced, listed) = (Add("Sourced revenue", DealClass.Sourced), Add("Influenced-only revenue", DealClass.Influenced), Add("Deals without a partner", DealClass.NotAttributed));
        var partners = trace.Sum("Partner revenue", [sourced, influenced], PartnerRevenueReport.Cfo);
        var company = Whole(input.CompanyRevenue, partners + listed, trace);
        var direct = trace.Minus("Direct remainder", company, partners, PartnerRevenueReport.Cfo);
        var weighted = Weigh(figures, credit, trace);
        trace.Assume($"A deal that is sourced and influenced counts once, as sourced. Influenced deals count {credit.InfluencedPercent} in the weighted figure; that is the reporting credit, not the factor that is paid.");

        var shares = Allocation.Shares([sourced.Amount, influenced.Amount, direct.Amount]);
        if (company.Amount > 0m)
        {
            trace.Record("Shares of the whole", $"{sourced}, {influenced} and {direct} of {company}, largest remainder", string.Join(", ", shares), PartnerRevenueReport.Cfo);
        }
        else
        {
            trace.Lacks("revenue: nothing closed in the period, so there are no shares.");
        }

        PartnerRevenueReport.ClassLine Line(string name, DealClass of, Money amount) =>
            new(name, figures.Deals.Count(deal => deal.Class == of), amount, company.Amount > 0m ? shares[(int)of] : null);
        return new(company, sourced, influenced, weighted, trace.Share("Weighted share", weighted.Amount, company.Amount, PartnerRevenueReport.Example),
            [Line("sourced", DealClass.Sourced, sourced), Line("influenced_only", DealClass.Influenced, influenced), Line("direct", DealClass.NotAttributed, direct)]);

        Money Add(string what, DealClass of) =>
            trace.Sum(what, [.. figures.Deals.Where(deal => deal.Class == of).Select(deal => deal.Amount)], PartnerRevenueReport.Cfo);
    }

    /// <summary>Each share against its range. Whether influenced includes sourced is the reader's choice, so both readings are there.</summary>
    public IReadOnlyList<PartnerRevenueReport.TargetLine> Targets(PartnerRevenueTargets rules, Trace trace)
    {
        if (Company.Amount == 0m)
        {
            return [];
        }

        trace.Assume("Influenced is shown without the sourced deals (exclusive) and with them (inclusive); say which of the two the target means.");
        var (sourced, influenced) = (Classes[0].SharePercent!.Value, Classes[1].SharePercent!.Value);
        return
        [
            Target("sourced", Sourced, sourced, rules.SourcedTarget),
            Target("influenced_only", Influenced, influenced, rules.InfluencedTarget),
            Target("sourced_and_influenced", Sourced + Influenced, sourced + influenced, rules.InfluencedTarget),
        ];

        PartnerRevenueReport.TargetLine Target(string reading, Money amount, Percent share, TargetRange range)
        {
            // The amounts decide, not the rounded share: 19.96% is not yet 20%.
            var (least, most) = (trace.Currency.Round(Company.Amount * range.FromPercent.Fraction), trace.Currency.Round(Company.Amount * range.ToPercent.Fraction));
            var (standing, bound, limit) = amount < least ? ("below", least, range.FromPercent) : amount > most ? ("above", most, range.ToPercent) : ("on_target", amount, share);
            trace.Record($"{reading} against target", $"{amount} of {Company} is {share}; target {range.FromPercent} to {range.ToPercent} is {least} to {most}", standing, PartnerRevenueReport.Cfo);
            return new(reading, amount, share, range.FromPercent, range.ToPercent, standing, share - limit, amount - bound);
        }
    }

    /// <summary>Actual less planned, for each figure that has a plan.</summary>
    public IReadOnlyList<PartnerRevenueReport.PlanLine> Planned(PartnerRevenueReport.Plan? plan, Trace trace)
    {
        (string, Money?, Money)[] figures = [("sourced", plan?.Sourced, Sourced), ("influenced_only", plan?.InfluencedOnly, Influenced), ("weighted", plan?.Weighted, Weighted)];
        return [.. figures.Where(figure => figure.Item2 is not null).Select(figure => Line(figure.Item1, figure.Item2!.Value, figure.Item3))];

        PartnerRevenueReport.PlanLine Line(string name, Money planned, Money actual) => new(name, planned, actual,
            trace.Minus($"{name} against plan", actual, planned, PartnerRevenueReport.Cfo),
            trace.Share($"{name} attainment", actual.Amount, planned.Amount, PartnerRevenueReport.Cfo));
    }

    /// <summary>The headline.</summary>
    public string Sentence(ClassPercents credit) => Company.Amount == 0m
        ? "Nothing closed in the period."
        : $"Partners sourced {Sourced} ({Classes[0].SharePercent}) and influenced a further {Influenced} ({Classes[1].SharePercent}) of {Company}; weighted {Weighted} ({WeightedShare}) with influenced deals at {credit.InfluencedPercent}.";

    private static Money Whole(Money? given, Money deals, Trace trace)
    {
        if (given is null)
        {
            trace.Assume("No company revenue was given; the deals of the period are taken as all of it.");
        }
        else if (given < deals)
        {
            throw new RefusalException(new Refusal("less_than_deals", "companyRevenue", given.Value.ToString(), $"at least the deals of the period, {deals}", "Check the period, or leave it out when the deals are all there is."));
        }

        return trace.Record("Company revenue", given is null ? "the deals of the period" : "as given", given ?? deals, PartnerRevenueReport.Cfo);
    }

    /// <summary>The deals' credits, rounded one by one and added.</summary>
    private static Money Weigh(CreditedDeals figures, ClassPercents credit, Trace trace)
    {
        var weighted = trace.Sum("Weighted revenue", [.. figures.Deals.Where(deal => deal.Class != DealClass.NotAttributed).Select(deal => deal.Credit)], PartnerRevenueReport.Example);
        var atOnce = trace.Currency.Round(figures.Deals.Where(deal => deal.Class != DealClass.NotAttributed).Sum(deal => deal.Amount.Amount * credit.Of(deal.Class).Fraction));
        if (atOnce != weighted)
        {
            trace.Assume($"Credit is rounded deal by deal, then added: {weighted}; on the sum it would be {atOnce}, a difference of {weighted - atOnce}.");
        }

        return weighted;
    }
}
