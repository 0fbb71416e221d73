using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Marketplace;

/// <summary>How a listing's metric does.</summary>
[JsonConverter(typeof(SnakeCase<MarkBand>))]
public enum MarkBand
{
    /// <summary>Below the good mark: take the action.</summary>
    BelowGood,

    /// <summary>From the good mark to under the great one.</summary>
    Good,

    /// <summary>From the great mark on.</summary>
    Great,
}

/// <summary>The policy's <c>listingPerformance</c> section; a listing's audit reads its rating and review marks too.</summary>
public sealed record PerformanceMarks
{
    /// <summary>Views in a month.</summary>
    public required CountMarks Views { get; init; }

    /// <summary>Installs of views.</summary>
    public required RateMarks InstallRate { get; init; }

    /// <summary>Activations of installs.</summary>
    public required RateMarks ActivationRate { get; init; }

    /// <summary>Stars of five.</summary>
    public required CountMarks Rating { get; init; }

    /// <summary>The rating to hold for ranking, between good and great.</summary>
    [Within("1", "5")]
    public required decimal RankingRating { get; init; }

    /// <summary>Reviews.</summary>
    public required CountMarks Reviews { get; init; }
}

/// <summary>Where good and great start, and what to do below good.</summary>
public sealed record CountMarks
{
    /// <summary>Good from this, inclusive.</summary>
    public required decimal Good { get; init; }

    /// <summary>Great from this, inclusive.</summary>
    public required decimal Great { get; init; }

    /// <summary>What to do below good.</summary>
    public required string Action { get; init; }
}

/// <summary>Where good and great start for a rate, and what to do below good.</summary>
public sealed record RateMarks
{
    /// <summary>Good from this, inclusive.</summary>
    public required Percent GoodPercent { get; init; }

    /// <summary>Great from this, inclusive.</summary>
    public required Percent GreatPercent { get; init; }

    /// <summary>What to do below good.</summary>
    public required string Action { get; init; }
}

/// <summary>One metric against its marks.</summary>
public sealed record ListingMetric(
    string Metric,
    string Value,
    MarkBand Band,
    [property: Description("What the next mark asks; absent when great.")] string? Next,
    [property: Description("Set when below good.")] string? Action);

/// <summary>A metric in the unit of its marks, with how far it is on the way to the next of them.</summary>
internal sealed record Measured(ListingMetric Metric, bool InFunnel, decimal Reached)
{
    private const string Rule = "marketplace-positioning#performance-metrics";

    public static Measured Count(string metric, decimal value, CountMarks marks, bool inFunnel, Trace trace) =>
        Judge(metric, value, marks.Good, marks.Great, marks.Action, "", Decimals.Text(value),
            mark => $"{Decimals.Text(mark - value)} more", inFunnel, trace);

    /// <summary>Judged by the counts themselves: 4.96% prints as 5% and is below.</summary>
    public static Measured Rate(string metric, (int Count, string Name) part, int whole, RateMarks marks, Trace trace)
    {
        var share = trace.Share(metric, part.Count, whole, Rule)!.Value;
        return Judge(metric, part.Count * 100m / whole, marks.GoodPercent.Points, marks.GreatPercent.Points, marks.Action, "%", share.ToString(),
            mark => $"{Decimals.Text(decimal.Ceiling(whole * mark / 100m) - part.Count)} more {part.Name} of the same {Decimals.Text(whole)}", true, trace);
    }

    private static Measured Judge(string metric, decimal value, decimal good, decimal great, string action, string unit, string shown, Func<decimal, string> more, bool inFunnel, Trace trace)
    {
        var band = value >= great ? MarkBand.Great : value >= good ? MarkBand.Good : MarkBand.BelowGood;
        var mark = band == MarkBand.BelowGood ? good : great;
        trace.Record($"{metric} band", $"{shown}; good from {Decimals.Text(good)}{unit}, great from {Decimals.Text(great)}{unit}", Word(band), Rule);
        return new(new(metric, shown, band,
            band == MarkBand.Great ? null : $"{(band == MarkBand.Good ? "great" : "good")} from {Decimals.Text(mark)}{unit}: {more(mark)}",
            band == MarkBand.BelowGood ? action : null), inFunnel, mark == 0m ? 1m : value / mark);
    }

    public static string Word(MarkBand band) => band switch { MarkBand.BelowGood => "below good", MarkBand.Good => "good", _ => "great" };
}
