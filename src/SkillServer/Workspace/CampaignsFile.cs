using Partnerships.Kernel;

namespace SkillServer.Workspace;

/// <summary>campaigns.yaml.</summary>
public sealed record CampaignsFile
{
    /// <summary>The campaigns, planned and running.</summary>
    [Size(0, 500)]
    public required IReadOnlyList<Campaign> Campaigns { get; init; }
}

/// <summary>A joint campaign with one partner.</summary>
public sealed record Campaign
{
    /// <summary>Unique; also the name of its files.</summary>
    [Size(1, 40)]
    public required string Id { get; init; }

    /// <summary>A campaign type of the policy.</summary>
    [Size(1, 80)]
    public required string Type { get; init; }

    /// <summary>The campaign's name.</summary>
    [Size(3, 200)]
    public required string Name { get; init; }

    /// <summary>The partner's id.</summary>
    [Size(1, 40)]
    public required string Partner { get; init; }

    /// <summary>awareness, leads or revenue.</summary>
    [Size(1, 40)]
    public string? Objective { get; init; }

    /// <summary>The day it goes live.</summary>
    public required DateOnly EventDate { get; init; }

    /// <summary>Hour and minute.</summary>
    [Size(4, 5)]
    public string? StartTime { get; init; }

    /// <summary>IANA name.</summary>
    [Size(1, 60)]
    public string? TimeZone { get; init; }

    /// <summary>Weeks of notice planned.</summary>
    [Within(0, 104)]
    public int? LeadTimeWeeks { get; init; }

    /// <summary>Who approved it.</summary>
    [Size(2, 120)]
    public string? ApprovedBy { get; init; }

    /// <summary>The title people see.</summary>
    [Size(3, 200)]
    public string? Title { get; init; }

    /// <summary>What people read before they register.</summary>
    [Size(3, 2000)]
    public string? Abstract { get; init; }

    /// <summary>What they should remember.</summary>
    [Size(3, 400)]
    public string? KeyMessage { get; init; }

    /// <summary>Who it is for.</summary>
    public Audience? Audience { get; init; }

    /// <summary>Who is on stage.</summary>
    public IReadOnlyList<Speaker> Speakers { get => field ?? []; init; }

    /// <summary>What happens on stage.</summary>
    public IReadOnlyList<AgendaLine> Agenda { get => field ?? []; init; }

    /// <summary>How many people each channel reaches.</summary>
    public IReadOnlyList<ReachLine> Reach { get => field ?? []; init; }

    /// <summary>What it costs.</summary>
    public CampaignBudget? Budget { get; init; }

    /// <summary>What it should bring.</summary>
    public CampaignGoals? Goals { get; init; }

    /// <summary>A lead distribution model.</summary>
    [Size(1, 60)]
    public string? LeadDistribution { get; init; }

    /// <summary>Who does what.</summary>
    public Responsibilities? Responsibilities { get; init; }

    /// <summary>Who is responsible, accountable, consulted, informed.</summary>
    public IReadOnlyList<RaciLine> Raci { get => field ?? []; init; }

    /// <summary>What happens with the leads.</summary>
    public FollowUp? FollowUp { get; init; }

    /// <summary>How leads are credited.</summary>
    [Size(1, 60)]
    public string? Attribution { get; init; }

    /// <summary>The code its leads carry.</summary>
    [Size(1, 60)]
    public string? SourceCode { get; init; }
}
