using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>Partner revenue by partner, largest first, with each deal's amount in one place only; groups and concentration are read from it.</summary>
internal sealed record PartnerBoard(IReadOnlyList<PartnerRevenueReport.PartnerLine> Lines, bool HasFacts, Trace Trace)
{
    private const string NotGiven = "not given";

    /// <summary>What one partner gathers.</summary>
    private sealed class Sheet
    {
        public int Deals { get; set; }
        public Money Sourced { get; set; }
        public Money Influenced { get; set; }
        public Money Weighted { get; set; }

        /// <summary>What it influenced and another sourced.</summary>
        public Money Also { get; set; }
    }

    public static PartnerBoard Of(CreditedDeals figures, PartnerRevenueReport.Input input, Trace trace)
    {
        var facts = Facts(input.Partners);
        var sheets = new Dictionary<string, Sheet>(StringComparer.Ordinal);
        foreach (var deal in figures.Deals)
        {
            Enter(deal, sheets, trace.Currency);
        }

        Explain(figures, facts, sheets, input.Partners is null, trace);
        var ranked = sheets.OrderBy(sheet => sheet.Key.Length == 0).ThenByDescending(sheet => sheet.Value.Sourced + sheet.Value.Influenced)
            .ThenByDescending(sheet => sheet.Value.Also).ThenBy(sheet => sheet.Key, StringComparer.Ordinal).ToList();
        var shares = Allocation.Shares([.. ranked.Select(sheet => (sheet.Value.Sourced + sheet.Value.Influenced).Amount)]);
        return new([.. ranked.Select((entry, i) => Line(entry.Key, entry.Value, facts.GetValueOrDefault(entry.Key), shares[i]))], input.Partners is not null, trace);
    }

    /// <summary>Lines added up by tier or type, largest first.</summary>
    public IReadOnlyList<PartnerRevenueReport.GroupLine> By(string name, Func<PartnerRevenueReport.PartnerLine, string?> key)
    {
        if (!HasFacts)
        {
            return [];
        }

        var groups = Lines.GroupBy(line => key(line) ?? NotGiven, StringComparer.Ordinal)
            .Select(group => (group.Key, Partners: group.Count(line => line.Id is not null), Sourced: Add(group, line => line.Sourced), Influenced: Add(group, line => line.InfluencedOnly), Weighted: Add(group, line => line.Weighted)))
            .OrderByDescending(group => group.Sourced + group.Influenced).ThenBy(group => group.Key, StringComparer.Ordinal).ToList();
        var shares = Allocation.Shares([.. groups.Select(group => (group.Sourced + group.Influenced).Amount)]);
        if (groups.Count is > 0 and <= CreditedDeals.Listed)
        {
            Trace.Record($"By {name}", "partner lines added; shares by largest remainder",
                string.Join(", ", groups.Zip(shares, (group, share) => $"{group.Key} {group.Sourced + group.Influenced} ({share})")), PartnerRevenueReport.Cfo);
        }

        return [.. groups.Select((group, i) => new PartnerRevenueReport.GroupLine(group.Key, group.Partners, group.Sourced, group.Influenced, group.Sourced + group.Influenced, group.Weighted, shares[i]))];
    }

    /// <summary>What the largest few hold of all partner revenue; sizes beyond the number of partners are left out.</summary>
    public IReadOnlyList<PartnerRevenueReport.TopLine> Concentration(IReadOnlyList<int> sizes)
    {
        var named = Lines.Where(line => line.Id is not null && line.Revenue.Amount > 0m).ToList();
        var all = Money.Sum(Lines.Select(line => line.Revenue));
        return [.. sizes.Where(size => size <= named.Count).Select(size =>
        {
            var held = Trace.Sum($"Revenue of the top {size}", [.. named.Take(size).Select(line => line.Revenue)], "revenue-sharing-models#what-finance-will-ask");
            return new PartnerRevenueReport.TopLine(size, held, Trace.Share($"Share of the top {size}", held.Amount, all.Amount, "revenue-sharing-models#what-finance-will-ask") ?? default);
        })];
    }

    private static Dictionary<string, PartnerRevenueReport.PartnerFacts> Facts(IReadOnlyList<PartnerRevenueReport.PartnerFacts>? partners)
    {
        var facts = new Dictionary<string, PartnerRevenueReport.PartnerFacts>(StringComparer.Ordinal);
        foreach (var (index, partner) in (partners ?? []).Index())
        {
            if (!facts.TryAdd(partner.Id, partner))
            {
                throw new RefusalException(new Refusal("duplicate_partner", $"partners[{index}].id", partner.Id, "each partner once", "Remove the second line."));
            }
        }

        return facts;
    }

    private static void Enter(CreditedDeal deal, Dictionary<string, Sheet> sheets, Currency currency)
    {
        var equal = deal.Holders.Select(_ => 1m).ToList();
        var (amounts, credits) = equal.Count == 1 ? ([deal.Amount], [deal.Credit]) : equal.Count == 0 ? ([], []) : (Allocation.Split(deal.Amount, equal, currency), Allocation.Split(deal.Credit, equal, currency));
        foreach (var (i, holder) in deal.Holders.Index())
        {
            var sheet = Of(holder);
            sheet.Deals++;
            sheet.Weighted += credits[i];
            if (deal.Class == DealClass.Sourced)
            {
                sheet.Sourced += amounts[i];
            }
            else
            {
                sheet.Influenced += amounts[i];
            }
        }

        if (deal.Class == DealClass.Sourced)
        {
            foreach (var helper in (deal.Given.InfluencedBy ?? []).Distinct(StringComparer.Ordinal).Where(id => id != deal.Given.SourcedBy))
            {
                Of(helper).Also += deal.Amount;
            }
        }

        Sheet Of(string? id)
        {
            if (!sheets.TryGetValue(id ?? "", out var sheet))
            {
                sheets[id ?? ""] = sheet = new();
            }

            return sheet;
        }
    }

    private static void Explain(CreditedDeals figures, Dictionary<string, PartnerRevenueReport.PartnerFacts> facts, Dictionary<string, Sheet> sheets, bool noFacts, Trace trace)
    {
        if (figures.Deals.Count(deal => deal.Holders.Count > 1) is > 0 and var shared)
        {
            trace.Assume($"{shared} deals influenced by several partners are divided equally among them, so that partner lines add up to the company's figures.");
        }

        if (figures.Deals.Count(deal => deal.Holders is [null]) is > 0 and var unnamed)
        {
            trace.Lacks($"partner of {unnamed} deals: they count in the totals and stand on a line without a name.");
        }

        var unknown = sheets.Keys.Where(id => id.Length > 0 && !facts.ContainsKey(id)).OrderBy(id => id, StringComparer.Ordinal).ToList();
        if (noFacts)
        {
            trace.Lacks("partners: without tier and type there is no breakdown by them.");
        }
        else if (unknown.Count > 0)
        {
            trace.Lacks($"partners: {unknown.Count} that deals name are not listed ({string.Join(", ", unknown.Take(12))}); their tier and type are not given.");
        }
    }

    private static Money Add(IEnumerable<PartnerRevenueReport.PartnerLine> lines, Func<PartnerRevenueReport.PartnerLine, Money> pick) => Money.Sum(lines.Select(pick));

    private static PartnerRevenueReport.PartnerLine Line(string id, Sheet sheet, PartnerRevenueReport.PartnerFacts? facts, Percent share) =>
        new(id.Length == 0 ? null : id, facts?.Name, facts?.Tier, facts?.Type, sheet.Deals, sheet.Sourced, sheet.Influenced, sheet.Sourced + sheet.Influenced, sheet.Weighted, share, sheet.Also);
}
