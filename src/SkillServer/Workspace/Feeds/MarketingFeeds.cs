using System.Text.Json.Nodes;
using Partnerships.Kernel;

namespace SkillServer.Workspace.Feeds;

/// <summary>The co-marketing budget of each partner that program.yaml judges.</summary>
internal sealed class ComarketingBudgetFeed : Feed
{
    public override string Operation => "comarketing_budget";

    public override bool Many => true;

    public override IEnumerable<(string, Answer)> Answers(DocumentScope scope) =>
        from judged in scope.Program.Comarketing.Partners
        join partner in scope.Company.Partners.Values on judged.Partner equals partner.Id
        where scope.Partner is null || scope.Partner.Id == partner.Id
        select (partner.Name, Run(scope, new() { ["tier"] = scope.Portfolio.Tier(partner), ["pipelinePotential"] = judged.PipelinePotential, ["strategicValue"] = judged.StrategicValue }));
}

/// <summary>The year's budget over the tier groups; partners of the lowest tier that joined in the last six months are the experimental group.</summary>
internal sealed class AllocateComarketingBudgetFeed : Feed
{
    public override string Operation => "allocate_comarketing_budget";

    public override IEnumerable<(string, Answer)> Answers(DocumentScope scope)
    {
        var groups = (scope.Company.Policy.Section("comarketingGroups")?.AsArray() ?? []).Select(group => group!.AsObject()).ToList();
        var known = groups.SelectMany(group => (group["tiers"]?.AsArray().Select(tier => (string)tier!) ?? []).Append((string)group["name"]!)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var since = scope.Program.AsOf.AddMonths(-6);
        var placed = scope.Portfolio.Ranked.Select(partner => (partner.Name, partner.Id, Group: Group(partner))).Where(partner => partner.Group is not null).DistinctBy(partner => partner.Name);
        yield return ("", Run(scope, new()
        {
            ["budget"] = scope.Program.Comarketing.Budget.Amount,
            ["partners"] = Json.List(placed, partner => new JsonObject { ["name"] = partner.Name, ["group"] = partner.Group }),
            ["page"] = new JsonObject { ["limit"] = 500 },
        }));

        string? Group(PartnerRow partner) => scope.Portfolio.Tier(partner) is var tier && known.Contains(tier) ? tier
            : partner.Joined > since && groups.Count > 0 ? (string)groups[^1]["name"]! : null;
    }
}

/// <summary>A campaign's dates.</summary>
internal sealed class ScheduleCampaignFeed : Feed
{
    public override string Operation => "schedule_campaign";

    public override IEnumerable<(string, Answer)> Answers(DocumentScope scope) => scope.Campaign is not { } campaign ? []
        : [("", Run(scope, new() { ["campaignType"] = campaign.Type, ["launchDate"] = Calendar.Iso(campaign.EventDate), ["asOf"] = Calendar.Iso(scope.Program.AsOf) }))];
}

/// <summary>What the emailed lists of a joint webinar should bring at the usual rates, against its goal.</summary>
internal sealed class ForecastWebinarFeed : Feed
{
    public override string Operation => "forecast_webinar";

    public override IEnumerable<(string, Answer)> Answers(DocumentScope scope)
    {
        if (scope.Campaign is not { Type: "joint_webinar" } campaign || Emails(campaign, "ours") + Emails(campaign, "partner") == 0)
        {
            return [];
        }

        return [("", Run(scope, Json.Some(
            ("ourEmails", Emails(campaign, "ours")), ("partnerEmails", Emails(campaign, "partner")),
            ("goal", campaign.Goals?.Registrations), ("goalStage", campaign.Goals is null ? null : "registrations"))))];
    }

    private static int Emails(Campaign campaign, string side) => campaign.Reach.Where(line => line.Channel == "email" && line.Side == side).Sum(line => line.Contacts);
}

/// <summary>What a campaign costs us and should return. Its goal is stated in opportunities, so those are its leads.</summary>
internal sealed class EventRoiFeed : Feed
{
    public override string Operation => "event_roi";

    public override IEnumerable<(string, Answer)> Answers(DocumentScope scope) => scope.Campaign is not { Budget: { } budget, Goals: { } goals } campaign ? []
        : [("", Run(scope, Json.Some(
            ("sponsorship", 0m), ("ourSharePercent", 100m), ("otherCost", budget.OurShare.Amount), ("qualifiedLeads", goals.Opportunities), ("leadToOpportunityPercent", 100m),
            ("opportunityToClosePercent", goals.WinRate.Points), ("averageDeal", goals.AverageDeal.Amount), ("eventKind", campaign.Type.Contains("webinar", StringComparison.Ordinal) ? "webinar" : null))))];
}
