using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Program;

/// <summary>Which benefits are used less than they should be, and what to do about it.</summary>
public static partial class BenefitUtilization
{
    private const string Rule = "program-tiers-benefits#benefit-utilization-tracking";

    /// <summary>What was used of what was on offer.</summary>
    public sealed record Input
    {
        /// <summary>One row a benefit.</summary>
        [Size(1, 25)]
        public required IReadOnlyList<Usage> Benefits { get; init; }
    }

    /// <summary>One benefit in one unit: money, seats, hours, partners.</summary>
    public sealed record Usage
    {
        /// <summary>The benefit's name in the policy.</summary>
        [Description("MDF, training, deal registration, content library, sales support."), Size(1, 100)]
        public required string Benefit { get; init; }

        /// <summary>How much was used.</summary>
        [Within(0, 1_000_000_000_000)]
        public required decimal Used { get; init; }

        /// <summary>How much was available, in the same unit.</summary>
        [Description("In the unit of used."), Within(0, 1_000_000_000_000)]
        public required decimal Available { get; init; }
    }

    /// <summary>The policy's targets.</summary>
    public sealed record Policy
    {
        /// <summary>Targets by benefit. Source: Benefit Utilization Tracking.</summary>
        public required IReadOnlyList<Target> BenefitUtilization { get; init; }
    }

    /// <summary>One row of the policy's <c>benefitUtilization</c>.</summary>
    public sealed record Target
    {
        /// <summary>The benefit's name.</summary>
        public required string Benefit { get; init; }

        /// <summary>The share that should be used, inclusive.</summary>
        public required Percent TargetPercent { get; init; }

        /// <summary>What to do when it is not.</summary>
        public required string Remedy { get; init; }
    }

    /// <summary>Each benefit against its target.</summary>
    public sealed record Result(
        IReadOnlyList<Utilization> Benefits,
        [property: Description("Benefits under target, furthest below first.")] IReadOnlyList<string> Under);

    /// <summary>One benefit; the last fields are absent when it is on target.</summary>
    public sealed record Utilization(
        string Benefit,
        [property: Description("Used / available; absent when nothing was available.")] Percent? UtilizationPercent,
        Percent TargetPercent,
        bool? OnTarget,
        [property: Description("What more must be used to reach the target, in its unit.")] decimal? Missing,
        string? Remedy);

    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(Result))]
    private sealed partial class BenefitUtilizationJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<Input, Policy, Result>(
        "benefit_utilization", "Benefit utilization",
        "Used ÷ available for each partner benefit against its target: which are under, by how much, and the remedy.",
        """{"benefits":[{"benefit":"MDF","used":156000,"available":200000},{"benefit":"Training","used":31,"available":50}]}""",
        BenefitUtilizationJson.Default, Run);

    private static Result Run(Input input, Policy policy, RunContext context)
    {
        var trace = context.Trace;
        var targets = Targets(input.Benefits, policy.BenefitUtilization);
        var benefits = input.Benefits.Zip(targets, (usage, target) => Compare(usage, target, trace)).ToList();
        foreach (var absent in policy.BenefitUtilization.Except(targets))
        {
            trace.Lacks($"{absent.Benefit}: not given, so not compared with its target of {absent.TargetPercent}.");
        }

        var under = input.Benefits.Zip(benefits).Where(pair => pair.Second.OnTarget == false)
            .OrderBy(pair => pair.First.Used / pair.First.Available * 100m - pair.Second.TargetPercent.Points).Select(pair => pair.Second).ToList();
        trace.Conclude(under.Count == 0
            ? $"No benefit of the {benefits.Count} given is under its target."
            : "Under target: " + string.Join("; ", under.Select(benefit => $"{benefit.Benefit} {benefit.UtilizationPercent} of {benefit.TargetPercent} ({benefit.Remedy})")) + ".");
        return new(benefits, [.. under.Select(benefit => benefit.Benefit)]);
    }

    private static List<Target> Targets(IReadOnlyList<Usage> benefits, IReadOnlyList<Target> known)
    {
        var (targets, faults) = (new List<Target>(), new List<Refusal>());
        for (var i = 0; i < benefits.Count; i++)
        {
            var (name, path) = (benefits[i].Benefit, $"benefits[{i}].benefit");
            if (known.FirstOrDefault(target => string.Equals(target.Benefit, name, StringComparison.OrdinalIgnoreCase)) is not { } target)
            {
                var names = known.Select(row => row.Benefit).ToList();
                faults.Add(new("not_a_choice", path, name, "one of " + string.Join(", ", names),
                    Nearest.Or(name, names, "Use a benefit of the policy, or add its target there.")));
            }
            else if (targets.Contains(target))
            {
                faults.Add(new("duplicate_benefit", path, name, "each benefit once", "Add the two rows up."));
            }
            else
            {
                targets.Add(target);
            }
        }

        return faults.Count == 0 ? targets : throw new RefusalException(faults);
    }

    private static Utilization Compare(Usage usage, Target target, Trace trace)
    {
        if (trace.Share($"{target.Benefit} utilization", usage.Used, usage.Available, Rule) is not { } share)
        {
            trace.Lacks($"{target.Benefit}: nothing was available, so there is no utilization.");
            return new(target.Benefit, null, target.TargetPercent, null, null, null);
        }

        if (usage.Used > usage.Available)
        {
            trace.Warn("used_above_available", $"{target.Benefit}: {Decimals.Text(usage.Used)} used of {Decimals.Text(usage.Available)}; check that both are in one unit and of one period.", Rule);
        }

        // The amounts decide: 79.96% prints as 80% and is below.
        var wanted = trace.Portion($"{target.Benefit} at target", usage.Available, target.TargetPercent, Rule);
        return usage.Used >= wanted
            ? new(target.Benefit, share, target.TargetPercent, true, null, null)
            : new(target.Benefit, share, target.TargetPercent, false, trace.Change($"{target.Benefit} missing to the target", wanted, usage.Used, Rule), target.Remedy);
    }
}
