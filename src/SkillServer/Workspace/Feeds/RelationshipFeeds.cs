using System.Text.Json;
using System.Text.Json.Nodes;
using Partnerships.Kernel;

namespace SkillServer.Workspace.Feeds;

/// <summary>One partner's health in the quarter; for a document on the program, that of every partner with a deal, largest first.</summary>
internal sealed class PartnerHealthFeed : Feed
{
    private const int Most = 50;

    public override string Operation => "partner_health";

    public override bool Many => true;

    public override IEnumerable<(string, Answer)> Answers(DocumentScope scope) => (scope.Partner is { } partner ? [partner] : scope.Portfolio.Ranked.Where(row => HasDeals(scope.Portfolio, row)).Take(Most))
        .Select(row => (scope.Portfolio.Label(row), Health(scope, row)));

    /// <summary>A partner's health in the quarter.</summary>
    public static Answer Health(DocumentScope scope, PartnerRow partner)
    {
        var facts = Facts(scope, partner);
        facts["dealsRegistered"] = scope.Portfolio.Registered(scope.Portfolio.Quarter, partner.Id);
        return scope.Portfolio.Book.Run("partner_health", facts);
    }

    private static bool HasDeals(Portfolio portfolio, PartnerRow partner) => portfolio.Line(portfolio.Year, partner.Id).Deals > 0
        || portfolio.Registered(portfolio.Year, partner.Id) > 0
        || portfolio.Company.Deals.Values.Any(deal => deal.Stage == DealStage.Open && portfolio.Holds(deal, partner.Id));

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

/// <summary>The portfolio in segments: revenue and registered deals of the trailing twelve months, growth over the twelve before, health of the quarter.</summary>
internal sealed class SegmentPartnersFeed : Feed
{
    public override string Operation => "segment_partners";

    public override IEnumerable<(string, Answer)> Answers(DocumentScope scope)
    {
        var portfolio = scope.Portfolio;
        var before = (portfolio.Year.From.AddYears(-1), portfolio.Year.From.AddDays(-1));
        return portfolio.Ranked.Count == 0 ? [] : [("", Run(scope, Json.Some(
            ("partners", Json.List(portfolio.Ranked, partner => Json.Some(
                ("id", portfolio.Label(partner)), ("revenue", portfolio.Line(portfolio.Year, partner.Id).Revenue),
                ("revenueLastYear", portfolio.Line(before, partner.Id).Revenue is > 0m and var sold ? sold : null),
                ("deals", portfolio.Registered(portfolio.Year, partner.Id)), ("health", PartnerHealthFeed.Health(scope, partner).Result.Number("score"))))),
            ("managers", scope.Program.Target.PartnerManagers), ("page", new JsonObject { ["limit"] = 500 }))))];
    }
}

/// <summary>The quarter's dashboard. What no table holds stays out: surveys, reviews held, training, incentives, and agreements that ended.</summary>
internal sealed class ProgramMetricsFeed : Feed
{
    public override string Operation => "program_metrics";

    public override IEnumerable<(string, Answer)> Answers(DocumentScope scope)
    {
        var (portfolio, quarter) = (scope.Portfolio, scope.Portfolio.Quarter);
        var partners = portfolio.Ranked.Where(partner => partner.Joined <= quarter.To).ToList();
        var (now, before) = (portfolio.Report(quarter, tiers: false).Result, portfolio.Report(portfolio.Before, tiers: false).Result);
        var direct = Closed(portfolio).Where(deal => Holder(portfolio, deal) is null).ToList();
        return partners.Count == 0 ? [] : [("", Run(scope, new()
        {
            ["from"] = Calendar.Iso(quarter.From),
            ["to"] = Calendar.Iso(quarter.To),
            ["partners"] = Json.List(partners, partner => Partner(portfolio, partner)),
            ["totals"] = Json.Some(
                ("companyRevenue", now.Number("companyRevenue")), ("assisted", Amount(now, "influenced_only")), ("previousRevenue", Amount(before, "sourced")),
                ("directWon", direct.Count(deal => deal.Stage == DealStage.Won)), ("directLost", direct.Count(deal => deal.Stage == DealStage.Lost))),
            ["page"] = new JsonObject { ["limit"] = 500 },
        }))];
    }

    private static JsonObject Partner(Portfolio portfolio, PartnerRow partner)
    {
        var (quarter, deals) = (portfolio.Quarter, portfolio.Company.Deals.Values);
        var sourced = Closed(portfolio).Where(deal => portfolio.SourcedBy(deal) == partner.Id).ToList();
        return Json.Some(
            ("id", portfolio.Label(partner)), ("tier", portfolio.Tier(partner)), ("joined", Calendar.Iso(partner.Joined)),
            ("deals", deals.Count(deal => (deal.PartnerId == partner.Id && deal.Registered >= quarter.From && deal.Registered <= quarter.To)
                || (deal.Stage == DealStage.Won && deal.Closed >= quarter.From && deal.Closed <= quarter.To && portfolio.Holds(deal, partner.Id)))),
            ("revenue", portfolio.Line(quarter, partner.Id).Sourced),
            ("pipeline", deals.Where(deal => deal.Stage == DealStage.Open && deal.Created <= quarter.To && Holder(portfolio, deal) == partner.Id).Sum(deal => deal.Amount.Amount)),
            ("target", partner.QuarterlyTarget?.Amount), ("won", sourced.Count(deal => deal.Stage == DealStage.Won)), ("lost", sourced.Count(deal => deal.Stage == DealStage.Lost)),
            ("firstDeal", FirstDeal(portfolio, partner) is { } day ? Calendar.Iso(day) : null), ("certificates", partner.Certified),
            ("portal", partner.Portal is { } use ? use != PortalUse.Inactive : null));
    }

    /// <summary>The one partner whose pipeline an open deal is, so that no deal counts twice: who sourced it, else the first that touched it.</summary>
    private static string? Holder(Portfolio portfolio, DealRow deal) => portfolio.SourcedBy(deal) ?? (portfolio.InfluencedBy(deal) is [var first, ..] ? first : null);

    private static IEnumerable<DealRow> Closed(Portfolio portfolio) =>
        portfolio.Company.Deals.Values.Where(deal => deal.Closed >= portfolio.Quarter.From && deal.Closed <= portfolio.Quarter.To);

    /// <summary>Known only of a partner that joined after the table begins: an older one may have sold before it.</summary>
    private static DateOnly? FirstDeal(Portfolio portfolio, PartnerRow partner) =>
        partner.Joined < portfolio.Company.Deals.Values.Select(deal => deal.Created).DefaultIfEmpty(DateOnly.MaxValue).Min() ? null
            : portfolio.Company.Deals.Values.Where(deal => deal.Stage == DealStage.Won && portfolio.Holds(deal, partner.Id)).Min(deal => deal.Closed);

    private static decimal Amount(JsonElement report, string name) => report.Items("classes").First(line => line.Text("class") == name).Number("amount");
}
