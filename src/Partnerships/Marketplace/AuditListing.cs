using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Marketplace;

/// <summary>Where a listing stands or is to stand.</summary>
[JsonConverter(typeof(SnakeCase<MarketplaceName>))]
public enum MarketplaceName
{
    /// <summary>Salesforce AppExchange.</summary>
    Appexchange,

    /// <summary>HubSpot App Marketplace.</summary>
    Hubspot,

    /// <summary>Shopify App Store.</summary>
    Shopify,

    /// <summary>Zapier App Directory.</summary>
    Zapier,

    /// <summary>Slack Marketplace.</summary>
    Slack,

    /// <summary>Microsoft AppSource and Marketplace.</summary>
    Microsoft,

    /// <summary>AWS Marketplace.</summary>
    Aws,

    /// <summary>Atlassian Marketplace.</summary>
    Atlassian,

    /// <summary>Any other.</summary>
    Generic,
}

/// <summary>How the price is shown.</summary>
[JsonConverter(typeof(SnakeCase<PricingDisplay>))]
public enum PricingDisplay
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>A "Free" badge.</summary>
    Free,

    /// <summary>"Free plan available".</summary>
    Freemium,

    /// <summary>"14-day free trial".</summary>
    FreeTrial,

    /// <summary>"Contact for pricing".</summary>
    ContactSales,

    /// <summary>"Starting at $X/mo".</summary>
    UsageBased,
}

/// <summary>Audits a marketplace listing against its marketplace's limits and good practice.</summary>
public static partial class AuditListing
{
    private const string Framework = "marketplace-positioning#listing-optimization-framework";
    private const string Seo = "marketplace-positioning#marketplace-seo-factors";
    private const string Limits = "marketplace-positioning#marketplace-limits";

    /// <summary>Longer keywords are sentences.</summary>
    private const int LongestKeyword = 60;

    /// <summary>The listing. What is left out is not scored; an empty text or a zero is a listing without it.</summary>
    public sealed record Input
    {
        /// <summary>Where.</summary>
        public required MarketplaceName Marketplace { get; init; }

        /// <summary>The app's name.</summary>
        [Size(1, 500)]
        public required string Name { get; init; }

        /// <summary>The one line under the name: tagline, subtitle, summary or short description.</summary>
        [Description("Or subtitle, summary, short description."), Size(0, 4_000)]
        public required string Tagline { get; init; }

        /// <summary>The description, as Markdown or plain text.</summary>
        [Description("Markdown or plain text."), Size(0, 100_000)]
        public required string Description { get; init; }

        /// <summary>How many screenshots.</summary>
        [Within(0, 1_000)]
        public int? Screenshots { get; init; }

        /// <summary>The video's length; 0 when there is none.</summary>
        [Within(0, 36_000)]
        public int? VideoSeconds { get; init; }

        /// <summary>How many reviews.</summary>
        [Within(0, 1_000_000_000)]
        public int? Reviews { get; init; }

        /// <summary>Average stars.</summary>
        [Within("1", "5")]
        public decimal? Rating { get; init; }

        /// <summary>Age of the latest review.</summary>
        [Within(0, 36_500)]
        public int? LatestReviewDays { get; init; }

        /// <summary>Active installs.</summary>
        [Description("Active."), Within(0, 1_000_000_000)]
        public int? Installs { get; init; }

        /// <summary>The category it is listed in.</summary>
        [Size(0, 200)]
        public string? Category { get; init; }

        /// <summary>How the price is shown.</summary>
        public PricingDisplay? Pricing { get; init; }

        /// <summary>Terms buyers search for.</summary>
        [Size(0, 50)]
        public IReadOnlyList<string>? Keywords { get; init; }
    }

    /// <summary>Limits, weights, marks and the words that tell a listing's parts.</summary>
    public sealed record Policy
    {
        /// <summary>Weights and good practice.</summary>
        public required AuditRules ListingAudit { get; init; }

        /// <summary>What each marketplace allows.</summary>
        public required IReadOnlyDictionary<string, MarketplaceTerms> Marketplaces { get; init; }

        /// <summary>Marks of reviews and rating.</summary>
        public required PerformanceMarks ListingPerformance { get; init; }
    }

    /// <summary>Score, measures and what to fix, the worst first.</summary>
    public sealed record Result(
        [property: Description("0 to 100, of the factors that could be judged.")] decimal Score,
        decimal ListingScore,
        decimal SeoScore,
        [property: Description("No finding of severity fail.")] bool Passes,
        int NameCharacters,
        int TaglineCharacters,
        int TaglineWords,
        int DescriptionCharacters,
        IReadOnlyList<Finding> Findings,
        IReadOnlyList<FactorScore> Factors);

    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(Result))]
    private sealed partial class AuditListingJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<Input, Policy, Result>(
        "audit_listing", "Listing audit",
        "Audits a marketplace listing against that marketplace's limits and good practice: a score from 0 to 100 and what to fix.",
        """{"marketplace":"shopify","name":"DataSync","tagline":"Data synchronization tool","description":"DataSync is a tool that syncs data between systems.","screenshots":0,"reviews":0}""",
        AuditListingJson.Default, Run);

    private static Result Run(Input input, Policy policy, RunContext context)
    {
        var trace = context.Trace;
        Refuse(input);
        var key = SnakeCase(input.Marketplace);
        var terms = policy.Marketplaces.GetValueOrDefault(key)
            ?? throw new RefusalException(new Refusal("missing_section", $"marketplaces.{key}", null, "a marketplace with title, rule and limits", "Add it to the policy."));
        var (audit, text) = (new Audit(policy.ListingAudit), Structure.Read(input.Description));
        var (name, tagline, words, length) = Measures(input, trace);
        LimitChecks.Run(input, text, terms, audit, trace);
        TextChecks.NameAndTagline(input, terms, audit);
        TextChecks.Description(text, LimitChecks.DescriptionMost(terms), audit, trace);
        TextChecks.Keywords(input, audit, trace);
        ProofChecks.Media(input, terms, audit, trace);
        ProofChecks.Reviews(input, terms, policy.ListingPerformance, audit);
        ProofChecks.Placement(input, audit);
        var (score, listing, seo) = Score(audit, trace);
        var findings = audit.Findings;
        var fails = trace.Record("Rules of the marketplace broken", findings.Count == 0 ? "nothing found" : $"of {findings.Count} findings", findings.Count(finding => finding.Severity == Severity.Fail), terms.Rule);
        trace.Assume("Limits were read in stored copies of the marketplaces' pages, not live: check the current page before you submit.");
        trace.Assume("Parts of the description are told by headings, lists and English words of the policy; the meaning is not judged.");
        trace.Conclude($"{Decimals.Text(score)} of 100 for {terms.Title}. {(fails == 0 ? "No rule of the marketplace is broken" : $"{fails} of its rules {(fails == 1 ? "is" : "are")} broken")}, {Things(findings.Count(finding => finding.Severity == Severity.Improve))}."
            + (findings.Count == 0 ? "" : $" First the {findings[0].Field.ToString().ToLowerInvariant()}: {findings[0].Given} found, {findings[0].Allowed} asked for."));
        return new(score, listing, seo, fails == 0, name, tagline, words, length, findings, audit.Factors);
    }

    private static (int Name, int Tagline, int Words, int Description) Measures(Input input, Trace trace) => (
        trace.Record("Length of the name", "characters as a reader sees them, spaces included", Scan.Characters(input.Name), Limits),
        trace.Record("Length of the tagline", "characters as a reader sees them, spaces included", Scan.Characters(input.Tagline), Limits),
        trace.Record("Words in the tagline", "pieces between spaces", Scan.Words(input.Tagline), Framework),
        trace.Record("Length of the description", "characters as a reader sees them, spaces included", Scan.Characters(input.Description), Limits));

    /// <summary>Each factor gives its weight × the part of its checks that passed; factors without data are left out and the others scaled up.</summary>
    private static (decimal All, decimal Listing, decimal Seo) Score(Audit audit, Trace trace)
    {
        if (audit.Unknown.Select(factor => SnakeCase(factor).Replace('_', ' ')).ToList() is { Count: > 0 } unknown)
        {
            trace.Lacks($"{string.Join(", ", unknown)}: nothing to judge {(unknown.Count == 1 ? "it by; its weight is" : "them by; their weights are")} left out and the others are scaled up to 100.");
        }

        var factors = audit.Factors;
        var points = factors.Select(factor => trace.Record($"Points for {SnakeCase(factor.Factor).Replace('_', ' ')}", $"checks passed: {factor.Passed} of {factor.Checks}, × weight {factor.Weight}",
            factor.Weight * factor.Passed / (decimal)factor.Checks, factor.Table == FactorTable.Seo ? Seo : Framework)).ToList();
        return (Of("Score", _ => true), Of("Score of the listing's elements", factor => factor.Table == FactorTable.Listing), Of("Score of the SEO factors", factor => factor.Table == FactorTable.Seo));

        decimal Of(string what, Func<FactorScore, bool> counts)
        {
            var rows = factors.Zip(points).Where(row => counts(row.First)).ToList();
            return trace.Share(what, rows.Sum(row => row.Second), rows.Sum(row => row.First.Weight), Framework)?.Points ?? 0m;
        }
    }

    private static string Things(int count) => count switch { 0 => "and nothing else to improve was found", 1 => "and one thing can be improved", _ => $"and {count} things can be improved" };

    private static string SnakeCase<T>(T value) where T : struct, Enum => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static void Refuse(Input input)
    {
        List<Refusal> faults = [.. (input.Keywords ?? []).Index().Where(word => string.IsNullOrWhiteSpace(word.Item) || word.Item.Length > LongestKeyword)
            .Select(word => new Refusal("wrong_length", $"keywords[{word.Index}]", $"{word.Item.Length} characters", $"1 to {LongestKeyword} characters", "Give one search term for each keyword."))];
        if (Scan.Words(input.Name) == 0)
        {
            faults.Add(new("wrong_length", "name", $"\"{input.Name}\"", "a name with a letter or a digit", "Fill it in."));
        }

        if (input.Reviews == 0 && (input.Rating is not null || input.LatestReviewDays is not null))
        {
            faults.Add(new("rating_without_reviews", input.Rating is null ? "latestReviewDays" : "rating", Decimals.Text(input.Rating ?? input.LatestReviewDays!.Value), "neither while reviews is 0", "Leave it out, or count the reviews it comes from."));
        }

        if (faults.Count > 0)
        {
            throw new RefusalException(faults);
        }
    }
}
