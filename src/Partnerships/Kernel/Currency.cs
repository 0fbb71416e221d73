namespace Partnerships.Kernel;

/// <summary>An ISO 4217 currency and the number of digits its minor unit has (USD 2, JPY 0, BHD 3).</summary>
public sealed record Currency(string Code, int Digits)
{
    private static readonly HashSet<string> WithoutMinorUnit =
        ["BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"];

    private static readonly HashSet<string> WithThreeDigits = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

    /// <summary>The currency for a code of three capital letters; anything else is refused.</summary>
    public static Currency Of(string code, string path = "currency") =>
        code.Length == 3 && code.All(char.IsAsciiLetterUpper)
            ? new(code, WithoutMinorUnit.Contains(code) ? 0 : WithThreeDigits.Contains(code) ? 3 : 2)
            : throw new RefusalException(new Refusal("not_a_currency", path, code, "an ISO 4217 code of three capital letters",
                "Write for example USD, EUR or JPY."));

    /// <summary>Rounds half away from zero to the minor unit, so that a reversal is the exact negative.</summary>
    public Money Round(decimal amount) => new(Decimals.WithScale(Math.Round(amount, Digits, MidpointRounding.AwayFromZero), Digits));

    /// <summary>The smallest amount, for example 0.01.</summary>
    public Money MinorUnit => new(new decimal(1, 0, 0, false, (byte)Digits));

    /// <summary>Nothing, written with the currency's digits.</summary>
    public Money Zero => Round(0m);
}
