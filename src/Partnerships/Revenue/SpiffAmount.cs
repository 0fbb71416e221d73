using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>Works out one earned bonus; a printed range is taken at the agreed figure, else at its lower end.</summary>
internal sealed class SpiffAmount(Spiff spiff, SpiffBonus.Input input, Trace trace)
{
    private bool _openEnded;

    public (Money Amount, bool OpenEnded) Of()
    {
        var amount = spiff.Pays switch
        {
            SpiffPay.Amount => trace.Record(spiff.Name, "per deal", Fixed(), spiff.Rule),
            SpiffPay.PerReference => trace.Times(spiff.Name, Fixed(), input.References!.Value, spiff.Rule),
            SpiffPay.PerContribution => trace.Times(spiff.Name, Fixed(), input.Contributions!.Value, spiff.Rule),
            SpiffPay.CommissionMultiple => Multiple(),
            SpiffPay.YearPercent => Years(),
            SpiffPay.IncrementPercent => trace.Rate(spiff.Name, input.Increment!.Value, Rate(), spiff.Rule),
            SpiffPay.CommissionPercent => Relative(),
            SpiffPay.CommissionPoints => Points(),
            _ => trace.Rate(spiff.Name, input.Amount, Rate(), spiff.Rule),
        };
        return (amount, _openEnded);
    }

    private Money Points()
    {
        trace.Assume($"{spiff.Name}: '+{Rate()} commission' adds percentage points to the rate, so it is paid on the deal.");
        return trace.Rate(spiff.Name, input.Amount, Rate(), spiff.Rule);
    }

    private Money Relative()
    {
        trace.Assume($"{spiff.Name}: the bonus is relative, a percentage of this deal's commission; the quarter's other deals add their own.");
        return trace.Rate(spiff.Name, input.Commission!.Value, Rate(), spiff.Rule);
    }

    private Money Multiple()
    {
        var times = spiff.Multiple!.Value;
        trace.Assume($"{spiff.Name}: {Decimals.Text(times)}x commission pays {Decimals.Text(times - 1m)} more beside the commission itself.");
        return trace.Times($"{spiff.Name}, beside the commission itself", input.Commission!.Value, times - 1m, spiff.Rule);
    }

    private Money Years()
    {
        var years = input.ContractYears!.Value;
        var of = input.YearPercentOf == SpiffYearBase.Year ? trace.Prorate("One contract year", input.Amount, 1m, years, spiff.Rule) : input.Amount;
        var rate = trace.Record($"{spiff.Name}: rate", $"{Rate()} × {years - 1} years beyond the first", new Percent(Rate().Points * (years - 1)), spiff.Rule);
        return trace.Rate(spiff.Name, of, rate, spiff.Rule);
    }

    private Money Fixed() => trace.Currency.Round(Figure(spiff.Amount!.Value.Amount, spiff.AmountTo is null ? null : $"{spiff.Amount} to {spiff.AmountTo}"));

    private Percent Rate() => new(Figure(spiff.Percent!.Value.Points, spiff.PercentTo is null ? null : $"{spiff.Percent} to {spiff.PercentTo}"));

    private decimal Figure(decimal lower, string? range)
    {
        if (range is null)
        {
            return lower;
        }

        if (SpiffFaults.Agreed(input, spiff) is { } agreed)
        {
            return agreed;
        }

        _openEnded = true;
        trace.Assume($"{spiff.Name} is printed as {range}; the lower end is used until a figure is agreed.");
        return lower;
    }
}
