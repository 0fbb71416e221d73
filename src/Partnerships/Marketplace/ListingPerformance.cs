using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Marketplace;

/// <summary>How a marketplace listing does against the usual figures.</summary>
public static partial class ListingPerformance
{
    private const string Rule = "marketplace-positioning#performance-metrics";

    /// <summary>Counts of one month, and the rating and reviews as they stand; what is left out is not judged.</summary>
    public sealed record Input
    {
        /// <summary>Listing views in a month.</summary>
        [Description("In a month."), Within(0, 1_000_000_000)]
        public int? Views { get; init; }

        /// <summary>Installs from these views.</summary>
        [Description("From these views."), Within(0, 1_000_000_000)]
        public int? Installs { get; init; }

        /// <summary>Activations of these installs.</summary>
        [Description("Of these installs."), Within(0, 1_000_000_000)]
        public int? Activations { get; init; }

        /// <summary>Average stars of five.</summary>
        [Within("1", "5")]
        public decimal? Rating { get; init; }

        /// <summary>All reviews.</summary>
        [Within(0, 1_000_000_000)]
        public int? Reviews { get; init; }
    }

    /// <summary>The policy's marks.</summary>
    public sealed record Policy
    {
        /// <summary>The section. Source: Performance Metrics.</summary>
        public required PerformanceMarks ListingPerformance { get; init; }
    }

    /// <summary>Each metric's band, and where the funnel is weakest.</summary>
    public sealed record Result(
        IReadOnlyList<ListingMetric> Metrics,
        [property: Description("Of views, install rate and activation rate: the lowest band, then the least of its next mark. Absent when all are great or fewer than two are measured.")] string? WeakestStep);

    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(Result))]
    private sealed partial class ListingPerformanceJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<Input, Policy, Result>(
        "listing_performance", "Listing performance",
        "Rates a marketplace listing's views, installs, activation, rating and reviews as below good, good or great, with the weakest funnel step.",
        """{"views":1200,"installs":48,"activations":30,"rating":4.3,"reviews":18}""",
        ListingPerformanceJson.Default, Run);

    private static Result Run(Input input, Policy policy, RunContext context)
    {
        var (trace, marks) = (context.Trace, policy.ListingPerformance);
        Refuse(input);
        List<Measured> measured =
        [
            .. Known("Listing views", "views", input.Views, trace, value => Measured.Count("Listing views", value, marks.Views, true, trace)),
            .. Rate("Install rate", ("installs", input.Installs), ("views", input.Views), marks.InstallRate, trace),
            .. Rate("Activation rate", ("activations", input.Activations), ("installs", input.Installs), marks.ActivationRate, trace),
            .. Known("Rating", "rating", input.Rating, trace, value => Measured.Count("Rating", value, marks.Rating, false, trace)),
            .. Known("Review count", "reviews", input.Reviews, trace, value => Measured.Count("Review count", value, marks.Reviews, false, trace)),
        ];
        // One step alone is not the weakest of anything.
        var weakest = measured.Count(metric => metric.InFunnel) < 2 ? null : measured.Where(metric => metric.InFunnel && metric.Metric.Band != MarkBand.Great)
            .OrderBy(metric => metric.Metric.Band).ThenBy(metric => metric.Reached).FirstOrDefault();
        if (weakest is not null)
        {
            trace.Record("Weakest step of the funnel", $"lowest band, then the smallest part of its next mark: {Decimals.Text(Decimals.Round(weakest.Reached * 100m, 1))}% of it", weakest.Metric.Metric, Rule);
        }

        Warn(input, marks, trace);
        trace.Assume("A value on a mark has reached it; a value between two marks belongs to the lower band.");
        var below = measured.Where(metric => metric.Metric.Action is not null).Select(metric => $"{metric.Metric.Metric.ToLowerInvariant()} {metric.Metric.Value} ({char.ToLowerInvariant(metric.Metric.Action![0])}{metric.Metric.Action[1..]})").ToList();
        trace.Conclude((below.Count == 0 ? measured.Count == 0 ? "Nothing could be judged." : measured.Count == 1 ? "The one metric judged is at least good." : $"All {measured.Count} metrics judged are at least good." : $"Below good: {string.Join(", ", below)}.")
            + (weakest is null ? "" : $" Weakest step of the funnel: {weakest.Metric.Metric.ToLowerInvariant()}."));
        return new([.. measured.Select(metric => metric.Metric)], weakest?.Metric.Metric);
    }

    private static IEnumerable<Measured> Known<T>(string metric, string field, T? value, Trace trace, Func<T, Measured> judge) where T : struct
    {
        if (value is { } known)
        {
            return [judge(known)];
        }

        trace.Lacks($"{metric}: {field} not given, so it is not judged.");
        return [];
    }

    private static IEnumerable<Measured> Rate(string metric, (string Name, int? Count) part, (string Name, int? Count) whole, RateMarks marks, Trace trace)
    {
        if (part.Count is { } count && whole.Count is > 0 and { } of)
        {
            return [Measured.Rate(metric, (count, part.Name), of, marks, trace)];
        }

        trace.Lacks($"{metric}: {(part.Count is null ? $"{part.Name} not given" : whole.Count is null ? $"{whole.Name} not given" : $"there are no {whole.Name}")}, so it is not judged.");
        return [];
    }

    private static void Warn(Input input, PerformanceMarks marks, Trace trace)
    {
        if (input.Rating is { } rating && rating >= marks.Rating.Good && rating < marks.RankingRating)
        {
            trace.Warn("rating_below_ranking", $"A rating of {Decimals.Text(rating)} is good, but under the {Decimals.Text(marks.RankingRating)} to hold for ranking.", "marketplace-positioning#marketplace-seo-factors");
        }

        if (input.Rating is not null && input.Reviews is { } reviews && reviews < marks.Reviews.Good)
        {
            trace.Warn("few_reviews", $"The rating rests on {Decimals.Text(reviews)} {(reviews == 1 ? "review" : "reviews")}, fewer than {Decimals.Text(marks.Reviews.Good)}: one bad review moves it.", "marketplace-positioning#review-generation-strategy");
        }
    }

    private static void Refuse(Input input)
    {
        List<Refusal> faults = [];
        if (input is { Views: null, Installs: null, Activations: null, Rating: null, Reviews: null })
        {
            faults.Add(new("nothing_to_judge", "input", null, "at least one of views, installs with views, activations with installs, rating and reviews", "Give what the marketplace's dashboard shows; the rest is left out."));
        }

        AtMost("installs", input.Installs, "views", input.Views);
        AtMost("activations", input.Activations, "installs", input.Installs);
        if (input is { Rating: { } rating, Reviews: 0 })
        {
            faults.Add(new("rating_without_reviews", "rating", Decimals.Text(rating), "no rating while reviews is 0", "Leave the rating out, or count the reviews it comes from."));
        }

        if (faults.Count > 0)
        {
            throw new RefusalException(faults);
        }

        void AtMost(string name, int? part, string wholeName, int? whole)
        {
            if (part > whole)
            {
                faults.Add(new("part_above_whole", name, Decimals.Text(part.Value), $"at most {wholeName}, {Decimals.Text(whole.Value)}", "Count both for the same month and the same listing."));
            }
        }
    }
}
