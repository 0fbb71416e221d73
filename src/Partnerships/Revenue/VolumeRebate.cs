using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>A reseller's rebate on the volume of a period, and how far the next band is.</summary>
public static partial class VolumeRebate
{
    private const string Incentives = "revenue-sharing-models#volume-incentives";

    /// <summary>A partner's volume.</summary>
    public sealed record Input
    {
        /// <summary>The volume of the whole period.</summary>
        [Description("Volume of the whole period."), Within(0, 1_000_000_000_000)]
        public required Money Volume { get; init; }

        /// <summary>The partner's tier.</summary>
        public required string Tier { get; init; }

        /// <summary>How the bands pay; absent, as the policy says.</summary>
        [Description("Else the policy's.")]
        public BandMode? Mode { get; init; }

        /// <summary>The rate agreed for a band that has custom terms.</summary>
        [Description("Agreed for the custom band."), Within(0, 100)]
        public Percent? AgreedRatePercent { get; init; }

        /// <summary>The last day of the period, to date the payout.</summary>
        [Description("Dates the payout.")]
        [DecidesPolicy]
        public DateOnly? PeriodEnd { get; init; }
    }

    /// <summary>The policy's tiers and rebate plan.</summary>
    public sealed record Policy
    {
        /// <summary>The tier table, for the names.</summary>
        public required TierTable Tiers { get; init; }

        /// <summary>The rebate plan.</summary>
        public required RebatePlan VolumeRebate { get; init; }
    }

    /// <summary>The rebate; rate and rebate are absent while custom terms must be agreed.</summary>
    public sealed record Result(
        bool Eligible,
        RebatePeriod Period,
        BandMode Mode,
        [property: Description("The reached band's rate; in marginal mode what the rebate is of the volume.")] Percent? RatePercent,
        [property: Description("Absent, never zero, while terms must be agreed.")] Money? Rebate,
        IReadOnlyList<CommissionLine> Lines,
        RebateCliff? NextBand,
        string? Also,
        DateOnly? PayBy);

    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(Result))]
    private sealed partial class VolumeRebateJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<Input, Policy, Result>(
        "volume_rebate", "Volume rebate",
        "A reseller's rebate on a period's volume by band and tier, with the cliff to the next band; custom terms are named, never zero.",
        """{"volume":600000,"tier":"Platinum"}""",
        VolumeRebateJson.Default, Run);

    private static Result Run(Input input, Policy policy, RunContext context)
    {
        var (trace, plan) = (context.Trace, policy.VolumeRebate);
        var rule = plan.Rule ?? Incentives;
        var level = policy.Tiers.Named(input.Tier, "tier");
        var mode = input.Mode ?? plan.Mode;
        var reached = trace.Reach($"Band of the {Words(plan.Period)} volume", plan.Bands, input.Volume.Amount, band => band.RatePercent?.ToString() ?? "custom terms", rule);
        Refuse(input, reached);
        var payBy = input.PeriodEnd is { } end && plan.PayoutDays is { } after
            ? trace.Record("Paid by", $"{Calendar.Iso(end)} + {after} days", end.AddDays(after), rule)
            : (DateOnly?)null;
        if (plan.EligibleTiers.Count > 0 && !plan.EligibleTiers.Contains(level.Name, StringComparer.OrdinalIgnoreCase))
        {
            trace.Record("Eligible", $"rebates are for {string.Join(", ", plan.EligibleTiers)}", "no", rule);
            trace.Conclude($"{level.Name} earns no rebate: the policy opens rebates to {string.Join(", ", plan.EligibleTiers)}.");
            return new(false, plan.Period, mode, new(0m), trace.Currency.Zero, [], null, null, null);
        }

        var ladder = new RebateLadder(plan.Bands, reached?.RatePercent is null ? input.AgreedRatePercent : null, rule);
        if (reached is { RatePercent: null } && input.AgreedRatePercent is null)
        {
            trace.NeedsTerms($"agreedRatePercent: a volume from {Decimals.Text(reached.From)} has custom terms; the rate must be agreed.");
            trace.Conclude($"{context.Currency.Code} {input.Volume} is in the custom band; agree the rate first.");
            return new(true, plan.Period, mode, null, null, [], null, reached.Note, payBy);
        }

        var lines = ladder.Lines(input.Volume, mode, trace);
        var rebate = trace.Sum("Rebate", [.. lines.Select(line => line.Commission)], rule);
        trace.Assume(mode == BandMode.Retroactive
            ? "The rate applies to the whole volume of the period, not only to the part in the band."
            : "Each slice of the volume earns its own band's rate.");
        trace.Assume("A band includes its lower bound and excludes its upper one.");
        var rate = mode == BandMode.Retroactive || lines.Count == 0
            ? ladder.Rate(reached)
            : trace.Share("Rebate in percent of the volume", rebate.Amount, input.Volume.Amount, rule, 2) ?? new(0m);
        var next = mode == BandMode.Retroactive ? ladder.Cliff(input.Volume, rebate, trace) : null;
        trace.Conclude($"{context.Currency.Code} {rebate} rebate ({rate}) on {input.Volume}." + Ahead(next));
        return new(true, plan.Period, mode, rate, rebate, lines, next, reached?.Note, payBy);
    }

    private static string Ahead(RebateCliff? next) => next switch
    {
        null => "",
        { Rebate: { } there } => $" {next.Short} more volume reaches {next.RatePercent} and {there}.",
        _ => $" {next.Short} more volume reaches custom terms.",
    };

    private static string Words(RebatePeriod period) => period == RebatePeriod.Annual ? "year's" : "quarter's";

    private static void Refuse(Input input, RebateBand? reached)
    {
        if (input.AgreedRatePercent is { } agreed && reached is not { RatePercent: null })
        {
            throw new RefusalException(new Refusal("needless_field", "agreedRatePercent", agreed.ToString(), "nothing, since the policy has a rate for this volume", "Leave it out, or change the policy's bands."));
        }
    }
}
