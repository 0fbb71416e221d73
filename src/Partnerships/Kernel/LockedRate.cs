namespace Partnerships.Kernel;

/// <summary>
/// A foreign amount needs the rate that was locked for it, and the day of the rate. A missing one is refused: an amount
/// never passes through unconverted.
/// </summary>
public static class LockedRate
{
    /// <summary>Adds what is wrong with an amount, its currency and its rate (program currency for one unit) to the faults.</summary>
    public static void Check(decimal amount, string? code, decimal? rate, DateOnly? rateDate, Currency program, string path, ICollection<Refusal> faults)
    {
        if (Known(code ?? program.Code, $"{path}.currency", faults) is not { } currency)
        {
            return;
        }

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
