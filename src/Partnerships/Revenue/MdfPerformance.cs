using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>What market development funds brought, each figure named for what it divides.</summary>
public static partial class MdfPerformance
{
    private const string Dashboard = "channel-performance-dashboard#incentive-and-mdf";
    private const string Utilization = "program-tiers-benefits#benefit-utilization-tracking";

    /// <summary>Funds and what came of them, all of one period.</summary>
    public sealed record Input
    {
        /// <summary>Funds used.</summary>
        [Description("Funds used in the period."), Within(0, 1_000_000_000_000)]
        public required Money Spent { get; init; }

        /// <summary>Funds allocated; never derived from the tiers' entitlements.</summary>
        [Description("Funds allocated to it."), Within(0, 1_000_000_000_000)]
        public Money? Allocated { get; init; }

        /// <summary>Leads the activities brought.</summary>
        [Within(0, 1_000_000_000)]
        public int? Leads { get; init; }

        /// <summary>Pipeline attributed to the activities.</summary>
        [Within(0, 1_000_000_000_000)]
        public Money? Pipeline { get; init; }

        /// <summary>Closed revenue attributed to the activities.</summary>
        [Within(0, 1_000_000_000_000)]
        public Money? Revenue { get; init; }
    }

    /// <summary>The policy's target.</summary>
    public sealed record Policy
    {
        /// <summary>How much of the funds should be used.</summary>
        public required MdfTargets MdfTargets { get; init; }
    }

    /// <summary>The policy's <c>mdfTargets</c> section. Source: benefit utilization tracking.</summary>
    public sealed record MdfTargets
    {
        /// <summary>Funds used, in percent of allocated, inclusive.</summary>
        [Within(0, 100)]
        public required Percent UtilizationPercent { get; init; }
    }

    /// <summary>The figures that could be worked out; what is missing is absent.</summary>
    public sealed record Result(
        [property: Description("Spent ÷ allocated.")] Percent? UtilizationPercent,
        [property: Description("Allocated less spent.")] Money? Unused,
        bool? OnTarget,
        [property: Description("Pipeline ÷ spent; not a return.")] decimal? PipelinePerDollar,
        [property: Description("Closed revenue ÷ spent.")] decimal? RevenuePerDollar,
        [property: Description("(Revenue − spent) ÷ spent.")] Percent? NetReturnPercent,
        [property: Description("Spent ÷ leads.")] Money? CostPerLead);

    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(Result))]
    private sealed partial class MdfPerformanceJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<Input, Policy, Result>(
        "mdf_performance", "MDF performance",
        "What MDF brought: utilisation, pipeline and revenue per dollar spent, net return and cost per lead, each named for what it divides.",
        """{"spent":156000,"allocated":200000,"pipeline":2800000}""",
        MdfPerformanceJson.Default, Run);

    private static Result Run(Input input, Policy policy, RunContext context)
    {
        var (trace, spent) = (context.Trace, input.Spent);
        Lacking(input, trace);
        var used = input.Allocated is { } allocated ? trace.Share("Utilisation: spent ÷ allocated", spent.Amount, allocated.Amount, Dashboard) : null;
        var unused = input.Allocated is { } all ? trace.Minus("Unused: allocated − spent", all, spent, Dashboard) : (Money?)null;
        var onTarget = OnTarget(input, policy.MdfTargets.UtilizationPercent, used, trace);
        if (unused < trace.Currency.Zero)
        {
            trace.Warn("overspent", $"{-unused!.Value} more was spent than allocated.", Dashboard);
        }

        if (spent > trace.Currency.Zero && input.Leads is null && input.Pipeline is null && input.Revenue is null)
        {
            trace.Warn("no_accountability", "Funds were spent and nothing they brought is reported.", "revenue-sharing-models#anti-patterns");
        }

        var pipeline = PerDollar("Pipeline per dollar: pipeline ÷ spent", input.Pipeline, spent, trace);
        var revenue = PerDollar("Revenue per dollar: revenue ÷ spent", input.Revenue, spent, trace);
        var net = input.Revenue is { } brought ? trace.Growth("Net return: (revenue − spent) ÷ spent", brought.Amount, spent.Amount, Dashboard) : null;
        var lead = input.Leads is { } leads and > 0 ? trace.Prorate("Cost per lead: spent ÷ leads", spent, 1m, leads, Dashboard) : (Money?)null;
        trace.Conclude(Say(used, pipeline, revenue, context));
        return new(used, unused, onTarget, pipeline, revenue, net, lead);
    }

    private static void Lacking(Input input, Trace trace)
    {
        foreach (var (name, given, figure) in new[]
        {
            ("allocated", input.Allocated is not null, "utilisation"),
            ("leads", input.Leads is not null, "cost per lead"),
            ("pipeline", input.Pipeline is not null, "pipeline per dollar"),
            ("revenue", input.Revenue is not null, "revenue per dollar and net return"),
        })
        {
            if (!given)
            {
                trace.Lacks($"{name}: without it there is no {figure}.");
            }
        }

        if (input.Spent.Amount == 0m)
        {
            trace.Lacks("spent is zero: nothing can be said per dollar.");
        }
    }

    // The amounts decide, not the rounded share.
    private static bool? OnTarget(Input input, Percent target, Percent? used, Trace trace)
    {
        if (used is null)
        {
            return null;
        }

        var good = input.Spent.Amount >= input.Allocated!.Value.Amount * target.Fraction;
        if (!good)
        {
            trace.Warn("under_used", $"{used} of the funds were used, against a target of {target}: simplify the process and explain it to partners.", Utilization);
        }

        return trace.Record("Utilisation against its target", $"{used} against {target} or more", good, Utilization);
    }

    private static decimal? PerDollar(string what, Money? brought, Money spent, Trace trace) =>
        brought is { } amount && spent.Amount != 0m ? trace.Divide(what, amount.Amount, spent.Amount, 2, Dashboard) : null;

    private static string Say(Percent? used, decimal? pipeline, decimal? revenue, RunContext context)
    {
        var code = context.Currency.Code;
        List<string> parts = [];
        if (used is { } share)
        {
            parts.Add($"{share} of the allocated funds used");
        }

        if (pipeline is { } ahead)
        {
            parts.Add($"{Decimals.Text(ahead)} of pipeline per {code} spent");
        }

        if (revenue is { } closed)
        {
            parts.Add($"{Decimals.Text(closed)} of closed revenue per {code} spent");
        }

        return parts.Count == 0 ? "Too little was given to judge the funds." : $"{string.Join("; ", parts)}.";
    }
}
