using System.ComponentModel;
using Partnerships.Kernel;

namespace Partnerships.Relationships;

/// <summary>One figure against its target.</summary>
public sealed record MetricTarget(string Metric, decimal Value, string Target, [property: Description("below, on_target or above (a range).")] string Standing)
{
    /// <summary>The value with its unit.</summary>
    internal string Shown => Decimals.Text(Value) + (Metric switch { "NPS" => "", "days to first deal" => " days", _ => "%" });
}

/// <summary>The program's figures against the policy's targets; the exact ratios decide, not the rounded ones.</summary>
internal static class MetricTargets
{
    private const string Success = "relationships-partner-management#partner-success-metrics";

    public static IReadOnlyList<MetricTarget> Of(ProgramMetrics.Result figures, ProgramMetrics.Totals totals, MetricsPortfolio portfolio, ProgramMetrics.Policy policy)
    {
        var (trace, wanted, rules) = (portfolio.Trace, policy.ProgramMetrics, policy.PartnerRevenue);
        var lines = new List<MetricTarget>();
        var (ecosystem, revenue, engagement) = (figures.Ecosystem, figures.Revenue, figures.Engagement);
        if (totals.CompanyRevenue is { Amount: > 0m } company && revenue.Sourced is { } sourced)
        {
            Range("sourced share", sourced, company, rules.SourcedTarget);
            if (totals.Assisted is { } assisted)
            {
                Range("influenced share without sourced", assisted, company, rules.InfluencedTarget);
                Range("influenced share with sourced", sourced + assisted, company, rules.InfluencedTarget);
            }
        }

        Ratio("activation", engagement.ActivePartners, ecosystem.Partners, wanted.ActivationPercent);
        if (engagement.Nps is { } nps)
        {
            Add("NPS", nps, $"{Decimals.Text(wanted.Nps)} or more", (totals.Promoters!.Value - totals.Detractors!.Value) * 100m >= wanted.Nps * (totals.Promoters.Value + totals.Passives!.Value + totals.Detractors.Value));
        }

        if (engagement.FirstDealDays is { } days)
        {
            Add("days to first deal", days, $"fewer than {wanted.FirstDealDays}", portfolio.DaysToFirstDeal < (decimal)wanted.FirstDealDays * portfolio.FirstDeals.Count);
        }

        if (ecosystem.RetentionPercent is not null && portfolio.OfYear.Part >= portfolio.OfYear.Year)
        {
            Ratio("retention", ecosystem.Kept, ecosystem.AtStart, wanted.RetentionPercent);
        }
        else if (ecosystem.RetentionPercent is not null)
        {
            trace.Assume($"The retention target of {wanted.RetentionPercent} is for a year; {portfolio.Length} are not set against it.");
        }

        Ratio("QBR completion", totals.QbrsHeld, totals.QbrsScheduled, wanted.QbrPercent);
        return lines;

        void Ratio(string metric, int? part, int? whole, Percent target)
        {
            if (part is { } some && whole is { } all && Percent.Share(some, all) is { } share)
            {
                Add(metric, share.Points, $"{target} or more", some * 100m >= all * target.Points);
            }
        }

        void Range(string metric, Money part, Money whole, TargetRange target)
        {
            var standing = part.Amount * 100m < whole.Amount * target.FromPercent.Points ? "below"
                : part.Amount * 100m > whole.Amount * target.ToPercent.Points ? "above" : "on_target";
            Put(new(metric, Percent.Share(part.Amount, whole.Amount)!.Value.Points, $"{target.FromPercent} to {target.ToPercent}", standing), "strategy-program-architecture#key-partnership-metrics");
        }

        void Add(string metric, decimal value, string target, bool good) => Put(new(metric, value, target, good ? "on_target" : "below"), Success);

        void Put(MetricTarget line, string rule)
        {
            trace.Record($"{char.ToUpperInvariant(line.Metric[0])}{line.Metric[1..]} against target", $"{line.Shown}, target {line.Target}", line.Standing.Replace('_', ' '), rule);
            lines.Add(line);
        }
    }
}
