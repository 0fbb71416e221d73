using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Strategy;

/// <summary>A fact of a company's profile that points to an archetype.</summary>
[JsonConverter(typeof(SnakeCase<Trait>))]
public enum Trait
{
    /// <summary>Runs a platform that others build on.</summary>
    PlatformOwner,

    /// <summary>Leads its category in an adjacent space.</summary>
    CategoryLeader,

    /// <summary>Grows fast on a trajectory shared with ours.</summary>
    FastGrowing,

    /// <summary>Has niche expertise.</summary>
    NicheExpert,

    /// <summary>Advises or implements for customers.</summary>
    Consultancy,

    /// <summary>Creates content for our buyers.</summary>
    ContentCreator,

    /// <summary>Has an audience that follows its recommendations.</summary>
    Influencer,
}

/// <summary>The archetype that decides how to engage.</summary>
public sealed record ArchetypeAdvice(
    string Archetype,
    string Engagement,
    [property: Description("Further archetypes the profile points to.")] IReadOnlyList<string> AlsoFits)
{
    private const string Rule = "strategy-partner-selection#partner-archetype-matrix";

    private static readonly (string Archetype, string Engagement, Trait[] Traits)[] Matrix =
    [
        ("Platform Giants", "Marketplace listing, technical integration", [Trait.PlatformOwner]),
        ("Ecosystem Leaders", "Co-selling, joint solutions", [Trait.CategoryLeader]),
        ("Rising Stars", "Co-marketing, mutual promotion", [Trait.FastGrowing]),
        ("Specialists", "Implementation, services partnership", [Trait.NicheExpert, Trait.Consultancy]),
        ("Affiliates", "Referral, commission-based", [Trait.ContentCreator, Trait.Influencer]),
    ];

    /// <summary>The first row of the matrix that a given trait points to; further rows are named.</summary>
    internal static ArchetypeAdvice For(IReadOnlyList<Trait> traits, Trace trace)
    {
        var rows = Matrix.Where(row => row.Traits.Any(traits.Contains)).ToList();
        trace.Record("Archetype", rows.Count == 1 ? "the row the profile points to" : $"the first of the {rows.Count} rows the profile points to", rows[0].Archetype, Rule);
        return new(rows[0].Archetype, rows[0].Engagement, [.. rows.Skip(1).Select(row => row.Archetype)]);
    }
}
