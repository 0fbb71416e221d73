using Partnerships.Kernel;

namespace Partnerships.Relationships;

/// <summary>A row of a dimension's table: what reaches it and its points.</summary>
internal sealed record Rung(string Reach, int Points);

/// <summary>One dimension: the rows of its table from the lowest, and which row the partner is on; null when not known.</summary>
internal sealed record HealthDimension(string Name, string Rule, IReadOnlyList<Rung> Rungs, int? At, string Fact)
{
    public int Weight => Rungs.Max(rung => rung.Points);

    public int Points => Rungs[At!.Value].Points;

    /// <summary>The five dimensions in the order of their weight.</summary>
    public static IReadOnlyList<HealthDimension> All(HealthFacts facts, HealthPolicy policy, Trace trace) =>
    [
        Revenue(facts, policy.Revenue, trace),
        Counted("activity", "relationships-partner-management#activity-points", policy.Activity, facts.DealsRegistered, count => $"{count} deals registered in the quarter"),
        Portal(facts.Portal, policy.Engagement),
        Counted("satisfaction", "relationships-partner-management#satisfaction-points", policy.Satisfaction, facts.Nps, score => $"an NPS of {score}"),
        Fit(facts.Alignment, policy.StrategicFit),
    ];

    private static HealthDimension Revenue(HealthFacts facts, GrowthPoints points, Trace trace)
    {
        const string rule = "relationships-partner-management#revenue-points";
        var flat = (facts.FlatWithinPercent ?? new(0m)).Points;
        var growth = Growth(facts, rule, trace);
        if (growth is not null)
        {
            trace.Assume($"Growth compares the quarter with the same quarter last year; {(flat == 0m ? "only exactly 0% is flat" : $"within {Decimals.Text(flat)}% either way is flat")}.");
        }

        int? at = growth is not { } g ? null
            : g >= points.StrongFrom.Points ? 3
            : g > flat ? 2
            : g >= -flat ? 1
            : 0;
        return new("revenue", rule,
            [new("declining revenue", points.Declining), new("flat revenue", points.Flat), new($"growth above {Decimals.Text(flat)}%", points.Growing), new($"growth of {points.StrongFrom} or more", points.Strong)],
            at, growth is { } shown ? $"{new Percent(Decimals.Round(shown, 1))} growth" : "");
    }

    /// <summary>Exact, since a cent less is a decline; the step shows it rounded.</summary>
    private static decimal? Growth(HealthFacts facts, string rule, Trace trace)
    {
        if (facts.RevenueLastYear is not { } before || facts.Revenue is not { } now)
        {
            return facts.GrowthPercent?.Points;
        }

        if (before.Amount == 0m)
        {
            trace.Warn("no_base_year", "There was no revenue in the same quarter last year, so there is no growth rate; revenue is left out.", rule);
            return null;
        }

        trace.Growth("Growth over the same quarter last year", now.Amount, before.Amount, rule, 2);
        return (now.Amount - before.Amount) * 100m / before.Amount;
    }

    private static HealthDimension Counted(string name, string rule, IReadOnlyList<PointBand> bands, decimal? value, Func<string, string> say) =>
        new(name, rule, [.. bands.Select(band => new Rung($"{say(Decimals.Text(band.From))} or more", band.Points))],
            value is { } v ? Math.Max(bands.Count(band => band.From <= v) - 1, 0) : null,
            value is { } given ? say(Decimals.Text(given)) : "");

    private static HealthDimension Portal(PortalActivity? portal, PortalPoints points) =>
        new("engagement", "relationships-partner-management#engagement-points",
            [new("no portal activity", points.Inactive), new("quarterly portal activity", points.Quarterly), new("monthly portal activity", points.Monthly), new("weekly portal activity", points.Weekly)],
            portal is { } given ? PortalActivity.Inactive - given : null, portal is { } said ? $"{said.ToString().ToLowerInvariant()} portal activity" : "");

    private static HealthDimension Fit(Alignment? alignment, FitPoints points) =>
        new("strategic fit", "relationships-partner-management#strategic-fit-points",
            [new("weak alignment", points.Weak), new("moderate alignment", points.Moderate), new("strong alignment", points.Strong)],
            alignment is { } given ? Alignment.Weak - given : null, alignment is { } said ? $"{said.ToString().ToLowerInvariant()} alignment" : "");
}
