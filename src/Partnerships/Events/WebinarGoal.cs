using Partnerships.Kernel;

namespace Partnerships.Events;

/// <summary>Works back from a goal to the reach it needs.</summary>
internal static class WebinarGoal
{
    private const string Metrics = "events-joint-webinars#event-metrics";

    internal static ForecastWebinar.GoalReach Of(int count, WebinarStage stage, decimal reach, IReadOnlyList<RateRange> rates, Trace trace)
    {
        IReadOnlyList<RateRange> used = [.. rates.Take((int)stage + 1)];
        var least = Needed("Least reach for the goal", count, [.. used.Select(rate => rate.ToPercent)], trace);
        var expected = Needed("Expected reach for the goal", count, [.. used.Select(rate => rate.Middle)], trace);
        var most = Needed("Most reach for the goal", count, [.. used.Select(rate => rate.FromPercent)], trace);
        if (expected is not { } needed)
        {
            trace.Warn("goal_out_of_reach", $"At a rate of 0% no reach brings {Decimals.Text(count)} {WebinarRates.Words(stage)}.", Metrics);
            return new(stage, count, least, expected, most, null);
        }

        var missing = needed > reach ? trace.Change("Reach still missing", needed, reach, Metrics) : 0m;
        if (missing > 0m)
        {
            trace.Warn("reach_short", $"The goal needs a reach of {Decimals.Text(needed)} at the expected rates; {Decimals.Text(missing)} are missing.", Metrics);
        }

        return new(stage, count, least, expected, most, missing);
    }

    private static decimal? Needed(string what, int count, IReadOnlyList<Percent> rates, Trace trace)
    {
        var rate = rates.Aggregate(1m, (product, next) => product * next.Fraction);
        return rate == 0m ? null
            : trace.Record(what, $"{Decimals.Text(count)} ÷ ({string.Join(" × ", rates)}), rounded up", decimal.Ceiling(count / rate), Metrics);
    }
}

/// <summary>Compares what happened with the target of each stage.</summary>
internal static class WebinarActuals
{
    private const string Metrics = "events-joint-webinars#event-metrics";

    internal static IReadOnlyList<ForecastWebinar.StageActual> Of(IReadOnlyList<int> counts, decimal reach, IReadOnlyList<RateRange> targets, Trace trace)
    {
        var stages = new List<ForecastWebinar.StageActual>();
        var before = reach;
        for (var i = 0; i < counts.Count; i++)
        {
            var stage = (WebinarStage)i;
            var rate = trace.Share($"Rate of {WebinarRates.Words(stage)}", counts[i], before, Metrics, digits: i == 0 ? 2 : 1);
            stages.Add(new(stage, counts[i], rate, Against(stage, counts[i], before, targets.ElementAtOrDefault(i), rate, trace)));
            before = counts[i];
        }

        return stages;
    }

    /// <summary>The counts decide, not the rounded rate.</summary>
    private static string? Against(WebinarStage stage, decimal count, decimal before, RateRange? target, Percent? rate, Trace trace)
    {
        if (target is null || rate is null)
        {
            return null;
        }

        if (count < before * target.FromPercent.Fraction)
        {
            trace.Warn("below_target", $"{rate} for {WebinarRates.Words(stage)} is below the target of {target.FromPercent} to {target.ToPercent}.", Metrics);
            return "below";
        }

        return count > before * target.ToPercent.Fraction ? "above" : "within";
    }
}

/// <summary>What does not fit together in the input.</summary>
internal static class WebinarFaults
{
    internal static void Refuse(ForecastWebinar.Input input, int rated)
    {
        var faults = new List<Refusal>();
        if (input.WinPercent is not null && input.OpportunityPercent is null)
        {
            faults.Add(new("missing", "opportunityPercent", null, "the rate that wins are counted from", "Give it with winPercent."));
        }

        if (input.Goal is null != input.GoalStage is null)
        {
            faults.Add(new("missing", input.Goal is null ? "goal" : "goalStage", null, "goal and goalStage together", "Say how many, and of what."));
        }
        else if (input.GoalStage is { } stage && (int)stage >= rated)
        {
            faults.Add(new("missing", stage == WebinarStage.Wins && input.OpportunityPercent is not null ? "winPercent" : "opportunityPercent", null,
                $"the rates up to {WebinarRates.Words(stage)}", "Give the rates, or set the goal at an earlier stage."));
        }

        var counts = input.Actual ?? [];
        for (var i = 0; i < counts.Count; i++)
        {
            if (counts[i] < 0 || (i > 0 && counts[i] > counts[i - 1]))
            {
                faults.Add(new("out_of_range", $"actual[{i}]", Decimals.Text(counts[i]), i == 0 ? "0 or more" : $"0 to {Decimals.Text(counts[i - 1])}, the count of the stage before", "Give the counts in the order of the stages."));
            }
        }

        if (faults.Count > 0)
        {
            throw new RefusalException(faults);
        }
    }
}
