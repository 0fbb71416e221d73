using Partnerships.Kernel;

namespace Partnerships.Relationships;

/// <summary>The policy's <c>segmentation</c> section. Source: partner segmentation and capacity; only the top share is printed there.</summary>
public sealed record SegmentationPolicy
{
    /// <summary>Part of the portfolio that is top by revenue.</summary>
    [Within(0, 100)]
    public required Percent TopPercent { get; init; }

    /// <summary>From this growth it is high.</summary>
    public required Percent HighGrowthPercent { get; init; }

    /// <summary>Revenue that moves no more than this either way is consistent; more is growing or declining.</summary>
    [Within(0, 100)]
    public required Percent ConsistentWithinPercent { get; init; }

    /// <summary>Part of the portfolio that is low by revenue.</summary>
    [Within(0, 100)]
    public required Percent LowRevenuePercent { get; init; }

    /// <summary>Fewer registered deals than this are low activity.</summary>
    public required int LowActivityBelow { get; init; }

    /// <summary>A health score below this is disengaged.</summary>
    public required decimal DisengagedBelow { get; init; }

    /// <summary>What each segment gets.</summary>
    public required IReadOnlyList<SegmentPlan> Segments { get; init; }

    /// <summary>What a segment gets; a policy without its row is refused.</summary>
    public SegmentPlan Of(PartnerSegment segment) => Segments.FirstOrDefault(row => row.Segment == segment)
        ?? throw new RefusalException(new Refusal("not_in_policy", "segmentation.segments", null, $"a row for {Name(segment)}", "Add it to the policy."));

    /// <summary>As the rules write it.</summary>
    public static string Name(PartnerSegment segment) => segment switch
    {
        PartnerSegment.AtRisk => "At-risk",
        PartnerSegment.LongTail => "Long-tail",
        _ => segment.ToString(),
    };
}

/// <summary>How a segment is managed.</summary>
public sealed record SegmentPlan
{
    /// <summary>The segment.</summary>
    public required PartnerSegment Segment { get; init; }

    /// <summary>The management approach.</summary>
    public required string Approach { get; init; }

    /// <summary>How often to be in touch.</summary>
    public required string Touch { get; init; }

    /// <summary>Whether its partners have a QBR each quarter.</summary>
    public required bool Qbr { get; init; }
}
