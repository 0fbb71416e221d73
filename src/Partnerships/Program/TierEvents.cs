using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Program;

/// <summary>What becomes of a tier.</summary>
[JsonConverter(typeof(SnakeCase<TierDecision>))]
public enum TierDecision
{
    /// <summary>It is kept.</summary>
    Keep,

    /// <summary>It is kept for the grace only.</summary>
    Grace,

    /// <summary>It is lost.</summary>
    Demote,

    /// <summary>A higher one is reached.</summary>
    Promote,

    /// <summary>The partnership ends.</summary>
    Exit,
}

/// <summary>One period against the tier held in it.</summary>
public sealed record PeriodVerdict(
    DateOnly End,
    string Held,
    string Earned,
    bool Met,
    [property: Description("Whether a miss in it can cost the tier.")] bool Counts);

/// <summary>A change, or the start or end of a grace.</summary>
public sealed record TierEvent(DateOnly On, TierDecision Decision, string? Tier, string Why);

/// <summary>Where the history leaves the partner.</summary>
internal sealed record TierOutcome(TierDecision Decision, TierLevel? NewTier = null, DateOnly? Effective = null, DateOnly? Until = null);
