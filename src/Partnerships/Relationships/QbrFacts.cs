using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Relationships;

/// <summary>One quarter of a partner.</summary>
public sealed record QuarterMetrics
{
    /// <summary>Closed revenue of deals the partner brought.</summary>
    [Within(0, 1_000_000_000_000)]
    public required Money SourcedRevenue { get; init; }

    /// <summary>Closed revenue of deals the partner only influenced.</summary>
    [Description("Not sourced."), Within(0, 1_000_000_000_000)]
    public Money? InfluencedRevenue { get; init; }

    /// <summary>Deals registered.</summary>
    [Within(0, 1_000_000)]
    public required int DealsRegistered { get; init; }

    /// <summary>Deals won.</summary>
    [Within(0, 1_000_000)]
    public int? DealsWon { get; init; }

    /// <summary>Open pipeline at the quarter's end.</summary>
    [Within(0, 1_000_000_000_000)]
    public Money? Pipeline { get; init; }

    /// <summary>Market development funds used.</summary>
    [Within(0, 1_000_000_000_000)]
    public Money? MdfUsed { get; init; }

    /// <summary>Market development funds available.</summary>
    [Within(0, 1_000_000_000_000)]
    public Money? MdfAvailable { get; init; }
}

/// <summary>What the tier is read from.</summary>
public sealed record TierMeasures
{
    /// <summary>Revenue in the policy's window.</summary>
    [Description("Trailing 12 months."), Within(0, 1_000_000_000_000)]
    public required Money Arr { get; init; }

    /// <summary>Referrals that became opportunities.</summary>
    [Within(0, 1_000_000)]
    public required int QualifiedReferrals { get; init; }

    /// <summary>People with a valid certification.</summary>
    [Within(0, 1_000_000)]
    public required int CertifiedPeople { get; init; }

    /// <summary>New customers this year, where the policy asks.</summary>
    [Within(0, 1_000_000)]
    public int? NewLogos { get; init; }

    /// <summary>Active pipeline, where the policy asks.</summary>
    public bool? ActivePipeline { get; init; }

    /// <summary>Strategic account win, where the policy asks.</summary>
    public bool? StrategicWin { get; init; }
}

/// <summary>What the place on the Partner Value Matrix is read from.</summary>
public sealed record MatrixFacts
{
    /// <summary>Strategic value from 0 to 100.</summary>
    [Description("As placed, or the weighted fit in percent."), Within(0, 100)]
    public required decimal StrategicValue { get; init; }

    /// <summary>Revenue over the cut's period.</summary>
    [Description("A year's, for the policy's cut."), Within(0, 1_000_000_000_000)]
    public required Money Revenue { get; init; }

    /// <summary>The portfolio's cut, where it is not the policy's.</summary>
    [Description("From place_partners; the policy's unless given."), Within(0, 100)]
    public decimal? StrategicCut { get; init; }

    /// <summary>The portfolio's cut, where it is not the policy's.</summary>
    [Within(0, 1_000_000_000_000)]
    public Money? RevenueCut { get; init; }
}

/// <summary>What somebody promised in the last review.</summary>
public sealed record Commitment
{
    /// <summary>The promise.</summary>
    [Size(2, 300)]
    public required string What { get; init; }

    /// <summary>Who promised.</summary>
    public required Side By { get; init; }

    /// <summary>Whether it was kept.</summary>
    public required bool Kept { get; init; }
}

/// <summary>A side of the partnership.</summary>
[JsonConverter(typeof(SnakeCase<Side>))]
public enum Side
{
    /// <summary>We.</summary>
    Us,

    /// <summary>The partner.</summary>
    Partner,

    /// <summary>Both.</summary>
    Both,
}

/// <summary>A co-marketing activity of the quarter.</summary>
public sealed record MarketingActivity
{
    /// <summary>For example a joint webinar.</summary>
    [Size(2, 300)]
    public required string What { get; init; }

    /// <summary>What it cost.</summary>
    [Within(0, 1_000_000_000_000)]
    public Money? Spend { get; init; }

    /// <summary>Pipeline it brought.</summary>
    [Within(0, 1_000_000_000_000)]
    public Money? Pipeline { get; init; }
}
