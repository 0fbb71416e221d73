using System.Text.Json.Nodes;
using Partnerships.Kernel;
using SkillServer.Content;

namespace SkillServer.Workspace;

/// <summary>A workspace as read: what is good in it, what is not, and what was ignored.</summary>
public sealed record Company(
    ProgramFile Program,
    PolicyDocument Policy,
    Table<PartnerRow> Partners,
    Table<DealRow> Deals,
    Table<TouchRow> Touches,
    Table<CommitmentRow> Commitments,
    IReadOnlyList<Campaign> Campaigns,
    IReadOnlyList<DocumentRequest> Documents,
    YamlDocument ProgramYaml,
    YamlDocument? CampaignsYaml,
    YamlDocument DocumentsYaml,
    IReadOnlyList<Finding> Faults,
    IReadOnlyList<Finding> Notes)
{
    /// <summary>The campaign as written in campaigns.yaml.</summary>
    public JsonObject CampaignYaml(Campaign campaign) =>
        (JsonObject)CampaignsYaml!.Root["campaigns"]!.AsArray().First(item => (string?)item!["id"] == campaign.Id)!.DeepClone();
}
