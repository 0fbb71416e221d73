using System.ComponentModel;

namespace Partnerships.Kernel;

/// <summary>What a partner brings to the tier table.</summary>
public sealed record TierFacts(Money Arr, int Referrals, int Certified, int? NewLogos = null, bool? ActivePipeline = null, bool? StrategicWin = null);

/// <summary>One thing a tier asks, and whether it is there.</summary>
public sealed record Criterion(
    string Name,
    string Required,
    string Actual,
    bool Met,
    [property: Description("By how much it is missed; absent when met.")] string? Short);

/// <summary>One tier's criteria and whether together they are met.</summary>
public sealed record TierCheck(string Tier, bool Met, IReadOnlyList<Criterion> Criteria);

/// <summary>How far along one path to the next tier.</summary>
public sealed record TierPath(string Path, Percent Percent, string Short);

/// <summary>Where a partner stands in the tier table.</summary>
public sealed record TierStanding(TierLevel Level, TierLevel? Next, IReadOnlyList<TierCheck> Checks, IReadOnlyList<TierPath> Paths, string Headline)
{
    private const string Structure = "program-tiers-benefits#standard-tier-structure";

    /// <summary>The highest tier whose criteria are all met; the lowest level asks nothing that can be missed.</summary>
    public static TierStanding Of(TierFacts facts, TierTable table, Trace trace)
    {
        var checks = table.Levels.Select(level => Check(facts, level)).ToList();
        foreach (var check in checks)
        {
            trace.Record($"{check.Tier} criteria", string.Join("; ", check.Criteria.Select(c => $"{c.Name} {c.Actual} of {c.Required}")), check.Met ? "met" : "not met", Structure);
        }

        var at = checks.FindLastIndex(check => check.Met);
        var level = table.Levels[Math.Max(at, 0)];
        var next = table.Above(level);
        trace.Record("Tier", "the highest tier whose criteria are all met", level.Name, Structure);
        var paths = next is null ? [] : WaysTo(facts, next, trace);
        return new(level, next, checks, paths, Say(next, paths, checks));
    }

    /// <summary>The tier earned, without the explanation: for histories and portfolios that say it in their own steps.</summary>
    public static TierLevel Earned(TierFacts facts, IReadOnlyList<TierLevel> levels) => levels.LastOrDefault(level => Met(facts, level)) ?? levels[0];

    /// <summary>What a tier asks of a partner, one by one.</summary>
    public static TierCheck Check(TierFacts facts, TierLevel level)
    {
        var criteria = new List<Criterion> { Amount("revenue", level.Arr, facts.Arr) };
        if (level.Referrals is { } referrals)
        {
            criteria.Add(Count("referrals", referrals, facts.Referrals));
        }

        criteria.Add(Count("certified people", level.Certified, facts.Certified));
        if (level.NewLogos > 0)
        {
            criteria.Add(Count("new logos", level.NewLogos, facts.NewLogos ?? 0));
        }

        if (level.ActivePipeline)
        {
            criteria.Add(Fact("active pipeline", facts.ActivePipeline));
        }

        if (level.StrategicWin)
        {
            criteria.Add(Fact("strategic win", facts.StrategicWin));
        }

        return new(level.Name, Met(facts, level), criteria);
    }

    /// <summary>Revenue and referrals are two ways to the same thing; the rest is asked of everybody.</summary>
    private static bool Met(TierFacts facts, TierLevel level) =>
        (facts.Arr >= level.Arr || facts.Referrals >= level.Referrals)
        && facts.Certified >= level.Certified && (facts.NewLogos ?? 0) >= level.NewLogos
        && (!level.ActivePipeline || facts.ActivePipeline == true) && (!level.StrategicWin || facts.StrategicWin == true);

    private static List<TierPath> WaysTo(TierFacts facts, TierLevel next, Trace trace)
    {
        List<TierPath> paths = [Path("revenue", facts.Arr.Amount, next.Arr.Amount, Amount("revenue", next.Arr, facts.Arr).Short, next.Name, trace)];
        if (next.Referrals is { } referrals)
        {
            paths.Add(Path("referrals", facts.Referrals, referrals, Count("referrals", referrals, facts.Referrals).Short, next.Name, trace));
        }

        return paths;
    }

    private static TierPath Path(string name, decimal actual, decimal required, string? missing, string tier, Trace trace)
    {
        var percent = required <= 0m || actual >= required
            ? trace.Record($"Progress to {tier} by {name}", "reached", Kernel.Percent.Hundred, Structure)
            // Rounded down: 99.96% of the way is not there yet. A negative year is no progress, not less than none.
            : trace.Record($"Progress to {tier} by {name}", $"{Decimals.Text(actual)} ÷ {Decimals.Text(required)}",
                new Percent(decimal.Floor(Math.Max(actual, 0m) * 1000m / required) / 10m), Structure);
        return new(name, percent, missing ?? "reached");
    }

    private static string Say(TierLevel? next, IReadOnlyList<TierPath> paths, IEnumerable<TierCheck> checks)
    {
        if (next is null)
        {
            return "The highest tier is reached.";
        }

        var best = paths.OrderByDescending(path => path.Percent).First();
        var ways = paths.Select(path => path.Percent == Kernel.Percent.Hundred ? $"{path.Path} reached" : $"{path.Percent} by {path.Path} ({path.Short})");
        var asked = checks.First(check => check.Tier == next.Name).Criteria.Where(c => !c.Met && c.Name is not ("revenue" or "referrals")).Select(c => c.Short).ToList();
        return $"{best.Percent} to {next.Name} on the best path: {string.Join(", ", ways)}{(asked.Count == 0 ? "" : $"; also asked: {string.Join(", ", asked)}")}.";
    }

    private static Criterion Amount(string name, Money required, Money actual) =>
        new(name, required.ToString(), actual.ToString(), actual >= required, actual >= required ? null : $"{required - actual} short");

    private static Criterion Count(string name, int required, int actual) =>
        new(name, Decimals.Text(required), Decimals.Text(actual), actual >= required, actual >= required ? null : $"{Decimals.Text(required - actual)} {name} short");

    private static Criterion Fact(string name, bool? actual) =>
        new(name, "yes", actual is null ? "not given" : actual.Value ? "yes" : "no", actual == true, actual == true ? null : $"{name} not shown");
}
