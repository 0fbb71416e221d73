using System.ComponentModel;
using Partnerships.Kernel;

namespace Partnerships.Enablement;

/// <summary>The policy's <c>enablementTargets</c> section. Source: Enablement Metrics.</summary>
public sealed record EnablementTargets
{
    /// <summary>Completed of assigned training.</summary>
    public required ShareTarget TrainingCompletion { get; init; }

    /// <summary>Partners with a valid certificate, of active partners.</summary>
    public required ShareTarget CertificationRate { get; init; }

    /// <summary>Days from signup to the first closed deal.</summary>
    public required DaysTarget TimeToFirstDeal { get; init; }

    /// <summary>Partners in the portal within the week, of active partners.</summary>
    public required ShareTarget PortalEngagement { get; init; }

    /// <summary>Downloads, which should grow.</summary>
    public required TrendTarget ContentDownloads { get; init; }

    /// <summary>Support tickets, which should decrease.</summary>
    public required TrendTarget SupportTickets { get; init; }
}

/// <summary>A share to reach.</summary>
public sealed record ShareTarget
{
    /// <summary>On target from here, inclusive.</summary>
    [Within(0, 100)]
    public required Percent TargetPercent { get; init; }

    /// <summary>What to do below it.</summary>
    public required string Action { get; init; }
}

/// <summary>Days to stay under.</summary>
public sealed record DaysTarget
{
    /// <summary>On target below this, which is itself too late.</summary>
    [Description("On target below it; the day itself is too late."), Within(1, 10_000)]
    public required int UnderDays { get; init; }

    /// <summary>What to do from there on.</summary>
    public required string Action { get; init; }
}

/// <summary>A direction to keep.</summary>
public sealed record TrendTarget
{
    /// <summary>What to do when it does not hold.</summary>
    public required string Action { get; init; }
}

/// <summary>One metric against its target.</summary>
public sealed record EnablementMetric(
    string Metric,
    [property: Description("In the words of the metric: a share, days, a count.")] string Value,
    string Target,
    bool OnTarget,
    [property: Description("What is missing, in partners, trainings, days or items; absent on target.")] string? Gap,
    [property: Description("Absent on target.")] string? Action);
