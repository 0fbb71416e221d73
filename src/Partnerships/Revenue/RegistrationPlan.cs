using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>Where a known deal stands.</summary>
[JsonConverter(typeof(SnakeCase<DealState>))]
public enum DealState
{
    /// <summary>A registration being filled in; protects nothing.</summary>
    Draft,

    /// <summary>A registration that waits for a decision; it came first all the same.</summary>
    Submitted,

    /// <summary>A registration that is protected.</summary>
    Approved,

    /// <summary>A registration that was rejected.</summary>
    Rejected,

    /// <summary>A registration that became an opportunity or a closed deal.</summary>
    Converted,

    /// <summary>A registration whose protection ended.</summary>
    Expired,

    /// <summary>An opportunity, of direct sales or of a partner.</summary>
    Opportunity,
}

/// <summary>A registration or an opportunity that is already known.</summary>
public sealed record KnownDeal
{
    /// <summary>The customer's legal name.</summary>
    [Size(1, 200)]
    public required string Company { get; init; }

    /// <summary>The customer's domain.</summary>
    [Size(1, 253)]
    public string? Domain { get; init; }

    /// <summary>ISO 3166 code of two letters.</summary>
    [Size(2, 2)]
    public required string Country { get; init; }

    /// <summary>The partner, or whoever owns the opportunity.</summary>
    [Size(1, 200)]
    public required string HeldBy { get; init; }

    /// <summary>The day it was registered or created.</summary>
    public required DateOnly Since { get; init; }

    /// <summary>Where it stands; absent, approved.</summary>
    [Description("Default approved.")]
    public DealState? State { get; init; }

    /// <summary>The last protected day where it was extended.</summary>
    [Description("Last protected day, if extended.")]
    public DateOnly? Until { get; init; }

    /// <summary>The last contact of an opportunity; absent, it is alive.</summary>
    public DateOnly? LastContact { get; init; }
}

/// <summary>The policy's <c>dealRegistration</c> section. Source: deal registration, its rules and enforcement.</summary>
public sealed record RegistrationPlan
{
    /// <summary>Whether the tier must allow it.</summary>
    public required bool TierRequired { get; init; }

    /// <summary>The name of the tier's benefit that allows it.</summary>
    public required string TierBenefit { get; init; }

    /// <summary>Whether the partner must be certified.</summary>
    public required bool CertificationRequired { get; init; }

    /// <summary>The name of that certification.</summary>
    public required string Certification { get; init; }

    /// <summary>Whether a registration after the days that make a deal sourced is rejected, or accepted without that status.</summary>
    public required bool RejectLate { get; init; }

    /// <summary>Days of protection; the day of submission is day 0 and the last of them is protected.</summary>
    [Within(0, 3_650)]
    public required int ProtectedDays { get; init; }

    /// <summary>Elapsed hours in which it is decided.</summary>
    [Within(1, 8_760)]
    public required int ApprovalHours { get; init; }

    /// <summary>Months without contact after which an opportunity holds no deal.</summary>
    [Within(1, 120)]
    public required int QuietMonths { get; init; }

    /// <summary>Words at the end of a legal name that say the company's form only.</summary>
    public required IReadOnlyList<string> LegalForms { get; init; }

    /// <summary>Domains that many companies share, so that they identify none.</summary>
    public required IReadOnlyList<string> SharedDomains { get; init; }
}
