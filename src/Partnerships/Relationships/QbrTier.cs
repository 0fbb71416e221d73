using System.ComponentModel;
using Partnerships.Kernel;

namespace Partnerships.Relationships;

/// <summary>The partner's tier and what the next one still asks.</summary>
public sealed record QbrTier(
    string Tier,
    string? NextTier,
    [property: Description("Progress on the best path.")] Percent? BestProgress,
    [property: Description("What the next tier still asks; revenue and referrals are two ways to one thing.")] IReadOnlyList<string> Gap,
    string Headline)
{
    internal static QbrTier? Of(TierMeasures? facts, TierTable tiers, Trace trace)
    {
        if (facts is null)
        {
            trace.Lacks("tier: there is no tier standing without its measures.");
            return null;
        }

        trace.Assume($"A tier needs (revenue or referrals), over the trailing {tiers.WindowMonths} months, and everything else it asks.");
        ReportGaps(facts, tiers, trace);
        var standing = TierStanding.Of(new(facts.Arr, facts.QualifiedReferrals, facts.CertifiedPeople, facts.NewLogos, facts.ActivePipeline, facts.StrategicWin), tiers, trace);
        return new(standing.Level.Name, standing.Next?.Name, standing.Next is null ? null : standing.Paths.Max(path => path.Percent), Missing(standing), standing.Headline);
    }

    private static void ReportGaps(TierMeasures facts, TierTable tiers, Trace trace)
    {
        (string Field, bool Asked)[] unknown =
        [
            ("newLogos", facts.NewLogos is null && tiers.Levels.Any(level => level.NewLogos > 0)),
            ("activePipeline", facts.ActivePipeline is null && tiers.Levels.Any(level => level.ActivePipeline)),
            ("strategicWin", facts.StrategicWin is null && tiers.Levels.Any(level => level.StrategicWin)),
        ];
        foreach (var fact in unknown.Where(fact => fact.Asked))
        {
            trace.Lacks($"tier.{fact.Field}: the policy asks for it; taken as not shown.");
        }
    }

    private static IReadOnlyList<string> Missing(TierStanding standing)
    {
        var unmet = standing.Next is { } next ? standing.Checks.First(check => check.Tier == next.Name).Criteria.Where(criterion => !criterion.Met).ToList() : [];
        var others = unmet.Where(criterion => standing.Paths.All(path => path.Path != criterion.Name)).Select(criterion => criterion.Short!);
        return standing.Paths.Count > 0 && standing.Paths.All(path => path.Percent < Percent.Hundred)
            ? [string.Join(" or ", standing.Paths.Select(path => path.Path == "revenue" ? $"revenue {path.Short}" : path.Short)), .. others]
            : [.. others];
    }
}
