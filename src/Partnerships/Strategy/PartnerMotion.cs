using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Strategy;

/// <summary>A way to earn revenue with partners. Source: Partnership Types at a Glance.</summary>
[JsonConverter(typeof(SnakeCase<PartnerMotion>))]
public enum PartnerMotion
{
    /// <summary>Integrations.</summary>
    Technology,

    /// <summary>Paid recommendations in volume.</summary>
    Affiliate,

    /// <summary>Sales extension.</summary>
    Reseller,

    /// <summary>Joint market expansion.</summary>
    StrategicAlliance,

    /// <summary>Embedded or white-label revenue.</summary>
    Oem,
}

/// <summary>What the policy knows of a motion.</summary>
public sealed record MotionFigures
{
    /// <summary>The motion.</summary>
    public required PartnerMotion Motion { get; init; }

    /// <summary>The shortest time to value, in months.</summary>
    [Within(0, 600)]
    public required int RampFromMonths { get; init; }

    /// <summary>The longest time to value, in months.</summary>
    [Within(0, 600)]
    public required int RampToMonths { get; init; }

    /// <summary>The capacity row its partners fall in.</summary>
    public required PartnerSegment Segment { get; init; }

    /// <summary>The largest average deal it suits; none when left out.</summary>
    public Money? AverageDealLimit { get; init; }
}
