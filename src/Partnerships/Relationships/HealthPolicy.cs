using Partnerships.Kernel;

namespace Partnerships.Relationships;

/// <summary>The policy's <c>health</c> section: points per dimension and bands of the score. Source: health score calculation.</summary>
public sealed record HealthPolicy
{
    /// <summary>Points for revenue growth.</summary>
    public required GrowthPoints Revenue { get; init; }

    /// <summary>Points for deals registered in the quarter.</summary>
    [Size(1, 10)]
    public required IReadOnlyList<PointBand> Activity { get; init; }

    /// <summary>Points for portal activity.</summary>
    public required PortalPoints Engagement { get; init; }

    /// <summary>Points for the net promoter score.</summary>
    [Size(1, 10)]
    public required IReadOnlyList<PointBand> Satisfaction { get; init; }

    /// <summary>Points for strategic fit.</summary>
    public required FitPoints StrategicFit { get; init; }

    /// <summary>Bands of the score.</summary>
    [Size(1, 10)]
    public required IReadOnlyList<HealthBand> Bands { get; init; }
}

/// <summary>Points for revenue growth.</summary>
public sealed record GrowthPoints
{
    /// <summary>From this growth it is strong.</summary>
    public required Percent StrongFrom { get; init; }

    /// <summary>Points for strong growth.</summary>
    public required int Strong { get; init; }

    /// <summary>Points for any growth above flat.</summary>
    public required int Growing { get; init; }

    /// <summary>Points for no change.</summary>
    public required int Flat { get; init; }

    /// <summary>Points for a decline.</summary>
    public required int Declining { get; init; }
}

/// <summary>Points from a value on.</summary>
public sealed record PointBand : IBand
{
    /// <inheritdoc />
    public required decimal From { get; init; }

    /// <summary>The points.</summary>
    public required int Points { get; init; }
}

/// <summary>Points for portal activity.</summary>
public sealed record PortalPoints
{
    /// <summary>Points for weekly use.</summary>
    public required int Weekly { get; init; }

    /// <summary>Points for monthly use.</summary>
    public required int Monthly { get; init; }

    /// <summary>Points for quarterly use.</summary>
    public required int Quarterly { get; init; }

    /// <summary>Points for no use.</summary>
    public required int Inactive { get; init; }
}

/// <summary>Points for strategic fit.</summary>
public sealed record FitPoints
{
    /// <summary>Points for strong alignment.</summary>
    public required int Strong { get; init; }

    /// <summary>Points for moderate alignment.</summary>
    public required int Moderate { get; init; }

    /// <summary>Points for weak alignment.</summary>
    public required int Weak { get; init; }
}

/// <summary>A band of the health score.</summary>
public sealed record HealthBand : IBand
{
    /// <inheritdoc />
    public required decimal From { get; init; }

    /// <summary>For example Healthy.</summary>
    public required string Name { get; init; }

    /// <summary>The colour that goes with it, never alone.</summary>
    public required string Color { get; init; }
}
