using System.ComponentModel;
using Partnerships.Kernel;

namespace Partnerships.Relationships;

/// <summary>A win or a gap and where it comes from.</summary>
public sealed record Finding(
    string Text,
    [property: Description("target, trend, tier, health, commitments, marketing; noted when it was given")] string From);

/// <summary>What became of last quarter's promises.</summary>
public sealed record CommitmentCount(int Kept, int Total, Percent? KeptPercent, IReadOnlyList<string> Open)
{
    private const string Rule = "relationships-partner-management#what-makes-a-qbr-useful";

    internal static CommitmentCount? Of(IReadOnlyList<Commitment>? commitments, Trace trace)
    {
        if (commitments is null)
        {
            trace.Lacks("commitments: the performance review opens with last quarter's.");
            return null;
        }

        var kept = commitments.Count(commitment => commitment.Kept);
        if (commitments.Any(commitment => commitment is { Kept: false, By: not Side.Partner }))
        {
            trace.Warn("over_promising", "We did not keep a commitment of our own; that destroys trust.", "relationships-partner-management#anti-patterns");
        }

        return new(kept, commitments.Count, trace.Share("Commitments kept", kept, commitments.Count, Rule),
            [.. commitments.Where(commitment => !commitment.Kept).Select(commitment => $"{commitment.What} ({commitment.By.ToString().ToLowerInvariant()})")]);
    }
}

/// <summary>Wins and gaps, the derived ones before those that were noted.</summary>
internal sealed class QbrFindings
{
    public List<Finding> Wins { get; } = [];

    public List<Finding> Gaps { get; } = [];

    public void Target(string what, AgainstTarget? result)
    {
        if (result?.Met is { } met)
        {
            Add(met, $"{what} {result.Actual}, {result.AttainmentPercent} of the target of {result.Target}{(met ? "" : $" ({-result.Delta!.Value} short)")}", "target");
        }
    }

    public void Trend(IEnumerable<TrendLine> lines)
    {
        foreach (var line in lines.Where(line => line.Change != 0m && line.Measure != TrendLine.MdfUsed))
        {
            Add(line.Change > 0m, line.Say(), "trend");
        }
    }

    public void Commitments(CommitmentCount? count)
    {
        if (count is { Total: > 0, Open.Count: 0 })
        {
            Add(true, $"All {count.Total} commitments of the last review were kept", "commitments");
        }

        foreach (var open in count?.Open ?? [])
        {
            Add(false, $"Not kept: {open}", "commitments");
        }
    }

    public void Tier(QbrTier? tier, Percent near)
    {
        if (tier is null)
        {
            return;
        }

        if (tier.NextTier is null || tier.BestProgress >= near)
        {
            Add(true, tier.NextTier is null ? $"{tier.Tier}, the highest tier" : $"{tier.Tier}, {tier.BestProgress} to {tier.NextTier}", "tier");
        }

        foreach (var missing in tier.Gap)
        {
            Add(false, $"{tier.NextTier}: {missing}", "tier");
        }
    }

    public void Health(HealthScore? health)
    {
        foreach (var dimension in health?.Dimensions ?? [])
        {
            if (dimension.Points == dimension.Of || dimension.Points == 0)
            {
                Add(dimension.Points > 0, $"{dimension.Fact}: {dimension.Points} of {dimension.Of} points for {dimension.Dimension}", "health");
            }
        }
    }

    public void Marketing(IReadOnlyList<MarketingActivity>? activities, Trace trace)
    {
        const string rule = "channel-marketing-demand#partner-marketing-measurement";
        if (activities is null)
        {
            trace.Lacks("marketing: no co-marketing activity was given.");
            return;
        }

        if (activities.Count == 0)
        {
            Add(false, "No co-marketing in the quarter", "marketing");
        }

        foreach (var activity in activities)
        {
            if (activity.Pipeline is { Amount: > 0m } pipeline)
            {
                var ratio = activity.Spend is { Amount: > 0m } spend
                    ? $", {Decimals.Text(trace.Divide($"{activity.What}: pipeline per unit of spend", pipeline.Amount, spend.Amount, 2, rule))} per unit of spend"
                    : "";
                Add(true, $"{activity.What}: {pipeline} pipeline{ratio}", "marketing");
            }
            else if (activity.Pipeline is not null)
            {
                Add(false, $"{activity.What}: no pipeline{(activity.Spend is { Amount: > 0m } spent ? $" for {spent}" : "")}", "marketing");
            }
        }
    }

    public void Noted(IReadOnlyList<string>? wins, IReadOnlyList<string>? gaps)
    {
        Wins.AddRange((wins ?? []).Select(text => new Finding(text, "noted")));
        Gaps.AddRange((gaps ?? []).Select(text => new Finding(text, "noted")));
    }

    private void Add(bool win, string text, string from) => (win ? Wins : Gaps).Add(new(char.ToUpperInvariant(text[0]) + text[1..], from));
}
