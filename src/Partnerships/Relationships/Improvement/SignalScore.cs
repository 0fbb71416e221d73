using System.ComponentModel;
using Partnerships.Kernel;

namespace Partnerships.Relationships;

/// <summary>One signal: its value and the points it adds to the early-warning score.</summary>
public sealed record SignalScore(WarningSignal Signal, decimal Value, [property: Description("ok, watch or alarm.")] string State, decimal Points, int Of)
{
    /// <summary>The signals with data, in the policy's order.</summary>
    internal static IReadOnlyList<SignalScore> All(ImprovementPlan.Input input, Money gap, ImprovementPolicy plan, Trace trace)
    {
        var scores = new List<SignalScore>();
        foreach (var figures in plan.Signals)
        {
            var (value, how) = Measure(figures.Signal, input, gap);
            if (value is { } exact)
            {
                scores.Add(Score(figures, exact, how, trace));
            }
            else
            {
                trace.Lacks($"{how}; its {figures.Points} points are left out and the others are scaled up to 100.");
            }
        }

        return scores;
    }

    /// <summary>Judged by the exact value, shown rounded.</summary>
    private static SignalScore Score(SignalFigures figures, decimal value, string how, Trace trace)
    {
        bool Beyond(decimal limit) => figures.HigherIsWorse ? value > limit : value < limit;
        var (state, points) = Beyond(figures.Alarm) ? ("alarm", (decimal)figures.Points) : Beyond(figures.Watch) ? ("watch", figures.Points / 2m) : ("ok", 0m);
        var side = figures.HigherIsWorse ? "over" : "under";
        trace.Record($"Signal {Words(figures.Signal)}", $"{how}: {Decimals.Text(Decimals.Round(value, 2))}; watch {side} {Decimals.Text(figures.Watch)}, alarm {side} {Decimals.Text(figures.Alarm)}; {state}", points, ImprovementPlan.Rule);
        return new(figures.Signal, Decimals.Round(value, 1), state, points, figures.Points);
    }

    private static (decimal? Value, string How) Measure(WarningSignal signal, ImprovementPlan.Input input, Money gap) => signal switch
    {
        WarningSignal.Attainment => (input.Revenue.Amount * 100m / input.Target.Amount, $"{input.Revenue} ÷ {input.Target} in percent"),
        WarningSignal.Growth => input.RevenueLastYear is { } before
            ? ((input.Revenue.Amount - before.Amount) * 100m / before.Amount, $"({input.Revenue} − {before}) ÷ {before} in percent")
            : (null, "revenueLastYear: not given"),
        WarningSignal.Coverage => input.Pipeline is not { } pipeline ? (null, "pipeline: not given")
            : gap.Amount == 0m ? (null, "coverage: the target is reached, so there is no gap to cover")
            : (pipeline.Amount / gap.Amount, $"{pipeline} ÷ {gap}"),
        WarningSignal.Health => input.Health is { } health ? (health, "as given") : (null, "health: not given"),
        WarningSignal.Deals => input.Deals is { } deals ? (deals, "registered in the quarter") : (null, "deals: not given"),
        _ => input.LastContact is { } last ? (input.AsOf.DayNumber - last.DayNumber, $"{Calendar.Iso(input.AsOf)} − {Calendar.Iso(last)}") : (null, "lastContact: not given"),
    };

    private static string Words(WarningSignal signal) => signal == WarningSignal.DaysSinceContact ? "days since contact" : signal.ToString().ToLowerInvariant();
}
