using System.ComponentModel;
using Partnerships.Kernel;

namespace Partnerships.Relationships;

/// <summary>A partner's health from 0 to 100, its band, and the cheapest step to the next.</summary>
public sealed record HealthScore(
    decimal Score,
    string Band,
    string Color,
    IReadOnlyList<DimensionScore> Dimensions,
    [property: Description("Weight of the dimensions with data; the score is scaled to 100 by it.")] int KnownWeight,
    NextHealthBand? Next)
{
    private const string Rule = "relationships-partner-management#health-score-calculation";
    private const string BandRule = "relationships-partner-management#score-bands";

    /// <summary>Scores the dimensions with data; null when there is none.</summary>
    internal static HealthScore? Of(HealthFacts facts, HealthPolicy policy, Trace trace)
    {
        var all = HealthDimension.All(facts, policy, trace);
        var known = all.Where(dimension => dimension.At is not null).ToList();
        foreach (var absent in all.Where(dimension => dimension.At is null))
        {
            trace.Lacks($"{absent.Name}: no data; its weight of {absent.Weight} is left out and the others are scaled up to 100.");
        }

        if (known.Count == 0)
        {
            return null;
        }

        foreach (var dimension in known)
        {
            trace.Record($"{Sentence(dimension.Name)} points", dimension.Fact, dimension.Points, dimension.Rule);
        }

        var earned = trace.Total("Points earned", [.. known.Select(dimension => (decimal)dimension.Points)], Rule);
        var weight = known.Sum(dimension => dimension.Weight);
        var score = known.Count == all.Count && weight == 100
            ? earned
            : trace.Share($"Health score, on {weight} known points", earned, weight, Rule)!.Value.Points;
        var band = trace.Reach("Health band", policy.Bands, score, b => b.Name, BandRule) ?? policy.Bands[0];
        if (known.Any(d => d is { Name: "activity", Points: 0 }) && known.Any(d => d is { Name: "engagement", Points: 0 }))
        {
            trace.Warn("silent_partner", "No deals registered and no portal activity: partners like this churn without notice.", "relationships-partner-management#bad-partner-relationship-management");
        }

        return new(score, band.Name, band.Color, [.. known.Select(d => new DimensionScore(d.Name, d.Points, d.Weight, d.Fact))], weight,
            Bands.Next(policy.Bands, score) is { } next ? NextHealthBand.Of(next, score, known, (int)earned, weight, trace) : null);
    }

    private static string Sentence(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}

/// <summary>Points of one dimension, of the most it can give, and the fact they rest on.</summary>
public sealed record DimensionScore(string Dimension, int Points, int Of, string Fact);

/// <summary>One row up or more in one dimension.</summary>
public sealed record HealthMove(string Dimension, string Reach, int Gain);

/// <summary>The next band, the points missing, and the cheapest step there.</summary>
public sealed record NextHealthBand(
    string Band,
    decimal From,
    decimal Short,
    [property: Description("Fewest rows up in the point tables, then the least surplus.")] IReadOnlyList<HealthMove> CheapestStep)
{
    private const string Rule = "relationships-partner-management#score-bands";

    internal static NextHealthBand Of(HealthBand next, decimal score, IReadOnlyList<HealthDimension> known, int earned, int weight, Trace trace)
    {
        var missing = trace.Change($"Short of {next.Name}", next.From, score, Rule);
        trace.Assume("The cheapest step moves the fewest rows up in the point tables; among equals the one with the least surplus, then the dimension with more weight.");
        var best = Ways([.. known], 0)
            .Where(way => Percent.Share(earned + way.Moves.Sum(move => move.Gain), weight)!.Value.Points >= next.From)
            .OrderBy(way => way.Rows).ThenBy(way => way.Moves.Sum(move => move.Gain))
            .Select(way => way.Moves).FirstOrDefault() ?? [];
        trace.Record($"Cheapest step to {next.Name}", $"{Decimals.Text(missing)} points are missing", string.Join(" and ", best.Select(move => $"{move.Reach} (+{move.Gain})")), Rule);
        return new(next.Name, next.From, missing, best);
    }

    /// <summary>Every way to move up from dimension <paramref name="at"/> on, with the rows it takes; earlier dimensions move first.</summary>
    private static IEnumerable<(int Rows, IReadOnlyList<HealthMove> Moves)> Ways(HealthDimension[] known, int at)
    {
        if (at == known.Length)
        {
            return [(0, [])];
        }

        var rest = Ways(known, at + 1).ToList();
        var here = known[at];
        var moves = Enumerable.Range(here.At!.Value + 1, here.Rungs.Count - here.At.Value - 1)
            .Where(rung => here.Rungs[rung].Points > here.Points)
            .Select(rung => (Rows: rung - here.At.Value, Move: new HealthMove(here.Name, here.Rungs[rung].Reach, here.Rungs[rung].Points - here.Points)));
        return [.. moves.SelectMany(move => rest.Select(way => (move.Rows + way.Rows, (IReadOnlyList<HealthMove>)[move.Move, .. way.Moves]))), .. rest];
    }
}
