using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Marketplace;

/// <summary>What an audit scores.</summary>
[JsonConverter(typeof(SnakeCase<AuditFactor>))]
public enum AuditFactor
{
    /// <summary>The app's name.</summary>
    AppName,

    /// <summary>The tagline.</summary>
    Tagline,

    /// <summary>The description's structure and content.</summary>
    Description,

    /// <summary>The screenshots.</summary>
    Screenshots,

    /// <summary>The video.</summary>
    Video,

    /// <summary>Quantity, recency and quality of reviews.</summary>
    Reviews,

    /// <summary>The category.</summary>
    Category,

    /// <summary>How the price is shown.</summary>
    Pricing,

    /// <summary>Keywords in the name.</summary>
    KeywordsInName,

    /// <summary>Keywords in the description.</summary>
    KeywordsInDescription,

    /// <summary>How many reviews.</summary>
    ReviewQuantity,

    /// <summary>How recent they are.</summary>
    ReviewRecency,

    /// <summary>Active installs.</summary>
    Installs,

    /// <summary>The rating.</summary>
    Rating,

    /// <summary>Fields filled in.</summary>
    Completeness,
}

/// <summary>The table a factor stands in.</summary>
[JsonConverter(typeof(SnakeCase<FactorTable>))]
public enum FactorTable
{
    /// <summary>Listing Optimization Framework.</summary>
    Listing,

    /// <summary>Marketplace SEO Factors.</summary>
    Seo,
}

/// <summary>How much a factor matters, in the tables' words.</summary>
[JsonConverter(typeof(SnakeCase<FactorImpact>))]
public enum FactorImpact
{
    /// <summary>Critical.</summary>
    Critical,

    /// <summary>Very High.</summary>
    VeryHigh,

    /// <summary>High.</summary>
    High,

    /// <summary>Medium.</summary>
    Medium,
}

/// <summary>The policy's <c>listingAudit</c> section.</summary>
public sealed record AuditRules
{
    /// <summary>What the tables' words weigh.</summary>
    public required ImpactWeights Weights { get; init; }

    /// <summary>The rows of both tables.</summary>
    public required IReadOnlyList<FactorRow> Factors { get; init; }

    /// <summary>A name needs this many words to say more than a brand.</summary>
    public required int NameWords { get; init; }

    /// <summary>A tagline has fewer words than this.</summary>
    public required int TaglineWordsBelow { get; init; }

    /// <summary>A video's shortest and longest, in seconds, where the marketplace has no length of its own.</summary>
    public required SecondsRange Video { get; init; }

    /// <summary>Screenshots a good listing shows.</summary>
    public required int Screenshots { get; init; }

    /// <summary>The latest review is at most this many days old.</summary>
    public required int ReviewDays { get; init; }

    /// <summary>A description of fewer characters than this cannot hold all blocks, so they are not asked of it.</summary>
    public required int StructureFrom { get; init; }

    /// <summary>The hook has at most this many words.</summary>
    public required int HookWords { get; init; }

    /// <summary>Features asked for.</summary>
    public required int Features { get; init; }

    /// <summary>Roles the use cases name.</summary>
    public required int Roles { get; init; }

    /// <summary>A keyword is stuffed from this part of the description's words …</summary>
    public required Percent StuffedPercent { get; init; }

    /// <summary>… and from this many times.</summary>
    public required int StuffedTimes { get; init; }

    /// <summary>The words that tell the parts of a listing.</summary>
    public required AuditWords Words { get; init; }
}

/// <summary>What an impact weighs.</summary>
public sealed record ImpactWeights
{
    /// <summary>Critical.</summary>
    public required int Critical { get; init; }

    /// <summary>Very High.</summary>
    public required int VeryHigh { get; init; }

    /// <summary>High.</summary>
    public required int High { get; init; }

    /// <summary>Medium.</summary>
    public required int Medium { get; init; }

    internal int Of(FactorImpact impact) => impact switch
    {
        FactorImpact.Critical => Critical,
        FactorImpact.VeryHigh => VeryHigh,
        FactorImpact.High => High,
        _ => Medium,
    };
}

/// <summary>One row of the two tables of factors.</summary>
public sealed record FactorRow
{
    /// <summary>Which.</summary>
    public required AuditFactor Factor { get; init; }

    /// <summary>Its table.</summary>
    public required FactorTable Table { get; init; }

    /// <summary>Its impact or weight.</summary>
    public required FactorImpact Impact { get; init; }
}

/// <summary>From and to, both inclusive.</summary>
public sealed record SecondsRange
{
    /// <summary>The shortest.</summary>
    public required int From { get; init; }

    /// <summary>The longest.</summary>
    public required int To { get; init; }
}

/// <summary>Words, matched whole and in either case, that tell the parts of a listing.</summary>
public sealed record AuditWords
{
    /// <summary>A value in a tagline.</summary>
    public required IReadOnlyList<string> Value { get; init; }

    /// <summary>An opening that says what the app is, not what it gives.</summary>
    public required IReadOnlyList<string> Generic { get; init; }

    /// <summary>Corporate speak.</summary>
    public required IReadOnlyList<string> Corporate { get; init; }

    /// <summary>Roles of users.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>The problem block.</summary>
    public required BlockWords Problem { get; init; }

    /// <summary>The solution block.</summary>
    public required BlockWords Solution { get; init; }

    /// <summary>The features block.</summary>
    public required BlockWords Features { get; init; }

    /// <summary>The use cases block.</summary>
    public required BlockWords UseCases { get; init; }

    /// <summary>The getting started block.</summary>
    public required BlockWords GettingStarted { get; init; }

    /// <summary>The support block.</summary>
    public required BlockWords Support { get; init; }

    /// <summary>What a number counts when it is said as proof.</summary>
    public required IReadOnlyList<string> Statistics { get; init; }

    /// <summary>Superlatives.</summary>
    public required IReadOnlyList<string> Superlatives { get; init; }

    /// <summary>Headings of testimonials.</summary>
    public required IReadOnlyList<string> Testimonials { get; init; }

    /// <summary>Signs of a price that stand before a number.</summary>
    public required IReadOnlyList<string> Currencies { get; init; }

    /// <summary>Words of a price.</summary>
    public required IReadOnlyList<string> Prices { get; init; }
}

/// <summary>How a block of the description is told.</summary>
public sealed record BlockWords
{
    /// <summary>In its heading.</summary>
    public required IReadOnlyList<string> Headings { get; init; }

    /// <summary>Anywhere in the text.</summary>
    public required IReadOnlyList<string> Words { get; init; }
}
