namespace Partnerships.Kernel;

/// <summary>Splits an amount so that the parts sum to the whole.</summary>
public static class Allocation
{
    /// <summary>
    /// Largest remainder in minor units: each part is rounded toward zero, and the units left over go to the largest
    /// remainders, ties to the first listed. A negative amount mirrors the positive one. Weights are zero or more, and not all zero.
    /// </summary>
    public static IReadOnlyList<Money> Split(Money total, IReadOnlyList<decimal> weights, Currency currency)
    {
        var units = Units(Math.Abs(total.Amount) / currency.MinorUnit.Amount, weights);
        var sign = total.Amount < 0 ? -1m : 1m;
        return [.. units.Select(unit => currency.Round(sign * unit * currency.MinorUnit.Amount))];
    }

    /// <summary>Shares of 100 percent with the given digits that sum to exactly 100; all counts zero gives zeros.</summary>
    public static IReadOnlyList<Percent> Shares(IReadOnlyList<decimal> counts, int digits = 1)
    {
        if (counts.Sum() == 0m)
        {
            return [.. counts.Select(_ => new Percent(0m))];
        }

        var unit = new decimal(1, 0, 0, false, (byte)digits);
        return [.. Units(100m / unit, counts).Select(units => new Percent(units * unit))];
    }

    private static decimal[] Units(decimal total, IReadOnlyList<decimal> weights)
    {
        var sum = weights.Sum();
        var exact = weights.Select(weight => total * weight / sum).ToArray();
        var parts = exact.Select(decimal.Floor).ToArray();
        var left = (int)(total - parts.Sum());
        foreach (var index in Enumerable.Range(0, parts.Length).OrderByDescending(i => exact[i] - parts[i]).ThenBy(i => i).Take(left))
        {
            parts[index] += 1m;
        }

        return parts;
    }
}
