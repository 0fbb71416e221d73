using System.ComponentModel;
using Partnerships.Kernel;

namespace Partnerships.Comarketing;

/// <summary>A kind of campaign. Source: Co-Marketing Campaign Types and Budget Allocation.</summary>
public sealed record CampaignType
{
    /// <summary>For people.</summary>
    public required string Name { get; init; }

    /// <summary>Low, Medium or High.</summary>
    public required string Investment { get; init; }

    /// <summary>What it is good for.</summary>
    public required string BestFor { get; init; }

    /// <summary>What usually comes of it.</summary>
    public required string ExpectedResult { get; init; }

    /// <summary>What our company usually pays, where the source says.</summary>
    public string? OurInvestment { get; init; }

    /// <summary>What the partner usually pays, where the source says.</summary>
    public string? PartnerInvestment { get; init; }

    /// <summary>The timeline it follows, by its name in the policy.</summary>
    public required string Timeline { get; init; }

    /// <summary>The fewest days of notice without a warning; none when left out.</summary>
    public int? MinimumLeadDays { get; init; }
}

/// <summary>What happens when, around a launch. Source: Campaign Timeline Template, Joint Webinar Framework.</summary>
public sealed record CampaignTimeline
{
    /// <summary>The rule that holds it, as document and heading.</summary>
    public required string Rule { get; init; }

    /// <summary>Work before the launch; a date on a day off moves back.</summary>
    public required IReadOnlyList<PlannedActivity> Before { get; init; }

    /// <summary>What happens on the day; never moved.</summary>
    [Size(1, 100)]
    public required IReadOnlyList<PlannedActivity> Launch { get; init; }

    /// <summary>Work after it; a date on a day off moves forward.</summary>
    public required IReadOnlyList<PlannedActivity> After { get; init; }

    /// <summary>How the day itself runs, for an event.</summary>
    public IReadOnlyList<RunningStep>? RunOfShow { get; init; }

    /// <summary>How the source was read; each is told with the answer.</summary>
    public IReadOnlyList<string>? Notes { get; init; }
}

/// <summary>Something to do, and when.</summary>
public sealed record PlannedActivity
{
    /// <summary>What.</summary>
    public required string Activity { get; init; }

    /// <summary>Days from the launch; negative is before.</summary>
    public int OffsetDays { get; init; }

    /// <summary>Who answers for it.</summary>
    public required string Owner { get; init; }
}

/// <summary>One step on air.</summary>
public sealed record RunningStep
{
    /// <summary>What.</summary>
    public required string Step { get; init; }

    /// <summary>The shortest it takes.</summary>
    [Description("Shortest, in minutes.")]
    public required int From { get; init; }

    /// <summary>The longest it takes.</summary>
    [Description("Longest, in minutes.")]
    public required int To { get; init; }
}
