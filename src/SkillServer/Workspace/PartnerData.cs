using System.Text.Json.Nodes;
using Partnerships.Kernel;

namespace SkillServer.Workspace;

/// <summary>A partner as documents show it.</summary>
internal static class PartnerData
{
    private const int TopDeals = 10;

    /// <summary>One line of a list of partners.</summary>
    public static JsonObject Line(Portfolio portfolio, PartnerRow partner, int no)
    {
        var line = portfolio.Line(portfolio.Year, partner.Id);
        return new()
        {
            ["no"] = no,
            ["id"] = partner.Id,
            ["name"] = partner.Name,
            ["type"] = Portfolio.Words(partner.Type.ToString()),
            ["country"] = partner.Country ?? "",
            ["manager"] = partner.Manager ?? "",
            ["joined"] = Calendar.Iso(partner.Joined),
            ["tier"] = portfolio.Tier(partner),
            ["sourced"] = line.Sourced,
            ["influenced"] = line.Influenced,
            ["revenue"] = line.Revenue,
            ["deals"] = line.Deals,
            ["certified"] = partner.Certified,
            ["referrals"] = partner.QualifiedReferrals,
            ["active"] = line.Deals > 0 || portfolio.Registered(portfolio.Year, partner.Id) > 0,
        };
    }

    /// <summary>Everything the partner's own review needs beside the operations' answers.</summary>
    public static JsonObject Whole(Portfolio portfolio, PartnerRow partner)
    {
        var data = Line(portfolio, partner, portfolio.Ranked.ToList().IndexOf(partner) + 1);
        var deals = portfolio.Company.Deals.Values.Where(deal => portfolio.Holds(deal, partner.Id)).ToList();
        var year = deals.Where(deal => deal.Closed >= portfolio.Year.From && deal.Closed <= portfolio.Year.To).ToList();
        var registered = year.Where(deal => deal.Registered is not null && deal.PartnerId == partner.Id).ToList();
        var won = year.Where(deal => deal.Stage == DealStage.Won).ToList();
        var open = deals.Where(deal => deal.Stage == DealStage.Open).ToList();
        var rate = Percent.Share(registered.Count(deal => deal.Stage == DealStage.Won), registered.Count);
        var pipeline = open.Sum(deal => deal.Amount.Amount);
        data["year"] = Period(portfolio, partner, portfolio.Year);
        data["quarter"] = Period(portfolio, partner, portfolio.Quarter);
        data["before"] = Period(portfolio, partner, portfolio.Before);
        data["last_year"] = Period(portfolio, partner, portfolio.LastYear);
        data["target"] = partner.QuarterlyTarget?.Amount;
        data["nps"] = partner.Nps;
        data["portal"] = partner.Portal is { } use ? Portfolio.Words(use.ToString()) : "not known";
        data["registered_closed"] = registered.Count;
        data["registered_won"] = registered.Count(deal => deal.Stage == DealStage.Won);
        data["win_rate"] = rate?.Points;
        data["cycle_days"] = won.Count == 0 ? null : Decimals.Round((decimal)won.Sum(deal => deal.Closed!.Value.DayNumber - deal.Created.DayNumber) / won.Count, 0);
        data["won"] = won.Count;
        data["open"] = open.Count;
        data["pipeline"] = pipeline;
        data["weighted_pipeline"] = rate is { } share ? portfolio.Company.Policy.Currency.Round(pipeline * share.Fraction).Amount : null;
        data["top_deals"] = Json.List(won.Concat(open).OrderByDescending(deal => deal.Amount).ThenBy(deal => deal.Id, StringComparer.Ordinal).Take(TopDeals), deal => Deal(portfolio, deal));
        data["open_deals"] = Json.List(open.OrderBy(deal => deal.Created).ThenBy(deal => deal.Id, StringComparer.Ordinal).Take(TopDeals), deal => Deal(portfolio, deal));
        data["kept"] = Promises(portfolio, partner, CommitmentState.Kept);
        data["missed"] = Promises(portfolio, partner, CommitmentState.Missed);
        data["promises"] = Promises(portfolio, partner, CommitmentState.Kept, CommitmentState.Missed);
        data["proposed"] = Promises(portfolio, partner, CommitmentState.Proposed);
        return data;
    }

    /// <summary>A deal as documents show it.</summary>
    public static JsonObject Deal(Portfolio portfolio, DealRow deal) => new()
    {
        ["id"] = deal.Id,
        ["customer"] = deal.Customer,
        ["amount"] = deal.Amount.Amount,
        ["stage"] = Portfolio.Words(deal.Stage.ToString()),
        ["created"] = Calendar.Iso(deal.Created),
        ["closed"] = deal.Closed is { } day ? Calendar.Iso(day) : null,
        ["registered"] = deal.Registered is { } date ? Calendar.Iso(date) : null,
        ["class"] = portfolio.SourcedBy(deal) is not null ? "sourced" : portfolio.InfluencedBy(deal).Count > 0 ? "influenced" : "direct",
        ["partner"] = portfolio.Company.Partners.Values.FirstOrDefault(partner => partner.Id == deal.PartnerId)?.Name ?? "none",
    };

    private static JsonObject Period(Portfolio portfolio, PartnerRow partner, (DateOnly From, DateOnly To) period)
    {
        var line = portfolio.Line(period, partner.Id);
        return new()
        {
            ["from"] = Calendar.Iso(period.From),
            ["to"] = Calendar.Iso(period.To),
            ["sourced"] = line.Sourced,
            ["influenced"] = line.Influenced,
            ["revenue"] = line.Revenue,
            ["weighted"] = line.Weighted,
            ["deals"] = line.Deals,
            ["registered"] = portfolio.Registered(period, partner.Id),
        };
    }

    private static JsonArray Promises(Portfolio portfolio, PartnerRow partner, params CommitmentState[] states) =>
        Json.List(portfolio.Company.Commitments.Values.Where(row => row.PartnerId == partner.Id && states.Contains(row.State)), row => new JsonObject
        {
            ["what"] = row.What,
            ["owner"] = row.Owner,
            ["side"] = row.Side switch { CommitmentSide.Us => portfolio.Company.Program.Company.Name, CommitmentSide.Partner => partner.Name, _ => "Both" },
            ["due"] = Calendar.Iso(row.Due),
            ["state"] = Portfolio.Words(row.State.ToString()),
        });
}
