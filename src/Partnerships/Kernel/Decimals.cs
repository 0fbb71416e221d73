using System.Globalization;

namespace Partnerships.Kernel;

/// <summary>The little arithmetic on decimals that the framework lacks.</summary>
public static class Decimals
{
    private const decimal Ln2 = 0.6931471805599453094172321215m;

    /// <summary>The same number written with at least this many digits after the point.</summary>
    public static decimal WithScale(decimal value, int digits) => value + new decimal(0, 0, 0, false, (byte)digits);

    /// <summary>Half away from zero.</summary>
    public static decimal Round(decimal value, int digits) => Math.Round(value, digits, MidpointRounding.AwayFromZero);

    /// <summary>2^(−age/halfLife), by halving and a series, since the framework's powers are binary floating point.</summary>
    public static decimal Decay(int age, int halfLife)
    {
        var (whole, rest) = Math.DivRem(age, halfLife);
        if (whole > 90)
        {
            return 0m; // smaller than a decimal can hold
        }

        var exponent = -Ln2 * rest / halfLife;
        decimal term = 1m, sum = 1m;
        for (var n = 1; n <= 30; n++)
        {
            term = term * exponent / n;
            sum += term;
        }

        for (var i = 0; i < whole; i++)
        {
            sum /= 2m;
        }

        return sum;
    }

    /// <summary>With thousands separators and at most four digits after the point, for people.</summary>
    public static string Text(decimal value) => value.ToString("#,##0.####", CultureInfo.InvariantCulture);
}
