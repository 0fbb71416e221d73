using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Marketplace;

/// <summary>How sure a limit is.</summary>
[JsonConverter(typeof(SnakeCase<LimitStatus>))]
public enum LimitStatus
{
    /// <summary>The official text was read.</summary>
    Verified,

    /// <summary>Taken from someone else's repository or article.</summary>
    Secondary,

    /// <summary>No source was found: warns, never fails.</summary>
    Unverified,
}

/// <summary>What a limit is about.</summary>
[JsonConverter(typeof(SnakeCase<ListingField>))]
public enum ListingField
{
    /// <summary>The app's name.</summary>
    Name,

    /// <summary>The one line under it: tagline, subtitle, summary or short description.</summary>
    Tagline,

    /// <summary>The long text.</summary>
    Description,

    /// <summary>One bullet of the features; their count, or the longest of them.</summary>
    Feature,

    /// <summary>Keywords or search terms.</summary>
    Keywords,

    /// <summary>Images of the app.</summary>
    Screenshots,

    /// <summary>The demo video.</summary>
    Video,

    /// <summary>Active installs.</summary>
    Installs,

    /// <summary>Reviews and rating.</summary>
    Reviews,

    /// <summary>The category.</summary>
    Category,

    /// <summary>How the price is shown.</summary>
    Pricing,
}

/// <summary>What a limit counts.</summary>
[JsonConverter(typeof(SnakeCase<LimitUnit>))]
public enum LimitUnit
{
    /// <summary>Unicode text elements: what a reader sees as one character. Spaces count.</summary>
    Characters,

    /// <summary>Words.</summary>
    Words,

    /// <summary>Pieces.</summary>
    Count,

    /// <summary>Seconds.</summary>
    Seconds,
}

/// <summary>Content that a marketplace may ban from a listing's texts.</summary>
[JsonConverter(typeof(SnakeCase<Claim>))]
public enum Claim
{
    /// <summary>Counts and percentages said as proof.</summary>
    Statistics,

    /// <summary>"Best", "leading", "#1".</summary>
    Superlatives,

    /// <summary>Quotes of customers.</summary>
    Testimonials,

    /// <summary>Prices outside the pricing section.</summary>
    Prices,
}

/// <summary>One marketplace of the policy's <c>marketplaces</c> section.</summary>
public sealed record MarketplaceTerms
{
    /// <summary>Its name for people.</summary>
    public required string Title { get; init; }

    /// <summary>Where its limits are written down.</summary>
    public required string Rule { get; init; }

    /// <summary>Its limits by name, so that a company can override one of them.</summary>
    public required IReadOnlyDictionary<string, MarketplaceLimit> Limits { get; init; }
}

/// <summary>One limit: a range, barred words, or a banned claim. With none of these its figure is not known.</summary>
public sealed record MarketplaceLimit
{
    /// <summary>What it is about.</summary>
    public required ListingField Field { get; init; }

    /// <summary>What <see cref="Least"/> and <see cref="Most"/> count.</summary>
    public LimitUnit? Unit { get; init; }

    /// <summary>At least, inclusive.</summary>
    public int? Least { get; init; }

    /// <summary>Up to, inclusive.</summary>
    public int? Most { get; init; }

    /// <summary>Words the field may not contain.</summary>
    public IReadOnlyList<string>? Barred { get; init; }

    /// <summary>Barred only as whole words (and their plural), so that "app" leaves "Mapper" alone.</summary>
    public bool WholeWords { get; init; }

    /// <summary>What the texts may not claim.</summary>
    public Claim? Bans { get; init; }

    /// <summary>Another figure is in circulation: warns, never fails, whatever its status.</summary>
    public bool Contested { get; init; }

    /// <summary>How sure it is.</summary>
    public required LimitStatus Status { get; init; }

    /// <summary>Where it comes from.</summary>
    public required string Source { get; init; }

    /// <summary>How old the source is, where that is known.</summary>
    public string? Dated { get; init; }

    /// <summary>Whether breaking it fails the listing.</summary>
    internal bool Fails => Status != LimitStatus.Unverified && !Contested;
}
