using System.Text.Json.Nodes;
using Partnerships.Kernel;

namespace SkillServer.Workspace.Feeds;

/// <summary>One partner's health in the quarter.</summary>
internal sealed class PartnerHealthFeed : Feed
{
    public override string Operation => "partner_health";

    public override IEnumerable<(string, Answer)> Answers(DocumentScope scope)
    {
        if (scope.Partner is { } partner)
        {
            var facts = Facts(scope, partner);
            facts["dealsRegistered"] = scope.Portfolio.Registered(scope.Portfolio.Quarter, partner.Id);
            yield return ("", Run(scope, facts));
        }
    }

    /// <summary>Growth compares partner revenue with the same quarter last year; a partner that sold nothing then has no growth to speak of.</summary>
    public static JsonObject Facts(DocumentScope scope, PartnerRow partner)
    {
        var (now, then) = (scope.Portfolio.Line(scope.Portfolio.Quarter, partner.Id).Revenue, scope.Portfolio.Line(scope.Portfolio.LastYear, partner.Id).Revenue);
        return Json.Some(
            ("revenue", then > 0m ? now : null), ("revenueLastYear", then > 0m ? then : null), ("portal", partner.Portal is { } use ? Portfolio.Words(use.ToString()) : null),
            ("nps", partner.Nps), ("alignment", partner.Alignment is { } fit ? Portfolio.Words(fit.ToString()) : null));
    }
}

/// <summary>One partner's quarterly business review.</summary>
internal sealed class PrepareQbrFeed : Feed
{
    public override string Operation => "prepare_qbr";

    public override IEnumerable<(string, Answer)> Answers(DocumentScope scope)
    {
        if (scope.Partner is not { } partner)
        {
            yield break;
        }

        var (portfolio, program) = (scope.Portfolio, scope.Program);
        var commitments = scope.Company.Commitments.Values.Where(row => row.PartnerId == partner.Id && row.State != CommitmentState.Proposed).ToList();
        var campaigns = scope.Company.Campaigns.Where(campaign => campaign.Partner == partner.Id && campaign.EventDate >= portfolio.Quarter.From && campaign.EventDate <= portfolio.Quarter.To);
        yield return ("", Run(scope, Json.Some(
            ("partner", partner.Name), ("quarter", program.Quarter.Name), ("meeting", Calendar.Iso(Meeting(scope, partner))),
            ("current", Metrics(scope, partner, portfolio.Quarter, open: true)), ("previous", Metrics(scope, partner, portfolio.Before, open: false)),
            ("sourcedTarget", partner.QuarterlyTarget?.Amount),
            ("tier", new JsonObject { ["arr"] = portfolio.Line(portfolio.Year, partner.Id).Sourced, ["qualifiedReferrals"] = partner.QualifiedReferrals, ["certifiedPeople"] = partner.Certified }),
            ("health", PartnerHealthFeed.Facts(scope, partner)),
            ("matrix", Place(scope, partner)),
            ("commitments", commitments.Count == 0 ? null : Json.List(commitments, row => new JsonObject { ["what"] = row.What, ["by"] = Portfolio.Words(row.Side.ToString()), ["kept"] = row.State == CommitmentState.Kept })),
            ("marketing", Json.List(campaigns, campaign => Json.Some(("what", campaign.Name), ("spend", campaign.Budget?.OurShare.Amount)))))));
    }

    /// <summary>One review a day, the largest partner first.</summary>
    private static DateOnly Meeting(DocumentScope scope, PartnerRow partner)
    {
        var calendar = scope.Company.Policy.Calendar;
        var first = calendar.OnOrAfter(scope.Program.Reviews.FirstMeeting);
        return calendar.AddBusinessDays(first, scope.Portfolio.Ranked.ToList().IndexOf(partner));
    }

    private static JsonObject Metrics(DocumentScope scope, PartnerRow partner, (DateOnly From, DateOnly To) period, bool open)
    {
        var (portfolio, line) = (scope.Portfolio, scope.Portfolio.Line(period, partner.Id));
        return Json.Some(
            ("sourcedRevenue", line.Sourced), ("influencedRevenue", line.Influenced), ("dealsRegistered", portfolio.Registered(period, partner.Id)), ("dealsWon", line.Deals),
            ("pipeline", open ? portfolio.Company.Deals.Values.Where(deal => deal.Stage == DealStage.Open && portfolio.Holds(deal, partner.Id)).Sum(deal => deal.Amount.Amount) : null));
    }

    private static JsonObject Place(DocumentScope scope, PartnerRow partner)
    {
        var matrix = scope.Portfolio.Matrix().Result;
        var (cuts, place) = (matrix.GetProperty("cuts"), matrix.Items("placements").First(item => item.Text("id") == partner.Id));
        return new()
        {
            ["strategicValue"] = place.Number("strategicValue"),
            ["revenue"] = place.Number("revenue"),
            ["strategicCut"] = cuts.Number("strategicValue"),
            ["revenueCut"] = cuts.Number("revenue"),
        };
    }
}
