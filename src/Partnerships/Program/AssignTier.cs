using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Program;

/// <summary>Which tier a partner holds by the policy's table, what each tier still asks, and how far the next one is.</summary>
public static partial class AssignTier
{
    private const string Special = "program-tiers-benefits#special-tier-considerations";

    /// <summary>A partner's measures in the policy's window.</summary>
    public sealed record Input
    {
        /// <summary>Revenue in the trailing window, by the policy's measure.</summary>
        [Description("Trailing 12 months, by the policy's measure (standard: partner-sourced)."), Within(0, 1_000_000_000_000)]
        public required Money Arr { get; init; }

        /// <summary>Referrals that became opportunities in the window.</summary>
        [Description("Referrals that became opportunities."), Within(0, 1_000_000)]
        public required int QualifiedReferrals { get; init; }

        /// <summary>People with a valid certification.</summary>
        [Description("People with a valid certification."), Within(0, 100_000)]
        public required int CertifiedPeople { get; init; }

        /// <summary>New customers this year, where the policy asks for them.</summary>
        [Description("New customers this year, where the policy asks."), Within(0, 100_000)]
        public int? NewLogos { get; init; }

        /// <summary>Whether there is an active pipeline, with evidence.</summary>
        [Description("Active pipeline, where the policy asks.")]
        public Evidenced? ActivePipeline { get; init; }

        /// <summary>Whether there is a strategic account win, with evidence.</summary>
        [Description("Strategic account win, where the policy asks.")]
        public Evidenced? StrategicWin { get; init; }

        /// <summary>A tier granted regardless of the measures.</summary>
        [Description("A tier granted, not earned.")]
        public Grant? Override { get; init; }

        /// <summary>A tier granted to a new partner for six months.</summary>
        [Description("A provisional tier for a new partner.")]
        public Provision? Provisional { get; init; }

        /// <summary>Today; needed with an override or a provisional tier.</summary>
        [Description("Today; needed with override or provisional.")]
        [DecidesPolicy]
        public DateOnly? AsOf { get; init; }
    }

    /// <summary>A fact that cannot be counted: said plainly, with what shows it.</summary>
    public sealed record Evidenced
    {
        /// <summary>Whether it holds.</summary>
        public required bool Met { get; init; }

        /// <summary>What shows it.</summary>
        [Size(3, 500)]
        public required string Evidence { get; init; }
    }

    /// <summary>An exception, with who answers for it and until when.</summary>
    public sealed record Grant
    {
        /// <summary>The tier granted.</summary>
        public required string Tier { get; init; }

        /// <summary>Who approved it.</summary>
        [Size(2, 200)]
        public required string Approver { get; init; }

        /// <summary>Why.</summary>
        [Size(3, 500)]
        public required string Reason { get; init; }

        /// <summary>The last day it holds.</summary>
        public required DateOnly Expires { get; init; }
    }

    /// <summary>A provisional tier and the day it starts.</summary>
    public sealed record Provision
    {
        /// <summary>The tier granted.</summary>
        public required string Tier { get; init; }

        /// <summary>The day it starts.</summary>
        public required DateOnly Start { get; init; }
    }

    /// <summary>The policy's tiers.</summary>
    public sealed record Policy
    {
        /// <summary>The tier table.</summary>
        public required TierTable Tiers { get; init; }
    }

    /// <summary>The tier held, the tier earned, and the way up.</summary>
    public sealed record Result(
        string Tier,
        [property: Description("The tier by the measures alone.")] string EarnedTier,
        [property: Description("measures, override or provisional")] string Basis,
        [property: Description("The last day of an override or provisional tier.")] DateOnly? Until,
        string? NextTier,
        IReadOnlyList<TierPath> Progress,
        string Headline,
        IReadOnlyList<TierCheck> Checks,
        [property: Description("True when the tier's threshold is printed as a lower bound ('500K+').")] bool OpenEnded,
        [property: Description("Benefits that change on reaching the next tier.")] IReadOnlyList<Gain> Gains);

    /// <summary>A benefit now and after promotion.</summary>
    public sealed record Gain(string Benefit, string Now, string Then);

    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(Result))]
    private sealed partial class AssignTierJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<Input, Policy, Result>(
        "assign_tier", "Assign tier",
        "A partner's tier from revenue, qualified referrals and certified people: criteria met or missed, progress to the next tier and what is gained there.",
        """{"arr":70000,"qualifiedReferrals":18,"certifiedPeople":2}""",
        AssignTierJson.Default, Run);

    private static Result Run(Input input, Policy policy, RunContext context)
    {
        var trace = context.Trace;
        var facts = new TierFacts(input.Arr, input.QualifiedReferrals, input.CertifiedPeople, input.NewLogos, input.ActivePipeline?.Met, input.StrategicWin?.Met);
        trace.Assume($"Revenue is {Words(policy.Tiers.Measure)} over the trailing {policy.Tiers.WindowMonths} months; a tier needs (revenue or referrals) and everything else it asks.");
        ReportGaps(input, policy.Tiers, trace);
        var standing = TierStanding.Of(facts, policy.Tiers, trace);
        var (held, basis, until) = Held(input, policy.Tiers, standing.Level, trace);
        if (policy.Tiers.Levels.Count > 4)
        {
            trace.Warn("too_many_tiers", $"The policy has {policy.Tiers.Levels.Count} tiers; three or four is the most partners can explain.", "program-tiers-benefits#anti-patterns");
        }

        if (held.OpenEnded)
        {
            trace.Assume($"{held.Name} is printed as a lower bound ('{held.Arr}+'); the bound itself is used.");
        }

        trace.Conclude(basis == "measures"
            ? $"{held.Name}{(standing.Next is { } next ? $"; next {next.Name}. {standing.Headline}" : $". {standing.Headline}")}"
            : $"{held.Name} by {basis} until {Calendar.Iso(until!.Value)}; by the measures alone {standing.Level.Name}. {standing.Headline}");
        return new(held.Name, standing.Level.Name, basis, until, standing.Next?.Name, standing.Paths, standing.Headline, standing.Checks,
            held.OpenEnded, Gains(standing.Level, standing.Next));
    }

    private static (TierLevel Held, string Basis, DateOnly? Until) Held(Input input, TierTable tiers, TierLevel earned, Trace trace)
    {
        if (input.Override is { } grant)
        {
            var level = tiers.Named(grant.Tier, "override.tier");
            var lives = grant.Expires >= Needed(input.AsOf);
            trace.Record("Override", $"approved by {grant.Approver}: {grant.Reason}; until {Calendar.Iso(grant.Expires)}", lives ? level.Name : "expired", Special);
            if (lives)
            {
                trace.Warn("tier_override", $"{level.Name} was granted by {grant.Approver}, not earned; it ends on {Calendar.Iso(grant.Expires)}.", Special);
                return (level, "override", grant.Expires);
            }
        }

        if (input.Provisional is { } provision)
        {
            var level = tiers.Named(provision.Tier, "provisional.tier");
            var last = Calendar.AddMonths(provision.Start, tiers.ProvisionalMonths).AddDays(-1);
            var lives = last >= Needed(input.AsOf) && provision.Start <= input.AsOf;
            trace.Record("Provisional tier", $"{tiers.ProvisionalMonths} months from {Calendar.Iso(provision.Start)}, last day {Calendar.Iso(last)}", lives ? level.Name : "not in force", Special);
            if (lives && tiers.Levels.ToList().IndexOf(level) > tiers.Levels.ToList().IndexOf(earned))
            {
                return (level, "provisional", last);
            }
        }

        return (earned, "measures", null);
    }

    private static DateOnly Needed(DateOnly? asOf) => asOf
        ?? throw new RefusalException(new Refusal("missing_field", "asOf", null, "a date as yyyy-MM-dd", "An override or a provisional tier ends on a day; say which day it is."));

    private static void ReportGaps(Input input, TierTable tiers, Trace trace)
    {
        if (input.NewLogos is null && tiers.Levels.Any(level => level.NewLogos > 0))
        {
            trace.Lacks("newLogos: the policy asks for new logos; none are counted.");
        }

        if (input.ActivePipeline is null && tiers.Levels.Any(level => level.ActivePipeline))
        {
            trace.Lacks("activePipeline: the policy asks for it; taken as not shown.");
        }

        if (input.StrategicWin is null && tiers.Levels.Any(level => level.StrategicWin))
        {
            trace.Lacks("strategicWin: the policy asks for it; taken as not shown.");
        }
    }

    private static IReadOnlyList<Gain> Gains(TierLevel from, TierLevel? to) => to is null
        ? []
        : [.. Listed(to).Select(benefit => new Gain(benefit.Key, Listed(from).GetValueOrDefault(benefit.Key, "none"), benefit.Value)).Where(gain => gain.Now != gain.Then)];

    private static Dictionary<string, string> Listed(TierLevel level)
    {
        var all = new Dictionary<string, string>();
        Add("Commission", level.CommissionPercent?.ToString());
        Add("Reseller margin", level.ResellerMarginPercent?.ToString());
        Add("Co-marketing fund per year", level.CoMarketingFund?.ToString());
        Add("MDF per year", level.Mdf?.ToString());
        foreach (var (name, value) in level.Benefits ?? new Dictionary<string, string>())
        {
            all[name] = value;
        }

        return all;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                all[name] = value + (level.OpenEnded && name != "Reseller margin" ? " and over" : "");
            }
        }
    }

    private static string Words(TierMeasure measure) => measure switch
    {
        TierMeasure.SourcedArr => "partner-sourced ARR",
        TierMeasure.InfluencedArr => "partner-influenced ARR",
        _ => "closed revenue",
    };
}
