using System.ComponentModel;

namespace Partnerships.Kernel;

/// <summary>The policy's <c>partnerRevenue</c> section. Source: attribution for the CFO.</summary>
public sealed record PartnerRevenueTargets
{
    /// <summary>Sourced share of all revenue.</summary>
    [Description("Target for the sourced share of all revenue.")]
    public required TargetRange SourcedTarget { get; init; }

    /// <summary>Influenced share of all revenue.</summary>
    [Description("Target for the influenced share of all revenue.")]
    public required TargetRange InfluencedTarget { get; init; }

    /// <summary>How many of the largest partners are looked at together.</summary>
    [Description("How many of the largest partners are looked at together."), Size(1, 10)]
    public required IReadOnlyList<int> ConcentrationTop { get; init; }
}

/// <summary>A range with both bounds inside.</summary>
public sealed record TargetRange
{
    /// <summary>The least.</summary>
    [Description("The least."), Within(0, 100)]
    public required Percent FromPercent { get; init; }

    /// <summary>The most.</summary>
    [Description("The most."), Within(0, 100)]
    public required Percent ToPercent { get; init; }
}
