using System.ComponentModel;
using Partnerships.Kernel;

namespace Partnerships.Relationships;

/// <summary>Who was there, who came, who left, and who of the start is still there.</summary>
public sealed record Ecosystem(
    [property: Description("Agreement in force at the end.")] int Partners,
    int Joined,
    int Left,
    int AtStart,
    [property: Description("Of those at the start.")] int Kept,
    Percent? RetentionPercent)
{
    private const string Rule = "channel-performance-dashboard#ecosystem-overview";

    internal static Ecosystem Of(MetricsPortfolio portfolio)
    {
        var (trace, all) = (portfolio.Trace, portfolio.All);
        var joined = trace.Record("Partners that joined", "agreements that started in the period", all.Count(partner => partner.Joined >= portfolio.From), Rule);
        var left = trace.Record("Partners that left", "agreements that ended in the period", all.Count - portfolio.Here.Count, Rule);
        var here = trace.Record("Partners at the end", $"agreements in force on {Calendar.Iso(portfolio.To)}", portfolio.Here.Count, Rule);
        var start = trace.Record("Partners at the start", $"{here} − {joined} that joined + {left} that left", all.Count(partner => partner.Joined < portfolio.From), Rule);
        var kept = trace.Record("Of them still there at the end", "the same partners, not the number at the end", portfolio.Here.Count(partner => partner.Joined < portfolio.From), Rule);
        if (start == 0)
        {
            trace.Lacks("retention: nobody was a partner before the period.");
        }

        trace.Assume("Retention follows a cohort: partners at the start that are still there ÷ partners at the start.");
        return new(here, joined, left, start, kept, trace.Share("Retention", kept, start, Rule));
    }
}
