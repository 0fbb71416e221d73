using FsCheck;
using FsCheck.Fluent;
using Partnerships.Kernel;

namespace Partnerships.Tests.KernelTests;

public sealed class AllocationTests
{
    private static readonly Currency Usd = Currency.Of("USD");

    private static readonly Gen<(decimal Total, List<decimal> Weights)> Splits =
        from cents in Gen.Choose(-100_000_000, 100_000_000)
        from weights in Gen.Choose(0, 10_000).ListOf().Where(weights => weights.Count is > 0 and < 60 && weights.Any(weight => weight > 0))
        from scale in Gen.Elements(1m, 0.01m, 0.3333333333333333333333333333m, 7m)
        select (cents / 100m, weights.Select(weight => weight * scale).ToList());

    [Theory]
    [InlineData("100.00", "1 1 1", "33.34 33.33 33.33")] // der-split-01
    [InlineData("0.05", "70 30", "0.04 0.01")] // der-split-02
    [InlineData("100000.00", "60 30 10", "60000.00 30000.00 10000.00")] // seed-budget-01
    [InlineData("-100.00", "1 1 1", "-33.34 -33.33 -33.33")]
    [InlineData("0.00", "1 2", "0.00 0.00")]
    [InlineData("0.01", "0 0 1", "0.00 0.00 0.01")]
    [InlineData("0.02", "1 1 1", "0.01 0.01 0.00")] // ties to the first listed
    public void Splits_by_largest_remainder(string total, string weights, string parts)
    {
        var split = Allocation.Split(new(decimal.Parse(total)), [.. weights.Split(' ').Select(decimal.Parse)], Usd);
        Assert.Equal(parts, string.Join(' ', split.Select(part => part.Amount)));
    }

    [Theory] // A currency's own smallest unit
    [InlineData("JPY", "100", "34 33 33")]
    [InlineData("KWD", "0.100", "0.034 0.033 0.033")]
    public void Splits_to_the_minor_unit(string code, string total, string parts) =>
        Assert.Equal(parts, string.Join(' ', Allocation.Split(new(decimal.Parse(total)), [1m, 1m, 1m], Currency.Of(code)).Select(part => part.Amount)));

    [Fact]
    public void Parts_sum_to_the_whole_and_lie_within_a_cent_of_their_share() =>
        Prop.ForAll(Splits.ToArbitrary(), split =>
        {
            var parts = Allocation.Split(new(split.Total), split.Weights, Usd);
            var sum = split.Weights.Sum();
            return parts.Sum(part => part.Amount) == split.Total
                && parts.Zip(split.Weights).All(pair => Math.Abs(pair.First.Amount - (split.Total * pair.Second / sum)) < 0.01m + 0.0000000001m);
        }).Check(Config.QuickThrowOnFailure.WithReplay(42UL, 85UL));

    [Fact]
    public void A_negative_total_mirrors_the_positive() =>
        Prop.ForAll(Splits.ToArbitrary(), split =>
            Allocation.Split(new(split.Total), split.Weights, Usd).Zip(Allocation.Split(new(-split.Total), split.Weights, Usd)).All(pair => pair.First == -pair.Second))
        .Check(Config.QuickThrowOnFailure.WithReplay(42UL, 85UL));

    [Fact]
    public void More_weight_never_gets_less() =>
        Prop.ForAll(Splits.ToArbitrary(), split =>
        {
            var ranked = Allocation.Split(new(Math.Abs(split.Total)), split.Weights, Usd).Zip(split.Weights).OrderBy(pair => pair.Second).ToList();
            return ranked.Zip(ranked.Skip(1)).All(pair => pair.First.Second == pair.Second.Second || pair.First.First <= pair.Second.First);
        }).Check(Config.QuickThrowOnFailure.WithReplay(42UL, 85UL));

    [Fact]
    public void Only_proportions_matter() =>
        Prop.ForAll(Splits.Select(split => (split.Total, Weights: split.Weights.ConvertAll(decimal.Floor))).Where(split => split.Weights.Sum() > 0m).ToArbitrary(), split =>
            Allocation.Split(new(split.Total), split.Weights, Usd).SequenceEqual(Allocation.Split(new(split.Total), [.. split.Weights.Select(weight => weight * 8m)], Usd)))
        .Check(Config.QuickThrowOnFailure.WithReplay(42UL, 85UL));

    [Fact] // seed-dashboard-05: printed as 80.8 + 12.0 + 7.3 = 100.1
    public void Shares_sum_to_100()
    {
        decimal[] counts = [189m, 28m, 17m];
        Assert.Equal([80.8m, 12.0m, 7.3m], counts.Select(count => Percent.Share(count, 234m)!.Value.Points));
        Assert.Equal([80.8m, 12.0m, 7.2m], Allocation.Shares(counts).Select(share => share.Points));
        Assert.Equal([0m, 0m], Allocation.Shares([0m, 0m]).Select(share => share.Points));
        Assert.Empty(Allocation.Shares([]));
        Assert.Equal([33.34m, 33.33m, 33.33m], Allocation.Shares([1m, 1m, 1m], 2).Select(share => share.Points));
    }

    [Fact]
    public void Shares_always_sum_to_100() =>
        Prop.ForAll(Splits.ToArbitrary(), split => Allocation.Shares(split.Weights).Sum(share => share.Points) == 100m)
        .Check(Config.QuickThrowOnFailure.WithReplay(42UL, 85UL));
}
