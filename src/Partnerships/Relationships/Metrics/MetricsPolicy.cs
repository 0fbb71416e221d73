using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Relationships;

/// <summary>The policy's <c>programMetrics</c> section. Source: partner success metrics; the margin of "at risk" is the program's own.</summary>
public sealed record MetricsPolicy
{
    /// <summary>Partners with a deal, of all.</summary>
    public required Percent ActivationPercent { get; init; }

    /// <summary>Promoters less detractors.</summary>
    public required decimal Nps { get; init; }

    /// <summary>The first deal closes in fewer days than this.</summary>
    public required int FirstDealDays { get; init; }

    /// <summary>Partners kept over a year.</summary>
    public required Percent RetentionPercent { get; init; }

    /// <summary>QBRs held of those scheduled.</summary>
    public required Percent QbrPercent { get; init; }

    /// <summary>From this part of its target a partner is at risk; below it, off target.</summary>
    [Within(0, 100)]
    public required Percent AtRiskFromPercent { get; init; }

    /// <summary>Where partners without a target are counted.</summary>
    public required NoTarget WithoutTarget { get; init; }

    /// <summary>How many top partners are shown.</summary>
    [Within(1, 100)]
    public required int Top { get; init; }

    /// <summary>What a partner of a tier should bring in a year; none unless the program sets it.</summary>
    public IReadOnlyList<TierTarget>? TierTargets { get; init; }
}

/// <summary>Where partners without a target are counted.</summary>
[JsonConverter(typeof(SnakeCase<NoTarget>))]
public enum NoTarget
{
    /// <summary>Apart from the three groups.</summary>
    Apart,

    /// <summary>On target: there is nothing to miss.</summary>
    OnTarget,
}

/// <summary>A tier's yearly revenue target for each partner.</summary>
public sealed record TierTarget
{
    /// <summary>The tier.</summary>
    public required string Tier { get; init; }

    /// <summary>A year's revenue.</summary>
    public required Money Yearly { get; init; }
}
