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

    /// <summary>What the program promises beside tiers and rates.</summary>
    public required ProgramTerms Terms { get; init; }

    /// <summary>The next reviews.</summary>
    public required Reviews Reviews { get; init; }

    /// <summary>Cuts of the value matrix where they are not the policy's.</summary>
    public MatrixSettings? Matrix { get; init; }

    /// <summary>The won deal that attribution is explained with; the one with the most sources and touches when left out.</summary>
    [Size(1, 80)]
    public string? ExampleDeal { get; init; }
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

/// <summary>Where partner revenue is to go.</summary>
public sealed record ShareTarget
{
    /// <summary>All yearly revenue now.</summary>
    [Within(1, 1_000_000_000_000)]
    public required Money TotalRevenue { get; init; }

    /// <summary>The partners' part of it now.</summary>
    [Within(0, 100)]
    public required Percent ShareNow { get; init; }

    /// <summary>The part wanted.</summary>
    [Within(0, 100)]
    public required Percent ShareWanted { get; init; }

    /// <summary>By the end of this day.</summary>
    public required DateOnly By { get; init; }

    /// <summary>Yearly growth of all revenue; flat when left out.</summary>
    [Within(-90, 1000)]
    public Percent? Growth { get; init; }

    /// <summary>Partner managers employed now.</summary>
    [Within(0, 10_000)]
    public required int PartnerManagers { get; init; }
}

/// <summary>A motion and what its partners bring.</summary>
public sealed record MotionPlan
{
    /// <summary>technology, affiliate, reseller, strategic_alliance or oem.</summary>
    [Size(1, 40)]
    public required string Type { get; init; }

    /// <summary>Yearly revenue of an average deal.</summary>
    [Within(1, 1_000_000_000)]
    public required Money AverageDeal { get; init; }

    /// <summary>Deals an active partner closes a year.</summary>
    [Within("0.01", "10000")]
    public required decimal DealsPerPartner { get; init; }

    /// <summary>Its part of the gap.</summary>
    [Within("0.01", "100")]
    public Percent? GapShare { get; init; }

    /// <summary>Partners active now.</summary>
    [Within(0, 100_000)]
    public int ActiveNow { get; init; }

    /// <summary>New active partners planned.</summary>
    [Within(0, 100_000)]
    public int? NewActive { get; init; }

    /// <summary>Why this motion, in a sentence or two.</summary>
    [Size(3, 400)]
    public required string Why { get; init; }
}

/// <summary>The year's co-marketing.</summary>
public sealed record Comarketing
{
    /// <summary>The whole budget.</summary>
    [Within(0, 1_000_000_000_000)]
    public required Money Budget { get; init; }

    /// <summary>The year it is for.</summary>
    [Size(2, 40)]
    public required string Year { get; init; }

    /// <summary>Partners whose budget is judged one by one.</summary>
    public IReadOnlyList<ComarketingPartner> Partners { get => field ?? []; init; }
}

/// <summary>Two judgements on a partner's co-marketing.</summary>
public sealed record ComarketingPartner
{
    /// <summary>Its id.</summary>
    [Size(1, 40)]
    public required string Partner { get; init; }

    /// <summary>Multiplier for the quality of its leads.</summary>
    public required decimal PipelinePotential { get; init; }

    /// <summary>Multiplier for how close the brands are.</summary>
    public required decimal StrategicValue { get; init; }
}

/// <summary>What the program promises beside tiers and rates. The rule documents' figures unless the company decides otherwise.</summary>
public sealed record ProgramTerms
{
    /// <summary>Days from first contact in which a deal must be registered to be sourced.</summary>
    [Within(1, 365)]
    public required int RegisterWithinDays { get; init; }

    /// <summary>Hours in which a registration is answered.</summary>
    [Within(1, 720)]
    public required int ApprovalHours { get; init; }

    /// <summary>Days a registered deal is protected.</summary>
    [Within(1, 730)]
    public required int ProtectionDays { get; init; }

    /// <summary>Days from the customer's first payment to the first release of a commission.</summary>
    [Within(0, 365)]
    public required int HoldbackDays { get; init; }

    /// <summary>Days from the customer's first payment after which nothing is taken back.</summary>
    [Within(0, 730)]
    public required int ClawbackDays { get; init; }

    /// <summary>Partner-sourced revenue that a claim for market development funds needs.</summary>
    [Within(0, 1_000_000_000)]
    public required Money MdfMinimumArr { get; init; }

    /// <summary>A request from this amount goes to the director.</summary>
    [Within(0, 1_000_000_000)]
    public required Money MdfDirectorFrom { get; init; }

    /// <summary>Days from the receipts to the payment.</summary>
    [Within(1, 365)]
    public required int MdfPaymentDays { get; init; }

    /// <summary>The most per quarter, by tier.</summary>
    public required IReadOnlyDictionary<string, Money> MdfQuarterlyCaps { get; init; }

    /// <summary>Quarters a partner keeps its tier after missing it at the yearly review, by tier.</summary>
    public required IReadOnlyDictionary<string, int> GraceQuarters { get; init; }
}

/// <summary>The next reviews.</summary>
public sealed record Reviews
{
    /// <summary>The day of the first; the next partner's is on the next working day.</summary>
    public required DateOnly FirstMeeting { get; init; }
}

/// <summary>Cuts of the value matrix.</summary>
public sealed record MatrixSettings
{
    /// <summary>Cut at the portfolio's medians.</summary>
    public bool MedianCuts { get; init; }

    /// <summary>Strategic value from which it is high.</summary>
    [Within(0, 100)]
    public decimal? StrategicCut { get; init; }

    /// <summary>Revenue from which it is high.</summary>
    [Within(0, 1_000_000_000_000)]
    public Money? RevenueCut { get; init; }
}

/// <summary>documents.yaml: which documents, for whom, in which formats.</summary>
public sealed record DocumentsFile
{
    /// <summary>The documents.</summary>
    [Size(1, 200)]
    public required IReadOnlyList<DocumentRequest> Documents { get; init; }
}

/// <summary>One document, or one for each partner or campaign.</summary>
public sealed record DocumentRequest
{
    /// <summary>The template's name.</summary>
    [Size(1, 80)]
    public required string Template { get; init; }

    /// <summary>The formats; all that the template suits when left out.</summary>
    public IReadOnlyList<string>? Formats { get; init; }

    /// <summary>These partners.</summary>
    public IReadOnlyList<string>? Partners { get; init; }

    /// <summary>The partners with the most revenue.</summary>
    [Within(1, 500)]
    public int? TopPartners { get; init; }

    /// <summary>These campaigns.</summary>
    public IReadOnlyList<string>? Campaigns { get; init; }

    /// <summary>Show a mark where something required is missing, instead of refusing.</summary>
    public bool Gaps { get; init; }
}
