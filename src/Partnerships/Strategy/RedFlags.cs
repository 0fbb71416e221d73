using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Strategy;

/// <summary>The six red flags in partner selection.</summary>
[JsonConverter(typeof(SnakeCase<RedFlag>))]
public enum RedFlag
{
    /// <summary>No dedicated partner team.</summary>
    NoPartnerTeam,

    /// <summary>Competitive overlap.</summary>
    CompetitiveOverlap,

    /// <summary>Poor customer reviews.</summary>
    PoorReviews,

    /// <summary>Financial instability.</summary>
    FinancialInstability,

    /// <summary>Misaligned incentives.</summary>
    MisalignedIncentives,

    /// <summary>One-way interest.</summary>
    OneWayInterest,
}

/// <summary>A red flag, why it matters and what to do instead; it changes the conversation and does not always end it.</summary>
public sealed record RedFlagAdvice(RedFlag Flag, string Name, string Why, string Alternative)
{
    private const string Rule = "strategy-partner-selection#red-flags-in-partner-selection";

    private static readonly RedFlagAdvice[] Known =
    [
        new(RedFlag.NoPartnerTeam, "No dedicated partner team", "Partnership will be deprioritized", "Wait until they build capacity"),
        new(RedFlag.CompetitiveOverlap, "Competitive overlap", "Conflict of interest", "Define clear swim lanes"),
        new(RedFlag.PoorReviews, "Poor customer reviews", "Association risk", "Protect your brand"),
        new(RedFlag.FinancialInstability, "Financial instability", "Partnership may not last", "Monitor or delay"),
        new(RedFlag.MisalignedIncentives, "Misaligned incentives", "Goals will diverge", "Restructure deal terms"),
        new(RedFlag.OneWayInterest, "One-way interest", "You'll do all the work", "Find mutual value"),
    ];

    internal static IReadOnlyList<RedFlagAdvice> For(IReadOnlyList<RedFlag> flags, Trace trace) =>
        [.. Known.Where(advice => flags.Contains(advice.Flag)).Select(advice => trace.Record(advice.Name, advice.Why, advice, Rule))];

    /// <summary>The alternative, as the step shows it.</summary>
    public override string ToString() => Alternative;
}
