using Partnerships.Kernel;

namespace Partnerships.Relationships;

/// <summary>What incentives and MDF cost, and multiples that name what they divide.</summary>
public sealed record MetricsIncentives(
    Money? Spiffs,
    Money? Rebates,
    Money? MdfUsed,
    Percent? MdfUtilizationPercent,
    IReadOnlyList<IncentiveMultiple> Multiples)
{
    private const string Rule = "channel-performance-dashboard#incentive-and-mdf";

    internal static MetricsIncentives Of(Money? sourced, ProgramMetrics.Totals totals, Trace trace)
    {
        var multiples = new List<IncentiveMultiple>();
        if (totals is { MdfUsed: { } used, MdfPipeline: { } pipeline })
        {
            Add("pipeline_per_dollar", "MDF pipeline", pipeline, "MDF used", [used]);
        }

        if (sourced is { } revenue && totals is { Spiffs: { } spiffs, MdfUsed: { } mdf })
        {
            Add("revenue_per_incentive_dollar", "sourced revenue", revenue, "quick bonuses and MDF", [spiffs, mdf]);
            if (totals.Rebates is { } rebates)
            {
                Add("revenue_per_incentive_dollar_with_rebates", "sourced revenue", revenue, "quick bonuses, rebates and MDF", [spiffs, rebates, mdf]);
            }
        }

        if (multiples.Count > 0)
        {
            trace.Assume("Incentive multiples are revenue or pipeline ÷ money spent, none of them a return; each names what it divides.");
        }
        else
        {
            trace.Lacks("totals.spiffs, rebates and mdfUsed: not given, so there are no incentive multiples.");
        }

        return new(totals.Spiffs, totals.Rebates, totals.MdfUsed, Utilization(totals, trace), multiples);

        void Add(string name, string numerator, Money above, string denominator, Money[] spent)
        {
            var below = spent.Length == 1 ? spent[0] : trace.Sum($"Spent: {denominator}", spent, Rule);
            if (below != trace.Currency.Zero)
            {
                multiples.Add(new(name, numerator, above, denominator, below, trace.Divide($"{numerator} ÷ {denominator}", above.Amount, below.Amount, 2, Rule)));
            }
        }
    }

    private static Percent? Utilization(ProgramMetrics.Totals totals, Trace trace)
    {
        if (totals is not { MdfUsed: { } used, MdfAllocated: { } allocated })
        {
            if (totals.MdfUsed is not null)
            {
                trace.Lacks("totals.mdfAllocated: not given, so there is no MDF utilization.");
            }
            else if (totals.MdfAllocated is not null)
            {
                trace.Lacks("totals.mdfUsed: not given, so there is no MDF utilization.");
            }

            return null;
        }

        trace.Assume("MDF allocated is what was set aside for the period, as given; it is not what tiers might claim.");
        return trace.Share("MDF utilization", used.Amount, allocated.Amount, Rule);
    }
}

/// <summary>One multiple with both of its parts.</summary>
public sealed record IncentiveMultiple(string Name, string Numerator, Money Above, string Denominator, Money Below, decimal Multiple);
