using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Relationships;

/// <summary>Which way one sign points.</summary>
[JsonConverter(typeof(SnakeCase<Pull>))]
public enum Pull
{
    /// <summary>More investment.</summary>
    Up,

    /// <summary>As it is.</summary>
    Hold,

    /// <summary>Less investment.</summary>
    Down,
}

/// <summary>One sign: where it comes from, which way it points and why.</summary>
public sealed record Signal(string From, Pull Points, string Says);

/// <summary>What to do with the partner, which sign decided, and whether all agree.</summary>
public sealed record QbrRecommendation(
    Investment Action,
    string Reason,
    [property: Description("matrix or health")] string DecidedBy,
    [property: Description("False when signs point both up and down.")] bool Agree,
    IReadOnlyList<Signal> Signals)
{
    internal static QbrRecommendation? Of(MatrixPlace? place, HealthScore? health, QbrTier? tier, AgainstTarget sourced, QbrPolicy policy, Trace trace)
    {
        if (place is null)
        {
            trace.Lacks("matrix: there is no recommendation without the place on the Partner Value Matrix.");
            return null;
        }

        trace.Assume($"The matrix decides; a health score under {Decimals.Text(policy.HoldBelow)} holds more investment back until the partner has recovered.");
        var signals = Signs(place, health, tier, sourced, policy);
        var held = place.Recommendation is Investment.Invest or Investment.Grow && health?.Score < policy.HoldBelow;
        var action = held ? Investment.Maintain : place.Recommendation;
        var agree = !(signals.Any(signal => signal.Points == Pull.Up) && signals.Any(signal => signal.Points == Pull.Down));
        var reason = held
            ? $"The matrix says {place.Recommendation.ToString().ToLowerInvariant()}, but health is {health!.Band} at {Decimals.Text(health.Score)}: repair that first. {place.Reason}."
            : $"{place.Reason}.{(agree ? "" : $" {Split(signals)}; the matrix decided.")}";
        trace.Record("Recommendation", string.Join("; ", signals.Select(signal => $"{signal.From} points {signal.Points.ToString().ToLowerInvariant()}")), action.ToString().ToLowerInvariant(), ValueMatrix.Rule);
        return new(action, reason, held ? "health" : "matrix", agree, signals);
    }

    private static List<Signal> Signs(MatrixPlace place, HealthScore? health, QbrTier? tier, AgainstTarget sourced, QbrPolicy policy)
    {
        List<Signal> signals =
        [
            new("matrix", place.Recommendation switch
            {
                Investment.Invest or Investment.Grow => Pull.Up,
                Investment.Maintain => Pull.Hold,
                _ => Pull.Down,
            }, place.Quadrant),
        ];
        if (health is not null)
        {
            var points = health.Score >= policy.HealthyFrom ? Pull.Up : health.Score < policy.HoldBelow ? Pull.Down : Pull.Hold;
            signals.Add(new("health", points, $"{health.Band}, {Decimals.Text(health.Score)} of 100"));
        }

        if (tier is not null)
        {
            signals.Add(new("tier", tier.NextTier is null || tier.BestProgress >= policy.NearTierPercent ? Pull.Up : Pull.Hold, tier.Headline));
        }

        if (sourced.Met is { } met)
        {
            signals.Add(new("target", met ? Pull.Up : Pull.Down, $"sourced revenue is {sourced.AttainmentPercent} of target"));
        }

        return signals;
    }

    private static string Split(List<Signal> signals)
    {
        var words = $"{Named(Pull.Up)} point up, {Named(Pull.Down)} down";
        return char.ToUpperInvariant(words[0]) + words[1..];

        string Named(Pull way) => string.Join(" and ", signals.Where(signal => signal.Points == way).Select(signal => signal.From));
    }
}
