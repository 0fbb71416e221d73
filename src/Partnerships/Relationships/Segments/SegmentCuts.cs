using System.ComponentModel;
using Partnerships.Kernel;

namespace Partnerships.Relationships;

/// <summary>The cuts in use, as shares and as the revenue they come to in this portfolio.</summary>
public sealed record SegmentCuts(
    Percent TopPercent,
    [property: Description("Top from this revenue.")] Money? TopFrom,
    Percent LowRevenuePercent,
    [property: Description("Low up to this revenue.")] Money? LowTo,
    Percent HighGrowthPercent,
    Percent ConsistentWithinPercent)
{
    internal const string Rule = "relationships-partner-management#partner-segmentation";

    /// <summary>The revenue of the last partner inside each share, so that equal revenue stands on one side whatever the order.</summary>
    internal static SegmentCuts Of(SegmentPartners.Input input, SegmentationPolicy policy, Trace trace)
    {
        var revenues = input.Partners.Select(partner => partner.Revenue).OrderDescending().ToList();
        var (top, low) = (input.TopPercent ?? policy.TopPercent, input.LowRevenuePercent ?? policy.LowRevenuePercent);
        var (topCount, lowCount) = ((int)decimal.Ceiling(revenues.Count * top.Fraction), (int)decimal.Floor(revenues.Count * low.Fraction));
        Money? topFrom = topCount == 0 ? null : trace.Record($"Top {top} by revenue, from", $"number {topCount} of {revenues.Count}, rounded up", revenues[topCount - 1], Rule);
        Money? lowTo = lowCount == 0 ? null : trace.Record($"Lowest {low} by revenue, up to", $"number {lowCount} of {revenues.Count} from below, rounded down", revenues[^lowCount], Rule);
        return new(top, topFrom, low, lowTo, input.HighGrowthPercent ?? policy.HighGrowthPercent, policy.ConsistentWithinPercent);
    }

    /// <summary>Top partners have revenue, and at least that of the cut.</summary>
    internal bool IsTop(Money revenue) => revenue.Amount > 0m && revenue >= TopFrom;

    /// <summary>The segment and why; the amounts decide, not the rounded growth.</summary>
    internal SegmentPartners.Placement Place(SegmentPartners.Partner partner, SegmentationPolicy policy)
    {
        var (top, low) = (IsTop(partner.Revenue), !IsTop(partner.Revenue) && partner.Revenue <= LowTo);
        var growth = partner.RevenueLastYear is { Amount: > 0m } before ? (partner.Revenue.Amount - before.Amount) * 100m / before.Amount : (decimal?)null;
        Percent? shown = growth is { } exact ? new Percent(Decimals.Round(exact, 1)) : null;
        var first = partner.RevenueLastYear?.Amount == 0m && partner.Revenue.Amount > 0m;
        var idle = partner.Deals < policy.LowActivityBelow || (partner.Deals is null && !(partner.Health >= policy.DisengagedBelow));
        var size = top ? $"in the top {TopPercent} by revenue" : low ? $"in the lowest {LowRevenuePercent} by revenue" : "moderate revenue";
        var pace = shown is { } rate ? $"growth {rate}" : first ? "first revenue" : "growth not known";

        if (low && idle && partner.HighPotential != true)
        {
            return Put(PartnerSegment.LongTail, $"{size}, {(partner.Deals is { } deals ? $"{deals} deals registered" : "no activity known")}");
        }

        if (growth < -ConsistentWithinPercent.Points)
        {
            return Put(PartnerSegment.AtRisk, $"declining: {pace}, {size}");
        }

        if (partner.Health < policy.DisengagedBelow)
        {
            return Put(PartnerSegment.AtRisk, $"disengaged: health {Decimals.Text(partner.Health.Value)} is below {Decimals.Text(policy.DisengagedBelow)}, {size}");
        }

        return top && growth >= HighGrowthPercent.Points ? Put(PartnerSegment.Strategic, $"{size}, {pace}")
            : growth > ConsistentWithinPercent.Points || first ? Put(PartnerSegment.Growth, $"{pace}, {size}")
            : partner.HighPotential == true ? Put(PartnerSegment.Growth, $"high potential, {size}")
            : Put(PartnerSegment.Stable, $"{size}, {pace}");

        SegmentPartners.Placement Put(PartnerSegment segment, string reason) => new(partner.Id, segment, partner.Revenue, shown, reason);
    }
}
