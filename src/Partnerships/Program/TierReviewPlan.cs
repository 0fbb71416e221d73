using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Program;

/// <summary>Which period ends can cost a tier.</summary>
[JsonConverter(typeof(SnakeCase<MissesCount>))]
public enum MissesCount
{
    /// <summary>Only the one on the tier's review day.</summary>
    AtReview,

    /// <summary>Each quarter's.</summary>
    EveryQuarter,
}

/// <summary>The policy's <c>tierReview</c> section. Source: Tier Maintenance Requirements; Advancement and Demotion.</summary>
public sealed record TierReviewPlan
{
    /// <summary>Which period ends can cost a tier.</summary>
    public required MissesCount MissesCount { get; init; }

    /// <summary>Periods in a row above the tier that promote; 1 is at once.</summary>
    [Within(1, 12)]
    public required int PromoteAfter { get; init; }

    /// <summary>The same for a partner with a fast-track; absent, there is none.</summary>
    [Description("Periods in a row that promote with a fast-track; leave out when there is none."), Within(1, 12)]
    public int? FastTrackAfter { get; init; }

    /// <summary>Counted misses in a row that cost a tier, or start its grace.</summary>
    [Within(1, 12)]
    public required int DemoteAfter { get; init; }

    /// <summary>Tiers lost at once.</summary>
    [Within(1, 10)]
    public required int DropTiers { get; init; }

    /// <summary>Counted misses in a row that end the partnership; absent, none do.</summary>
    [Description("Misses in a row that end the partnership; leave out when none do."), Within(1, 40)]
    public int? ExitAfter { get; init; }

    /// <summary>Days a new partner has to leave the lowest tier upwards; absent, no limit.</summary>
    [Description("Days to leave the lowest tier upwards or exit; leave out when there is no limit."), Within(1, 3_650)]
    public int? EntryDays { get; init; }

    /// <summary>Periods in a row that promote within those days.</summary>
    [Description("Periods in a row that promote within those days."), Within(1, 12)]
    public int? EntryPromoteAfter { get; init; }

    /// <summary>Whether breaking the agreement ends the partnership.</summary>
    public bool ExitOnViolation { get; init; }

    /// <summary>Review and grace of every tier above the lowest.</summary>
    public required IReadOnlyList<TierMaintenance> Tiers { get; init; }

    /// <summary>The rule a decision of this plan follows.</summary>
    internal string Rule => MissesCount == MissesCount.AtReview ? "program-tiers-benefits#tier-maintenance-requirements" : "channel-partner-tiers#advancement-and-demotion";

    /// <summary>A tier's row; a tier above the lowest that has none is a fault of the policy.</summary>
    internal TierMaintenance Of(TierLevel level) =>
        Tiers.FirstOrDefault(row => string.Equals(row.Tier, level.Name, StringComparison.OrdinalIgnoreCase))
        ?? throw new RefusalException(new Refusal("missing_tier", "tierReview.tiers", null, $"a row for {level.Name}", "Say in the policy how often the tier is reviewed and what grace it has."));
}

/// <summary>How a tier is kept.</summary>
public sealed record TierMaintenance
{
    /// <summary>The tier's name.</summary>
    public required string Tier { get; init; }

    /// <summary>Months between two reviews of the qualification.</summary>
    [Within(1, 60)]
    public required int ReviewMonths { get; init; }

    /// <summary>Quarters a partner keeps the tier after missing it.</summary>
    [Within(0, 8)]
    public required int GraceQuarters { get; init; }

    /// <summary>How often we meet, which is not how often the tier is reviewed.</summary>
    [Description("How often we meet; not how often the tier is reviewed.")]
    public string? Meeting { get; init; }
}
