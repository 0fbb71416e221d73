using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Comarketing;

/// <summary>Divides a campaign's leads between the companies by one of the five lead distribution models.</summary>
public static partial class SplitLeads
{
    private const string Rule = "comarketing-campaigns#lead-distribution-models";

    /// <summary>Leads listed one by one in the steps; more are summed up.</summary>
    private const int Explained = 25;

    /// <summary>The model, the companies and the leads in the order they came.</summary>
    public sealed record Input
    {
        /// <summary>Which model; never assumed.</summary>
        public required LeadModel Model { get; init; }

        /// <summary>Whose campaign it is, in order of turn.</summary>
        [Description("In order of turn."), Size(2, 10)]
        public required IReadOnlyList<string> Companies { get; init; }

        /// <summary>The leads.</summary>
        [Size(1, 10_000)]
        public required IReadOnlyList<CampaignLead> Leads { get; init; }

        /// <summary>The primary, or with lead share the one who calls first.</summary>
        [Description("Who calls first: primary_secondary, lead_share."), Size(1, 200)]
        public string? FirstContact { get; init; }

        /// <summary>Which assignments to show.</summary>
        public Page? Page { get; init; }
    }

    /// <summary>The models need no figure of the policy.</summary>
    public sealed record Policy;

    /// <summary>Who gets what. Without <see cref="EveryoneGetsAll"/> the companies' leads and those waiting sum to the total.</summary>
    public sealed record Result(
        LeadModel Model,
        int Total,
        int Assigned,
        int Waiting,
        [property: Description("True: each lead counts once for every company. False: companies and waiting sum to the total.")] bool EveryoneGetsAll,
        IReadOnlyList<CompanyLeads> Companies,
        IReadOnlyList<LeadAssignment> Assignments);

    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(Result))]
    private sealed partial class SplitLeadsJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<Input, Policy, Result>(
        "split_leads", "Lead split",
        "Divides a joint campaign's leads between the companies by a lead distribution model: who gets each lead, who calls first, and the counts.",
        """{"model":"round_robin","companies":["Acme","PartnerCo"],"leads":[{"id":"L1"},{"id":"L2"},{"id":"L3"}]}""",
        SplitLeadsJson.Default, Run);

    private static Result Run(Input input, Policy policy, RunContext context)
    {
        var trace = context.Trace;
        LeadFaults.Refuse(input);
        var all = Assign(input);
        if (all.Count <= Explained)
        {
            foreach (var (assignment, lead) in all.Zip(input.Leads))
            {
                trace.Record(assignment.Lead, Reason(input.Model, lead), Names(assignment), Rule);
            }
        }

        var waiting = all.Count(assignment => assignment.Waiting is not null);
        var everyone = input.Model is LeadModel.LeadShare or LeadModel.PrimarySecondary;
        var companies = Counts(input, all, everyone, trace);
        var assigned = (int)trace.Change("Leads assigned", all.Count, waiting, Rule);
        Say(input, all, companies, waiting, trace);
        trace.Conclude($"{Model(input.Model)}: {(everyone ? $"all {Decimals.Text(all.Count)} leads to each company, " + (input.FirstContact is null ? "nobody agreed to call first" : $"{LeadFaults.Listed(input, input.FirstContact)} calls first")
            : $"{Decimals.Text(assigned)} of {Decimals.Text(all.Count)} leads assigned: {string.Join(", ", companies.Select(company => $"{company.Company} {Decimals.Text(company.Leads)}"))}")}{(waiting > 0 ? $"; {Decimals.Text(waiting)} {(waiting == 1 ? "waits" : "wait")}" : "")}.");
        return new(input.Model, all.Count, assigned, waiting, everyone, companies, Page.Of(all, input.Page));
    }

    private static List<LeadAssignment> Assign(Input input)
    {
        var turn = 0;
        var first = input.FirstContact is null ? null : LeadFaults.Listed(input, input.FirstContact);
        IReadOnlyList<string> others = first is null ? input.Companies : [.. input.Companies.Where(company => company != first)];
        return [.. input.Leads.Select(lead => input.Model switch
        {
            LeadModel.LeadShare or LeadModel.PrimarySecondary => new LeadAssignment(lead.Id, first, others, null),
            LeadModel.RoundRobin => new(lead.Id, Next(), null, null),
            LeadModel.SelfSelection => lead.Company is null ? new(lead.Id, null, null, "no choice at registration") : new(lead.Id, LeadFaults.Listed(input, lead.Company), null, null),
            _ => lead.Qualified switch
            {
                null => new(lead.Id, null, null, "not qualified yet"),
                false => new(lead.Id, null, null, "did not qualify"),
                true => new(lead.Id, lead.Company is null ? Next() : LeadFaults.Listed(input, lead.Company), null, null),
            },
        })];

        string Next() => input.Companies[turn++ % input.Companies.Count];
    }

    private static List<CompanyLeads> Counts(Input input, List<LeadAssignment> all, bool everyone, Trace trace)
    {
        var counts = all.Where(assignment => assignment.First is not null).CountBy(assignment => assignment.First!).ToDictionary();
        var first = input.Companies.Select(company => counts.GetValueOrDefault(company)).ToList();
        foreach (var (company, count) in input.Companies.Zip(first))
        {
            trace.Record($"Leads of {company}", everyone ? $"all of them; first contact with {Decimals.Text(count)}" : "counted", everyone ? all.Count : count, Rule);
        }

        var agreed = !everyone || input.FirstContact is not null;
        var shares = agreed && first.Sum() > 0 ? trace.Shares("Shares of first contact", [.. first.Select(count => (decimal)count)], Rule) : null;
        return [.. input.Companies.Select((company, i) => new CompanyLeads(company, everyone ? all.Count : first[i], agreed ? first[i] : null, shares?[i]))];
    }

    private static void Say(Input input, List<LeadAssignment> all, List<CompanyLeads> companies, int waiting, Trace trace)
    {
        if (input.Model is LeadModel.LeadShare or LeadModel.PrimarySecondary)
        {
            trace.Assume("Every company gets every lead, so the companies' counts do not add up to the list. Dividing the leads \"50/50\" is round robin.");
            trace.Warn("lawful_basis", "Each company gets the other's leads: agree in writing on the lawful basis for sharing them.", "comarketing-campaigns#agree-in-writing");
        }
        else if (input.Model == LeadModel.RoundRobin)
        {
            trace.Assume($"The turn goes by the order of the list and starts with {input.Companies[0]}{(input.Companies.Count == 2 ? "; for two companies this is \"50/50\"" : "")}.");
        }
        else if (input.Model == LeadModel.QualificationFirst && input.Leads.Any(lead => lead is { Qualified: true, Company: null }))
        {
            trace.Assume("Qualified leads that sales routed to nobody go to the companies in turn, by the order of the list.");
        }

        if (input.Model is not (LeadModel.SelfSelection or LeadModel.QualificationFirst) && input.Leads.Any(lead => lead.Company is not null))
        {
            trace.Assume($"The companies named in the list are not used: {Model(input.Model).ToLowerInvariant()} does not look at them.");
        }

        if (input.Model != LeadModel.QualificationFirst && input.Leads.Any(lead => lead.Qualified is not null))
        {
            trace.Assume($"Whether a lead is qualified is not used: {Model(input.Model).ToLowerInvariant()} does not look at it.");
        }

        if (input is { Model: LeadModel.LeadShare, FirstContact: null })
        {
            trace.Warn("no_first_caller", "With lead share both companies may call the same lead at once: agree who calls first.", "comarketing-campaigns#bad-co-marketing-campaign");
        }

        var unchosen = all.Count(assignment => assignment.Waiting is "no choice at registration" or "not qualified yet");
        if (unchosen > 0)
        {
            trace.Lacks(input.Model == LeadModel.SelfSelection
                ? $"company: {Decimals.Text(unchosen)} of {Decimals.Text(all.Count)} leads made no choice, so nobody gets them."
                : $"qualified: sales have not looked at {Decimals.Text(unchosen)} of {Decimals.Text(all.Count)} leads, so nobody gets them.");
        }

        foreach (var company in companies.Where(company => company.Leads == 0 && waiting < all.Count && all.Count >= companies.Count))
        {
            trace.Warn("gets_nothing", $"{company.Company} gets no lead.", "comarketing-campaigns#anti-patterns");
        }
    }

    private static string Reason(LeadModel model, CampaignLead lead) => model switch
    {
        LeadModel.LeadShare => "everyone gets all leads",
        LeadModel.PrimarySecondary => "the primary gets first contact",
        LeadModel.RoundRobin => "next in turn",
        LeadModel.SelfSelection => lead.Company is null ? "no choice at registration" : "the lead's choice",
        _ => lead.Qualified switch { null => "not qualified yet", false => "did not qualify", true => lead.Company is null ? "qualified; next in turn" : "qualified; routed by sales" },
    };

    private static string Names(LeadAssignment lead) => lead.Waiting is not null ? "nobody yet"
        : lead.First is null ? string.Join(" and ", lead.Also!)
        : lead.Also is null ? lead.First : $"{lead.First}, then {string.Join(" and ", lead.Also)}";

    private static string Model(LeadModel model) => model switch
    {
        LeadModel.LeadShare => "Lead share",
        LeadModel.PrimarySecondary => "Primary/secondary",
        LeadModel.RoundRobin => "Round robin",
        LeadModel.QualificationFirst => "Qualification first",
        _ => "Self-selection",
    };
}
