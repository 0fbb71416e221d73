using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Relationships;

/// <summary>A partner's health score, its band, and the cheapest step to the next one.</summary>
public static partial class PartnerHealth
{
    /// <summary>Points and bands.</summary>
    public sealed record Policy
    {
        /// <summary>The health section.</summary>
        public required HealthPolicy Health { get; init; }
    }

    [JsonSerializable(typeof(HealthFacts))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(HealthScore))]
    private sealed partial class PartnerHealthJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<HealthFacts, Policy, HealthScore>(
        "partner_health", "Partner health",
        "A partner's health from 0 to 100 by growth, deals, portal activity, NPS and fit, its band, and the cheapest step to the next band.",
        """{"growthPercent":20,"dealsRegistered":3,"portal":"monthly","nps":25,"alignment":"moderate"}""",
        PartnerHealthJson.Default, Run);

    private static HealthScore Run(HealthFacts input, Policy policy, RunContext context)
    {
        var faults = input.Faults("").ToList();
        if (faults.Count > 0)
        {
            throw new RefusalException(faults);
        }

        var health = HealthScore.Of(input, policy.Health, context.Trace)
            ?? throw new RefusalException(new Refusal("missing_field", "input", null, "at least one of growthPercent (or both revenues), dealsRegistered, portal, nps and alignment", "Give what is known; the rest is left out."));
        context.Trace.Conclude($"{Decimals.Text(health.Score)} of 100: {health.Band}. {Way(health)}");
        return health;
    }

    private static string Way(HealthScore health) => health.Next is { } next
        ? $"{Decimals.Text(next.Short)} points to {next.Band}, soonest by {string.Join(" and ", next.CheapestStep.Select(move => move.Reach))}."
        : "The highest band is reached.";
}
