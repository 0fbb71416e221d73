using FsCheck;
using FsCheck.Fluent;
using Partnerships.Kernel;

namespace Partnerships.Tests.KernelTests;

public sealed class BandsTests
{
    private sealed record Band(decimal From) : IBand;

    private static readonly Band[] Ladder = [new(0m), new(100m), new(250m)];

    private static readonly Gen<(List<Band> Bands, decimal Value)> Ladders =
        from steps in Gen.Choose(1, 1_000).ListOf().Where(steps => steps.Count is > 0 and < 12)
        from value in Gen.Choose(0, 2_000_000)
        select (steps.Index().Select(step => new Band(steps.Take(step.Index).Sum())).ToList(), value / 100m);

    [Theory] // half-open: the lower bound belongs to the band, the upper does not
    [InlineData("-0.01", null, 0)]
    [InlineData("0", 0, 100)]
    [InlineData("99.99", 0, 100)]
    [InlineData("100", 100, 250)]
    [InlineData("250", 250, null)]
    [InlineData("1000000", 250, null)]
    public void A_value_lies_in_one_band(string value, int? from, int? next)
    {
        Assert.Equal(from, (int?)Bands.Reached(Ladder, decimal.Parse(value))?.From);
        Assert.Equal(next, (int?)Bands.Next(Ladder, decimal.Parse(value))?.From);
    }

    [Fact]
    public void Slices_of_400()
    {
        var slices = Bands.Slices(Ladder, 400m).Select(slice => (slice.Band.From, slice.To, slice.Part));
        Assert.Equal([(0m, 100m, 100m), (100m, 250m, 150m), (250m, null, 150m)], slices);
    }

    [Fact]
    public void Slices_sum_to_the_value_and_stop_at_the_reached_band() =>
        Prop.ForAll(Ladders.ToArbitrary(), at =>
        {
            var slices = Bands.Slices(at.Bands, at.Value).ToList();
            var reached = Bands.Reached(at.Bands, at.Value)!;
            return slices.Sum(slice => slice.Part) == at.Value
                && slices.All(slice => slice.Part >= 0m && (slice.Band.From <= reached.From || slice.Part == 0m))
                && (Bands.Next(at.Bands, at.Value)?.From ?? decimal.MaxValue) > at.Value;
        }).Check(Config.QuickThrowOnFailure.WithReplay(42UL, 85UL));
}
