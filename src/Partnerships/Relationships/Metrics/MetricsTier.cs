using System.ComponentModel;
using Partnerships.Kernel;

namespace Partnerships.Relationships;

/// <summary>One tier of the portfolio.</summary>
public sealed record MetricsTier(
    string Tier,
    [property: Description("At the end.")] int Partners,
    Money Revenue,
    Money Pipeline,
    Money? Target,
    Percent? AttainmentPercent,
    TargetStanding? Standing,
    [property: Description("Revenue of a whole year at this pace ÷ partners; compare with the tier's requirement.")] Money? YearlyPerPartner)
{
    private const string Rule = "channel-performance-dashboard#performance-by-tier";

    /// <summary>Highest tier first, partners without a tier last.</summary>
    internal static IReadOnlyList<MetricsTier> All(MetricsPortfolio portfolio, MetricsAttainment attainment, TierTable tiers)
    {
        var groups = attainment.All.ToLookup(entry => entry.Partner.Tier is { } name ? tiers.Named(name, "tier").Name : "", StringComparer.Ordinal);
        return [.. tiers.Levels.Reverse().Select(level => level.Name).Append("").Where(groups.Contains)
            .Select(tier => Of(tier.Length == 0 ? "No tier given" : tier, [.. groups[tier]], portfolio, attainment))];
    }

    private static MetricsTier Of(string tier, List<(ProgramMetrics.Partner Partner, Money? Target)> entries, MetricsPortfolio portfolio, MetricsAttainment attainment)
    {
        var trace = portfolio.Trace;
        var here = trace.Record($"{tier}: partners", "at the end of the period", entries.Count(entry => !(entry.Partner.Exited <= portfolio.To)), "channel-performance-dashboard#ecosystem-overview");
        var revenue = trace.Sum($"{tier}: revenue", [.. entries.Select(entry => entry.Partner.Revenue ?? trace.Currency.Zero)], Rule);
        var pipeline = trace.Sum($"{tier}: pipeline", [.. entries.Select(entry => entry.Partner.Pipeline ?? trace.Currency.Zero)], Rule);
        var (target, percent, standing) = Against(tier, [.. entries.Where(entry => entry.Target is not null)], attainment, trace);
        var (part, year) = portfolio.OfYear;
        Money? yearly = here == 0 ? null : trace.Prorate($"{tier}: a year at this pace, for each partner", revenue, year, (decimal)part * here, Rule);
        return new(tier, here, revenue, pipeline, target, percent, standing, yearly);
    }

    /// <summary>Only partners with a target are set against it.</summary>
    private static (Money? Target, Percent? Percent, TargetStanding? Standing) Against(string tier, List<(ProgramMetrics.Partner Partner, Money? Target)> aimed, MetricsAttainment attainment, Trace trace)
    {
        if (aimed.Count == 0)
        {
            return default;
        }

        var target = trace.Sum($"{tier}: target", [.. aimed.Select(entry => entry.Target!.Value)], Rule);
        var reached = Money.Sum(aimed.Select(entry => entry.Partner.Revenue ?? trace.Currency.Zero)) + trace.Currency.Zero;
        var standing = attainment.Standing(reached, target)!.Value;
        return (target, trace.Share($"{tier}: attainment", reached.Amount, target.Amount, Rule), standing);
    }
}
