using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace SkillServer.Workspace;

/// <summary>A row of deals.csv.</summary>
public sealed record DealRow
{
    /// <summary>Unique.</summary>
    [Size(1, 80)]
    public required string Id { get; init; }

    /// <summary>The buyer.</summary>
    [Size(1, 200)]
    public required string Customer { get; init; }

    /// <summary>The partner the deal is recorded for; empty for a direct deal.</summary>
    [Size(1, 40)]
    public string? PartnerId { get; init; }

    /// <summary>The day the opportunity was created.</summary>
    public required DateOnly Created { get; init; }

    /// <summary>The partner's first contact.</summary>
    public DateOnly? FirstContact { get; init; }

    /// <summary>The day the partner registered it.</summary>
    public DateOnly? Registered { get; init; }

    /// <summary>The first engagement of our own sales.</summary>
    public DateOnly? DirectEngaged { get; init; }

    /// <summary>The day it was won or lost.</summary>
    public DateOnly? Closed { get; init; }

    /// <summary>Where it stands.</summary>
    public required DealStage Stage { get; init; }

    /// <summary>Yearly revenue.</summary>
    [Within(0, 1_000_000_000_000)]
    public required Money Amount { get; init; }
}

/// <summary>Where a deal stands.</summary>
[JsonConverter(typeof(SnakeCase<DealStage>))]
public enum DealStage
{
    /// <summary>Still in work.</summary>
    Open,

    /// <summary>Closed with an order.</summary>
    Won,

    /// <summary>Closed without one.</summary>
    Lost,
}

/// <summary>A row of touches.csv.</summary>
public sealed record TouchRow
{
    /// <summary>The deal.</summary>
    [Size(1, 80)]
    public required string DealId { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>A partner's id, or direct.</summary>
    [Size(1, 80)]
    public required string Source { get; init; }

    /// <summary>For example referral, demo, webinar.</summary>
    [Size(1, 60)]
    public required string Kind { get; init; }

    /// <summary>Whether the CRM has it.</summary>
    public required bool Documented { get; init; }

    /// <summary>Whether it was part of selling.</summary>
    public required bool InSalesProcess { get; init; }
}
