using System.ComponentModel;
using Partnerships.Kernel;

namespace Partnerships.Relationships;

/// <summary>Whether partners sell, how soon, and whether they would recommend us.</summary>
public sealed record MetricsEngagement(
    [property: Description("At least one registered or closed deal.")] int? ActivePartners,
    Percent? ActivationPercent,
    [property: Description("Partners whose first deal closed in the period.")] int? FirstDeals,
    [property: Description("Their average days from joining.")] decimal? FirstDealDays,
    [property: Description("Promoters − detractors, in points of all answers.")] decimal? Nps,
    Percent? QbrPercent)
{
    private const string Rule = "relationships-partner-management#partner-success-metrics";

    internal static MetricsEngagement Of(MetricsPortfolio portfolio, ProgramMetrics.Totals totals)
    {
        var trace = portfolio.Trace;
        int? active = portfolio.Knows("deals", "activation rate", portfolio.Here, partner => partner.Deals is not null || partner.Won is not null)
            ? trace.Record("Active partners", "with a registered or closed deal in the period", portfolio.Here.Count(partner => partner.Deals > 0 || partner.Won > 0), Rule) : null;
        if (active is not null)
        {
            trace.Assume("An active partner has at least one registered or closed deal in the period; all others count in the number it is a share of.");
        }

        var (firsts, days) = TimeToFirst(portfolio, trace);
        if (totals.QbrsHeld is null || totals.QbrsScheduled is not > 0)
        {
            trace.Lacks("totals.qbrsHeld and qbrsScheduled: not given, so there is no QBR completion.");
        }

        return new(active, active is { } count ? trace.Share("Activation", count, portfolio.Here.Count, Rule) : null, firsts, days, Promoters(totals, trace),
            totals is { QbrsHeld: { } held, QbrsScheduled: { } scheduled } ? trace.Share("QBR completion", held, scheduled, Rule) : null);
    }

    private static (int? Count, decimal? Days) TimeToFirst(MetricsPortfolio portfolio, Trace trace)
    {
        var count = portfolio.FirstDeals.Count;
        if (count == 0)
        {
            trace.Lacks("partners.firstDeal: no first deal in the period, so there is no time to first deal.");
            return (portfolio.All.Any(partner => partner.FirstDeal is not null) ? 0 : null, null);
        }

        trace.Assume("Time to first deal is the average over partners whose first deal closed in the period; who has none yet is not in it.");
        return (count, trace.Divide("Days to first deal, on average", portfolio.DaysToFirstDeal, count, 1, Rule));
    }

    private static decimal? Promoters(ProgramMetrics.Totals totals, Trace trace)
    {
        if (totals is not { Promoters: { } good, Passives: { } between, Detractors: { } bad } || good + between + bad == 0)
        {
            trace.Lacks("totals.promoters, passives and detractors: not given, so there is no NPS.");
            return null;
        }

        var answers = trace.Total("Survey answers", [good, between, bad], Rule);
        return trace.Divide("NPS, as points of 100 answers", (good - bad) * 100m, answers, 1, Rule);
    }
}
