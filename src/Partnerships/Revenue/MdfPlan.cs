using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>Who approves, from the least strict to the strictest.</summary>
[JsonConverter(typeof(SnakeCase<MdfApprover>))]
public enum MdfApprover
{
    /// <summary>The partner's manager.</summary>
    PartnerManager,

    /// <summary>A director.</summary>
    Director,

    /// <summary>Both of them.</summary>
    PartnerManagerAndDirector,

    /// <summary>A vice president.</summary>
    Vp,
}

/// <summary>What starts the payment's days.</summary>
[JsonConverter(typeof(SnakeCase<MdfClock>))]
public enum MdfClock
{
    /// <summary>The day receipts are submitted.</summary>
    Receipts,

    /// <summary>The day the claim is approved.</summary>
    Approval,
}

/// <summary>What can hold a request down.</summary>
[JsonConverter(typeof(SnakeCase<MdfLimit>))]
public enum MdfLimit
{
    /// <summary>What is left of the tier's quarter.</summary>
    QuarterlyCap,

    /// <summary>What is left of the tier's year.</summary>
    AnnualLimit,

    /// <summary>Our share of the activity's cost by the match.</summary>
    Match,

    /// <summary>What the activity costs.</summary>
    Cost,
}

/// <summary>A tier's terms; its yearly amount is in the tier table.</summary>
public sealed record MdfTier
{
    /// <summary>The tier's name.</summary>
    public required string Tier { get; init; }

    /// <summary>The most in a quarter; absent, only the year limits.</summary>
    public Money? QuarterlyCap { get; init; }

    /// <summary>Who approves for this tier.</summary>
    public required MdfApprover Approver { get; init; }

    /// <summary>Our parts of the cost; absent, nothing need be matched.</summary>
    [Description("Our parts of the cost, with partnerParts; leave both out without a match."), Within(1, 100)]
    public int? OurParts { get; init; }

    /// <summary>The partner's parts of the cost.</summary>
    [Within(1, 100)]
    public int? PartnerParts { get; init; }
}

/// <summary>Who approves from an amount on.</summary>
public sealed record MdfApproval : IBand
{
    /// <inheritdoc />
    public required decimal From { get; init; }

    /// <summary>Who approves.</summary>
    public required MdfApprover Approver { get; init; }
}

/// <summary>The policy's <c>mdf</c> section. Source: MDF best practices and MDF allocation by tier.</summary>
public sealed record MdfPlan
{
    /// <summary>The rule that holds it, as document and heading; absent, the default program's two.</summary>
    [Description("Document and heading that the steps cite.")]
    public string? Rule { get; init; }

    /// <summary>Recurring revenue a partner must have, inclusive.</summary>
    public required Money MinimumArr { get; init; }

    /// <summary>What may be funded.</summary>
    [Size(1, 100)]
    public required IReadOnlyList<string> Activities { get; init; }

    /// <summary>The tiers that have funds.</summary>
    [Size(1, 20)]
    public required IReadOnlyList<MdfTier> Tiers { get; init; }

    /// <summary>Who approves by the amount asked, lowest first.</summary>
    [Size(1, 20)]
    public required IReadOnlyList<MdfApproval> Approvals { get; init; }

    /// <summary>Days after the activity in which it must be claimed.</summary>
    [Within(0, 366)]
    public required int ClaimDays { get; init; }

    /// <summary>What starts the payment's days.</summary>
    public required MdfClock PaymentFrom { get; init; }

    /// <summary>Business days from the claim to its approval, where the payment counts from there.</summary>
    [Description("Business days from claim to approval, when paid from approval."), Within(0, 366)]
    public int? VerifyBusinessDays { get; init; }

    /// <summary>Days to the payment.</summary>
    [Within(0, 366)]
    public required int PaymentDays { get; init; }

    /// <summary>Whether those are business days.</summary>
    public required bool PaymentBusinessDays { get; init; }

    /// <summary>What a claim brings.</summary>
    public required IReadOnlyList<string> Evidence { get; init; }

    internal string Practices => Rule ?? "revenue-sharing-models#mdf-best-practices";

    internal string ByTier => Rule ?? "revenue-sharing-models#mdf-allocation-by-tier";
}

/// <summary>What one limit leaves for this request.</summary>
public sealed record MdfRoom(MdfLimit Limit, Money Available);
