using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Program;

/// <summary>What a partner of each tier returns on what it costs.</summary>
public static partial class TierEconomics
{
    private const string Rule = "program-tiers-benefits#tier-economics-model";

    /// <summary>The tiers to look at.</summary>
    public sealed record Input
    {
        /// <summary>One row a tier; absent, the policy's model.</summary>
        [Description("What is left out of a row, or the whole list, is the policy's model."), Size(1, 25)]
        public IReadOnlyList<Row>? Tiers { get; init; }
    }

    /// <summary>One tier's averages in a year.</summary>
    public sealed record Row
    {
        /// <summary>The tier's name.</summary>
        [Size(1, 100)]
        public required string Tier { get; init; }

        /// <summary>Revenue of an average partner.</summary>
        [Description("Of an average partner."), Within(0, 1_000_000_000_000)]
        public Money? Revenue { get; init; }

        /// <summary>Our margin on that revenue.</summary>
        [Within(0, 100)]
        public Percent? MarginPercent { get; init; }

        /// <summary>What such a partner costs us.</summary>
        [Within(0, 1_000_000_000_000)]
        public Money? PartnerCost { get; init; }
    }

    /// <summary>The policy's model.</summary>
    public sealed record Policy
    {
        /// <summary>Averages by tier. Source: Tier Economics Model.</summary>
        public required IReadOnlyList<Model> TierEconomics { get; init; }
    }

    /// <summary>One row of the policy's <c>tierEconomics</c>.</summary>
    public sealed record Model
    {
        /// <summary>The tier's name.</summary>
        public required string Tier { get; init; }

        /// <summary>Revenue of an average partner in a year.</summary>
        public required Money Revenue { get; init; }

        /// <summary>True where the source prints a plus sign ("$1M+").</summary>
        [Description("True when the revenue is only a lower bound ('1M+').")]
        public bool OpenEnded { get; init; }

        /// <summary>Our margin on it.</summary>
        public required Percent MarginPercent { get; init; }

        /// <summary>What such a partner costs us in a year.</summary>
        public required Money PartnerCost { get; init; }
    }

    /// <summary>The tiers in the order given.</summary>
    public sealed record Result(IReadOnlyList<Economics> Tiers);

    /// <summary>One tier's economics.</summary>
    public sealed record Economics(
        string Tier,
        Money Revenue,
        Percent MarginPercent,
        [property: Description("Revenue x margin.")] Money Margin,
        Money PartnerCost,
        [property: Description("Margin / partner cost, to one digit; absent without a cost. Not a net ROI.")] decimal? ReturnMultiple,
        [property: Description("The same to four digits.")] decimal? ExactMultiple,
        [property: Description("Margin - partner cost.")] Money Kept,
        [property: Description("Revenue at which the margin pays the cost; absent when there is no margin.")] Money? BreakEvenRevenue,
        bool OpenEnded);

    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(Result))]
    private sealed partial class TierEconomicsJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<Input, Policy, Result>(
        "tier_economics", "Tier economics",
        "What a partner of each tier returns: margin, return multiple on partner cost, what is kept, and the revenue that breaks even.",
        """{"tiers":[{"tier":"Gold","revenue":180000},{"tier":"Platinum"}]}""",
        TierEconomicsJson.Default, Run);

    private static Result Run(Input input, Policy policy, RunContext context)
    {
        var trace = context.Trace;
        var rows = input.Tiers ?? [.. policy.TierEconomics.Select(model => new Row { Tier = model.Tier })];
        var tiers = Completed(rows, policy.TierEconomics, trace).Select(model => Of(model, trace)).ToList();
        trace.Assume("A return multiple is margin ÷ partner cost; it is neither a net return nor comparable with an event's or a pipeline's multiple.");
        trace.Conclude("Return on partner cost: " + string.Join(", ", tiers.Select(tier => tier.ReturnMultiple is { } multiple
            ? $"{tier.Tier} {Decimals.Text(multiple)}× (keeps {tier.Kept})" : $"{tier.Tier} without a cost (keeps {tier.Kept})")) + ".");
        return new(tiers);
    }

    private static List<Model> Completed(IReadOnlyList<Row> rows, IReadOnlyList<Model> models, Trace trace)
    {
        var (complete, faults) = (new List<Model>(), new List<Refusal>());
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (rows.Take(i).Any(earlier => Same(earlier.Tier, row.Tier)))
            {
                faults.Add(new("duplicate_tier", $"tiers[{i}].tier", row.Tier, "each tier once", "Join the two rows."));
            }

            var model = models.FirstOrDefault(known => Same(known.Tier, row.Tier));
            (string Name, string Words, bool Given)[] figures = [("revenue", "revenue", row.Revenue is not null), ("marginPercent", "margin", row.MarginPercent is not null), ("partnerCost", "cost", row.PartnerCost is not null)];
            var missing = figures.Where(figure => !figure.Given).ToList();
            if (model is null && missing.Count > 0)
            {
                faults.AddRange(missing.Select(figure => new Refusal("missing_figure", $"tiers[{i}].{figure.Name}", null, $"a figure, since the policy models only {string.Join(", ", models.Select(known => known.Tier))}",
                    Nearest.Or(row.Tier, models.Select(known => known.Tier), "Give it."))));
                continue;
            }

            if (missing.Count > 0)
            {
                trace.Assume($"{model!.Tier}: {string.Join(", ", missing.Select(figure => figure.Words))} {(missing.Count == 1 ? "is" : "are")} the policy's average, not yours.");
            }

            complete.Add(new()
            {
                Tier = model?.Tier ?? row.Tier,
                Revenue = row.Revenue ?? model!.Revenue,
                OpenEnded = row.Revenue is null && model!.OpenEnded,
                MarginPercent = row.MarginPercent ?? model!.MarginPercent,
                PartnerCost = row.PartnerCost ?? model!.PartnerCost,
            });
        }

        return faults.Count == 0 ? complete : throw new RefusalException(faults);
    }

    private static Economics Of(Model tier, Trace trace)
    {
        if (tier.OpenEnded)
        {
            trace.Assume($"{tier.Tier}'s revenue is printed as a lower bound ('{tier.Revenue}+'); the bound itself is used.");
        }

        var margin = trace.Rate($"{tier.Tier} margin", tier.Revenue, tier.MarginPercent, Rule);
        var kept = trace.Minus($"{tier.Tier} margin kept", margin, tier.PartnerCost, Rule);
        decimal? exact = null, shown = null;
        if (tier.PartnerCost > trace.Currency.Zero)
        {
            exact = trace.Divide($"{tier.Tier} return multiple, exact", margin.Amount, tier.PartnerCost.Amount, 4, Rule);
            shown = trace.Divide($"{tier.Tier} return multiple", margin.Amount, tier.PartnerCost.Amount, 1, Rule);
        }

        Money? breakEven = tier.MarginPercent > new Percent(0m) ? trace.Over($"{tier.Tier} break-even revenue", tier.PartnerCost, tier.MarginPercent, Rule) : null;
        if (kept < trace.Currency.Zero)
        {
            trace.Warn("tier_loses_money", $"An average {tier.Tier} partner costs {-kept} more than its margin{(breakEven is { } even ? $"; it pays from {even} of revenue" : "")}.", "program-tiers-benefits#tier-design-principles");
        }

        return new(tier.Tier, tier.Revenue, tier.MarginPercent, margin, tier.PartnerCost, shown, exact, kept, breakEven, tier.OpenEnded);
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
