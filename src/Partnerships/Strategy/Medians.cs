using Partnerships.Kernel;

namespace Partnerships.Strategy;

/// <summary>Cuts in the middle of a portfolio.</summary>
internal static class Medians
{
    /// <summary>Half of the partners stand at or over each cut; of an even number the two in the middle are averaged.</summary>
    public static MatrixCuts Of(IReadOnlyCollection<Valued> partners, Trace trace)
    {
        trace.Assume("The matrix comes without cuts; the portfolio's medians are used, and a value equal to its cut is high.");
        var strategic = Middle("strategic value", [.. partners.Select(partner => partner.StrategicValue)], 2, trace);
        var revenue = Middle("revenue", [.. partners.Select(partner => partner.Revenue.Amount)], trace.Currency.Digits, trace);
        return new(strategic, trace.Currency.Round(revenue), "median");
    }

    private static decimal Middle(string what, decimal[] values, int digits, Trace trace)
    {
        Array.Sort(values);
        var (low, high) = (values[(values.Length - 1) / 2], values[values.Length / 2]);
        return values.Length % 2 == 1
            ? trace.Record($"Cut of {what}", $"the middle one of {values.Length}", low, ValueMatrix.Rule)
            : trace.Divide($"Cut of {what}: the middle two of {values.Length}, averaged", low + high, 2m, digits, ValueMatrix.Rule);
    }
}
