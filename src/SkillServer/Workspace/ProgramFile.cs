using Partnerships.Kernel;

namespace SkillServer.Workspace;

/// <summary>program.yaml: the company, its program and its plan.</summary>
public sealed record ProgramFile
{
    /// <summary>Who we are.</summary>
    public required CompanyFacts Company { get; init; }

    /// <summary>A policy's name, or a policy file of the workspace.</summary>
    [Size(1, 200)]
    public string Policy { get => field ?? "standard"; init; }

    /// <summary>The day all figures are as of.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The quarter under review.</summary>
    public required Period Quarter { get; init; }

    /// <summary>Names for the roles that documents give work to.</summary>
    public required People People { get; init; }

    /// <summary>Where partner revenue is to go.</summary>
    public required ShareTarget Target { get; init; }

    /// <summary>The motions to reach it with.</summary>
    [Size(1, 5)]
    public required IReadOnlyList<MotionPlan> Motions { get; init; }

    /// <summary>The year's co-marketing.</summary>
    public required Comarketing Comarketing { get; init; }

    /// <summary>The next reviews.</summary>
    public required Reviews Reviews { get; init; }

    /// <summary>Cuts of the value matrix where they are not the policy's.</summary>
    public MatrixSettings? Matrix { get; init; }

    /// <summary>The won deal that attribution is explained with; the one with the most sources and touches when left out.</summary>
    [Size(1, 80)]
    public string? ExampleDeal { get; init; }

    /// <summary>How the CSV files are written, where a CRM made them.</summary>
    public CsvLayouts? Csv { get; init; }
}

/// <summary>Who we are.</summary>
public sealed record CompanyFacts
{
    /// <summary>The short name.</summary>
    [Size(1, 120)]
    public required string Name { get; init; }

    /// <summary>What we make, as in "B2B SaaS, a customer data platform".</summary>
    [Size(3, 200)]
    public required string Business { get; init; }

    /// <summary>Who buys it.</summary>
    [Size(3, 300)]
    public required string Customers { get; init; }

    /// <summary>What a partner wins by working with us.</summary>
    [Size(3, 600)]
    public required string PartnerPromise { get; init; }

    /// <summary>Where partners find portal, forms and people.</summary>
    [Size(3, 200)]
    public required string PartnerPortal { get; init; }

    /// <summary>Where partners write.</summary>
    [Size(3, 200)]
    public required string PartnerContact { get; init; }
}

/// <summary>From and to, both inside.</summary>
public sealed record Period
{
    /// <summary>For people, as in 2026-Q3.</summary>
    [Size(2, 40)]
    public required string Name { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly To { get; init; }
}

/// <summary>Names for the roles that documents give work to.</summary>
public sealed record People
{
    /// <summary>Answers for the program.</summary>
    [Size(2, 120)]
    public required string HeadOfPartnerships { get; init; }

    /// <summary>Answers for partners day by day.</summary>
    [Size(2, 120)]
    public required string PartnerManager { get; init; }

    /// <summary>Answers for joint campaigns.</summary>
    [Size(2, 120)]
    public required string PartnerMarketing { get; init; }

    /// <summary>Answers for direct sales.</summary>
    [Size(2, 120)]
    public required string Sales { get; init; }

    /// <summary>Answers for figures and payments.</summary>
    [Size(2, 120)]
    public required string Finance { get; init; }

    /// <summary>Answers for systems and records.</summary>
    [Size(2, 120)]
    public required string Operations { get; init; }

    /// <summary>The executive behind the program.</summary>
    [Size(2, 120)]
    public required string Sponsor { get; init; }
}
