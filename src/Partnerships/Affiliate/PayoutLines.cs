using System.Globalization;
using Partnerships.Kernel;

namespace Partnerships.Affiliate;

/// <summary>Turns payments into earned lines under one model.</summary>
internal sealed class PayoutLines(AffiliatePayout.Input input, PayoutTerms terms, Trace trace)
{
    private const string Models = "affiliate-program-design#commission-structure-models";
    private const string Ladder = "affiliate-program-design#tiered-commission-structure";

    private readonly int _months = input.Months ?? terms.RecurringMonths;
    private readonly bool _retroactive = terms.TierMode == BandMode.Retroactive;
    private readonly List<MonthTier> _tiers = [];

    /// <summary>The tier of each month, in the tiered model.</summary>
    public IReadOnlyList<MonthTier>? Tiers => input.Model == AffiliateModel.Tiered ? _tiers : null;

    /// <summary>One line a payment, in the order given.</summary>
    public IReadOnlyList<PayoutLine> All()
    {
        var payments = input.Payments;
        var bases = payments.Select(payment => payment.Amount - (payment.Refunded ?? trace.Currency.Zero)).ToList();
        var notes = payments.Select((payment, i) => Note(payment.No ?? 1, bases[i])).ToList();
        var rates = Rates(notes);
        var shares = Shares(bases, rates);
        Money? fee = input.Model is AffiliateModel.Flat or AffiliateModel.Hybrid ? input.Fee : null;
        if (fee is { } each)
        {
            trace.Times("Fees", each, notes.Count(note => note is null), Models);
        }

        return [.. payments.Select((payment, i) =>
        {
            var paid = notes[i] is null ? fee : null;
            var release = payment.Date.AddDays(terms.HoldbackDays);
            return new PayoutLine(payment.Date, bases[i], rates[i], paid, shares[i] + (paid ?? trace.Currency.Zero), release, release > input.AsOf, notes[i]);
        })];
    }

    /// <summary>Why a payment earns nothing; null when it earns.</summary>
    private string? Note(int no, Money amount) => input.Model switch
    {
        _ when amount == trace.Currency.Zero => "refunded, or nothing was paid",
        AffiliateModel.Recurring or AffiliateModel.SteppedRecurring => no > _months ? $"payment {no} comes after the {_months} that earn" : null,
        _ => no > 1 ? "only a customer's first payment earns in this model" : null,
    };

    private Percent?[] Rates(List<string?> notes)
    {
        var rates = new Percent?[notes.Count];
        if (input.Model == AffiliateModel.Tiered)
        {
            Ladders(notes, rates);
            return rates;
        }

        for (var i = 0; i < rates.Length; i++)
        {
            rates[i] = notes[i] is not null || input.Model == AffiliateModel.Flat ? null
                : input.Model == AffiliateModel.SteppedRecurring ? Bands.Reached(terms.Steps, input.Payments[i].No ?? 1)?.RatePercent ?? new Percent(0m)
                : input.RatePercent;
        }

        return rates;
    }

    /// <summary>Referrals are counted month by month, so that payments still held from the month before keep their own tier.</summary>
    private void Ladders(List<string?> notes, Percent?[] rates)
    {
        var earning = Enumerable.Range(0, notes.Count).Where(i => notes[i] is null);
        foreach (var month in earning.GroupBy(i => input.Payments[i].Date.ToString("yyyy-MM", CultureInfo.InvariantCulture)).OrderBy(month => month.Key, StringComparer.Ordinal))
        {
            var count = month.Count();
            var reached = trace.Reach($"Tier of {month.Key}", terms.Tiers, count, tier => $"{tier.Name}, {tier.RatePercent}", Ladder);
            var next = Bands.Next(terms.Tiers, count);
            _tiers.Add(new(month.Key, count, reached?.Name ?? "none", reached?.RatePercent ?? new(0m), next is null ? null : (int)next.From - count, next?.RatePercent));
            foreach (var (at, nth) in month.Select((at, i) => (at, i + 1)))
            {
                rates[at] = (_retroactive ? reached : Bands.Reached(terms.Tiers, nth))?.RatePercent ?? new Percent(0m);
            }

            if (reached is { BonusToAgree: true })
            {
                trace.NeedsTerms($"the bonus of {reached.Name} in {month.Key}: no amount is printed, so it is not in these figures.");
            }
        }

        trace.Assume(_retroactive
            ? "The tier reached in a month sets the rate for all of that month's referrals (retroactive)."
            : "Each referral is paid at the rate of its place in the month, in the order given (marginal).");
    }

    /// <summary>Rounded payment by payment, one step for each rate.</summary>
    private Money[] Shares(List<Money> bases, Percent?[] rates)
    {
        var shares = Enumerable.Repeat(trace.Currency.Zero, bases.Count).ToArray();
        foreach (var group in Enumerable.Range(0, bases.Count).Where(i => rates[i] is not null).GroupBy(i => rates[i]!.Value).OrderBy(group => group.Key))
        {
            var at = group.ToList();
            var lines = trace.RateEach($"Commission at {group.Key}", [.. at.Select(i => bases[i])], group.Key, input.Model == AffiliateModel.Tiered ? Ladder : Models);
            foreach (var (index, line) in at.Zip(lines))
            {
                shares[index] = line;
            }
        }

        return shares;
    }
}
