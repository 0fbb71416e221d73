using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Relationships;

/// <summary>What is watched.</summary>
[JsonConverter(typeof(SnakeCase<WarningSignal>))]
public enum WarningSignal
{
    /// <summary>Revenue in percent of its target.</summary>
    Attainment,

    /// <summary>Growth over the same quarter last year, in percent.</summary>
    Growth,

    /// <summary>Pipeline ÷ gap to the target.</summary>
    Coverage,

    /// <summary>Health score.</summary>
    Health,

    /// <summary>Deals registered in the quarter.</summary>
    Deals,

    /// <summary>Days since somebody spoke with the partner.</summary>
    DaysSinceContact,
}

/// <summary>The policy's <c>improvementPlan</c> section. Source: underperforming partners; the figures are the program's own.</summary>
public sealed record ImprovementPolicy
{
    /// <summary>What is watched and for how many points.</summary>
    [Size(1, 6)]
    public required IReadOnlyList<SignalFigures> Signals { get; init; }

    /// <summary>Bands of the score.</summary>
    [Size(1, 10)]
    public required IReadOnlyList<WarningLevel> Levels { get; init; }

    /// <summary>Milestones in order.</summary>
    [Size(1, 25)]
    public required IReadOnlyList<MilestoneFigures> Milestones { get; init; }

    /// <summary>Quarters a tier is kept while its requirements are missed. Source: tier maintenance.</summary>
    public required IReadOnlyList<TierGrace> DemotedAfter { get; init; }

    /// <summary>Missed quarters that end the partnership; none unless the program says so.</summary>
    public int? ExitAfterQuarters { get; init; }
}

/// <summary>Where a signal starts to count: half its points on watch, all of them on alarm.</summary>
public sealed record SignalFigures
{
    /// <summary>The signal.</summary>
    public required WarningSignal Signal { get; init; }

    /// <summary>Points on alarm.</summary>
    [Within(1, 100)]
    public required int Points { get; init; }

    /// <summary>Beyond this it is on watch.</summary>
    public required decimal Watch { get; init; }

    /// <summary>Beyond this it is on alarm.</summary>
    public required decimal Alarm { get; init; }

    /// <summary>Whether more is worse.</summary>
    public bool HigherIsWorse { get; init; }
}

/// <summary>A band of the early-warning score.</summary>
public sealed record WarningLevel : IBand
{
    /// <inheritdoc />
    public required decimal From { get; init; }

    /// <summary>For example Watch.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it asks for an improvement plan.</summary>
    public bool Plan { get; init; }
}

/// <summary>A milestone of the plan.</summary>
public sealed record MilestoneFigures
{
    /// <summary>What it is.</summary>
    public required string Name { get; init; }

    /// <summary>Working days after the start.</summary>
    [Within(0, 500)]
    public required int BusinessDays { get; init; }

    /// <summary>Who sees to it.</summary>
    public required string Owner { get; init; }

    /// <summary>How it is measured.</summary>
    public required string Measure { get; init; }

    /// <summary>The part of the gap to be closed by then.</summary>
    [Within(0, 100)]
    public Percent? GapPercent { get; init; }

    /// <summary>What follows when it is missed.</summary>
    public required string IfMissed { get; init; }
}

/// <summary>How long a tier is kept.</summary>
public sealed record TierGrace
{
    /// <summary>The tier.</summary>
    public required string Tier { get; init; }

    /// <summary>Quarters.</summary>
    [Within(0, 40)]
    public required int Quarters { get; init; }
}
