using System.ComponentModel;
using Partnerships.Kernel;

namespace Partnerships.Strategy;

/// <summary>A total from another card.</summary>
public sealed record OtherCard
{
    /// <summary>The total.</summary>
    [Within(0, 10_000)]
    public required decimal Score { get; init; }

    /// <summary>That card's maximum.</summary>
    [Within(1, 10_000)]
    public required decimal Of { get; init; }

    internal CardScore Rescale(ScorecardPolicy policy, DateOnly? asOf, Trace trace)
    {
        trace.Assume("A score from another card is compared in percent.");
        var scaled = trace.Product("Other card's score times our maximum", Score, Scorecard.MostTotal, CardScore.Guide);
        return CardScore.Of("other_card", trace.Divide("Scorecard total, rescaled", scaled, Of, 2, CardScore.Guide), policy, asOf, trace);
    }
}

/// <summary>The scorecard's total and the band it falls in.</summary>
public sealed record CardScore(
    [property: Description("scorecard, or other_card when rescaled")] string Source,
    decimal Total,
    decimal Maximum,
    Percent Percent,
    string Potential,
    string Action,
    [property: Description("The day to score it again, where the band says so and asOf was given.")] DateOnly? RevisitOn,
    NextPotential? Next,
    [property: Description("The bands, also in percent of the maximum.")] IReadOnlyList<PotentialBand> Bands)
{
    internal const string Guide = "strategy-partner-selection#scoring-guide";

    /// <summary>Dimensions rated high.</summary>
    public IReadOnlyList<string> Strengths { get; init; } = [];

    /// <summary>Dimensions rated low.</summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];

    internal static CardScore Of(string source, decimal total, ScorecardPolicy policy, DateOnly? asOf, Trace trace)
    {
        var percent = trace.Share("Percent of the maximum", total, Scorecard.MostTotal, Guide)!.Value;
        var band = trace.Reach("Potential", policy.Bands, total, b => b.Potential, Guide) ?? policy.Bands[0];
        if (policy.Bands[^1].From >= Scorecard.MostTotal)
        {
            trace.Warn("perfect_card_only", $"{policy.Bands[^1].Potential} starts at {Decimals.Text(policy.Bands[^1].From)}, the highest possible total, so only a perfect card reaches it; compare in percent.", Guide);
        }

        var next = Kernel.Bands.Next(policy.Bands, total);
        return new(source, total, Scorecard.MostTotal, percent, band.Potential, band.Action, Revisit(band, asOf, trace),
            next is null ? null : new(next.Potential, trace.Change($"Short of {next.Potential}", next.From, total, Guide)),
            [.. policy.Bands.Select(b => new PotentialBand(b.Potential, b.From, Percent.Share(b.From, Scorecard.MostTotal)!.Value))]);
    }

    private static DateOnly? Revisit(ScoreBand band, DateOnly? asOf, Trace trace) => band.RevisitMonths is { } months && asOf is { } day
        ? trace.Record("Revisit", $"{months} months after {Calendar.Iso(day)}", Calendar.AddMonths(day, months), Guide)
        : null;
}

/// <summary>The next band and how many points are missing.</summary>
public sealed record NextPotential(string Potential, decimal Short);

/// <summary>Where a band starts.</summary>
public sealed record PotentialBand(string Potential, decimal From, Percent FromPercent);
