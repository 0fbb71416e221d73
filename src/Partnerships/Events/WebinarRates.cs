using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Events;

/// <summary>The stages of a webinar's funnel, in order.</summary>
[JsonConverter(typeof(SnakeCase<WebinarStage>))]
public enum WebinarStage
{
    /// <summary>People who registered.</summary>
    Registrations,

    /// <summary>People who came.</summary>
    Attendees,

    /// <summary>Attendees who asked for a follow-up, for example a demo.</summary>
    FollowUps,

    /// <summary>Opportunities from follow-ups.</summary>
    Opportunities,

    /// <summary>Opportunities won.</summary>
    Wins,
}

/// <summary>The policy's <c>webinarRates</c> section: each stage as a rate of the one before. Source: Event Metrics.</summary>
public sealed record WebinarRates
{
    /// <summary>Of the promotion reach.</summary>
    public required RateRange Registration { get; init; }

    /// <summary>Of registrations.</summary>
    public required RateRange Attendance { get; init; }

    /// <summary>Of attendees.</summary>
    public required RateRange FollowUp { get; init; }

    /// <summary>In the order of the stages.</summary>
    internal IReadOnlyList<RateRange> Targets => [Registration, Attendance, FollowUp];

    internal static string Words(WebinarStage stage) => stage switch
    {
        WebinarStage.Registrations => "registrations",
        WebinarStage.Attendees => "attendees",
        WebinarStage.FollowUps => "follow-ups",
        WebinarStage.Opportunities => "opportunities",
        _ => "wins",
    };
}

/// <summary>A target range, both ends on target.</summary>
public sealed record RateRange
{
    /// <summary>The least on target.</summary>
    public required Percent FromPercent { get; init; }

    /// <summary>The top of the usual range.</summary>
    public required Percent ToPercent { get; init; }

    internal Percent Middle => new((FromPercent.Points + ToPercent.Points) / 2m);
}
