using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Affiliate;

/// <summary>How good a metric is.</summary>
[JsonConverter(typeof(SnakeCase<Standing>))]
public enum Standing
{
    /// <summary>Below average.</summary>
    Poor,

    /// <summary>Usual.</summary>
    Average,

    /// <summary>Better than usual.</summary>
    Good,
}

/// <summary>The policy's <c>affiliateBenchmarks</c> section.</summary>
public sealed record BenchmarkTable
{
    /// <summary>Signups of clicks.</summary>
    public required MetricLimits ClickToSignup { get; init; }

    /// <summary>Paying customers of signups.</summary>
    public required MetricLimits SignupToPaid { get; init; }

    /// <summary>Refunded of paying customers; lower is better.</summary>
    public required MetricLimits RefundRate { get; init; }

    /// <summary>Active of all affiliates.</summary>
    public required MetricLimits ActiveAffiliates { get; init; }

    /// <summary>Shares of revenue the source prints.</summary>
    public required IReadOnlyList<ConcentrationRow> Concentration { get; init; }
}

/// <summary>Where average and good start.</summary>
public sealed record MetricLimits
{
    /// <summary>Average from (when lower is better: up to) this, inclusive.</summary>
    public required Percent AveragePercent { get; init; }

    /// <summary>Good from this, inclusive (when lower is better: below it).</summary>
    public required Percent GoodPercent { get; init; }

    /// <summary>Whether less is better.</summary>
    public bool LowerIsBetter { get; init; }
}

/// <summary>One cell of the concentration row.</summary>
public sealed record ConcentrationRow
{
    /// <summary>Which part of the affiliates.</summary>
    [Within("0.01", "100")]
    public required Percent TopPercent { get; init; }

    /// <summary>The share of revenue printed for it.</summary>
    public required Percent PrintedPercent { get; init; }

    /// <summary>The column it is printed in.</summary>
    public required Standing PrintedAs { get; init; }
}

/// <summary>One metric and its band.</summary>
public sealed record MetricBand(
    string Metric,
    Percent Percent,
    Standing Band,
    [property: Description("What the next band asks; absent when good.")] string? Next);

/// <summary>A metric as two counts.</summary>
internal sealed record Ratio(string Metric, string PartName, int? Part, string WholeName, int? Whole, MetricLimits Limits)
{
    /// <summary>Judged by the counts themselves: 7.96% prints as 8% and is average.</summary>
    public MetricBand? Judge(Trace trace, string rule)
    {
        if (Part is not { } part || Whole is not { } whole || trace.Share(Title, part, whole, rule) is not { } share)
        {
            trace.Lacks($"{Metric}: {(Part is null ? $"{PartName} not given" : Whole is null ? $"{WholeName} not given" : $"{WholeName} is zero")}, so it is not judged.");
            return null;
        }

        var band = Band(part * 100m / whole);
        var next = band switch
        {
            Standing.Good => null,
            Standing.Average => $"good {(Limits.LowerIsBetter ? "below" : "from")} {Limits.GoodPercent}",
            _ => $"average {(Limits.LowerIsBetter ? "up to" : "from")} {Limits.AveragePercent}",
        };
        trace.Record($"{Title} band", $"{share}; {(Limits.LowerIsBetter ? $"good below {Limits.GoodPercent}, average up to {Limits.AveragePercent}" : $"average from {Limits.AveragePercent}, good from {Limits.GoodPercent}")}",
            band.ToString().ToLowerInvariant(), rule);
        return new(Metric, share, band, next);
    }

    private string Title => char.ToUpperInvariant(Metric[0]) + Metric[1..];

    private Standing Band(decimal points) => Limits.LowerIsBetter
        ? points < Limits.GoodPercent.Points ? Standing.Good : points <= Limits.AveragePercent.Points ? Standing.Average : Standing.Poor
        : points >= Limits.GoodPercent.Points ? Standing.Good : points >= Limits.AveragePercent.Points ? Standing.Average : Standing.Poor;
}

/// <summary>What the best affiliates bring in, beside the figure the source prints for that part.</summary>
public sealed record TopShare(
    Percent TopPercent,
    [property: Description("How many that is, rounded up.")] int Affiliates,
    Percent SharePercent,
    Percent PrintedPercent,
    Standing PrintedAs)
{
    /// <summary>One row for each part the policy names; null when there is no revenue.</summary>
    internal static IReadOnlyList<TopShare>? Of(IReadOnlyList<Money> revenue, IReadOnlyList<ConcentrationRow> rows, Trace trace, string rule)
    {
        var best = revenue.OrderDescending().ToList();
        var whole = trace.Sum("Revenue of all affiliates", revenue, rule);
        if (whole == trace.Currency.Zero)
        {
            trace.Lacks("revenueByAffiliate: no affiliate brings revenue, so there is no concentration.");
            return null;
        }

        var tops = new List<TopShare>();
        foreach (var row in rows)
        {
            var count = (int)decimal.Ceiling(best.Count * row.TopPercent.Fraction);
            var part = Money.Sum(best.Take(count));
            var share = trace.Record($"Share of the top {row.TopPercent}", $"{part} of the best {count} of {best.Count} ÷ {whole}", Percent.Share(part.Amount, whole.Amount)!.Value, rule);
            tops.Add(new(row.TopPercent, count, share, row.PrintedPercent, row.PrintedAs));
            if (row.PrintedAs == Standing.Poor && part.Amount * 100m >= whole.Amount * row.PrintedPercent.Points)
            {
                trace.Warn("concentrated", $"The top {row.TopPercent} of affiliates ({count}) bring {share} of the revenue, {row.PrintedPercent} or more: losing one would hurt.", rule);
            }
        }

        trace.Assume("The concentration figures are three measures, not one scale, so no band is given for them; the part of affiliates is rounded up.");
        return tops;
    }
}
