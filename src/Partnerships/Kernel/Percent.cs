using System.Globalization;

namespace Partnerships.Kernel;

/// <summary>Percentage points: <c>15</c> means fifteen percent. Adding adds points (35 + 5 = 40).</summary>
public readonly record struct Percent(decimal Points) : IComparable<Percent>
{
    /// <summary>The whole.</summary>
    public static readonly Percent Hundred = new(100m);

    /// <summary>As a fraction of one: 15 gives 0.15.</summary>
    public decimal Fraction => Points / 100m;

    /// <summary>Adds percentage points.</summary>
    public static Percent operator +(Percent left, Percent right) => new(left.Points + right.Points);

    /// <summary>Subtracts percentage points.</summary>
    public static Percent operator -(Percent left, Percent right) => new(left.Points - right.Points);

    /// <summary>True when the left rate is smaller.</summary>
    public static bool operator <(Percent left, Percent right) => left.Points < right.Points;

    /// <summary>True when the left rate is larger.</summary>
    public static bool operator >(Percent left, Percent right) => left.Points > right.Points;

    /// <summary>True when the left rate is not larger.</summary>
    public static bool operator <=(Percent left, Percent right) => left.Points <= right.Points;

    /// <summary>True when the left rate is not smaller.</summary>
    public static bool operator >=(Percent left, Percent right) => left.Points >= right.Points;

    /// <summary>What share <paramref name="part"/> is of <paramref name="whole"/>, rounded half away from zero; a whole of zero gives null.</summary>
    public static Percent? Share(decimal part, decimal whole, int digits = 1) =>
        whole == 0m ? null : new(Math.Round(part * 100m / whole, digits, MidpointRounding.AwayFromZero));

    /// <inheritdoc />
    public int CompareTo(Percent other) => Points.CompareTo(other.Points);

    /// <summary>For example <c>12.5%</c>.</summary>
    public override string ToString() => Points.ToString("#,##0.##########", CultureInfo.InvariantCulture) + "%";
}
