using System.ComponentModel;
using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>The policy's <c>attribution</c> section. Source: position-based attribution.</summary>
public sealed record AttributionShares
{
    /// <summary>Days in which a touch's weight halves.</summary>
    [Description("Days in which a touch's weight halves."), Within(1, 3650)]
    public required int HalfLifeDays { get; init; }

    /// <summary>Shares of the U-shaped model.</summary>
    [Description("First, last, and the touches between.")]
    public required PositionShares UShaped { get; init; }

    /// <summary>Shares of the W-shaped model.</summary>
    [Description("First, lead created, opportunity created, and the others.")]
    public required PositionShares WShaped { get; init; }

    /// <summary>Shares of the full path.</summary>
    [Description("First, lead created, opportunity created, last before close, and the others.")]
    public required PositionShares FullPath { get; init; }

    /// <summary>Refuses a model whose shares are not a whole.</summary>
    public void Verify()
    {
        var faults = new[] { ("uShaped", UShaped), ("wShaped", WShaped), ("fullPath", FullPath) }
            .Where(model => model.Item2.Total != Percent.Hundred)
            .Select(model => new Refusal("not_a_whole", $"attribution.{model.Item1}", model.Item2.Total.ToString(), "shares that sum to 100%", "Correct the policy."))
            .ToList();
        if (faults.Count > 0)
        {
            throw new RefusalException(faults);
        }
    }
}

/// <summary>What each named position gets; a model leaves out the positions it does not name.</summary>
public sealed record PositionShares
{
    /// <summary>The first touch.</summary>
    [Description("The first touch."), Within("0.01", "100")]
    public required Percent FirstPercent { get; init; }

    /// <summary>The touch that created the lead.</summary>
    [Description("The touch that created the lead."), Within(0, 100)]
    public Percent? LeadCreatedPercent { get; init; }

    /// <summary>The touch that created the opportunity.</summary>
    [Description("The touch that created the opportunity."), Within(0, 100)]
    public Percent? OpportunityCreatedPercent { get; init; }

    /// <summary>The last touch before close.</summary>
    [Description("The last touch before close."), Within(0, 100)]
    public Percent? LastPercent { get; init; }

    /// <summary>Shared equally by the touches no position names.</summary>
    [Description("Shared equally by the other touches."), Within(0, 100)]
    public required Percent OthersPercent { get; init; }

    internal Percent Total => FirstPercent + (LeadCreatedPercent ?? default) + (OpportunityCreatedPercent ?? default) + (LastPercent ?? default) + OthersPercent;
}
