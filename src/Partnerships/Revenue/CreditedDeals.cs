using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>How a deal counts in the report; each deal in one class.</summary>
internal enum RevenueClass
{
    Sourced,
    InfluencedOnly,
    Direct,
}

/// <summary>A deal in the program's currency with its class, its reporting credit, and the partners that hold it (null: a partner nobody named).</summary>
internal sealed record CreditedDeal(PartnerRevenueReport.Deal Given, Money Amount, RevenueClass Class, Money Credit, IReadOnlyList<string?> Holders);

/// <summary>The period's deals, checked, converted and classed.</summary>
internal sealed record CreditedDeals(IReadOnlyList<CreditedDeal> Deals, int Outside, IReadOnlyList<PartnerRevenueReport.CurrencyLine> Currencies)
{
    /// <summary>More lines than this are summarised.</summary>
    public const int Listed = 25;

    private const int MaxFaults = 50;

    public static CreditedDeals Read(PartnerRevenueReport.Input input, PartnerRevenueTargets rules, Trace trace)
    {
        var faults = new List<Refusal>();
        if (input.From > input.To)
        {
            faults.Add(new("period_reversed", "to", Calendar.Iso(input.To), $"{Calendar.Iso(input.From)} or later", "Swap the two days."));
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        var inside = new List<(PartnerRevenueReport.Deal Deal, Money Amount)>();
        foreach (var (index, deal) in input.Deals.Index())
        {
            var path = $"deals[{index}]";
            if (!ids.Add(deal.Id))
            {
                faults.Add(new("duplicate_deal", $"{path}.id", deal.Id, "each deal once", "Remove the second line, or give it its own id."));
            }

            Contradictions(deal, path, faults);
            if (deal.Closed >= input.From && deal.Closed <= input.To
                && LockedRate.Convert(deal.Amount, deal.Currency, deal.Rate, deal.RateDate, trace.Currency, path, faults) is { } amount)
            {
                inside.Add((deal, amount));
            }
        }

        if (faults.Count > 0)
        {
            throw new RefusalException([.. faults.Take(MaxFaults)]);
        }

        var outside = input.Deals.Count - inside.Count;
        trace.Record("Deals of the period", $"{Decimals.Text(input.Deals.Count)} given, {Decimals.Text(outside)} closed outside {Calendar.Iso(input.From)} to {Calendar.Iso(input.To)}", inside.Count, PartnerRevenueReport.Cfo);
        var currencies = Converted(inside, trace);
        return new(Credit(inside, rules, trace), outside, currencies);
    }

    private static void Contradictions(PartnerRevenueReport.Deal deal, string path, List<Refusal> faults)
    {
        if (deal is { Sourced: false, SourcedBy: not null })
        {
            faults.Add(new("contradiction", $"{path}.sourced", "false, and a partner in sourcedBy", "one of the two", "Leave the flag out where the partner is named."));
        }

        if (deal is { Influenced: false, InfluencedBy.Count: > 0 })
        {
            faults.Add(new("contradiction", $"{path}.influenced", "false, and partners in influencedBy", "one of the two", "Leave the flag out where the partners are named."));
        }
    }

    private static List<CreditedDeal> Credit(List<(PartnerRevenueReport.Deal Deal, Money Amount)> inside, PartnerRevenueTargets rules, Trace trace)
    {
        var few = inside.Count(item => Class(item.Deal) == RevenueClass.InfluencedOnly) <= Listed;
        return [.. inside.Select(item => Class(item.Deal) switch
        {
            RevenueClass.Sourced => new CreditedDeal(item.Deal, item.Amount, RevenueClass.Sourced, item.Amount, [item.Deal.SourcedBy]),
            RevenueClass.InfluencedOnly => new(item.Deal, item.Amount, RevenueClass.InfluencedOnly,
                few ? trace.Rate($"Reporting credit of {item.Deal.Id}", item.Amount, rules.InfluencedCreditPercent, PartnerRevenueReport.Cfo)
                    : trace.Currency.Round(item.Amount.Amount * rules.InfluencedCreditPercent.Fraction),
                item.Deal.InfluencedBy is { Count: > 0 } named ? [.. named.Distinct(StringComparer.Ordinal)] : [null]),
            _ => new(item.Deal, item.Amount, RevenueClass.Direct, trace.Currency.Zero, []),
        })];
    }

    /// <summary>Sourced comes first: a deal that is both counts once, as sourced.</summary>
    private static RevenueClass Class(PartnerRevenueReport.Deal deal) =>
        deal.Sourced == true || deal.SourcedBy is not null ? RevenueClass.Sourced
        : deal.Influenced == true || deal.InfluencedBy is { Count: > 0 } ? RevenueClass.InfluencedOnly
        : RevenueClass.Direct;

    private static List<PartnerRevenueReport.CurrencyLine> Converted(List<(PartnerRevenueReport.Deal Deal, Money Amount)> inside, Trace trace)
    {
        var foreign = inside.Where(item => item.Deal.Currency is not null && item.Deal.Currency != trace.Currency.Code).ToList();
        if (foreign.Count <= Listed)
        {
            foreach (var (deal, amount) in foreign)
            {
                trace.Record($"{deal.Id} in {trace.Currency.Code}", $"{deal.Currency} {Decimals.Text(deal.Amount)} × {Decimals.Exact(deal.Rate!.Value)}, locked on {Calendar.Iso(deal.RateDate!.Value)}", amount, PartnerRevenueReport.Cfo);
            }
        }

        return [.. foreign.GroupBy(item => item.Deal.Currency!, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group =>
            new PartnerRevenueReport.CurrencyLine(group.Key, group.Count(), group.Sum(item => item.Deal.Amount),
                trace.Sum($"{group.Key} deals in {trace.Currency.Code}", [.. group.Select(item => item.Amount)], PartnerRevenueReport.Cfo),
                group.Min(item => item.Deal.Rate!.Value), group.Max(item => item.Deal.Rate!.Value),
                group.Min(item => item.Deal.RateDate!.Value), group.Max(item => item.Deal.RateDate!.Value)))];
    }
}
