using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>A deal in the program's currency with its class, its reporting credit, and the partners that hold it (null: a partner nobody named).</summary>
internal sealed record CreditedDeal(PartnerRevenueReport.Deal Given, Money Amount, DealClass Class, Money Credit, IReadOnlyList<string?> Holders);

/// <summary>The period's deals, checked, converted and classed.</summary>
internal sealed record CreditedDeals(IReadOnlyList<CreditedDeal> Deals, int Outside, IReadOnlyList<PartnerRevenueReport.CurrencyLine> Currencies)
{
    /// <summary>More lines than this are summarised.</summary>
    public const int Listed = 25;

    private const int MaxFaults = 50;

    public static CreditedDeals Read(PartnerRevenueReport.Input input, ClassPercents credit, Trace trace)
    {
        var faults = new List<Refusal>();
        if (input.From > input.To)
        {
            faults.Add(new("period_reversed", "to", Calendar.Iso(input.To), $"{Calendar.Iso(input.From)} or later", "Swap the two days."));
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        var inside = new List<PartnerRevenueReport.Deal>();
        foreach (var (index, deal) in input.Deals.Index())
        {
            var path = $"deals[{index}]";
            if (!ids.Add(deal.Id))
            {
                faults.Add(new("duplicate_deal", $"{path}.id", deal.Id, "each deal once", "Remove the second line, or give it its own id."));
            }

            Contradictions(deal, path, faults);
            if (deal.Closed >= input.From && deal.Closed <= input.To)
            {
                LockedRate.Check(deal.Amount, deal.Currency, deal.Rate, deal.RateDate, trace.Currency, path, faults);
                inside.Add(deal);
            }
        }

        if (faults.Count > 0)
        {
            throw new RefusalException([.. faults.Take(MaxFaults)]);
        }

        var outside = input.Deals.Count - inside.Count;
        trace.Record("Deals of the period", $"{Decimals.Text(input.Deals.Count)} given, {Decimals.Text(outside)} closed outside {Calendar.Iso(input.From)} to {Calendar.Iso(input.To)}", inside.Count, PartnerRevenueReport.Cfo);
        var amounts = Amounts(inside, trace);
        return new(Credit(inside, amounts, credit, trace), outside, ByCurrency(inside, amounts, trace));
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

    /// <summary>Every deal in the program's currency; foreign ones at their locked rate.</summary>
    private static List<Money> Amounts(List<PartnerRevenueReport.Deal> inside, Trace trace)
    {
        var few = inside.Count(deal => IsForeign(deal, trace)) <= Listed;
        return inside.ConvertAll(deal =>
            !IsForeign(deal, trace) ? trace.Currency.Round(deal.Amount)
            : few ? trace.Convert($"{deal.Id} at the rate of {Calendar.Iso(deal.RateDate!.Value)}", deal.Amount, Currency.Of(deal.Currency!), deal.Rate!.Value, PartnerRevenueReport.Cfo)
            : trace.Currency.Round(deal.Amount * deal.Rate!.Value));
    }

    private static List<CreditedDeal> Credit(List<PartnerRevenueReport.Deal> inside, List<Money> amounts, ClassPercents credit, Trace trace)
    {
        var deals = inside.Zip(amounts, (deal, amount) => new CreditedDeal(deal, amount, Class(deal), trace.Currency.Zero, Holders(deal))).ToList();
        return [.. deals.Where(deal => deal.Class == DealClass.NotAttributed), .. Credited(DealClass.Sourced, "sourced"), .. Credited(DealClass.Influenced, "influenced")];

        IEnumerable<CreditedDeal> Credited(DealClass kind, string name)
        {
            var these = deals.Where(deal => deal.Class == kind).ToList();
            return these.Count == 0 ? [] : these.Zip(
                trace.RateEach($"Reporting credit of {name} deals", [.. these.Select(deal => deal.Amount)], credit.Of(kind), PartnerRevenueReport.Cfo),
                (deal, line) => deal with { Credit = line });
        }
    }

    /// <summary>Sourced comes first: a deal that is both counts once, as sourced.</summary>
    private static DealClass Class(PartnerRevenueReport.Deal deal) =>
        deal.Sourced == true || deal.SourcedBy is not null ? DealClass.Sourced
        : deal.Influenced == true || deal.InfluencedBy is { Count: > 0 } ? DealClass.Influenced
        : DealClass.NotAttributed;

    private static IReadOnlyList<string?> Holders(PartnerRevenueReport.Deal deal) => Class(deal) switch
    {
        DealClass.Sourced => [deal.SourcedBy],
        DealClass.Influenced => deal.InfluencedBy is { Count: > 0 } named ? [.. named.Distinct(StringComparer.Ordinal)] : [null],
        _ => [],
    };

    private static List<PartnerRevenueReport.CurrencyLine> ByCurrency(List<PartnerRevenueReport.Deal> inside, List<Money> amounts, Trace trace) =>
        [.. inside.Zip(amounts).Where(pair => IsForeign(pair.First, trace)).GroupBy(pair => pair.First.Currency!, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group =>
            new PartnerRevenueReport.CurrencyLine(group.Key, group.Count(), group.Sum(pair => pair.First.Amount),
                trace.Sum($"{group.Key} deals in {trace.Currency.Code}", [.. group.Select(pair => pair.Second)], PartnerRevenueReport.Cfo),
                group.Min(pair => pair.First.Rate!.Value), group.Max(pair => pair.First.Rate!.Value),
                group.Min(pair => pair.First.RateDate!.Value), group.Max(pair => pair.First.RateDate!.Value)))];

    private static bool IsForeign(PartnerRevenueReport.Deal deal, Trace trace) => deal.Currency is not null && deal.Currency != trace.Currency.Code;
}
