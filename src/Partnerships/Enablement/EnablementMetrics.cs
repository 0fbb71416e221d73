using Partnerships.Kernel;

namespace Partnerships.Enablement;

/// <summary>Judges each metric of the enablement table by the counts themselves.</summary>
internal sealed record EnablementMetrics(Trace Trace)
{
    private const string Rule = "enablement-partner-content#enablement-metrics";

    /// <summary>A share: 79.96% prints as 80% and is below.</summary>
    public EnablementMetric? Share(string metric, (string Name, int? Count) part, (string Name, int? Count) whole, string unit, ShareTarget target)
    {
        if (part.Count is not { } count || whole.Count is not { } all)
        {
            return Skip(metric, part.Count is null ? $"{part.Name} is not given" : $"{whole.Name} is not given");
        }

        if (Trace.Share(metric, count, all, Rule) is not { } share)
        {
            return Skip(metric, $"{whole.Name} is zero");
        }

        var wanted = all * target.TargetPercent.Fraction;
        var missing = (int)decimal.Ceiling(wanted) - count;
        return Judged(new(metric, share.ToString(), $"{target.TargetPercent} or more", count >= wanted,
            count >= wanted ? null : $"{Decimals.Text(missing)} more {unit}", count >= wanted ? null : target.Action));
    }

    /// <summary>The mean of the days to a first deal, beside the median and how many were too late.</summary>
    public EnablementMetric? Days(string metric, IReadOnlyList<int>? days, DaysTarget target)
    {
        if (days is null)
        {
            return Skip(metric, "daysToFirstDeal is not given");
        }

        var sum = days.Sum(day => (decimal)day);
        var mean = Trace.Divide($"{metric}: mean of {Decimals.Text(days.Count)} {(days.Count == 1 ? "first deal" : "first deals")}", sum, days.Count, 1, Rule);
        var sorted = days.Order().ToList();
        var (low, high) = (sorted[(sorted.Count - 1) / 2], sorted[sorted.Count / 2]);
        var median = Trace.Record($"{metric}: median", low == high ? "the middle of the days in order" : $"midway between {low} and {high}", (low + high) / 2m, Rule);
        var late = Trace.Record($"{metric}: too late", $"first deals at {target.UnderDays} days or later", days.Count(day => day >= target.UnderDays), Rule);
        var good = sum < (decimal)target.UnderDays * days.Count;
        Trace.Assume("Time to first deal is the mean over partners that have closed one; those still without a deal are not in it.");
        if (good && late * 2 > days.Count)
        {
            Trace.Warn("mean_hides_late_deals", $"The mean is under {target.UnderDays} days, yet {Decimals.Text(late)} of {Decimals.Text(days.Count)} first deals took {target.UnderDays} days or more; a few quick ones carry it.", Rule);
        }

        return Judged(new(metric, $"{Decimals.Text(mean)} days (median {Decimals.Text(median)}; {Decimals.Text(late)} of {Decimals.Text(days.Count)} at {target.UnderDays} days or later)",
            $"under {target.UnderDays} days", good, good ? null : Over(sum, days.Count, target.UnderDays), good ? null : target.Action));
    }

    /// <summary>A direction: the same as before is neither growing nor decreasing, except that no tickets cannot decrease.</summary>
    public EnablementMetric? Trend(string metric, (string Name, int? Count) now, (string Name, int? Count) before, bool growing, TrendTarget target)
    {
        if (now.Count is not { } count || before.Count is not { } earlier)
        {
            return Skip(metric, now.Count is null ? $"{now.Name} is not given" : $"{before.Name} is not given");
        }

        var change = Trace.Change($"{metric} against the month before", count, earlier, Rule);
        var none = !growing && count == 0;
        var good = none || (growing ? change > 0m : change < 0m);
        if (none && earlier == 0)
        {
            Trace.Assume("No support tickets in either month counts as decreasing.");
        }

        return Judged(new(metric, $"{Decimals.Text(count)} after {Decimals.Text(earlier)}", growing ? "growing month over month" : "decreasing", good,
            good ? null : growing ? $"at least {Decimals.Text(1 - change)} more" : $"at least {Decimals.Text(1 + change)} fewer", good ? null : target.Action));
    }

    private static string Over(decimal sum, int count, int under)
    {
        // The mean must fall below the target, so the day itself is not enough.
        var over = Decimals.Round(sum / count - under, 1);
        return over == 0m ? $"the mean must fall below {under}" : $"{Decimals.Text(over)} days over";
    }

    private EnablementMetric? Skip(string metric, string why)
    {
        Trace.Lacks($"{metric}: {why}, so it is not judged.");
        return null;
    }

    private EnablementMetric Judged(EnablementMetric metric)
    {
        Trace.Record($"{metric.Metric} on target", $"{metric.Value}; target {metric.Target}", metric.OnTarget, Rule);
        return metric;
    }
}
