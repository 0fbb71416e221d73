using System.ComponentModel;
using Partnerships.Kernel;

namespace Partnerships.Program;

/// <summary>One partner of a portfolio.</summary>
public sealed record TieredPartner
{
    /// <summary>Unique in the portfolio.</summary>
    [Size(1, 200)]
    public required string Name { get; init; }

    /// <summary>Revenue in the window, by the policy's measure.</summary>
    [Description("Trailing 12 months."), Within(0, 1_000_000_000_000)]
    public required Money Arr { get; init; }

    /// <summary>Referrals that became opportunities.</summary>
    [Within(0, 1_000_000)]
    public int? QualifiedReferrals { get; init; }

    /// <summary>People with a valid certification.</summary>
    [Within(0, 100_000)]
    public int? CertifiedPeople { get; init; }

    /// <summary>New customers in the window.</summary>
    [Within(0, 100_000)]
    public int? NewLogos { get; init; }

    /// <summary>Active pipeline, shown with evidence.</summary>
    public bool? ActivePipeline { get; init; }

    /// <summary>Strategic account win, shown with evidence.</summary>
    public bool? StrategicWin { get; init; }

    /// <summary>The tier held now.</summary>
    [Description("Held now.")]
    public string? Tier { get; init; }

    internal TierFacts Facts => new(Arr, QualifiedReferrals ?? 0, CertifiedPeople ?? 0, NewLogos, ActivePipeline, StrategicWin);
}

/// <summary>What would change of one tier.</summary>
public sealed record TierChange
{
    /// <summary>The tier.</summary>
    public required string Tier { get; init; }

    /// <summary>Revenue that reaches it.</summary>
    [Within(0, 1_000_000_000_000)]
    public Money? Arr { get; init; }

    /// <summary>Referrals that reach it.</summary>
    [Within(0, 1_000_000)]
    public int? Referrals { get; init; }

    /// <summary>Certified people it asks.</summary>
    [Within(0, 100_000)]
    public int? Certified { get; init; }

    /// <summary>MDF a partner may claim in a year.</summary>
    [Within(0, 1_000_000_000)]
    public Money? Mdf { get; init; }

    /// <summary>Commission rate.</summary>
    [Within(0, 100)]
    public Percent? CommissionPercent { get; init; }

    /// <summary>What the other benefits cost for a partner and year.</summary>
    [Description("Other benefits, per partner and year."), Within(0, 1_000_000_000)]
    public Money? BenefitCost { get; init; }

    internal TierLevel To(TierLevel level) => level with
    {
        Arr = Arr ?? level.Arr,
        Referrals = Referrals ?? level.Referrals,
        Certified = Certified ?? level.Certified,
        Mdf = Mdf ?? level.Mdf,
        CommissionPercent = CommissionPercent ?? level.CommissionPercent,
    };
}

/// <summary>The policy's <c>tierSimulation</c> section. Source: Tier Economics Model.</summary>
public sealed record SimulationFigures
{
    /// <summary>Our margin on revenue before MDF, benefits and commission.</summary>
    [Description("Our margin on revenue before MDF, benefits and commission."), Within(0, 100)]
    public required Percent MarginPercent { get; init; }

    /// <summary>What a tier's benefits cost besides MDF and commission, for a partner and year.</summary>
    [Description("Benefits besides MDF and commission, per partner and year; a tier left out is not stated.")]
    public required IReadOnlyList<BenefitCost> BenefitCosts { get; init; }
}

/// <summary>One row of <c>benefitCosts</c>.</summary>
public sealed record BenefitCost
{
    /// <summary>The tier's name.</summary>
    public required string Tier { get; init; }

    /// <summary>For one partner and year.</summary>
    [Within(0, 1_000_000_000)]
    public required Money Cost { get; init; }
}
