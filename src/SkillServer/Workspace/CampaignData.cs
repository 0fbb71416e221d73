using System.Text.Json.Nodes;
using Partnerships.Kernel;

namespace SkillServer.Workspace;

/// <summary>A campaign as documents show it: as written, with its partner's name and the ratios its goals imply.</summary>
internal static class CampaignData
{
    public static JsonObject Of(Company company, Campaign campaign)
    {
        var data = company.CampaignYaml(campaign);
        var partner = company.Partners.Values.First(row => row.Id == campaign.Partner);
        data["partner_name"] = partner.Name;
        data["partner_manager"] = partner.Manager ?? company.Program.People.PartnerManager;
        if (data["speakers"] is JsonArray speakers)
        {
            foreach (var speaker in speakers.OfType<JsonObject>())
            {
                var side = (string?)speaker["company"];
                speaker["side"] = side == "partner" ? partner.Name : side == "customer" ? "Customer" : company.Program.Company.Name;
            }
        }

        var emails = campaign.Reach.Where(line => line.Channel == "email").Sum(line => line.Contacts);
        data["email_reach"] = emails;
        data["minutes"] = campaign.Agenda.Sum(line => line.Minutes);
        if (campaign.Goals is { } goals)
        {
            data["funnel"] = Json.List<(string Stage, int Count, string From, int Of)>(
                [("Registrations", goals.Registrations, "people emailed", emails), ("Attendees", goals.Attendees, "registrations", goals.Registrations),
                 ("Follow-up requests", goals.FollowUpRequests, "attendees", goals.Attendees), ("Opportunities", goals.Opportunities, "follow-up requests", goals.FollowUpRequests)],
                step => new JsonObject { ["stage"] = step.Stage, ["count"] = step.Count, ["of"] = step.Of, ["from"] = step.From, ["percent"] = Percent.Share(step.Count, step.Of)?.Points });
            data["registration_percent"] = Percent.Share(goals.Registrations, emails)?.Points;
        }

        return data;
    }
}
