using System.ComponentModel;
using Partnerships.Kernel;

namespace Partnerships.Program;

/// <summary>One tier of a table with its partners and what they cost in a year; a cost that is to be agreed is absent.</summary>
public sealed record TierCost(string Tier, int Partners, Money Revenue, Money? Mdf, Money? BenefitCost, Money? Commission);

/// <summary>What a table costs in a year.</summary>
public sealed record ProgramCost(
    IReadOnlyList<TierCost> Tiers,
    Money Revenue,
    Money? Mdf,
    Money? BenefitCost,
    Money? Commission,
    [property: Description("MDF + benefits + commission; absent while a part is not known.")] Money? Cost,
    [property: Description("Revenue x our margin, less the cost.")] Money? Margin,
    [property: Description("True when a tier with partners has figures that are lower bounds ('25%+').")] bool OpenEnded)
{
    internal string Spread() => string.Join(", ", Tiers.Select(tier => $"{Decimals.Text(tier.Partners)} {tier.Tier}"));
}

/// <summary>After less before.</summary>
public sealed record CostDifference(Money? Mdf, Money? BenefitCost, Money? Commission, Money? Cost, Money? Margin)
{
    internal static CostDifference Of(ProgramCost before, ProgramCost after, Trace trace)
    {
        return new(Less("MDF", before.Mdf, after.Mdf), Less("benefits", before.BenefitCost, after.BenefitCost), Less("commission", before.Commission, after.Commission),
            Less("program cost", before.Cost, after.Cost), Less("margin", before.Margin, after.Margin));

        Money? Less(string what, Money? old, Money? now) => old is { } b && now is { } a ? trace.Minus($"Difference in {what}", a, b, TierScenario.Model) : null;
    }
}

/// <summary>A portfolio under one table.</summary>
internal sealed class TierScenario
{
    public const string Structure = "program-tiers-benefits#standard-tier-structure";
    public const string Model = "program-tiers-benefits#what-a-tier-costs";

    /// <summary>Steps are recorded for each partner up to this many.</summary>
    public const int MostSteps = 25;

    private readonly string _name;
    private readonly IReadOnlyDictionary<string, Money> _benefits;
    private readonly Percent _margin;
    private readonly Trace _trace;
    private readonly List<Money>[] _revenue;

    public TierScenario(string name, IReadOnlyList<TierLevel> levels, IReadOnlyDictionary<string, Money> benefits, Percent margin, IReadOnlyList<TieredPartner> partners, Trace trace)
    {
        (_name, Levels, _benefits, _margin, _trace) = (name, levels, benefits, margin, trace);
        var index = levels.Select((level, i) => (level, i)).ToDictionary(pair => pair.level.Name, pair => pair.i, StringComparer.Ordinal);
        At = [.. partners.Select(partner => index[TierStanding.Earned(partner.Facts, levels).Name])];
        _revenue = [.. levels.Select(_ => new List<Money>())];
        for (var i = 0; i < partners.Count; i++)
        {
            _revenue[At[i]].Add(partners[i].Arr);
        }
    }

    /// <summary>The table.</summary>
    public IReadOnlyList<TierLevel> Levels { get; }

    /// <summary>Each partner's level, in the portfolio's order.</summary>
    public int[] At { get; }

    /// <summary>Partners of a level.</summary>
    public int Count(int level) => _revenue[level].Count;

    /// <summary>What the table costs.</summary>
    public ProgramCost Cost()
    {
        _trace.Record($"Partners by tier ({_name})", "the highest tier whose criteria are all met", string.Join(", ", Levels.Select((level, i) => $"{level.Name} {Decimals.Text(Count(i))}")), Structure);
        var tiers = Levels.Select(Tier).ToList();
        var revenue = _trace.Sum($"Revenue ({_name})", [.. tiers.Select(tier => tier.Revenue)], Model);
        var mdf = Total("MDF", tiers.Select(tier => tier.Mdf));
        var benefits = Total("Benefits", tiers.Select(tier => tier.BenefitCost));
        var commission = Total("Commission", tiers.Select(tier => tier.Commission));
        var cost = Total("Program cost", [mdf, benefits, commission]);
        Money? margin = cost is { } known ? _trace.Minus($"Margin after program cost ({_name})", _trace.Rate($"Our margin before partner cost ({_name})", revenue, _margin, Model), known, Model) : null;
        var open = Levels.Where((level, i) => level.OpenEnded && Count(i) > 0).ToList();
        open.ForEach(level => _trace.Assume($"{level.Name}'s figures are printed as lower bounds; the bounds are used, so its cost is the least it can be."));
        if (margin < _trace.Currency.Zero)
        {
            _trace.Warn("program_loses_money", $"Under the {_name} table the program costs more than our margin on its revenue.", "program-tiers-benefits#tier-design-principles");
        }

        return new(tiers, revenue, mdf, benefits, commission, cost, margin, open.Count > 0);
    }

    private TierCost Tier(TierLevel level, int i)
    {
        var count = Count(i);
        var what = $"{level.Name}, {Decimals.Text(count)} {(count == 1 ? "partner" : "partners")} ({_name}): ";
        var revenue = _trace.Sum(what + "revenue", _revenue[i], Model);
        if (count == 0)
        {
            return new(level.Name, 0, revenue, _trace.Currency.Zero, _trace.Currency.Zero, _trace.Currency.Zero);
        }

        Money? mdf = level.Mdf is { } fund ? _trace.Times(what + "MDF", fund, count, "revenue-sharing-models#mdf-allocation-by-tier") : null;
        Money? benefits = _benefits.TryGetValue(level.Name, out var each) ? _trace.Times(what + "benefits", each, count, Model) : null;
        Money? commission = level.CommissionPercent is { } rate
            ? _trace.Sum(what + "commission", _trace.RateEach(what + "commission by partner", _revenue[i], rate, "program-tiers-benefits#benefits-matrix"), "program-tiers-benefits#benefits-matrix") : null;
        var unknown = $"the policy states none, and {Decimals.Text(count)} {(count == 1 ? "partner is" : "partners are")} {level.Name} under the {_name} table; give it in change.";
        if (mdf is null)
        {
            _trace.NeedsTerms($"MDF of {level.Name}: {unknown}");
        }

        if (benefits is null)
        {
            _trace.Lacks($"benefit cost of {level.Name}: {unknown}");
        }

        if (commission is null)
        {
            _trace.NeedsTerms($"commission rate of {level.Name}: {unknown}");
        }

        return new(level.Name, count, revenue, mdf, benefits, commission);
    }

    private Money? Total(string what, IEnumerable<Money?> parts)
    {
        var all = parts.ToList();
        return all.TrueForAll(part => part is not null) ? _trace.Sum($"{what} ({_name})", [.. all.Select(part => part!.Value)], Model) : null;
    }
}
