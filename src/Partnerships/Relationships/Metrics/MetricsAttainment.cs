using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Relationships;

/// <summary>Where revenue stands against its target.</summary>
[JsonConverter(typeof(SnakeCase<TargetStanding>))]
public enum TargetStanding
{
    /// <summary>At the target or above.</summary>
    OnTarget,

    /// <summary>Below, within the margin the program sets.</summary>
    AtRisk,

    /// <summary>Below that margin.</summary>
    OffTarget,
}

/// <summary>A partner against its target.</summary>
public sealed record PartnerAttainment(string Id, string? Tier, Money Revenue, Money? Target, Percent? AttainmentPercent, TargetStanding? Standing);

/// <summary>Every partner's target and standing, worked out once.</summary>
internal sealed record MetricsAttainment(IReadOnlyList<(ProgramMetrics.Partner Partner, Money? Target)> All, MetricsPolicy Policy, Trace Trace)
{
    /// <summary>The partner's own target, else its tier's for as much of a year as the period is.</summary>
    public static MetricsAttainment Of(MetricsPortfolio portfolio, MetricsPolicy policy)
    {
        var trace = portfolio.Trace;
        var (part, year) = portfolio.OfYear;
        var byTier = (policy.TierTargets ?? []).Where(target => portfolio.All.Any(partner => partner.Target is null && Same(partner.Tier, target.Tier)))
            .ToDictionary(target => target.Tier, target => trace.Prorate($"Target of a {target.Tier} partner for {portfolio.Length}", target.Yearly, part, year, "channel-partner-tiers#revenue-targets"), StringComparer.OrdinalIgnoreCase);
        if (byTier.Count > 0)
        {
            trace.Assume("A partner without a target of its own has its tier's yearly one, in proportion to the period. The requirement decides the tier; the target only measures attainment.");
        }

        return new([.. portfolio.All.Select(partner => (partner, partner.Target ?? (partner.Tier is { } tier && byTier.TryGetValue(tier, out var target) ? target : null)))], policy, trace);
    }

    /// <summary>The amounts decide, not the rounded percentage; null without a target.</summary>
    public TargetStanding? Standing(Money revenue, Money? target) => target is not { } wanted ? null
        : revenue >= wanted ? TargetStanding.OnTarget
        : revenue.Amount * 100m >= wanted.Amount * Policy.AtRiskFromPercent.Points ? TargetStanding.AtRisk
        : TargetStanding.OffTarget;

    /// <summary>One line for a partner.</summary>
    public PartnerAttainment Line(ProgramMetrics.Partner partner, Money? target)
    {
        var revenue = partner.Revenue ?? Trace.Currency.Zero;
        return new(partner.Id, partner.Tier, revenue, target, target is { } wanted ? Percent.Share(revenue.Amount, wanted.Amount) : null, Standing(revenue, target));
    }

    /// <summary>The partners with the most revenue, ties by id.</summary>
    public IReadOnlyList<PartnerAttainment> Top()
    {
        IReadOnlyList<PartnerAttainment> top = [.. All.Where(entry => entry.Partner.Revenue?.Amount > 0m).OrderByDescending(entry => entry.Partner.Revenue).ThenBy(entry => entry.Partner.Id, StringComparer.Ordinal)
            .Take(Policy.Top).Select(entry => Line(entry.Partner, entry.Target))];
        foreach (var best in top)
        {
            Trace.Record($"Top performer {best.Id}", best.Target is { } target ? $"{best.Revenue} ÷ {target}" : "no target", best.AttainmentPercent is { } percent ? $"{best.Revenue}, {percent}" : $"{best.Revenue}", "channel-performance-dashboard#top-performing-partners");
        }

        return top;
    }

    /// <summary>Partners below target at the end of the period, the largest shortfall first.</summary>
    public IReadOnlyList<PartnerAttainment> Behind(DateOnly end) =>
        [.. All.Where(entry => !(entry.Partner.Exited <= end)).Select(entry => Line(entry.Partner, entry.Target))
            .Where(line => line.Standing is TargetStanding.AtRisk or TargetStanding.OffTarget)
            .OrderByDescending(line => line.Target!.Value - line.Revenue).ThenBy(line => line.Id, StringComparer.Ordinal)];

    private static bool Same(string? left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
