using Partnerships.Kernel;

namespace Partnerships.Comarketing;

/// <summary>Which companies and leads do not go together.</summary>
internal static class LeadFaults
{
    /// <summary>More faults than this help nobody.</summary>
    private const int MostFaults = 50;

    /// <summary>The company as it is listed; case and outer spaces do not matter.</summary>
    public static string Listed(SplitLeads.Input input, string company) => Find(input, company)!;

    private static string? Find(SplitLeads.Input input, string company) =>
        input.Companies.FirstOrDefault(listed => listed.AsSpan().Trim().Equals(company.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase));

    public static void Refuse(SplitLeads.Input input)
    {
        var faults = new List<Refusal>();
        var allowed = string.Join(", ", input.Companies);
        Unique("companies", input.Companies, "");
        Unique("leads", [.. input.Leads.Select(lead => lead.Id)], ".id");
        if (input.FirstContact is { } first && input.Model is not (LeadModel.LeadShare or LeadModel.PrimarySecondary))
        {
            faults.Add(new("not_used", "firstContact", first, "no first contact with this model", "Leave it out, or choose primary_secondary or lead_share."));
        }
        else if (input.FirstContact is { } caller && Find(input, caller) is null)
        {
            faults.Add(new("not_a_choice", "firstContact", caller, allowed, "Name one of the companies."));
        }
        else if (input is { Model: LeadModel.PrimarySecondary, FirstContact: null })
        {
            faults.Add(new("missing_field", "firstContact", null, allowed, "Name the primary: the company that contributes more calls first."));
        }

        if (input.Model is LeadModel.SelfSelection or LeadModel.QualificationFirst)
        {
            faults.AddRange(input.Leads.Index().Where(lead => lead.Item.Company is { } company && Find(input, company) is null)
                .Select(lead => new Refusal("not_a_choice", $"leads[{lead.Index}].company", lead.Item.Company, allowed, "Name one of the companies, or leave it out.")));
        }

        if (faults.Count > 0)
        {
            throw new RefusalException([.. faults.Take(MostFaults)]);
        }

        void Unique(string path, IReadOnlyList<string> names, string field)
        {
            var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            faults.AddRange(names.Index().Where(name => !seen.Add(name.Item.Trim()))
                .Select(name => new Refusal("duplicate", $"{path}[{name.Index}]{field}", name.Item, "each once", "Remove one of the two.")));
        }
    }
}
