using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Strategy;

/// <summary>How mature a partner program is in seven dimensions, what to build next, and the stage its team is in.</summary>
public static partial class AssessProgramMaturity
{
    private const string Maturity = "strategy-program-architecture#program-maturity-assessment";
    private const string Stages = "strategy-program-architecture#org-structure-by-program-maturity";

    /// <summary>The level of each dimension, 1 to 4.</summary>
    public sealed record Input
    {
        /// <summary>Ad hoc to optimized.</summary>
        [Within(1, 4)]
        public int? Strategy { get; init; }

        /// <summary>Single to dynamic.</summary>
        [Within(1, 4)]
        public int? PartnerTypes { get; init; }

        /// <summary>None to predictive.</summary>
        [Within(1, 4)]
        public int? Tiers { get; init; }

        /// <summary>Manual to optimized.</summary>
        [Within(1, 4)]
        public int? Economics { get; init; }

        /// <summary>Minimal to personalized.</summary>
        [Within(1, 4)]
        public int? Enablement { get; init; }

        /// <summary>Manual to automated.</summary>
        [Within(1, 4)]
        public int? Operations { get; init; }

        /// <summary>Lagging only to real-time.</summary>
        [Within(1, 4)]
        public int? Metrics { get; init; }

        /// <summary>People in the partnerships team.</summary>
        [Within(1, 100_000)]
        public int? TeamSize { get; init; }
    }

    /// <summary>The policy's levels and stages.</summary>
    public sealed record Policy
    {
        /// <summary>What each level of each dimension looks like.</summary>
        public required MaturityLevels Maturity { get; init; }

        /// <summary>The organisation's stages, smallest team first.</summary>
        public required IReadOnlyList<OrgStage> OrgStages { get; init; }
    }

    /// <summary>The policy's <c>maturity</c> section: the levels of each dimension, lowest first. Source: Program Maturity Assessment.</summary>
    public sealed record MaturityLevels
    {
        /// <summary>Strategy.</summary>
        public required IReadOnlyList<string> Strategy { get; init; }

        /// <summary>Partner types.</summary>
        public required IReadOnlyList<string> PartnerTypes { get; init; }

        /// <summary>Tiers.</summary>
        public required IReadOnlyList<string> Tiers { get; init; }

        /// <summary>Economics.</summary>
        public required IReadOnlyList<string> Economics { get; init; }

        /// <summary>Enablement.</summary>
        public required IReadOnlyList<string> Enablement { get; init; }

        /// <summary>Operations.</summary>
        public required IReadOnlyList<string> Operations { get; init; }

        /// <summary>Metrics.</summary>
        public required IReadOnlyList<string> Metrics { get; init; }
    }

    /// <summary>A stage of the organisation. Source: Org Structure by Program Maturity.</summary>
    public sealed record OrgStage : IBand
    {
        /// <summary>Its name.</summary>
        public required string Name { get; init; }

        /// <summary>The smallest team in it.</summary>
        public required int From { get; init; }

        /// <summary>What it works on.</summary>
        public required string Focus { get; init; }

        /// <summary>Where partnerships report.</summary>
        public required string Reporting { get; init; }

        decimal IBand.From => From;
    }

    /// <summary>The average, the weakest and what comes next.</summary>
    public sealed record Result(
        [property: Description("Average level of the dimensions given.")] decimal Overall,
        IReadOnlyList<string> Weakest,
        IReadOnlyList<DimensionLevel> Dimensions,
        string? Stage,
        string? Focus,
        string? Reporting);

    /// <summary>One dimension; next is absent at the top.</summary>
    public sealed record DimensionLevel(string Dimension, int Level, string Now, string? Next);

    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(Result))]
    private sealed partial class AssessProgramMaturityJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<Input, Policy, Result>(
        "assess_program_maturity", "Program maturity",
        "Maturity of a partner program: seven dimensions at level 1-4 → average, weakest, what to build next, and the team's stage.",
        """{"strategy":2,"partnerTypes":2,"tiers":3,"economics":2,"enablement":1,"operations":1,"metrics":2,"teamSize":15}""",
        AssessProgramMaturityJson.Default, Run);

    private static Result Run(Input input, Policy policy, RunContext context)
    {
        var trace = context.Trace;
        var rated = Rated(input, policy.Maturity, trace);
        if (rated.Count == 0)
        {
            throw new RefusalException(new Refusal("missing", "strategy", null, "at least one dimension at level 1 to 4", "Rate the dimensions you can judge."));
        }

        var total = trace.Total("Levels together", [.. rated.Select(dimension => (decimal)dimension.Level)], Maturity);
        var overall = trace.Divide("Overall", total, rated.Count, 1, Maturity);
        var least = rated.Min(dimension => dimension.Level);
        IReadOnlyList<string> weakest = [.. rated.Where(dimension => dimension.Level == least).Select(dimension => dimension.Dimension)];
        trace.Record("Weakest", $"level {least}, the lowest given", string.Join(", ", weakest), Maturity);
        trace.Assume("Every dimension counts the same in the average.");
        var stage = Stage(input.TeamSize, policy.OrgStages, trace);
        trace.Conclude($"Overall level {Decimals.Text(overall)}; weakest at level {least}: {string.Join(", ", weakest)}."
            + (stage is null ? "" : $" A team of {Decimals.Text(input.TeamSize!.Value)} is in the {stage.Name} stage: {stage.Focus}."));
        return new(overall, weakest, rated, stage?.Name, stage?.Focus, stage?.Reporting);
    }

    private static List<DimensionLevel> Rated(Input input, MaturityLevels levels, Trace trace)
    {
        var rated = new List<DimensionLevel>();
        foreach (var (name, level, steps) in new[]
        {
            ("Strategy", input.Strategy, levels.Strategy), ("Partner types", input.PartnerTypes, levels.PartnerTypes), ("Tiers", input.Tiers, levels.Tiers),
            ("Economics", input.Economics, levels.Economics), ("Enablement", input.Enablement, levels.Enablement),
            ("Operations", input.Operations, levels.Operations), ("Metrics", input.Metrics, levels.Metrics),
        })
        {
            if (level is { } at && at <= steps.Count)
            {
                rated.Add(new(name, at, steps[at - 1], steps.ElementAtOrDefault(at)));
            }
            else
            {
                trace.Lacks($"{name}: not rated, so the average leaves it out.");
            }
        }

        return rated;
    }

    private static OrgStage? Stage(int? team, IReadOnlyList<OrgStage> stages, Trace trace)
    {
        if (team is not { } size)
        {
            trace.Lacks("teamSize: without it no stage is named.");
            return null;
        }

        trace.Assume("A team size between two stages belongs to the lower one; 50 is the start of Enterprise.");
        return trace.Reach("Stage of the organisation", stages, size, stage => stage.Name, Stages);
    }
}
