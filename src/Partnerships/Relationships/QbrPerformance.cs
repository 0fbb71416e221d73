using System.ComponentModel;
using Partnerships.Kernel;

namespace Partnerships.Relationships;

/// <summary>The quarter against its targets.</summary>
public sealed record QbrPerformance(
    AgainstTarget Sourced,
    AgainstTarget? Influenced,
    [property: Description("Sourced and influenced, each deal once.")] Money Total,
    [property: Description("MDF used ÷ available.")] Percent? MdfUsedPercent)
{
    private const string Rule = "relationships-partner-management#qbr-quarterly-business-review-framework";

    internal static QbrPerformance Of(PrepareQbr.Input input, Trace trace)
    {
        var now = input.Current;
        trace.Assume("Sourced and influenced revenue are two figures, each with its own target; influenced counts deals that were only influenced.");
        var sourced = AgainstTarget.Of("Sourced revenue", now.SourcedRevenue, input.SourcedTarget, trace);
        if (input.SourcedTarget is null)
        {
            trace.Lacks("sourcedTarget: there is no attainment without it.");
        }

        var influenced = now.InfluencedRevenue is { } amount ? AgainstTarget.Of("Influenced revenue", amount, input.InfluencedTarget, trace) : null;
        if (influenced is null)
        {
            trace.Lacks("current.influencedRevenue: the total is sourced revenue alone.");
        }

        var total = trace.Sum("Partner revenue of the quarter", influenced is null ? [now.SourcedRevenue] : [now.SourcedRevenue, influenced.Actual], Rule);
        var used = now is { MdfUsed: { } spent, MdfAvailable: { } funds } ? trace.Share("MDF used", spent.Amount, funds.Amount, Rule) : null;
        return new(sourced, influenced, total, used);
    }
}

/// <summary>An amount against its target.</summary>
public sealed record AgainstTarget(
    Money Actual,
    Money? Target,
    Percent? AttainmentPercent,
    [property: Description("Actual less target.")] Money? Delta,
    bool? Met)
{
    private const string Rule = "revenue-sharing-models#attribution-for-the-cfo";

    internal static AgainstTarget Of(string what, Money actual, Money? target, Trace trace) => target is not { } goal
        ? new(actual, null, null, null, null)
        : new(actual, goal, trace.Share($"{what} ÷ target", actual.Amount, goal.Amount, Rule), trace.Minus($"{what} less target", actual, goal, Rule), actual >= goal);
}

/// <summary>One measure in this quarter and the one before.</summary>
public sealed record TrendLine(
    string Measure,
    decimal Now,
    decimal Before,
    decimal Change,
    [property: Description("Absent when there was nothing before.")] Percent? ChangePercent)
{
    private const string Rule = "relationships-partner-management#qbr-preparation-checklist";

    /// <summary>The measures known for both quarters.</summary>
    internal static IReadOnlyList<TrendLine> Between(QuarterMetrics now, QuarterMetrics? before, Trace trace)
    {
        if (before is null)
        {
            trace.Lacks("previous: there is no comparison with the quarter before.");
            return [];
        }

        (string Name, decimal? Now, decimal? Before)[] pairs =
        [
            ("Sourced revenue", now.SourcedRevenue.Amount, before.SourcedRevenue.Amount),
            ("Influenced revenue", now.InfluencedRevenue?.Amount, before.InfluencedRevenue?.Amount),
            ("Deals registered", now.DealsRegistered, before.DealsRegistered),
            ("Deals won", now.DealsWon, before.DealsWon),
            ("Pipeline", now.Pipeline?.Amount, before.Pipeline?.Amount),
            (MdfUsed, now.MdfUsed?.Amount, before.MdfUsed?.Amount),
        ];
        return [.. pairs.Where(pair => pair is { Now: not null, Before: not null }).Select(pair => new TrendLine(pair.Name, pair.Now!.Value, pair.Before!.Value,
            trace.Change($"{pair.Name}: change on the quarter before", pair.Now.Value, pair.Before.Value, Rule),
            trace.Growth($"{pair.Name}: change in percent", pair.Now.Value, pair.Before.Value, Rule)))];
    }

    /// <summary>More or less spending is neither a win nor a gap.</summary>
    internal const string MdfUsed = "MDF used";

    /// <summary>For example "Deals won 3, 2 before (+50%)".</summary>
    internal string Say() => $"{Measure} {Decimals.Text(Now)}, {Decimals.Text(Before)} before{(ChangePercent is { } percent ? $" ({(percent.Points > 0m ? "+" : "")}{percent})" : "")}";
}
