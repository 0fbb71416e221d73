using Partnerships.Kernel;

namespace SkillServer.Workspace;

/// <summary>Who a campaign is for.</summary>
public sealed record Audience
{
    /// <summary>Their roles.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>Their companies.</summary>
    [Size(3, 300)]
    public required string Companies { get; init; }

    /// <summary>Their regions.</summary>
    public IReadOnlyList<string> Regions { get => field ?? []; init; }

    /// <summary>Their problem.</summary>
    [Size(3, 500)]
    public required string Problem { get; init; }
}

/// <summary>Somebody on stage.</summary>
public sealed record Speaker
{
    /// <summary>The name.</summary>
    [Size(2, 120)]
    public required string Name { get; init; }

    /// <summary>acme, partner or customer: which side.</summary>
    [Size(1, 60)]
    public required string Company { get; init; }

    /// <summary>What the person does there.</summary>
    [Size(2, 160)]
    public required string Title { get; init; }

    /// <summary>speaker, guest or moderator.</summary>
    [Size(2, 60)]
    public required string Role { get; init; }
}

/// <summary>One part of the programme.</summary>
public sealed record AgendaLine
{
    /// <summary>How long.</summary>
    [Within(1, 600)]
    public required int Minutes { get; init; }

    /// <summary>What.</summary>
    [Size(2, 200)]
    public required string Item { get; init; }

    /// <summary>Who leads it.</summary>
    [Size(2, 120)]
    public required string Lead { get; init; }
}

/// <summary>How many people one channel of one side reaches.</summary>
public sealed record ReachLine
{
    /// <summary>ours or partner.</summary>
    [Size(1, 20)]
    public required string Side { get; init; }

    /// <summary>For example email.</summary>
    [Size(1, 40)]
    public required string Channel { get; init; }

    /// <summary>People.</summary>
    [Within(0, 1_000_000_000)]
    public required int Contacts { get; init; }
}

/// <summary>What a campaign costs and who pays.</summary>
public sealed record CampaignBudget
{
    /// <summary>All of it.</summary>
    [Within(0, 1_000_000_000)]
    public required Money Total { get; init; }

    /// <summary>What we pay.</summary>
    [Within(0, 1_000_000_000)]
    public required Money OurShare { get; init; }

    /// <summary>What the partner pays.</summary>
    [Within(0, 1_000_000_000)]
    public required Money PartnerShare { get; init; }

    /// <summary>The items.</summary>
    public IReadOnlyList<BudgetLine> Lines { get => field ?? []; init; }
}

/// <summary>One item of the budget.</summary>
public sealed record BudgetLine
{
    /// <summary>What.</summary>
    [Size(2, 200)]
    public required string Item { get; init; }

    /// <summary>How much.</summary>
    [Within(0, 1_000_000_000)]
    public required Money Amount { get; init; }

    /// <summary>ours or partner.</summary>
    [Size(1, 20)]
    public required string PaidBy { get; init; }
}

/// <summary>What a campaign should bring.</summary>
public sealed record CampaignGoals
{
    /// <summary>People who register.</summary>
    [Within(0, 10_000_000)]
    public required int Registrations { get; init; }

    /// <summary>People who come.</summary>
    [Within(0, 10_000_000)]
    public required int Attendees { get; init; }

    /// <summary>People who ask for more.</summary>
    [Within(0, 10_000_000)]
    public required int FollowUpRequests { get; init; }

    /// <summary>Opportunities created.</summary>
    [Within(0, 10_000_000)]
    public required int Opportunities { get; init; }

    /// <summary>Yearly revenue of an average deal.</summary>
    [Within(0, 1_000_000_000)]
    public required Money AverageDeal { get; init; }

    /// <summary>Opportunities that are won.</summary>
    [Within(0, 100)]
    public required Percent WinRate { get; init; }
}

/// <summary>Who does what.</summary>
public sealed record Responsibilities
{
    /// <summary>Our part.</summary>
    public required IReadOnlyList<string> Ours { get; init; }

    /// <summary>The partner's part.</summary>
    public required IReadOnlyList<string> Partner { get; init; }
}

/// <summary>One activity of the RACI.</summary>
public sealed record RaciLine
{
    /// <summary>What.</summary>
    [Size(2, 160)]
    public required string Activity { get; init; }

    /// <summary>Our letters.</summary>
    [Size(1, 4)]
    public required string Ours { get; init; }

    /// <summary>The partner's letters.</summary>
    [Size(1, 4)]
    public required string Partner { get; init; }
}

/// <summary>What happens with the leads.</summary>
public sealed record FollowUp
{
    /// <summary>Those who came.</summary>
    [Size(3, 300)]
    public required string Attendees { get; init; }

    /// <summary>Those who did not.</summary>
    [Size(3, 300)]
    public required string NoShows { get; init; }

    /// <summary>Those who asked for more.</summary>
    [Size(3, 300)]
    public required string HotLeads { get; init; }
}
