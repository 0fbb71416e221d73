using System.Globalization;

namespace Partnerships.Kernel;

/// <summary>An amount in the program's currency, already rounded to its minor unit. It is added and compared here; everything that can need rounding goes through <see cref="Trace"/>.</summary>
public readonly record struct Money(decimal Amount) : IComparable<Money>
{
    /// <summary>The sum of two amounts.</summary>
    public static Money operator +(Money left, Money right) => new(left.Amount + right.Amount);

    /// <summary>The difference of two amounts.</summary>
    public static Money operator -(Money left, Money right) => new(left.Amount - right.Amount);

    /// <summary>The exact reversal of an amount.</summary>
    public static Money operator -(Money amount) => new(-amount.Amount);

    /// <summary>True when the left amount is smaller.</summary>
    public static bool operator <(Money left, Money right) => left.Amount < right.Amount;

    /// <summary>True when the left amount is larger.</summary>
    public static bool operator >(Money left, Money right) => left.Amount > right.Amount;

    /// <summary>True when the left amount is not larger.</summary>
    public static bool operator <=(Money left, Money right) => left.Amount <= right.Amount;

    /// <summary>True when the left amount is not smaller.</summary>
    public static bool operator >=(Money left, Money right) => left.Amount >= right.Amount;

    /// <summary>The smaller of two amounts.</summary>
    public static Money Min(Money left, Money right) => left <= right ? left : right;

    /// <summary>The larger of two amounts.</summary>
    public static Money Max(Money left, Money right) => left >= right ? left : right;

    /// <summary>The sum of all amounts; nothing gives zero.</summary>
    public static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(new Money(0m), (sum, next) => sum + next);

    /// <inheritdoc />
    public int CompareTo(Money other) => Amount.CompareTo(other.Amount);

    /// <summary>With thousands separators, for example <c>4,800.00</c>.</summary>
    public override string ToString() => Amount.ToString("N" + Amount.Scale.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
