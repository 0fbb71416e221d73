using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>Commission by volume band: this deal moves the period's volume from where it was to where it is now.</summary>
internal static class TieredCommission
{
    public static Earned Earn(CommissionDeal deal)
    {
        var (trace, plan) = (deal.Trace, deal.Policy.Commission);
        var agreed = deal.Input.Bands ?? plan.Bands;
        var bands = agreed.Select(band => band with { RatePercent = deal.Paid($"Band from {Decimals.Text(band.From)}, rate paid", band.RatePercent) }).ToList();
        var mode = deal.Input.Mode ?? plan.Mode;
        var volume = trace.Sum("Volume of this deal", [.. deal.Amounts], deal.Rule);
        var reversed = volume < trace.Currency.Zero;
        var move = new Move(bands, deal.Input.VolumeBefore ?? trace.Currency.Zero, reversed ? -volume : volume, deal.Rule);
        IReadOnlyList<CommissionLine> lines = move.Lines(mode, trace);
        Compare(move, mode, lines, trace);
        var difference = deal.RoundingDifference([.. lines.Select(line => (line.Base!.Value, line.RatePercent!.Value))], lines.Select(line => line.Commission));
        var cliff = mode == BandMode.Retroactive ? move.Cliff(trace) : null;
        var rates = mode == BandMode.Marginal
            ? agreed.Zip(lines).Where(pair => pair.Second.Base != trace.Currency.Zero).Select(pair => pair.First.RatePercent)
            : agreed.Where(band => band == Bands.Reached(agreed, move.After.Amount)).Select(band => band.RatePercent);
        if (reversed)
        {
            trace.Assume("A reversal takes back exactly what the sale earned: the volume before is the one before that sale.");
            difference = -difference;
            lines = [.. lines.Select(line => line with
            {
                Base = -line.Base,
                Commission = trace.Record($"{line.Label}, reversed", "the exact negative", -line.Commission, "revenue-sharing-models#checks-before-a-statement-goes-out"),
            })];
        }

        return new(lines, [.. rates.Distinct()], null, difference) { Cliff = reversed ? null : cliff };
    }

    /// <summary>Says which mode it is, and what the other would cost.</summary>
    private static void Compare(Move move, BandMode mode, IReadOnlyList<CommissionLine> lines, Trace trace)
    {
        var other = mode == BandMode.Marginal ? BandMode.Retroactive : BandMode.Marginal;
        var aside = move.Lines(other, new Trace(trace.Currency));
        var (here, there) = (Money.Sum(lines.Select(line => line.Commission)), Money.Sum(aside.Select(line => line.Commission)));
        trace.Record($"In {Words(other)} mode instead", string.Join(" + ", aside.Select(line => $"{line.Base} × {line.RatePercent}")), there + trace.Currency.Zero, move.Rule);
        var against = there == here ? "the same" : there > here ? $"{there - here} more" : $"{here - there} less";
        trace.Assume($"Bands are {Words(mode)} ({(mode == BandMode.Marginal ? "each slice at its own rate" : "everything at the reached rate")}); {Words(other)} would pay {there}, {against}.");
    }

    private static string Words(BandMode mode) => mode == BandMode.Marginal ? "marginal" : "retroactive";

    /// <summary>A period's volume before a deal and the deal's own, zero or more.</summary>
    private sealed record Move(IReadOnlyList<CommissionBand> Ladder, Money Before, Money Volume, string Rule)
    {
        public Money After => Before + Volume;

        public List<CommissionLine> Lines(BandMode mode, Trace trace) => mode == BandMode.Marginal ? Marginal(trace) : Retroactive(trace);

        public BandCliff? Cliff(Trace trace)
        {
            if (Bands.Next(Ladder, After.Amount) is not { } next)
            {
                return null;
            }

            var at = trace.Currency.Round(next.From);
            var missing = trace.Minus("Volume missing to the next band", at, After, Rule);
            var there = trace.Rate("Commission on the whole volume there", at, next.RatePercent, Rule);
            var here = trace.Rate("Commission on the whole volume now", After, Reached(After).RatePercent, Rule);
            return new(at, missing, next.RatePercent, there, trace.Minus("Jump at the next band", there, here, Rule));
        }

        private List<CommissionLine> Marginal(Trace trace)
        {
            var lines = new List<CommissionLine>();
            foreach (var (now, then) in Bands.Slices(Ladder, After.Amount).Zip(Bands.Slices(Ladder, Before.Amount)))
            {
                var part = trace.Currency.Round(Math.Max(now.Part, 0m) - Math.Max(then.Part, 0m));
                var label = now.To is { } to ? $"{Decimals.Text(now.Band.From)} to under {Decimals.Text(to)}" : $"{Decimals.Text(now.Band.From)} and over";
                lines.Add(new(label, part, now.Band.RatePercent, trace.Rate(label, part, now.Band.RatePercent, Rule)));
            }

            return lines;
        }

        private List<CommissionLine> Retroactive(Trace trace)
        {
            var (then, now) = (Reached(Before), Reached(After));
            trace.Reach("Band reached", Ladder, After.Amount, band => band.RatePercent.ToString(), Rule);
            List<CommissionLine> lines = [new("This deal at the reached rate", Volume, now.RatePercent, trace.Rate("This deal", Volume, now.RatePercent, Rule))];
            if (Before > trace.Currency.Zero && now != then)
            {
                var rise = now.RatePercent - then.RatePercent;
                lines.Add(new("Earlier volume raised to the reached rate", Before, rise, trace.Rate("Earlier volume", Before, rise, Rule)));
            }

            return lines;
        }

        /// <summary>Below the first band nothing is paid.</summary>
        private CommissionBand Reached(Money volume) =>
            Bands.Reached(Ladder, volume.Amount) ?? new CommissionBand { From = 0m, RatePercent = new(0m) };
    }
}
