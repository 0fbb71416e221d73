using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Relationships;

/// <summary>The policy's <c>qbr</c> section. Source: QBR framework and preparation checklist.</summary>
public sealed record QbrPolicy
{
    /// <summary>Days before the meeting by which the data is pulled.</summary>
    public required int PrepareDaysBefore { get; init; }

    /// <summary>Days before the meeting by which the agenda is sent.</summary>
    public required int AgendaDaysBefore { get; init; }

    /// <summary>Hours after the meeting within which notes and tasks are out.</summary>
    public required int FollowUpHours { get; init; }

    /// <summary>From this health score the partner can take more investment.</summary>
    public required decimal HealthyFrom { get; init; }

    /// <summary>Below this health score more investment waits until the partner has recovered.</summary>
    public required decimal HoldBelow { get; init; }

    /// <summary>From this progress the next tier is near.</summary>
    public required Percent NearTierPercent { get; init; }

    /// <summary>The meeting, in order.</summary>
    [Size(1, 20)]
    public required IReadOnlyList<AgendaSection> Agenda { get; init; }
}

/// <summary>One section of the meeting.</summary>
public sealed record AgendaSection
{
    /// <summary>What it is about.</summary>
    public required AgendaTopic Topic { get; init; }

    /// <summary>Its name.</summary>
    public required string Section { get; init; }

    /// <summary>How long it takes.</summary>
    [Description("Minutes.")]
    public required int Minutes { get; init; }

    /// <summary>What it covers.</summary>
    public required string Content { get; init; }
}

/// <summary>What a section is about, so that its talking points can be filled in.</summary>
[JsonConverter(typeof(SnakeCase<AgendaTopic>))]
public enum AgendaTopic
{
    /// <summary>How the partnership is going.</summary>
    Relationship,

    /// <summary>Figures, wins and gaps.</summary>
    Performance,

    /// <summary>Opportunities and forecast.</summary>
    Pipeline,

    /// <summary>Next quarter.</summary>
    Planning,

    /// <summary>What is needed.</summary>
    Support,
}
