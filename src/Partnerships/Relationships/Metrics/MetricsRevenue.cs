using System.ComponentModel;
using Partnerships.Kernel;

namespace Partnerships.Relationships;

/// <summary>What partners brought and what is open. Ratios are absent where a part of them was not given.</summary>
public sealed record MetricsRevenue(
    Money? Sourced,
    Percent? SourcedSharePercent,
    [property: Description("Influenced, not sourced.")] Money? Assisted,
    [property: Description("Influenced without the sourced deals.")] Percent? InfluencedOnlySharePercent,
    [property: Description("Influenced with the sourced deals.")] Percent? InfluencedSharePercent,
    Money? Pipeline,
    [property: Description("Sourced deals won.")] int? Deals,
    [property: Description("Sourced ÷ deals.")] Money? AverageDeal,
    [property: Description("Sourced, on the period before.")] Percent? GrowthPercent,
    [property: Description("Sourced and assisted ÷ partners with a deal.")] Money? PerActivePartner)
{
    private const string Rule = "channel-performance-dashboard#revenue-performance";

    internal static MetricsRevenue Of(MetricsPortfolio portfolio, ProgramMetrics.Totals totals, int? active)
    {
        var (trace, all) = (portfolio.Trace, portfolio.All);
        Money? sourced = portfolio.Knows("revenue", "sourced revenue", all, partner => partner.Revenue is not null)
            ? trace.Sum("Partner-sourced revenue", [.. all.Where(partner => partner.Revenue is not null).Select(partner => partner.Revenue!.Value)], Rule) : null;
        Money? pipeline = portfolio.Knows("pipeline", "pipeline", all, partner => partner.Pipeline is not null)
            ? trace.Sum("Partner pipeline", [.. all.Where(partner => partner.Pipeline is not null).Select(partner => partner.Pipeline!.Value)], Rule) : null;
        int? deals = all.Any(partner => partner.Won is not null) ? all.Sum(partner => partner.Won ?? 0) : null;
        var (only, both) = Influenced(sourced, totals, trace);
        return new(sourced, Shares(sourced, totals.CompanyRevenue, "Sourced share of all revenue", trace), totals.Assisted, only, both, pipeline, deals,
            Average(sourced, deals, trace), Growth(sourced, totals.PreviousRevenue, trace), PerPartner(sourced, totals.Assisted, active, trace));
    }

    private static Percent? Shares(Money? part, Money? company, string what, Trace trace)
    {
        if (company is null || company == trace.Currency.Zero)
        {
            trace.Lacks("totals.companyRevenue: not given or zero, so there is no share of all revenue.");
        }

        return part is { } amount && company is { } whole ? trace.Share(what, amount.Amount, whole.Amount, Rule) : null;
    }

    private static (Percent? Only, Percent? Both) Influenced(Money? sourced, ProgramMetrics.Totals totals, Trace trace)
    {
        if (totals.Assisted is not { } assisted)
        {
            trace.Lacks("totals.assisted: not given, so there is no influenced share.");
            return default;
        }

        if (totals.CompanyRevenue is not { } company || sourced is null)
        {
            return default;
        }

        var both = trace.Sum("Sourced and assisted revenue", [sourced.Value, assisted], Rule);
        if (both > company)
        {
            throw new RefusalException(new Refusal("less_than_partners", "totals.companyRevenue", company.ToString(), $"at least what partners sourced and assisted, {both}", "Check the period, and that each deal counts once."));
        }

        trace.Assume("Influenced is shown without the sourced deals (exclusive) and with them (inclusive); say which of the two a target means.");
        return (trace.Share("Influenced share without sourced", assisted.Amount, company.Amount, Rule), trace.Share("Influenced share with sourced", both.Amount, company.Amount, Rule));
    }

    private static Money? Average(Money? sourced, int? deals, Trace trace)
    {
        if (sourced is not { } revenue || deals is not > 0)
        {
            trace.Lacks("partners.won: no deals given, so there is no average deal size.");
            return null;
        }

        trace.Assume("The average deal is sourced revenue ÷ sourced deals won; assisted deals are in neither.");
        return trace.Each("Average deal size", revenue, deals.Value, Rule);
    }

    private static Percent? Growth(Money? sourced, Money? before, Trace trace)
    {
        if (before is null || before == trace.Currency.Zero)
        {
            trace.Lacks("totals.previousRevenue: not given or zero, so there is no growth.");
        }

        return sourced is { } now && before is { } then ? trace.Growth("Growth on the period before", now.Amount, then.Amount, Rule) : null;
    }

    private static Money? PerPartner(Money? sourced, Money? assisted, int? active, Trace trace)
    {
        if (sourced is not { } own || active is not > 0)
        {
            return null;
        }

        trace.Assume($"Revenue per active partner divides {(assisted is null ? "sourced revenue" : "sourced and assisted revenue")} by partners with a deal, the same count as in the activation rate.");
        var revenue = assisted is { } more ? own + more : own;
        return trace.Each("Revenue per active partner", revenue, active.Value, "relationships-partner-management#partner-success-metrics");
    }
}
