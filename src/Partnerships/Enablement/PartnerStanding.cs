using System.ComponentModel;
using Partnerships.Kernel;

namespace Partnerships.Enablement;

/// <summary>What a partner may do, and how many certified people a tier asks of it.</summary>
public sealed record PartnerStanding(
    string Partner,
    string? Tier,
    [property: Description("People who passed anything.")] int People,
    int Certified,
    [property: Description("At the window's end, if nobody renews.")] int CertifiedThen,
    IReadOnlyList<PartnerRight> Rights,
    [property: Description("Its tier and the next; every tier while its own is not given.")] IReadOnlyList<CertifiedNeed> Needs)
{
    private const string Framework = "enablement-partner-content#certification-framework";

    internal static PartnerStanding Of(string partner, TierLevel? level, IReadOnlyList<CertifiedPerson> people, CertificationPolicy policy, TierTable tiers, DateOnly asOf, DateOnly soon)
    {
        var certified = people.Count(person => person.CertifiedOn(asOf));
        var asking = level is null ? tiers.Levels.Where(other => other.Certified > 0) : new[] { level, tiers.Above(level) }.OfType<TierLevel>();
        return new(partner, level?.Name, people.Count, certified, people.Count(person => person.CertifiedOn(soon)),
            [.. policy.Certificates.Select(terms => PartnerRight.Of(terms, level, people, asOf))],
            [.. asking.Select(other => new CertifiedNeed(other.Name, other.Certified, Math.Max(0, other.Certified - certified)))]);
    }

    internal void Explain(Trace trace)
    {
        foreach (var right in Rights)
        {
            trace.Record($"{Partner}: {right.Right}", right.Because, right.Allowed, Framework);
        }

        foreach (var need in Needs)
        {
            trace.Record($"{Partner}: certified people for {need.Tier}", $"{Certified} of {need.Required}", need.Short == 0 ? "enough" : $"{need.Short} short", "program-tiers-benefits#standard-tier-structure");
        }
    }
}

/// <summary>Certified people a tier asks, and how many are missing.</summary>
public sealed record CertifiedNeed(string Tier, int Required, int Short);

/// <summary>Whether a partner may do something, and why.</summary>
public sealed record PartnerRight(
    string Right,
    bool Allowed,
    [property: Description("The last day somebody holds the certificate.")] DateOnly? Until,
    string Because)
{
    internal static PartnerRight Of(CertificateTerms terms, TierLevel? level, IReadOnlyList<CertifiedPerson> people, DateOnly asOf)
    {
        var holders = people.SelectMany(person => person.Holdings).Where(holding => holding.Terms == terms && holding.On(asOf)).ToList();
        var (open, tier) = Gate(terms, level);
        var who = holders.Count switch
        {
            0 => $"nobody is {terms.Name}",
            1 => $"1 person is {terms.Name}",
            var count => $"{count} people are {terms.Name}",
        };
        var allowed = holders.Count > 0 && open;
        return new(terms.Right, allowed, allowed ? holders.Max(holding => holding.Until) : null, tier is null ? who : $"{who}; {tier}");
    }

    /// <summary>What the tier says; a tier that is not given, or a table that is silent, stops nothing.</summary>
    private static (bool Open, string? Why) Gate(CertificateTerms terms, TierLevel? level)
    {
        if (terms.TierBenefit is not { } benefit)
        {
            return (true, null);
        }

        if (level is null)
        {
            return (true, "the tier is not given");
        }

        var said = level.Benefit(benefit);
        return said switch
        {
            null => (true, $"the tier table is silent about {level.Name}"),
            "No" => (false, $"{level.Name} does not include it"),
            _ => (true, $"{level.Name} includes it"),
        };
    }
}
