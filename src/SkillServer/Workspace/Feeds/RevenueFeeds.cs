using System.Text.Json.Nodes;
using Partnerships.Kernel;

namespace SkillServer.Workspace.Feeds;

/// <summary>The example deal by the reporting and the payout test.</summary>
internal sealed class ClassifyDealFeed : Feed
{
    public override string Operation => "classify_deal";

    public override IEnumerable<(string, Answer)> Answers(DocumentScope scope) => scope.Portfolio.ExampleDeal() is not { PartnerId: { } partner } deal ? []
        : [("", Run(scope, Json.Some(
            ("opportunityCreated", Calendar.Iso(deal.Created)), ("registered", Day(deal.Registered)), ("firstContact", Day(deal.FirstContact)),
            ("firstDirectEngagement", Day(deal.DirectEngaged)), ("closed", Day(deal.Closed)), ("amount", deal.Amount.Amount),
            ("touches", Json.List(scope.Portfolio.Touches(deal).Where(touch => touch.Source == partner || touch.Source == "direct"), touch => new JsonObject
            {
                ["date"] = Calendar.Iso(touch.Date),
                ["by"] = touch.Source == partner ? "partner" : "direct",
                ["documented"] = touch.Documented,
                ["inSalesProcess"] = touch.InSalesProcess,
            })))))];

    private static string? Day(DateOnly? date) => date is { } day ? Calendar.Iso(day) : null;
}

/// <summary>The example deal under every attribution model.</summary>
internal sealed class AttributeRevenueFeed : Feed
{
    public override string Operation => "attribute_revenue";

    public override IEnumerable<(string, Answer)> Answers(DocumentScope scope)
    {
        if (scope.Portfolio.ExampleDeal() is not { } deal)
        {
            yield break;
        }

        var touches = scope.Portfolio.Touches(deal).OrderBy(touch => touch.Date).ToList();
        // The first touch makes the lead; the last one before the opportunity was created brought that about.
        var opportunity = touches.FindLastIndex(touch => touch.Date <= deal.Created);
        yield return ("", Run(scope, new()
        {
            ["amount"] = deal.Amount.Amount,
            ["closed"] = Calendar.Iso(deal.Closed!.Value),
            ["touches"] = Json.List(touches.Select((touch, i) => (touch, i)), item => Json.Some(
                ("date", Calendar.Iso(item.touch.Date)), ("source", Name(item.touch.Source, scope)), ("kind", item.touch.Kind),
                ("milestone", item.i == opportunity && item.i > 0 ? "opportunity_created" : item.i == 0 ? "lead_created" : null))),
        }));
    }

    private static string Name(string source, DocumentScope scope) => scope.Company.Partners.Values.FirstOrDefault(partner => partner.Id == source)?.Name ?? "Direct sales";
}

/// <summary>The trailing twelve months: sourced, influenced, weighted, against target.</summary>
internal sealed class PartnerRevenueReportFeed : Feed
{
    public override string Operation => "partner_revenue_report";

    public override IEnumerable<(string, Answer)> Answers(DocumentScope scope) => [("", scope.Portfolio.Report(scope.Portfolio.Year, tiers: true))];
}
