using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Relationships;

/// <summary>A period's performance dashboard: every figure with a definition, and every ratio with what it divides.</summary>
public static partial class ProgramMetrics
{
    /// <summary>Targets and tiers.</summary>
    public sealed record Policy
    {
        /// <summary>The program's own targets.</summary>
        public required MetricsPolicy ProgramMetrics { get; init; }

        /// <summary>Targets for the sourced and the influenced share.</summary>
        public required PartnerRevenueTargets PartnerRevenue { get; init; }

        /// <summary>The tiers, for their order.</summary>
        public required TierTable Tiers { get; init; }
    }

    /// <summary>The dashboard.</summary>
    public sealed record Result(
        DateOnly From,
        DateOnly To,
        Ecosystem Ecosystem,
        MetricsRevenue Revenue,
        IReadOnlyList<MetricsTier> Tiers,
        MetricsHealth Health,
        MetricsEngagement Engagement,
        MetricsEnablement Enablement,
        MetricsIncentives Incentives,
        IReadOnlyList<MetricTarget> Targets,
        IReadOnlyList<PartnerAttainment> Top,
        [property: Description("Partners at risk or off target, of which behind is one page.")] int BehindTotal,
        [property: Description("Largest shortfall first.")] IReadOnlyList<PartnerAttainment> Behind);

    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(Result))]
    private sealed partial class ProgramMetricsJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<Input, Policy, Result>(
        "program_metrics", "Program metrics",
        "A period's partner dashboard: shares, growth, activation, retention, NPS, coverage, win rate, who is on target, tiers and incentives, against targets.",
        """
        {"from":"2026-01-01","to":"2026-03-31","partners":[{"id":"P1","tier":"Gold","joined":"2024-05-02","deals":4,"revenue":120000,"pipeline":200000,"target":100000,"won":3,"lost":5},
          {"id":"P2","tier":"Silver","joined":"2026-01-12","deals":1,"revenue":20000,"pipeline":60000,"target":40000,"won":1,"lost":2,"firstDeal":"2026-03-10"}],
         "totals":{"companyRevenue":560000,"assisted":84000}}
        """,
        ProgramMetricsJson.Default, Run);

    private static Result Run(Input input, Policy policy, RunContext context)
    {
        var trace = context.Trace;
        var totals = input.Totals ?? new Totals();
        var portfolio = MetricsPortfolio.Of(input, policy.Tiers, trace);
        var ecosystem = Ecosystem.Of(portfolio);
        var engagement = MetricsEngagement.Of(portfolio, totals);
        var revenue = MetricsRevenue.Of(portfolio, totals, engagement.ActivePartners);
        var attainment = MetricsAttainment.Of(portfolio, policy.ProgramMetrics);
        var tiers = MetricsTier.All(portfolio, attainment, policy.Tiers);
        var health = MetricsHealth.Of(portfolio, attainment, revenue.Sourced, revenue.Pipeline, totals);
        var behind = revenue.Sourced is null ? [] : attainment.Behind(input.To);
        var result = new Result(input.From, input.To, ecosystem, revenue, tiers, health, engagement,
            MetricsEnablement.Of(portfolio, totals), MetricsIncentives.Of(revenue.Sourced, totals, trace), [], attainment.Top(), behind.Count, Page.Of(behind, input.Page));
        result = result with { Targets = MetricTargets.Of(result, totals, portfolio, policy) };
        Warn(result, trace);
        trace.Conclude(Sentence(result));
        return result;
    }

    private static void Warn(Result result, Trace trace)
    {
        if (result.Targets.FirstOrDefault(target => target is { Metric: "activation", Standing: "below" }) is { } activation)
        {
            trace.Warn("few_active", $"Only {result.Engagement.ActivePartners} of {result.Ecosystem.Partners} partners have a deal ({Decimals.Text(activation.Value)}%, target {activation.Target}): activate those there are before recruiting more.",
                "relationships-partner-management#partner-success-metrics");
        }

        if (result.Health.OffTarget is { Partners: > 0 } off)
        {
            trace.Warn("off_target", $"{Decimals.Text(off.Partners)} {(off.Partners == 1 ? "partner is" : "partners are")} off target: each needs an owner and an improvement plan, largest shortfall first.", "channel-performance-dashboard#underperforming-partners");
        }
    }

    private static string Sentence(Result result)
    {
        var below = result.Targets.Where(target => target.Standing == "below").Select(target => $"{target.Metric} {target.Shown} (target {target.Target})").ToList();
        var first = $"{Decimals.Text(result.Ecosystem.Partners)} {(result.Ecosystem.Partners == 1 ? "partner" : "partners")}"
            + (result.Revenue.Sourced is { } sourced ? $" sourced {sourced}{(result.Revenue.SourcedSharePercent is { } share ? $" ({share} of all revenue)" : "")}" : "")
            + (result.Health.OnTarget is { } on ? $"; {on.SharePercent} on target, {result.Health.AtRisk!.SharePercent} at risk, {result.Health.OffTarget!.SharePercent} off target" : "");
        return $"{first}. {(below.Count > 0 ? $"Target missed: {string.Join("; ", below)}." : result.Targets.Count > 0 ? "Every target that has figures is met." : "Nothing given has a target.")}";
    }
}
