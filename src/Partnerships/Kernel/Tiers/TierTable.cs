using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Partnerships.Kernel;

/// <summary>What revenue counts towards a tier.</summary>
[JsonConverter(typeof(SnakeCase<TierMeasure>))]
public enum TierMeasure
{
    /// <summary>Recurring revenue the partner sourced.</summary>
    SourcedArr,

    /// <summary>Recurring revenue the partner sourced or influenced.</summary>
    InfluencedArr,

    /// <summary>Revenue the partner closed.</summary>
    Revenue,
}

/// <summary>The policy's <c>tiers</c> section, lowest level first. Source: the standard tier structure and benefits matrix.</summary>
public sealed record TierTable
{
    /// <summary>What revenue is measured.</summary>
    [Description("What revenue counts towards a tier.")]
    public required TierMeasure Measure { get; init; }

    /// <summary>How many trailing months are measured.</summary>
    [Description("How many trailing months are measured.")]
    public required int WindowMonths { get; init; }

    /// <summary>Months a provisional tier lasts.</summary>
    [Description("Months a provisional tier lasts; no grace follows.")]
    public required int ProvisionalMonths { get; init; }

    /// <summary>The levels, lowest first.</summary>
    [Description("The levels, lowest first.")]
    public required IReadOnlyList<TierLevel> Levels { get; init; }

    /// <summary>The level of that name; unknown names are refused with the names there are.</summary>
    public TierLevel Named(string name, string path) =>
        Levels.FirstOrDefault(level => string.Equals(level.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new RefusalException(new Refusal("not_a_choice", path, name, "one of " + string.Join(", ", Levels.Select(l => l.Name)),
            Nearest.Or(name, Levels.Select(l => l.Name), "Use a tier of the policy.")));

    /// <summary>The level above, null at the top.</summary>
    public TierLevel? Above(TierLevel level) => Levels.SkipWhile(l => l != level).Skip(1).FirstOrDefault();
}
