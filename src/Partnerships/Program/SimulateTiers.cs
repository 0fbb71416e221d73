using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Program;

/// <summary>What a portfolio looks like under the policy's tier table and under a changed one: who moves and what the program costs.</summary>
public static partial class SimulateTiers
{
    /// <summary>A portfolio, and what would change.</summary>
    public sealed record Input
    {
        /// <summary>The portfolio.</summary>
        [Size(1, 10_000)]
        public required IReadOnlyList<TieredPartner> Partners { get; init; }

        /// <summary>Figures of tiers that would change; the rest stays as in the policy.</summary>
        [Description("Tier figures that would change."), Size(1, 20)]
        public IReadOnlyList<TierChange>? Change { get; init; }

        /// <summary>Our margin on the revenue before any partner cost; absent, the policy's.</summary>
        [Description("Our margin before partner cost."), Within(0, 100)]
        public Percent? MarginPercent { get; init; }

        /// <summary>Which moves to show.</summary>
        public Page? Page { get; init; }
    }

    /// <summary>The tiers and what they cost.</summary>
    public sealed record Policy
    {
        /// <summary>The tier table.</summary>
        public required TierTable Tiers { get; init; }

        /// <summary>Benefit costs and our margin.</summary>
        public required SimulationFigures TierSimulation { get; init; }
    }

    /// <summary>Both tables and what lies between them.</summary>
    public sealed record Result(
        [property: Description("Partners.")] int Total,
        [property: Description("Under the policy's table.")] ProgramCost Before,
        [property: Description("Under the changed table; absent without a change.")] ProgramCost? After,
        [property: Description("After - before; a figure to be agreed is absent.")] CostDifference? Difference,
        [property: Description("Partners whose tier differs, of which moves is one page.")] int Moved,
        int Up,
        int Down,
        IReadOnlyList<TierMove> Moves,
        [property: Description("Partners that hold another tier now than the policy's table gives.")] int HeldDiffers);

    /// <summary>A partner whose tier differs; without a change, from the tier it holds.</summary>
    public sealed record TierMove(string Name, string From, string To);

    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(Result))]
    private sealed partial class SimulateTiersJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<Input, Policy, Result>(
        "simulate_tiers", "Simulate tiers",
        "A portfolio under the tier table and a changed one: partners per tier, who moves, program cost and margin, and the difference.",
        """{"partners":[{"name":"Nordlicht","arr":120000,"qualifiedReferrals":4,"certifiedPeople":3,"tier":"Gold"},{"name":"Cloudia","arr":40000,"qualifiedReferrals":6,"certifiedPeople":1}],"change":[{"tier":"Gold","arr":150000,"mdf":20000}]}""",
        SimulateTiersJson.Default, Run);

    private static Result Run(Input input, Policy policy, RunContext context)
    {
        var (trace, table, figures) = (context.Trace, policy.Tiers, policy.TierSimulation);
        SimulationFaults.Refuse(input, table);
        Say(input.Partners, table, trace);
        var costs = figures.BenefitCosts.ToDictionary(row => row.Tier, row => row.Cost, StringComparer.OrdinalIgnoreCase);
        var margin = input.MarginPercent ?? figures.MarginPercent;
        var now = new TierScenario("policy", table.Levels, costs, margin, input.Partners, trace);
        var then = input.Change is { } change ? Changed(change, table, costs, margin, input.Partners, trace) : null;
        var before = now.Cost();
        var after = then?.Cost();
        var difference = after is null ? null : CostDifference.Of(before, after, trace);

        var levels = table.Levels.ToList();
        var held = input.Partners.Select(partner => partner.Tier is { } name ? levels.IndexOf(table.Named(name, "tier")) : (int?)null).ToList();
        var moves = input.Partners.Select((partner, i) => (partner.Name, From: then is null ? held[i] ?? now.At[i] : now.At[i], To: then?.At[i] ?? now.At[i])).Where(move => move.From != move.To).ToList();
        var differs = held.Where((at, i) => at is { } tier && tier != now.At[i]).Count();
        if (input.Partners.Count <= TierScenario.MostSteps)
        {
            moves.ForEach(move => trace.Record($"{move.Name} moves", "the tier earned before and after", $"{levels[move.From].Name} → {levels[move.To].Name}", TierScenario.Structure));
        }

        Check(now, then, trace);
        trace.Conclude(Words(input.Partners.Count, before, after, difference, moves.Count(move => move.To > move.From), moves.Count(move => move.To < move.From), then is null, context.Currency.Code));
        return new(input.Partners.Count, before, after, difference, moves.Count, moves.Count(move => move.To > move.From), moves.Count(move => move.To < move.From),
            [.. Page.Of(moves, input.Page).Select(move => new TierMove(move.Name, levels[move.From].Name, levels[move.To].Name))], differs);
    }

    private static TierScenario Changed(IReadOnlyList<TierChange> change, TierTable table, Dictionary<string, Money> costs, Percent margin, IReadOnlyList<TieredPartner> partners, Trace trace)
    {
        var rows = change.ToDictionary(row => row.Tier, StringComparer.OrdinalIgnoreCase);
        IReadOnlyList<TierLevel> levels = [.. table.Levels.Select(level => rows.TryGetValue(level.Name, out var row) ? row.To(level) : level)];
        var benefits = new Dictionary<string, Money>(costs, StringComparer.OrdinalIgnoreCase);
        foreach (var row in change.Where(row => row.BenefitCost is not null))
        {
            benefits[row.Tier] = row.BenefitCost!.Value;
        }

        trace.Assume("A changed table moves nobody by itself: promotion, grace and demotion follow the review rule (review_tier).");
        return new("changed", levels, benefits, margin, partners, trace);
    }

    private static void Say(IReadOnlyList<TieredPartner> partners, TierTable table, Trace trace)
    {
        trace.Assume("MDF is counted in full for every partner of a tier, and commission at the tier's rate on all of its revenue: the most the program can cost.");
        trace.Assume("A tier needs (revenue or referrals) and everything else it asks; both tables judge the same figures, and the revenue does not change with the tier.");
        if (table.Measure == TierMeasure.InfluencedArr)
        {
            trace.Warn("influenced_revenue", "This policy's tiers count influenced revenue; commission on it would also pay for deals the partner did not source.", "revenue-sharing-models#partner-influenced-partial-commission");
        }

        (string Field, bool Asked, int Missing)[] gaps =
        [
            ("qualifiedReferrals", table.Levels.Any(level => level.Referrals is not null), partners.Count(partner => partner.QualifiedReferrals is null)),
            ("certifiedPeople", table.Levels.Any(level => level.Certified > 0), partners.Count(partner => partner.CertifiedPeople is null)),
            ("newLogos", table.Levels.Any(level => level.NewLogos > 0), partners.Count(partner => partner.NewLogos is null)),
            ("activePipeline", table.Levels.Any(level => level.ActivePipeline), partners.Count(partner => partner.ActivePipeline is null)),
            ("strategicWin", table.Levels.Any(level => level.StrategicWin), partners.Count(partner => partner.StrategicWin is null)),
        ];
        foreach (var (field, _, missing) in gaps.Where(gap => gap.Asked && gap.Missing > 0))
        {
            trace.Lacks($"{field}: not given for {Decimals.Text(missing)} of {Decimals.Text(partners.Count)} partners; taken as not shown.");
        }
    }

    private static void Check(TierScenario now, TierScenario? then, Trace trace)
    {
        var levels = (then ?? now).Levels;
        for (var i = 1; i < levels.Count; i++)
        {
            var (low, high) = (levels[i - 1], levels[i]);
            if (high.Arr < low.Arr || high.Referrals < low.Referrals || high.Certified < low.Certified)
            {
                trace.Warn("tiers_out_of_order", $"{high.Name} asks {Less(low, high)} than {low.Name}; a partner could reach it without passing {low.Name}.", "program-tiers-benefits#tier-design-principles");
            }

            if (high.Mdf < low.Mdf || high.CommissionPercent < low.CommissionPercent || (high.Mdf == low.Mdf && high.CommissionPercent == low.CommissionPercent && high.Mdf is not null))
            {
                trace.Warn("benefits_not_differentiated", $"{high.Name} gives no more MDF and commission than {low.Name}, or less; each tier needs its own value.", "program-tiers-benefits#anti-patterns");
            }

            if (then is not null && now.Count(i) > 0 && then.Count(i) == 0)
            {
                trace.Warn("tier_out_of_reach", $"{high.Name} has {Decimals.Text(now.Count(i))} {(now.Count(i) == 1 ? "partner" : "partners")} now and none under the changed table; check that the step from {low.Name} can be made.", "program-tiers-benefits#anti-patterns");
            }
        }
    }

    private static string Less(TierLevel low, TierLevel high)
    {
        (string What, bool Is)[] all = [("less revenue", high.Arr < low.Arr), ("fewer referrals", high.Referrals < low.Referrals), ("fewer certified people", high.Certified < low.Certified)];
        return string.Join(" and ", all.Where(one => one.Is).Select(one => one.What));
    }

    private static string Words(int total, ProgramCost before, ProgramCost? after, CostDifference? difference, int up, int down, bool single, string currency)
    {
        var first = $"{Decimals.Text(total)} {(total == 1 ? "partner" : "partners")}: {before.Spread()}{(after is null ? "" : $"; under the change {after.Spread()}")}. "
            + $"{Decimals.Text(up)} up, {Decimals.Text(down)} down{(single ? " against the tier held" : "")}. ";
        return first + (difference?.Cost is { } cost
            ? $"Program cost {before.Cost} → {after!.Cost} {currency} (difference {cost}), margin after it {before.Margin} → {after.Margin}."
            : after is null && before.Cost is { } one ? $"Program cost {one} {currency}, margin after it {before.Margin}."
            : "The program cost cannot be totalled yet: some of its figures are neither in the policy nor given.");
    }
}
