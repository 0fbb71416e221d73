using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Comarketing;

/// <summary>Who gets a campaign's leads.</summary>
[JsonConverter(typeof(SnakeCase<LeadModel>))]
public enum LeadModel
{
    /// <summary>Every company gets all leads.</summary>
    LeadShare,

    /// <summary>The primary gets first contact, the others after it.</summary>
    PrimarySecondary,

    /// <summary>Each lead to the next company in turn: "50/50" for two.</summary>
    RoundRobin,

    /// <summary>Sales qualify, then route.</summary>
    QualificationFirst,

    /// <summary>The lead chooses at registration.</summary>
    SelfSelection,
}

/// <summary>One lead of a campaign.</summary>
public sealed record CampaignLead
{
    /// <summary>What tells it from the others: an id or an email address.</summary>
    [Size(1, 200)]
    public required string Id { get; init; }

    /// <summary>The company it chose at registration, or sales routed it to.</summary>
    [Description("Chosen by the lead, or by sales."), Size(1, 200)]
    public string? Company { get; init; }

    /// <summary>What sales found; absent while they have not looked.</summary>
    public bool? Qualified { get; init; }
}

/// <summary>Who works one lead.</summary>
public sealed record LeadAssignment(
    string Lead,
    [property: Description("Who calls first; absent when nobody may yet, or when it is not agreed.")] string? First,
    [property: Description("Who else gets the lead, after the first.")] IReadOnlyList<string>? Also,
    [property: Description("Why nobody gets it.")] string? Waiting);

/// <summary>What one company gets.</summary>
public sealed record CompanyLeads(
    string Company,
    [property: Description("Leads it gets.")] int Leads,
    [property: Description("Of these, where it calls first; absent when not agreed.")] int? FirstContact,
    [property: Description("Of all first contacts; sums to 100.")] Percent? FirstContactPercent);
