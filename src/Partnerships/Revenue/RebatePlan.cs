using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>Over what the volume is counted.</summary>
[JsonConverter(typeof(SnakeCase<RebatePeriod>))]
public enum RebatePeriod
{
    /// <summary>A year.</summary>
    Annual,

    /// <summary>A quarter.</summary>
    Quarterly,
}

/// <summary>One band of a rebate.</summary>
public sealed record RebateBand : IBand
{
    /// <inheritdoc />
    public required decimal From { get; init; }

    /// <summary>The rate; absent where terms are agreed with each partner.</summary>
    [Description("Leave out for custom terms."), Within(0, 100)]
    public Percent? RatePercent { get; init; }

    /// <summary>What else the band gives.</summary>
    [Description("What else the band gives, for example a fast track.")]
    public string? Note { get; init; }
}

/// <summary>The policy's <c>volumeRebate</c> section. Source: volume incentives.</summary>
public sealed record RebatePlan
{
    /// <summary>The rule that holds it, as document and heading; absent, the annual volume incentives.</summary>
    [Description("Document and heading that the steps cite.")]
    public string? Rule { get; init; }

    /// <summary>Over what the volume is counted.</summary>
    public required RebatePeriod Period { get; init; }

    /// <summary>How the bands pay.</summary>
    public required BandMode Mode { get; init; }

    /// <summary>Tiers that earn a rebate; empty, all.</summary>
    [Description("Tiers that earn it; empty means all.")]
    public required IReadOnlyList<string> EligibleTiers { get; init; }

    /// <summary>Days from the period's end to the payout.</summary>
    [Within(0, 366)]
    public int? PayoutDays { get; init; }

    /// <summary>Rate by volume, lowest first.</summary>
    [Size(1, 20)]
    public required IReadOnlyList<RebateBand> Bands { get; init; }
}

/// <summary>The jump at the next band; rate, rebate and jump are absent when its terms are custom.</summary>
public sealed record RebateCliff(
    Money At,
    [property: Description("Volume still missing.")] Money Short,
    Percent? RatePercent,
    [property: Description("Rebate at that volume.")] Money? Rebate,
    [property: Description("More than the rebate now.")] Money? Jump);

/// <summary>A rebate's bands with what was agreed for the custom one.</summary>
internal sealed record RebateLadder(IReadOnlyList<RebateBand> Bands, Percent? Agreed, string Rule)
{
    /// <summary>A band's rate, the agreed one where its terms are custom; nothing below the first.</summary>
    public Percent Rate(RebateBand? band) => band is null ? new(0m) : band.RatePercent ?? Agreed ?? new(0m);

    /// <summary>Each slice, or the whole at the reached rate.</summary>
    public IReadOnlyList<CommissionLine> Lines(Money volume, BandMode mode, Trace trace)
    {
        if (mode == BandMode.Retroactive)
        {
            var rate = Rate(Kernel.Bands.Reached(Bands, volume.Amount));
            return [new("Whole volume", volume, rate, trace.Rate("Whole volume at the reached rate", volume, rate, Rule))];
        }

        var lines = new List<CommissionLine>();
        foreach (var (band, to, part) in Kernel.Bands.Slices(Bands, volume.Amount).Where(slice => slice.Part > 0m))
        {
            var label = to is { } end ? $"{Decimals.Text(band.From)} to under {Decimals.Text(end)}" : $"{Decimals.Text(band.From)} and over";
            var amount = trace.Currency.Round(part);
            lines.Add(new(label, amount, Rate(band), trace.Rate(label, amount, Rate(band), Rule)));
        }

        return lines;
    }

    /// <summary>How far the next band is and what it would pay; null in the last.</summary>
    public RebateCliff? Cliff(Money volume, Money rebate, Trace trace)
    {
        if (Kernel.Bands.Next(Bands, volume.Amount) is not { } next)
        {
            return null;
        }

        var at = trace.Currency.Round(next.From);
        var missing = trace.Minus("Volume missing to the next band", at, volume, Rule);
        if (next.RatePercent is not { } rate)
        {
            return new(at, missing, null, null, null);
        }

        var there = trace.Rate("Rebate at the next band", at, rate, Rule);
        return new(at, missing, rate, there, trace.Minus("Jump at the next band", there, rebate, Rule));
    }
}
