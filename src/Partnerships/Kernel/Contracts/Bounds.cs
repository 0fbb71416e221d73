using System.Globalization;

namespace Partnerships.Kernel;

/// <summary>The inclusive range of a number, in the field's own unit. The framework's attribute is not trimming-safe for decimals.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WithinAttribute : Attribute
{
    /// <summary>Whole bounds.</summary>
    public WithinAttribute(long least, long most) => (Least, Most) = (least, most);

    /// <summary>Bounds with a fraction, written as invariant decimals.</summary>
    public WithinAttribute(string least, string most) =>
        (Least, Most) = (decimal.Parse(least, CultureInfo.InvariantCulture), decimal.Parse(most, CultureInfo.InvariantCulture));

    /// <summary>The smallest value accepted.</summary>
    public decimal Least { get; }

    /// <summary>The largest value accepted.</summary>
    public decimal Most { get; }
}

/// <summary>How many items a list, or characters a text, may have; both inclusive.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SizeAttribute(int least, int most) : Attribute
{
    /// <summary>The smallest size accepted.</summary>
    public int Least => least;

    /// <summary>The largest size accepted.</summary>
    public int Most => most;
}
