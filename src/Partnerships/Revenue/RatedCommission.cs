using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>The models that are a rate, a fee or both: on the deal's lines, or on each partner's share of it.</summary>
internal static class RatedCommission
{
    public static Earned? Earn(CommissionDeal deal)
    {
        var fee = deal.Input.FlatFee is { } given ? Fee(deal, given) : (CommissionLine?)null;
        if (deal.Input.Model == CommissionModel.Flat)
        {
            return new([fee!], []);
        }

        if (deal.Rate(deal.Input.RatePercent, deal.Input.Tier) is not { } rate)
        {
            return null;
        }

        var paid = deal.Paid("Rate paid", rate);
        var commissions = deal.Trace.RateEach("Commission", deal.Amounts, paid, deal.Rule);
        var name = Name(deal.Input.Model);
        var lines = deal.Amounts.Zip(commissions, (amount, commission) => (amount, commission))
            .Select((line, i) => new CommissionLine(deal.Amounts.Count == 1 ? name : $"{name}, line {i + 1}", line.amount, paid, line.commission)).ToList();
        var difference = deal.RoundingDifference([.. deal.Amounts.Select(amount => (amount, paid))], commissions);
        return fee is null ? new(lines, [rate], paid, difference) : new([fee, .. lines], [rate], null, difference);
    }

    public static Earned? Split(CommissionDeal deal)
    {
        var trace = deal.Trace;
        var parties = deal.Input.Parties!;
        var total = trace.Sum("Deal", [.. deal.Amounts], deal.Rule);
        var shares = trace.Split("Shares", total, [.. parties.Select(party => party.ContributionPercent.Points)], deal.Rule);
        var lines = new List<CommissionLine>();
        var rates = new List<Percent>();
        for (var i = 0; i < parties.Count; i++)
        {
            if (deal.Rate(parties[i].RatePercent, parties[i].Tier, $"parties[{i}]", $"{parties[i].Partner}, rate") is not { } rate)
            {
                return null;
            }

            rates.Add(rate);
            var paid = deal.Paid($"{parties[i].Partner}, rate paid", rate);
            lines.Add(new(parties[i].Partner, shares[i], paid, trace.Rate($"{parties[i].Partner}, commission", shares[i], paid, deal.Rule)));
        }

        return new(lines, [.. rates.Distinct()]);
    }

    /// <summary>A fee for a deal of this class; the reversal of a sale reverses its fee.</summary>
    private static CommissionLine Fee(CommissionDeal deal, Money given)
    {
        var reversed = deal.Total < deal.Trace.Currency.Zero;
        var fee = deal.Trace.Record(reversed ? "Fee, reversed" : "Fee", "given with the deal", reversed ? -given : given, deal.Rule);
        return new("Fee", null, null, deal.Factor == Percent.Hundred ? fee : deal.Trace.Rate("Fee paid", fee, deal.Factor, "revenue-sharing-models#scenario-4-influenced-deal"));
    }

    private static string Name(CommissionModel model) => model switch
    {
        CommissionModel.Referral => "First year",
        CommissionModel.Services => "Services",
        _ => "Deal",
    };
}
