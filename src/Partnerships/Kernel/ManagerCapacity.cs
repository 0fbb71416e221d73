using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Partnerships.Kernel;

/// <summary>How a partner is managed. Source: Partner Segmentation.</summary>
[JsonConverter(typeof(SnakeCase<PartnerSegment>))]
public enum PartnerSegment
{
    /// <summary>The largest and fastest-growing.</summary>
    Strategic,

    /// <summary>Growing, with potential.</summary>
    Growth,

    /// <summary>Consistent, moderate revenue.</summary>
    Stable,

    /// <summary>Declining or disengaged.</summary>
    AtRisk,

    /// <summary>Low revenue, low activity.</summary>
    LongTail,
}

/// <summary>How many partners of a segment one partner manager carries. Source: Partner Manager Capacity.</summary>
public sealed record ManagerCapacity
{
    /// <summary>The segment.</summary>
    public required PartnerSegment Segment { get; init; }

    /// <summary>The fewest one manager carries: the careful figure.</summary>
    [Description("Fewest partners per manager."), Within(1, 100_000)]
    public required int From { get; init; }

    /// <summary>The most; left out where the source prints a lower bound ("100+").</summary>
    [Description("Most partners per manager; leave out for '100+'."), Within(1, 100_000)]
    public int? To { get; init; }
}
