using Partnerships.Kernel;

namespace SkillServer.Workspace;

/// <summary>Where partner revenue is to go.</summary>
public sealed record ShareTarget
{
    /// <summary>All yearly revenue now.</summary>
    [Within(1, 1_000_000_000_000)]
    public required Money TotalRevenue { get; init; }

    /// <summary>The partners' part of it now.</summary>
    [Within(0, 100)]
    public required Percent ShareNow { get; init; }

    /// <summary>The part wanted.</summary>
    [Within(0, 100)]
    public required Percent ShareWanted { get; init; }

    /// <summary>By the end of this day.</summary>
    public required DateOnly By { get; init; }

    /// <summary>Yearly growth of all revenue; flat when left out.</summary>
    [Within(-90, 1000)]
    public Percent? Growth { get; init; }

    /// <summary>Partner managers employed now.</summary>
    [Within(0, 10_000)]
    public required int PartnerManagers { get; init; }
}

/// <summary>A motion and what its partners bring.</summary>
public sealed record MotionPlan
{
    /// <summary>technology, affiliate, reseller, strategic_alliance or oem.</summary>
    [Size(1, 40)]
    public required string Type { get; init; }

    /// <summary>Yearly revenue of an average deal.</summary>
    [Within(1, 1_000_000_000)]
    public required Money AverageDeal { get; init; }

    /// <summary>Deals an active partner closes a year.</summary>
    [Within("0.01", "10000")]
    public required decimal DealsPerPartner { get; init; }

    /// <summary>Its part of the gap.</summary>
    [Within("0.01", "100")]
    public Percent? GapShare { get; init; }

    /// <summary>Partners active now.</summary>
    [Within(0, 100_000)]
    public int ActiveNow { get; init; }

    /// <summary>New active partners planned.</summary>
    [Within(0, 100_000)]
    public int? NewActive { get; init; }

    /// <summary>Why this motion, in a sentence or two.</summary>
    [Size(3, 400)]
    public required string Why { get; init; }
}

/// <summary>The year's co-marketing.</summary>
public sealed record Comarketing
{
    /// <summary>The whole budget.</summary>
    [Within(0, 1_000_000_000_000)]
    public required Money Budget { get; init; }

    /// <summary>The year it is for.</summary>
    [Size(2, 40)]
    public required string Year { get; init; }

    /// <summary>Partners whose budget is judged one by one.</summary>
    public IReadOnlyList<ComarketingPartner> Partners { get => field ?? []; init; }
}

/// <summary>Two judgements on a partner's co-marketing.</summary>
public sealed record ComarketingPartner
{
    /// <summary>Its id.</summary>
    [Size(1, 40)]
    public required string Partner { get; init; }

    /// <summary>Multiplier for the quality of its leads.</summary>
    public required decimal PipelinePotential { get; init; }

    /// <summary>Multiplier for how close the brands are.</summary>
    public required decimal StrategicValue { get; init; }
}

/// <summary>The next reviews.</summary>
public sealed record Reviews
{
    /// <summary>The day of the first; the next partner's is on the next working day.</summary>
    public required DateOnly FirstMeeting { get; init; }
}

/// <summary>Cuts of the value matrix.</summary>
public sealed record MatrixSettings
{
    /// <summary>Cut at the portfolio's medians.</summary>
    public bool MedianCuts { get; init; }

    /// <summary>Strategic value from which it is high.</summary>
    [Within(0, 100)]
    public decimal? StrategicCut { get; init; }

    /// <summary>Revenue from which it is high.</summary>
    [Within(0, 1_000_000_000_000)]
    public Money? RevenueCut { get; init; }
}
