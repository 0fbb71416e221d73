using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Affiliate;

/// <summary>How an affiliate program does against the usual figures.</summary>
public static partial class AffiliateBenchmarks
{
    private const string Rule = "affiliate-program-design#performance-benchmarks";

    /// <summary>Counts of one period; what is left out is not judged.</summary>
    public sealed record Input
    {
        /// <summary>Clicks on affiliate links.</summary>
        [Within(0, 1_000_000_000)]
        public int? Clicks { get; init; }

        /// <summary>Signups from these clicks.</summary>
        [Description("From these clicks."), Within(0, 1_000_000_000)]
        public int? Signups { get; init; }

        /// <summary>Signups that paid.</summary>
        [Description("Signups that paid."), Within(0, 1_000_000_000)]
        public int? Paid { get; init; }

        /// <summary>Paying customers that were refunded.</summary>
        [Description("Paid that were refunded."), Within(0, 1_000_000_000)]
        public int? Refunded { get; init; }

        /// <summary>Affiliates in the program.</summary>
        [Within(0, 1_000_000_000)]
        public int? Affiliates { get; init; }

        /// <summary>Affiliates that were active.</summary>
        [Within(0, 1_000_000_000)]
        public int? ActiveAffiliates { get; init; }

        /// <summary>Revenue of each affiliate, those without any included.</summary>
        [Description("One amount each, zeros too."), Within(0, 1_000_000_000_000), Size(1, 10_000)]
        public IReadOnlyList<Money>? RevenueByAffiliate { get; init; }
    }

    /// <summary>The policy's bands.</summary>
    public sealed record Policy
    {
        /// <summary>The section. Source: Performance Benchmarks.</summary>
        public required BenchmarkTable AffiliateBenchmarks { get; init; }
    }

    /// <summary>Each metric against its bands, and who brings the revenue.</summary>
    public sealed record Result(
        IReadOnlyList<MetricBand> Metrics,
        [property: Description("Metrics below good, poor first.")] IReadOnlyList<string> Weakest,
        [property: Description("Three measures, not one scale: each beside the source's figure.")] IReadOnlyList<TopShare>? Concentration);

    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(Result))]
    private sealed partial class AffiliateBenchmarksJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<Input, Policy, Result>(
        "affiliate_benchmarks", "Affiliate benchmarks",
        "Rates an affiliate program's conversion, refunds and active share as poor, average or good, and its revenue concentration.",
        """{"clicks":10000,"signups":150,"paid":53,"refunded":6,"affiliates":40,"activeAffiliates":16,"revenueByAffiliate":[9000,4000,2500,2000,1000,500,500,300,200,0]}""",
        AffiliateBenchmarksJson.Default, Run);

    private static Result Run(Input input, Policy policy, RunContext context)
    {
        var (trace, table) = (context.Trace, policy.AffiliateBenchmarks);
        Ratio[] all =
        [
            new("click-to-signup", "signups", input.Signups, "clicks", input.Clicks, table.ClickToSignup),
            new("signup-to-paid", "paid", input.Paid, "signups", input.Signups, table.SignupToPaid),
            new("refund rate", "refunded", input.Refunded, "paid", input.Paid, table.RefundRate),
            new("active affiliates", "activeAffiliates", input.ActiveAffiliates, "affiliates", input.Affiliates, table.ActiveAffiliates),
        ];
        Refuse(all, input.RevenueByAffiliate is not null);
        var metrics = all.Select(ratio => ratio.Judge(trace, Rule)).OfType<MetricBand>().ToList();
        var weakest = metrics.Where(metric => metric.Band != Standing.Good).OrderBy(metric => metric.Band).Select(metric => metric.Metric).ToList();
        var concentration = input.RevenueByAffiliate is { } revenue ? TopShare.Of(revenue, table.Concentration, trace, Rule) : null;
        if (input.RevenueByAffiliate is null)
        {
            trace.Lacks("revenueByAffiliate: not given, so the concentration is not known.");
        }

        trace.Assume("A value in a gap between two bands belongs to the poorer one.");
        trace.Conclude(string.Join(", ", metrics.Select(metric => $"{metric.Metric} {metric.Percent} ({metric.Band.ToString().ToLowerInvariant()})")
            .Concat((concentration ?? []).Select(top => $"the top {top.TopPercent} of affiliates bring {top.SharePercent}"))) is { Length: > 0 } said
            ? char.ToUpperInvariant(said[0]) + said[1..] + "." : "Nothing could be judged: every whole is zero.");
        return new(metrics, weakest, concentration);
    }

    private static void Refuse(IReadOnlyList<Ratio> ratios, bool revenue)
    {
        if (!revenue && !ratios.Any(ratio => ratio is { Part: not null, Whole: not null }))
        {
            throw new RefusalException(new Refusal("nothing_to_judge", "input", null, "at least one pair of counts (signups and clicks, paid and signups, refunded and paid, activeAffiliates and affiliates) or revenueByAffiliate", "Give both counts of a pair."));
        }

        List<Refusal> faults = [.. ratios.Where(ratio => ratio.Part > ratio.Whole).Select(ratio =>
            new Refusal("part_above_whole", ratio.PartName, Decimals.Text(ratio.Part!.Value), $"at most {ratio.WholeName}, {Decimals.Text(ratio.Whole!.Value)}", "Count both for the same people and period."))];
        if (faults.Count > 0)
        {
            throw new RefusalException(faults);
        }
    }
}
