using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace SkillServer.Workspace;

/// <summary>A row of partners.csv.</summary>
public sealed record PartnerRow
{
    /// <summary>Unique; also the name of the partner's files.</summary>
    [Size(1, 40)]
    public required string Id { get; init; }

    /// <summary>For people.</summary>
    [Size(1, 200)]
    public required string Name { get; init; }

    /// <summary>The motion the partner works in.</summary>
    public required PartnerType Type { get; init; }

    /// <summary>A code of two letters or a name, as the CRM has it; it is only printed.</summary>
    [Size(2, 60)]
    public string? Country { get; init; }

    /// <summary>The day it signed.</summary>
    public required DateOnly Joined { get; init; }

    /// <summary>Who looks after it; empty when nobody does.</summary>
    [Size(1, 120)]
    public string? Manager { get; init; }

    /// <summary>Rating 1 to 5.</summary>
    [Within(1, 5)]
    public required int StrategicFit { get; init; }

    /// <summary>Rating 1 to 5.</summary>
    [Within(1, 5)]
    public required int MarketPosition { get; init; }

    /// <summary>Rating 1 to 5.</summary>
    [Within(1, 5)]
    public required int TechnicalCapability { get; init; }

    /// <summary>Rating 1 to 5.</summary>
    [Within(1, 5)]
    public required int GtmAlignment { get; init; }

    /// <summary>Rating 1 to 5.</summary>
    [Within(1, 5)]
    public required int CulturalFit { get; init; }

    /// <summary>People with a valid certification.</summary>
    [Within(0, 100_000)]
    public required int Certified { get; init; }

    /// <summary>Referrals of the trailing twelve months that became opportunities.</summary>
    [Within(0, 1_000_000)]
    public required int QualifiedReferrals { get; init; }

    /// <summary>How often its people use the portal.</summary>
    public PortalUse? Portal { get; init; }

    /// <summary>Net promoter score.</summary>
    [Within(-100, 100)]
    public int? Nps { get; init; }

    /// <summary>How well its strategy fits ours.</summary>
    public StrategyFit? Alignment { get; init; }

    /// <summary>Sourced revenue agreed for the quarter.</summary>
    [Within("0.01", "1000000000000")]
    public Money? QuarterlyTarget { get; init; }
}

/// <summary>The motion a partner works in.</summary>
[JsonConverter(typeof(SnakeCase<PartnerType>))]
public enum PartnerType
{
    /// <summary>Integrates its product with ours.</summary>
    Technology,

    /// <summary>Names us to its customers.</summary>
    Referral,

    /// <summary>Sells our product.</summary>
    Reseller,

    /// <summary>Sends visitors for a commission.</summary>
    Affiliate,

    /// <summary>Implements our product.</summary>
    Si,

    /// <summary>Goes to market with us.</summary>
    StrategicAlliance,

    /// <summary>Embeds our product in its own.</summary>
    Oem,
}

/// <summary>How often a partner's people use the portal.</summary>
[JsonConverter(typeof(SnakeCase<PortalUse>))]
public enum PortalUse
{
    /// <summary>Every week.</summary>
    Weekly,

    /// <summary>Every month.</summary>
    Monthly,

    /// <summary>Once a quarter.</summary>
    Quarterly,

    /// <summary>Not at all.</summary>
    Inactive,
}

/// <summary>How well a partner's strategy fits ours.</summary>
[JsonConverter(typeof(SnakeCase<StrategyFit>))]
public enum StrategyFit
{
    /// <summary>Well.</summary>
    Strong,

    /// <summary>In part.</summary>
    Moderate,

    /// <summary>Hardly.</summary>
    Weak,
}
