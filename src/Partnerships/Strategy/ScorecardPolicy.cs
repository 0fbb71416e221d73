using System.ComponentModel;
using Partnerships.Kernel;

namespace Partnerships.Strategy;

/// <summary>The policy's <c>scorecard</c> section. Source: scoring guide and partner outreach prioritization.</summary>
public sealed record ScorecardPolicy
{
    /// <summary>From this rating a dimension is a strength.</summary>
    public required int StrengthFrom { get; init; }

    /// <summary>Up to this rating a dimension is a gap.</summary>
    public required int GapTo { get; init; }

    /// <summary>Bands of the total.</summary>
    [Size(1, 10)]
    public required IReadOnlyList<ScoreBand> Bands { get; init; }

    /// <summary>Rows of the outreach table, lowest score first.</summary>
    [Size(1, 10)]
    public required IReadOnlyList<OutreachRow> Outreach { get; init; }
}

/// <summary>One band of the scorecard's total.</summary>
public sealed record ScoreBand : IBand
{
    /// <inheritdoc />
    public required decimal From { get; init; }

    /// <summary>For example Gold potential.</summary>
    public required string Potential { get; init; }

    /// <summary>What to do.</summary>
    public required string Action { get; init; }

    /// <summary>Months until the card is scored again.</summary>
    [Description("Months until the card is scored again.")]
    public int? RevisitMonths { get; init; }
}

/// <summary>One row of the outreach table: the total it asks, what it asks besides, and what to do.</summary>
public sealed record OutreachRow : IBand
{
    /// <inheritdoc />
    public required decimal From { get; init; }

    /// <summary>P0 to P3.</summary>
    public required string Priority { get; init; }

    /// <summary>What to do.</summary>
    public required string Action { get; init; }

    /// <summary>Whether active interest is asked.</summary>
    public bool ActiveInterest { get; init; }

    /// <summary>Whether a shared customer is asked.</summary>
    public bool SharedCustomer { get; init; }

    /// <summary>Whether a strategic market is asked.</summary>
    public bool StrategicMarket { get; init; }

    /// <summary>Whether growth potential is asked.</summary>
    public bool GrowthPotential { get; init; }
}
