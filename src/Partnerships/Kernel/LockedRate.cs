namespace Partnerships.Kernel;

/// <summary>
/// Brings a foreign amount into the program's currency at the rate that was locked for it. A missing rate is refused:
/// an amount never passes through unconverted.
/// </summary>
public static class LockedRate
{
    /// <summary>The amount in the program's currency; null when something is wrong, which is then among the faults.</summary>
    public static Money? Convert(decimal amount, string? code, decimal? rate, DateOnly? rateDate, Currency program, string path, ICollection<Refusal> faults)
    {
        var currency = Known(code ?? program.Code, $"{path}.currency", faults);
        if (currency is null)
        {
            return null;
        }

        var before = faults.Count;
        if (Decimals.Round(amount, currency.Digits) != amount)
        {
            faults.Add(new("too_many_digits", $"{path}.amount", Decimals.Text(amount), $"at most {currency.Digits} digits after the point in {currency.Code}", "Round the amount before sending it."));
        }

        if (currency == program && rate is not (null or 1m))
        {
            faults.Add(new("needless_rate", $"{path}.rate", Decimals.Text(rate.Value), $"no rate, since the amount is in {program.Code}", "Name the foreign currency, or leave the rate out."));
        }

        if (currency != program && (rate is null || rateDate is null))
        {
            faults.Add(new("missing_rate", $"{path}.{(rate is null ? "rate" : "rateDate")}", null, $"the locked rate and its date, in {program.Code} for one {currency.Code}", "Give rate and rateDate; nothing is converted without them."));
        }

        return faults.Count == before ? program.Round(amount * (currency == program ? 1m : rate!.Value)) : null;
    }

    private static Currency? Known(string code, string path, ICollection<Refusal> faults)
    {
        try
        {
            return Currency.Of(code, path);
        }
        catch (RefusalException refused)
        {
            faults.Add(refused.Refusals[0]);
            return null;
        }
    }
}
