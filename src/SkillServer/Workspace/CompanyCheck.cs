using Partnerships.Kernel;

namespace SkillServer.Workspace;

/// <summary>What one file says about another: ids that exist, dates in order, sums that add up. Rows that fail are left out and reported.</summary>
internal static class CompanyCheck
{
    private const string Direct = "direct";

    public static Company Of(Company company, List<Finding> faults)
    {
        var partners = Once(company.Partners, partner => partner.Id, "id", faults);
        var known = partners.Values.Select(partner => partner.Id).ToHashSet(StringComparer.Ordinal);
        var deals = Once(company.Deals, deal => deal.Id, "id", faults).Keep(faults, deal => Deal(deal, known));
        var ids = deals.Values.Select(deal => deal.Id).ToHashSet(StringComparer.Ordinal);
        var gone = company.Deals.Values.Select(deal => deal.Id).Where(id => !ids.Contains(id)).Concat(company.Deals.LeftOut).ToHashSet(StringComparer.Ordinal);
        var touches = Without(company.Touches, touch => gone.Contains(touch.DealId)).Keep(faults, touch => !ids.Contains(touch.DealId) ? ("deal_id", Unknown("deal", touch.DealId, ids))
            : touch.Source != Direct && !known.Contains(touch.Source) ? ("source", Unknown("partner (or 'direct')", touch.Source, known)) : null);
        var commitments = company.Commitments.Keep(faults, row => known.Contains(row.PartnerId) ? null : ("partner_id", Unknown("partner", row.PartnerId, known)));
        var campaigns = company.Campaigns.Where((campaign, i) => Campaign(campaign, i, company, known, faults)).ToList();
        Program(company, known, ids, faults);
        return company with { Partners = partners, Deals = deals, Touches = touches, Commitments = commitments, Campaigns = campaigns, Faults = faults };
    }

    private static Table<T> Without<T>(Table<T> table, Func<T, bool> gone) => table with { Rows = [.. table.Rows.Where(row => !gone(row.Row))] };

    private static Table<T> Once<T>(Table<T> table, Func<T, string> id, string column, List<Finding> faults)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return table.Keep(faults, row => !IsName(id(row)) ? (column, $"'{id(row)}' is given; allowed are letters, digits, - and _, since files are named by it.")
            : seen.Add(id(row)) ? null : (column, $"'{id(row)}' is there twice. Give the row its own id, or remove it."));
    }

    private static bool IsName(string id) => id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static (string, string)? Deal(DealRow deal, HashSet<string> partners) =>
        deal.PartnerId is { } partner && !partners.Contains(partner) ? ("partner_id", Unknown("partner", partner, partners))
        : deal.Stage == DealStage.Open && deal.Closed is not null ? ("closed", "an open deal has no closing day. Empty the cell, or set the stage.")
        : deal.Stage != DealStage.Open && deal.Closed is null ? ("closed", "nothing is given; a won or lost deal needs the day it closed.")
        : deal.Closed < deal.Created ? ("closed", $"{Calendar.Iso(deal.Closed!.Value)} is given; allowed is {Calendar.Iso(deal.Created)}, the day it was created, or later.")
        : null;

    private static bool Campaign(Campaign campaign, int index, Company company, HashSet<string> partners, List<Finding> faults)
    {
        var before = faults.Count;
        if (!IsName(campaign.Id) || company.Campaigns.Take(index).Any(other => other.Id == campaign.Id))
        {
            Fault("id", $"'{campaign.Id}' is given; allowed is an id of letters, digits, - and _ that no other campaign has.");
        }

        if (!partners.Contains(campaign.Partner))
        {
            Fault("partner", Unknown("partner", campaign.Partner, partners));
        }

        if (campaign.Budget is { } budget)
        {
            if (budget.OurShare + budget.PartnerShare != budget.Total)
            {
                Fault("budget.total", $"{budget.Total} is given; the two shares make {budget.OurShare + budget.PartnerShare}.");
            }

            if (budget.Lines.Count > 0 && Money.Sum(budget.Lines.Select(line => line.Amount)) != budget.Total)
            {
                Fault("budget.lines", $"the lines make {Money.Sum(budget.Lines.Select(line => line.Amount))}; the total is {budget.Total}.");
            }
        }

        for (var i = 0; i < campaign.Raci.Count; i++)
        {
            var letters = campaign.Raci[i].Ours + campaign.Raci[i].Partner;
            if (letters.Count(c => c == 'A') != 1 || !letters.Contains('R', StringComparison.Ordinal))
            {
                Fault($"raci[{i}]", $"'{campaign.Raci[i].Activity}' needs exactly one A and at least one R over both sides; it has {letters.Count(c => c == 'A')} A and {letters.Count(c => c == 'R')} R.");
            }
        }

        return faults.Count == before;

        void Fault(string field, string message) => faults.Add(new(company.CampaignsYaml!.Locate($"campaigns[{index}].{field}"), message));
    }

    private static void Program(Company company, HashSet<string> partners, HashSet<string> deals, List<Finding> faults)
    {
        var (program, yaml) = (company.Program, company.ProgramYaml);
        for (var i = 0; i < program.Comarketing.Partners.Count; i++)
        {
            if (!partners.Contains(program.Comarketing.Partners[i].Partner))
            {
                faults.Add(new(yaml.Locate($"comarketing.partners[{i}].partner"), Unknown("partner", program.Comarketing.Partners[i].Partner, partners)));
            }
        }

        if (program.ExampleDeal is { } example && !deals.Contains(example))
        {
            faults.Add(new(yaml.Locate("example_deal"), Unknown("deal", example, deals)));
        }

        if (program.Quarter.From > program.Quarter.To || program.Quarter.To > program.AsOf)
        {
            faults.Add(new(yaml.Locate("quarter.to"), $"{Calendar.Iso(program.Quarter.To)} is given; allowed is a day from {Calendar.Iso(program.Quarter.From)} to {Calendar.Iso(program.AsOf)}, the day figures are as of."));
        }
    }

    private static string Unknown(string what, string given, IEnumerable<string> known) =>
        $"there is no {what} '{given}'." + Nearest.Hint(given, known);
}
