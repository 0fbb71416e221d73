using System.ComponentModel;
using Partnerships.Kernel;

namespace Partnerships.Program;

/// <summary>One period of a partner's history: the tier its figures earn, or the figures.</summary>
public sealed record ReviewPeriod
{
    /// <summary>The period's last day.</summary>
    public required DateOnly End { get; init; }

    /// <summary>The tier earned, where it is known; instead of the figures.</summary>
    [Description("Tier earned; or give the figures.")]
    public string? Earned { get; init; }

    /// <summary>Revenue in the window that ends with the period, by the policy's measure.</summary>
    [Description("Trailing 12 months."), Within(0, 1_000_000_000_000)]
    public Money? Arr { get; init; }

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

    internal TierFacts Facts => new(Arr!.Value, QualifiedReferrals ?? 0, CertifiedPeople ?? 0, NewLogos, ActivePipeline, StrategicWin);

    private bool HasFigures => Arr is not null || QualifiedReferrals is not null || CertifiedPeople is not null || NewLogos is not null || ActivePipeline is not null || StrategicWin is not null;

    /// <summary>The tier earned.</summary>
    internal TierLevel In(TierTable table, string path) => Earned is { } name ? table.Named(name, $"{path}.earned") : TierStanding.Earned(Facts, table.Levels);

    /// <summary>What the tier held asks and what there was, in words.</summary>
    internal string Against(TierLevel level) => Earned is { } name
        ? $"{name} was given as earned"
        : level is { Certified: 0, Referrals: null } && level.Arr.Amount == 0m ? $"{level.Name} asks nothing" : $"{level.Name} asks: {string.Join("; ", TierStanding.Check(Facts, level).Criteria.Select(c => $"{c.Name} {c.Actual} of {c.Required}"))}";

    /// <summary>Figures missing or given twice.</summary>
    internal IEnumerable<Refusal> Faults(TierTable table, string path)
    {
        if (Earned is not null && HasFigures)
        {
            yield return new("given_twice", $"{path}.earned", Earned, "the tier earned, or the figures it is judged by", "Leave one of the two out.");
        }
        else if (Earned is null && Arr is null)
        {
            yield return new("missing_field", $"{path}.arr", null, $"revenue over the trailing {table.WindowMonths} months, or the tier earned", "A tier is not taken away for a figure nobody gave.");
        }
        else if (Earned is null && CertifiedPeople is null && table.Levels.Any(level => level.Certified > 0))
        {
            yield return new("missing_field", $"{path}.certifiedPeople", null, "the people certified at the period's end", "The policy asks for them; a tier is not taken away for a figure nobody gave.");
        }
    }

    /// <summary>What the policy asks besides and was not given: it counts as not shown.</summary>
    internal IEnumerable<string> Gaps(TierTable table)
    {
        (string Field, bool Missing)[] asked =
        [
            ("qualifiedReferrals", QualifiedReferrals is null && table.Levels.Any(level => level.Referrals is not null)),
            ("newLogos", NewLogos is null && table.Levels.Any(level => level.NewLogos > 0)),
            ("activePipeline", ActivePipeline is null && table.Levels.Any(level => level.ActivePipeline)),
            ("strategicWin", StrategicWin is null && table.Levels.Any(level => level.StrategicWin)),
        ];
        return Earned is not null ? [] : asked.Where(fact => fact.Missing).Select(fact => fact.Field);
    }
}
