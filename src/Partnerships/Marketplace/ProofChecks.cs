using Partnerships.Kernel;

namespace Partnerships.Marketplace;

/// <summary>Good practice beside the texts: images, video, reviews, rating, category, pricing and completeness.</summary>
internal static class ProofChecks
{
    private const string Framework = "marketplace-positioning#listing-optimization-framework";
    private const string Seo = "marketplace-positioning#marketplace-seo-factors";
    private const string Generation = "marketplace-positioning#review-generation-strategy";

    public static void Media(AuditListing.Input input, MarketplaceTerms terms, Audit audit, Trace trace)
    {
        var rules = audit.Rules;
        if (input.Screenshots is { } shots)
        {
            audit.Practice(AuditFactor.Screenshots, shots >= rules.Screenshots, ListingField.Screenshots, "few_screenshots", Decimals.Text(shots), $"at least {rules.Screenshots}",
                "Show the main value first, then the workflow, the features and the results.", "marketplace-positioning#screenshot-strategy");
            if (shots == 0)
            {
                trace.Warn("no_screenshots", "No screenshots: visual-first platforms penalize text-only listings.", "marketplace-positioning#anti-patterns");
            }
        }

        if (input.VideoSeconds is { } seconds)
        {
            var range = rules.Video;
            audit.Practice(AuditFactor.Video, seconds > 0, ListingField.Video, "no_video", "none", "a demo video", $"Record a demo of {range.From} to {range.To} seconds.", Framework);
            if (seconds > 0 && !terms.Limits.Values.Any(limit => limit.Field == ListingField.Video))
            {
                audit.Practice(AuditFactor.Video, seconds >= range.From && seconds <= range.To, ListingField.Video, "video_length", $"{Decimals.Text(seconds)} seconds", $"{range.From} to {range.To} seconds",
                    seconds < range.From ? "Show one workflow to its end." : "Cut it to the one workflow that shows the value.", Framework);
            }
        }
    }

    public static void Reviews(AuditListing.Input input, MarketplaceTerms terms, PerformanceMarks marks, Audit audit)
    {
        var rules = audit.Rules;
        if (input.Reviews is { } reviews)
        {
            Quantity(AuditFactor.Reviews, marks.Reviews.Good);
            Quantity(AuditFactor.ReviewQuantity, marks.Reviews.Good);
            Quantity(AuditFactor.ReviewQuantity, marks.Reviews.Great);
            void Quantity(AuditFactor factor, decimal mark) => audit.Practice(factor, reviews >= mark, ListingField.Reviews, "few_reviews", Decimals.Text(reviews),
                Reached(reviews, mark, marks.Reviews.Good, "reviews"), "Ask every user at a success milestone, and happy customers directly.", Generation);
        }

        if (input.Rating is { } rating)
        {
            Stars(AuditFactor.Reviews, marks.Rating.Good);
            Stars(AuditFactor.Rating, marks.Rating.Good);
            Stars(AuditFactor.Rating, marks.RankingRating);
            Stars(AuditFactor.Rating, marks.Rating.Great);
            void Stars(AuditFactor factor, decimal mark) => audit.Practice(factor, rating >= mark, ListingField.Reviews, "low_rating", Decimals.Text(rating),
                rating < marks.Rating.Good ? $"{Decimals.Text(marks.Rating.Good)} is good, {Decimals.Text(marks.RankingRating)} holds the ranking"
                    : rating < marks.RankingRating ? $"{Decimals.Text(marks.RankingRating)} to hold the ranking" : $"{Decimals.Text(marks.Rating.Great)} is great", "Answer each negative review and fix what it names.", Seo);
        }

        if (input.LatestReviewDays is { } days)
        {
            Recent(AuditFactor.Reviews);
            Recent(AuditFactor.ReviewRecency);
            void Recent(AuditFactor factor) => audit.Practice(factor, days <= rules.ReviewDays, ListingField.Reviews, "old_reviews", $"{Decimals.Text(days)} days ago", $"a review of the last {rules.ReviewDays} days",
                "Keep review campaigns going.", Seo);
        }

        var said = new[] { Claim.Statistics, Claim.Testimonials }.Any(claim => !terms.Limits.Values.Any(limit => limit.Bans == claim) && Claims.Find(claim, input.Description, rules.Words) is not null);
        if (said || input.Reviews is not null)
        {
            audit.Practice(AuditFactor.Reviews, said || input.Reviews > 0, ListingField.Reviews, "no_proof", "no reviews, count or quote", "some social proof",
                terms.Limits.Values.Any(limit => limit.Bans == Claim.Testimonials) ? "Get first reviews; quotes are not allowed here." : "Get first reviews, and quote a named customer.", "marketplace-positioning#good-marketplace-listing");
        }
    }

    public static void Placement(AuditListing.Input input, Audit audit)
    {
        if (input.Category is { } category)
        {
            audit.Practice(AuditFactor.Category, Scan.Words(category) > 0, ListingField.Category, "no_category", "none", "a category", "Choose the primary category where you fit, an adjacent one where it is crowded.", "marketplace-positioning#category-selection-strategy");
        }

        if (input.Pricing is { } pricing)
        {
            audit.Practice(AuditFactor.Pricing, pricing != PricingDisplay.None, ListingField.Pricing, "no_pricing", "none", "a price shown", "Show one of: free, free plan, free trial, starting price, contact sales.", "marketplace-positioning#pricing-display-options");
            if (pricing == PricingDisplay.ContactSales)
            {
                audit.Note(new(Severity.Warn, ListingField.Pricing, "contact_sales", "contact for pricing", "for enterprise only", "Show a starting price unless you sell to enterprises only.", null, null, "marketplace-positioning#pricing-display-options"));
            }
        }

        (ListingField Field, bool? Filled)[] fields =
        [
            (ListingField.Tagline, Scan.Words(input.Tagline) > 0),
            (ListingField.Description, Scan.Words(input.Description) > 0),
            (ListingField.Screenshots, input.Screenshots is { } shots ? shots > 0 : null),
            (ListingField.Video, input.VideoSeconds is { } seconds ? seconds > 0 : null),
            (ListingField.Category, input.Category is { } chosen ? Scan.Words(chosen) > 0 : null),
            (ListingField.Pricing, input.Pricing is { } shown ? shown != PricingDisplay.None : null),
            (ListingField.Keywords, input.Keywords is { } words ? words.Count > 0 : null),
        ];
        foreach (var (field, filled) in fields.Where(field => field.Filled is not null))
        {
            audit.Practice(AuditFactor.Completeness, filled == true, field, Audit.EmptyField, "nothing", "every available field filled", "Fill it in.", Seo);
        }
    }

    private static string Reached(decimal value, decimal mark, decimal good, string what) =>
        $"{Decimals.Text(value < good ? good : mark)} {what} {(value < good ? "is good" : "is great")}";
}
