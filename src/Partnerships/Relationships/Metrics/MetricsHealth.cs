using System.ComponentModel;
using Partnerships.Kernel;

namespace Partnerships.Relationships;

/// <summary>How many partners are where against their targets, and whether what is open is enough.</summary>
public sealed record MetricsHealth(
    StandingCount? OnTarget,
    StandingCount? AtRisk,
    StandingCount? OffTarget,
    [property: Description("Partners without a target that are in none of the three.")] int? WithoutTarget,
    Money? RemainingTarget,
    [property: Description("Pipeline ÷ remaining target.")] decimal? CoverageMultiple,
    Percent? WinRatePercent,
    Percent? DirectWinRatePercent)
{
    private const string Rule = "channel-performance-dashboard#partner-health";

    internal static MetricsHealth Of(MetricsPortfolio portfolio, MetricsAttainment attainment, Money? sourced, Money? pipeline, ProgramMetrics.Totals totals)
    {
        var trace = portfolio.Trace;
        var (on, risk, off, without) = sourced is null ? default : Count(attainment, portfolio, trace);
        var (remaining, coverage) = Cover(attainment, sourced, pipeline, totals.RemainingTarget, trace);
        int? won = portfolio.Knows("won", "win rate", portfolio.All, partner => partner.Won is not null) ? portfolio.All.Sum(partner => partner.Won ?? 0) : null;
        int? lost = won is not null && portfolio.Knows("lost", "win rate", portfolio.All, partner => partner.Lost is not null) ? portfolio.All.Sum(partner => partner.Lost ?? 0) : null;
        var rate = Rate("Partner win rate", won, lost, trace);
        var direct = Rate("Direct win rate", totals.DirectWon, totals.DirectLost, trace);
        if (direct is null)
        {
            trace.Lacks("totals.directWon and directLost: not given, so the win rate has nothing beside it.");
        }

        if (rate is not null && direct is not null && (decimal)won!.Value * (totals.DirectWon!.Value + totals.DirectLost!.Value) < (decimal)totals.DirectWon.Value * (won.Value + lost!.Value))
        {
            trace.Warn("wins_less_than_direct", $"Partners win {rate} of their deals, direct sales {direct}: look at qualification and sales enablement first.", Rule);
        }

        return new(on, risk, off, without, remaining, coverage, rate, direct);
    }

    private static (StandingCount? On, StandingCount? Risk, StandingCount? Off, int? Without) Count(MetricsAttainment attainment, MetricsPortfolio portfolio, Trace trace)
    {
        var here = attainment.All.Where(entry => !(entry.Partner.Exited <= portfolio.To)).Select(entry => attainment.Standing(entry.Partner.Revenue ?? trace.Currency.Zero, entry.Target)).ToList();
        var aimless = here.Count(standing => standing is null);
        var counted = attainment.Policy.WithoutTarget == NoTarget.OnTarget;
        if (aimless > 0)
        {
            trace.Assume($"{Decimals.Text(aimless)} partners have no target; {(counted ? "they count as on target" : "they are counted apart and the shares leave them out")}.");
        }

        trace.Assume($"At risk is from {attainment.Policy.AtRiskFromPercent} of the target to below it, off target is less; the amounts decide, and a margin of that kind is the program's own.");
        var counts = new[]
        {
            here.Count(standing => standing == TargetStanding.OnTarget) + (counted ? aimless : 0),
            here.Count(standing => standing == TargetStanding.AtRisk),
            here.Count(standing => standing == TargetStanding.OffTarget),
        };
        var shares = trace.Shares("On target, at risk, off target", [.. counts.Select(count => (decimal)count)], Rule);
        return (new(counts[0], shares[0]), new(counts[1], shares[1]), new(counts[2], shares[2]), counted ? 0 : aimless);
    }

    /// <summary>A given remaining target is the program's and meets all pipeline; otherwise each partner's own shortfall meets its own pipeline.</summary>
    private static (Money? Remaining, decimal? Coverage) Cover(MetricsAttainment attainment, Money? sourced, Money? pipeline, Money? given, Trace trace)
    {
        if (pipeline is not { } open || (sourced is null && given is null))
        {
            return default;
        }

        if (given is null)
        {
            var behind = attainment.All.Where(entry => entry.Target > (entry.Partner.Revenue ?? trace.Currency.Zero)).ToList();
            given = trace.Sum("Target still to be reached", [.. behind.Select(entry => entry.Target!.Value - (entry.Partner.Revenue ?? trace.Currency.Zero))], Rule);
            open = trace.Sum("Pipeline of the partners that are short", [.. behind.Select(entry => entry.Partner.Pipeline ?? trace.Currency.Zero)], Rule);
            trace.Assume("Coverage sets the pipeline of the partners that are short against what they are short of; what another has over its target does not make up for it.");
        }

        if (given == trace.Currency.Zero)
        {
            trace.Lacks("coverage: no target is left to be reached.");
            return (given, null);
        }

        return (given, trace.Divide("Pipeline coverage", open.Amount, given.Value.Amount, 1, Rule));
    }

    private static Percent? Rate(string what, int? won, int? lost, Trace trace) =>
        won is { } good && lost is { } bad ? trace.Share(what, good, (decimal)good + bad, Rule) : null;
}

/// <summary>So many partners, and their share of those counted; the three shares sum to 100.</summary>
public sealed record StandingCount(int Partners, Percent SharePercent);
