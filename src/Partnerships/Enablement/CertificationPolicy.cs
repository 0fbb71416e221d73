using System.ComponentModel;
using Partnerships.Kernel;

namespace Partnerships.Enablement;

/// <summary>The policy's <c>certifications</c> section. Source: Certification Framework.</summary>
public sealed record CertificationPolicy
{
    /// <summary>How many days ahead a certificate's end is told.</summary>
    [Within(0, 1_000)]
    public required int ExpiringDays { get; init; }

    /// <summary>The certificates; one that builds on others stands after them.</summary>
    [Size(1, 20)]
    public required IReadOnlyList<CertificateTerms> Certificates { get; init; }

    /// <summary>Everything that can be passed, each name once.</summary>
    internal IReadOnlyList<string> Passable =>
        [.. Certificates.SelectMany(certificate => certificate.Courses.Append(certificate.Assessment)).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Certificates that build on one that does not stand before them.</summary>
    internal IEnumerable<Refusal> Faults() => Certificates.SelectMany((certificate, i) => (certificate.Holds ?? [])
        .Where(held => !Certificates.Take(i).Any(before => before.Named(held)))
        .Select(held => new Refusal("not_a_choice", $"certifications.certificates[{i}].holds", held, "the name of a certificate listed before it", "Correct the policy.")));
}

/// <summary>What a certificate asks, how long it lasts and what it allows.</summary>
public sealed record CertificateTerms
{
    /// <summary>For example Sales Certified.</summary>
    public required string Name { get; init; }

    /// <summary>Courses to complete; once is enough.</summary>
    public required IReadOnlyList<string> Courses { get; init; }

    /// <summary>What proves it: passing it again renews the certificate.</summary>
    [Description("What proves it, and passed again renews it: exam, project, case study.")]
    public required string Assessment { get; init; }

    /// <summary>Certificates that must be held on the day it is awarded.</summary>
    [Description("Certificates that must be valid on the day of the award.")]
    public IReadOnlyList<string>? Holds { get; init; }

    /// <summary>How long it is valid.</summary>
    [Within(1, 600)]
    public required int Months { get; init; }

    /// <summary>What a partner with such a person may do.</summary>
    [Description("What it allows the partner.")]
    public required string Right { get; init; }

    /// <summary>The tier's benefit that must be there too; absent, the certificate is enough.</summary>
    [Description("The tier's benefit that must allow it too.")]
    public string? TierBenefit { get; init; }

    internal bool Named(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);
}
