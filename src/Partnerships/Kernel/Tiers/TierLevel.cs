using System.ComponentModel;

namespace Partnerships.Kernel;

/// <summary>One tier: what it asks and what it gives. A partner reaches it by revenue or by referrals, and in either case with everything else it asks.</summary>
public sealed record TierLevel
{
    /// <summary>For example Silver.</summary>
    [Description("The tier's name.")]
    public required string Name { get; init; }

    /// <summary>Revenue in the window, inclusive.</summary>
    [Description("Revenue in the window that reaches the tier, inclusive.")]
    public required Money Arr { get; init; }

    /// <summary>True where the source prints a plus sign ("$500K+"): the figure is a lower bound.</summary>
    [Description("True when the threshold or a benefit is only a lower bound ('500K+').")]
    public bool OpenEnded { get; init; }

    /// <summary>Qualified referrals that reach the tier instead of revenue; null when there is no such path.</summary>
    [Description("Qualified referrals that reach the tier instead of revenue; leave out when there is no such path.")]
    public int? Referrals { get; init; }

    /// <summary>Certified people the tier asks.</summary>
    [Description("Certified people the tier asks.")]
    public required int Certified { get; init; }

    /// <summary>New customers a year the tier asks.</summary>
    [Description("New logos a year the tier asks.")]
    public int NewLogos { get; init; }

    /// <summary>Whether an active pipeline is asked.</summary>
    [Description("Whether the tier asks for an active pipeline.")]
    public bool ActivePipeline { get; init; }

    /// <summary>Whether a strategic win is asked.</summary>
    [Description("Whether the tier asks for a strategic account win.")]
    public bool StrategicWin { get; init; }

    /// <summary>The tier's commission rate, where commission follows the tier.</summary>
    [Description("Commission rate of the tier.")]
    public Percent? CommissionPercent { get; init; }

    /// <summary>The reseller's margin off list.</summary>
    [Description("Reseller margin off list.")]
    public Percent? ResellerMarginPercent { get; init; }

    /// <summary>The yearly co-marketing fund that a campaign budget starts from.</summary>
    [Description("Yearly co-marketing fund, the base of a campaign budget.")]
    public Money? CoMarketingFund { get; init; }

    /// <summary>The yearly market development funds a partner may claim.</summary>
    [Description("Yearly MDF a partner may claim.")]
    public Money? Mdf { get; init; }

    /// <summary>The rest of the benefits, by name.</summary>
    [Description("Further benefits by name.")]
    public IReadOnlyDictionary<string, string>? Benefits { get; init; }

    /// <summary>A benefit by its name, which policies write with or without capitals; null when the tier has none.</summary>
    public string? Benefit(string name) => Benefits?.FirstOrDefault(benefit => string.Equals(benefit.Key, name, StringComparison.OrdinalIgnoreCase)).Value;
}
