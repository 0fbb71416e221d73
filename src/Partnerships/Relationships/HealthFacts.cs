using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Relationships;

/// <summary>What is known of a partner's health in a quarter; what is missing is left out of the score.</summary>
public sealed record HealthFacts
{
    /// <summary>Revenue growth of the quarter over the same quarter last year; or the two revenues.</summary>
    [Description("Year over year; or give both revenues."), Within(-100, 1_000_000)]
    public Percent? GrowthPercent { get; init; }

    /// <summary>Revenue of the quarter.</summary>
    [Within(0, 1_000_000_000_000)]
    public Money? Revenue { get; init; }

    /// <summary>Revenue of the same quarter last year.</summary>
    [Description("Same quarter last year."), Within(0, 1_000_000_000_000)]
    public Money? RevenueLastYear { get; init; }

    /// <summary>Growth within this many points either way is flat; none unless given.</summary>
    [Description("Growth within this is flat; 0 unless given."), Within(0, 10)]
    public Percent? FlatWithinPercent { get; init; }

    /// <summary>Deals registered in the quarter.</summary>
    [Description("In the quarter."), Within(0, 1_000_000)]
    public int? DealsRegistered { get; init; }

    /// <summary>How often the portal is used.</summary>
    public PortalActivity? Portal { get; init; }

    /// <summary>Net promoter score.</summary>
    [Within(-100, 100)]
    public decimal? Nps { get; init; }

    /// <summary>How well the partner's market and strategy fit ours.</summary>
    public Alignment? Alignment { get; init; }

    /// <summary>What contradicts itself, so that nothing can be scored.</summary>
    internal IEnumerable<Refusal> Faults(string prefix)
    {
        if (GrowthPercent is not null && (Revenue is not null || RevenueLastYear is not null))
        {
            yield return new("conflicting_fields", prefix + "growthPercent", "a revenue as well", "growthPercent, or revenue and revenueLastYear", "Remove one of the two.");
        }
        else if (Revenue is null != RevenueLastYear is null)
        {
            yield return new("missing_field", prefix + (Revenue is null ? "revenue" : "revenueLastYear"), null, "an amount of money as a number", "Growth needs both revenues; give the other one or growthPercent.");
        }
    }
}

/// <summary>How often a partner uses the portal.</summary>
[JsonConverter(typeof(SnakeCase<PortalActivity>))]
public enum PortalActivity
{
    /// <summary>Every week.</summary>
    Weekly,

    /// <summary>Every month.</summary>
    Monthly,

    /// <summary>Every quarter.</summary>
    Quarterly,

    /// <summary>Not at all.</summary>
    Inactive,
}

/// <summary>How well a partner fits strategically.</summary>
[JsonConverter(typeof(SnakeCase<Alignment>))]
public enum Alignment
{
    /// <summary>Strong.</summary>
    Strong,

    /// <summary>Moderate.</summary>
    Moderate,

    /// <summary>Weak.</summary>
    Weak,
}
