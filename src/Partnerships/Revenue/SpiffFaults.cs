using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>What in a deal's facts cannot be, and what a policy's bonus still lacks, found all at once.</summary>
internal static class SpiffFaults
{
    public static void Refuse(SpiffBonus.Input input, SpiffPlan plan, Currency currency)
    {
        var faults = new List<Refusal>();
        Plan(plan, faults);
        Dates(input, faults);
        if (input.Increment > input.Amount)
        {
            faults.Add(new("out_of_range", "increment", input.Increment.ToString(), $"at most the deal, {input.Amount}", "Give only what the customer pays on top of before."));
        }

        if (input.Facts is { } facts && facts.Contains(SpiffFact.NewLogo) && (facts.Contains(SpiffFact.CrossSell) || facts.Contains(SpiffFact.Upsell)))
        {
            faults.Add(new("contradictory_facts", "facts", facts.Contains(SpiffFact.CrossSell) ? "new_logo and cross_sell" : "new_logo and upsell", "a customer who is either new or an existing one", "Leave one of the two out."));
        }

        foreach (var (name, figure) in input.Agreed ?? new Dictionary<string, decimal>())
        {
            Agreement(name, figure, plan, currency, faults);
        }

        foreach (var name in (input.Agreed?.Keys ?? []).GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1).Select(same => same.Key))
        {
            faults.Add(new("duplicate_field", $"agreed.{name}", "the bonus twice", "each bonus once", "Remove one of the two."));
        }

        if (faults.Count > 0)
        {
            throw new RefusalException(faults);
        }
    }

    /// <summary>The figure agreed for a bonus; null when there is none.</summary>
    public static decimal? Agreed(SpiffBonus.Input input, Spiff spiff) => input.Agreed?
        .Where(pair => string.Equals(pair.Key, spiff.Name, StringComparison.OrdinalIgnoreCase)).Select(pair => (decimal?)pair.Value).FirstOrDefault();

    private static void Dates(SpiffBonus.Input input, List<Refusal> faults)
    {
        foreach (var (path, day) in new[] { ("opened", input.Opened), ("partnerSince", input.PartnerSince), ("launched", input.Launched) })
        {
            if (day > input.Closed)
            {
                faults.Add(new("dates_out_of_order", path, Calendar.Iso(day.Value), $"{Calendar.Iso(input.Closed)}, the day the deal closed, or earlier", "Correct one of the two dates."));
            }
        }

        if (input.Claimed < input.Closed)
        {
            faults.Add(new("dates_out_of_order", "claimed", Calendar.Iso(input.Claimed.Value), $"{Calendar.Iso(input.Closed)}, the day the deal closed, or later", "A bonus is claimed once the deal is closed."));
        }
    }

    private static void Agreement(string name, decimal figure, SpiffPlan plan, Currency currency, List<Refusal> faults)
    {
        var path = $"agreed.{name}";
        var spiff = plan.Bonuses.FirstOrDefault(bonus => string.Equals(bonus.Name, name, StringComparison.OrdinalIgnoreCase));
        var ranged = plan.Bonuses.Where(bonus => bonus.AmountTo is not null || bonus.PercentTo is not null).Select(bonus => bonus.Name).ToList();
        if (spiff is null || !ranged.Contains(spiff.Name))
        {
            faults.Add(new("not_a_choice", path, Decimals.Text(figure), ranged.Count == 0 ? "no agreed figures, since the policy prints no range" : $"a bonus whose policy prints a range: {string.Join(", ", ranged)}",
                Nearest.Or(name, spiff is null ? ranged : [], "Leave it out, or change the policy.")));
            return;
        }

        var (least, most) = spiff.AmountTo is { } to ? (spiff.Amount!.Value.Amount, to.Amount) : (spiff.Percent!.Value.Points, spiff.PercentTo!.Value.Points);
        if (figure < least || figure > most)
        {
            faults.Add(new("out_of_range", path, Decimals.Text(figure), $"{Decimals.Text(least)} to {Decimals.Text(most)}{(spiff.AmountTo is null ? " percent" : "")}", "Agree on a figure inside the printed range."));
        }
        else if (spiff.AmountTo is not null && currency.Round(figure).Amount != figure)
        {
            faults.Add(new("too_many_digits", path, Decimals.Text(figure), $"at most {currency.Digits} digits after the point in {currency.Code}", "Round the amount before sending it."));
        }
    }

    private static void Plan(SpiffPlan plan, List<Refusal> faults)
    {
        for (var i = 0; i < plan.Bonuses.Count; i++)
        {
            var spiff = plan.Bonuses[i];
            var (field, given) = spiff.Pays switch
            {
                SpiffPay.Amount or SpiffPay.PerReference or SpiffPay.PerContribution => ("amount", spiff.Amount is not null),
                SpiffPay.CommissionMultiple => ("multiple", spiff.Multiple is not null),
                _ => ("percent", spiff.Percent is not null),
            };
            if (!given || (spiff.WithinDays is not null && spiff.Since is null))
            {
                faults.Add(new("missing_field", $"spiffs.bonuses[{i}].{(given ? "since" : field)}", null, given ? "the day its days count from" : $"what {spiff.Name} pays", "Complete the policy's spiffs section."));
            }
        }

        if (faults.Count > 0)
        {
            throw new RefusalException(faults);
        }
    }
}
