using System.ComponentModel;
using Partnerships.Kernel;

namespace Partnerships.Enablement;

/// <summary>The policy's <c>onboarding</c> section. Source: Good Enablement Program, Partner Onboarding Program, Partner Lifecycle Management.</summary>
public sealed record OnboardingPlan
{
    /// <summary>The last day of the plan; the first deal closes before it.</summary>
    [Description("Last day of the plan; the first deal closes before it."), Within(1, 1_000)]
    public required int EndDay { get; init; }

    /// <summary>The segment a new partner's manager is counted in, unless the call says otherwise.</summary>
    public required PartnerSegment Segment { get; init; }

    /// <summary>The owner that is replaced by the partner's own manager.</summary>
    [Description("The owner that the partner's manager stands in for.")]
    public required string ManagerRole { get; init; }

    /// <summary>The training journey; a date on a day off moves forward.</summary>
    [Size(1, 100)]
    public required IReadOnlyList<OnboardingStep> Journey { get; init; }

    /// <summary>Milestones towards the first deal; a date on a day off moves back.</summary>
    public required IReadOnlyList<OnboardingStep> Milestones { get; init; }

    /// <summary>The first closed deal, due the day before the plan ends.</summary>
    public required OnboardingDeadline FirstDeal { get; init; }

    /// <summary>What happens on the last day.</summary>
    public required OnboardingDeadline Review { get; init; }

    /// <summary>How the source was read; each is told with the answer.</summary>
    public IReadOnlyList<string>? Notes { get; init; }

    /// <summary>Everything there is to do; true for what moves forward.</summary>
    internal IReadOnlyList<(OnboardingStep Step, bool Forward)> Steps =>
    [
        .. Journey.Select(step => (step, true)),
        .. Milestones.Append(FirstDeal.On(EndDay - 1)).Append(Review.On(EndDay)).Select(step => (step, false)),
    ];
}

/// <summary>Something to do, with an owner on each side.</summary>
public sealed record OnboardingStep
{
    /// <summary>The week and its theme, or the stage.</summary>
    public required string Phase { get; init; }

    /// <summary>What.</summary>
    public required string Activity { get; init; }

    /// <summary>Days from the start, which is day 0.</summary>
    [Description("Days from the start, day 0."), Within(0, 1_000)]
    public required int Day { get; init; }

    /// <summary>Who answers for it on our side.</summary>
    public required string Owner { get; init; }

    /// <summary>Who answers for it at the partner.</summary>
    public required string PartnerOwner { get; init; }
}

/// <summary>A step whose day follows from the plan's end.</summary>
public sealed record OnboardingDeadline
{
    /// <summary>The stage.</summary>
    public required string Phase { get; init; }

    /// <summary>What.</summary>
    public required string Activity { get; init; }

    /// <summary>Who answers for it on our side.</summary>
    public required string Owner { get; init; }

    /// <summary>Who answers for it at the partner.</summary>
    public required string PartnerOwner { get; init; }

    internal OnboardingStep On(int day) => new() { Phase = Phase, Activity = Activity, Day = day, Owner = Owner, PartnerOwner = PartnerOwner };
}

/// <summary>One dated activity of one partner.</summary>
public sealed record OnboardingActivity(
    string Partner,
    string Phase,
    [property: Description("Days from the start, by the plan.")] int Day,
    DateOnly Date,
    string Activity,
    string Owner,
    string PartnerOwner,
    [property: Description("The date by the plan, when a day off moved it.")] DateOnly? MovedFrom);
