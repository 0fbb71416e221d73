using FsCheck;
using FsCheck.Fluent;
using Partnerships.Kernel;

namespace Partnerships.Tests.KernelTests;

public sealed class MoneyTests
{
    private static readonly Currency Usd = Currency.Of("USD");

    [Theory]
    [InlineData("-0.125", 2, "-0.13")] // der-round-02
    [InlineData("0.125", 2, "0.13")]
    [InlineData("14.5", 0, "15")] // der-round-03
    [InlineData("0.004999", 2, "0.00")]
    [InlineData("2.5", 0, "3")]
    [InlineData("-2.5", 0, "-3")]
    public void Rounds_half_away_from_zero(string value, int digits, string expected) =>
        Assert.Equal(decimal.Parse(expected), Decimals.Round(decimal.Parse(value), digits));

    [Fact] // der-round-04
    public void Lines_are_rounded_then_added()
    {
        var trace = new Trace(Usd);
        var lines = Enumerable.Repeat(new Money(3.35m), 3).Select(sale => trace.Rate("Commission", sale, new(15m), "rule#line")).ToList();
        Assert.Equal(["0.50", "0.50", "0.50"], lines.Select(line => line.ToString()));
        Assert.Equal("1.50", trace.Sum("Total", lines, "rule#line").ToString());
        Assert.Equal("1.51", trace.Rate("On the total", new(10.05m), new(15m), "rule#line").ToString());
    }

    [Fact]
    public void A_reversal_is_the_exact_negative() =>
        Prop.ForAll(Gen.Choose(-2_000_000_000, 2_000_000_000).ToArbitrary(), mills => Usd.Round(mills / 1000m) == -Usd.Round(-mills / 1000m))
        .Check(Config.QuickThrowOnFailure.WithReplay(42UL, 85UL));

    [Theory] // der-fx-02: the yen has no minor unit
    [InlineData("JPY", 0)]
    [InlineData("USD", 2)]
    [InlineData("KWD", 3)]
    public void Currencies_have_their_own_digits(string code, int digits) => Assert.Equal(digits, Currency.Of(code).Digits);

    [Fact] // der-fx-02
    public void A_rate_is_rounded_to_whole_yen() =>
        Assert.Equal("185,185", new Trace(Currency.Of("JPY")).Rate("Commission", new(1_234_567m), new(15m), "rule#line").ToString());

    [Theory]
    [InlineData("usd")]
    [InlineData("US")]
    [InlineData("ÜSD")]
    [InlineData("")]
    public void Other_codes_are_refused(string code) =>
        Assert.Equal("not_a_currency", Assert.Throws<RefusalException>(() => Currency.Of(code)).Refusals[0].Code);

    [Fact]
    public void A_foreign_amount_needs_its_locked_rate()
    {
        var faults = new List<Refusal>();
        LockedRate.Check(100m, "EUR", 1.0853m, new(2026, 1, 30), Usd, "deal", faults);
        LockedRate.Check(100m, null, null, null, Usd, "deal", faults);
        LockedRate.Check(100m, "USD", 1m, null, Usd, "deal", faults);
        Assert.Empty(faults);
        LockedRate.Check(100m, "EUR", null, null, Usd, "deal", faults);
        Assert.Equal(("missing_rate", "deal.rate"), (faults[0].Code, faults[0].Path));
    }

    [Theory] // ratio.percent: seed-webinar-01, seed-webinar-02, seed-activation-01, seed-dashboard-06
    [InlineData(412, 943, 0, "44")]
    [InlineData(23, 89, 0, "26")]
    [InlineData(15, 200, 1, "7.5")]
    [InlineData(178, 234, 1, "76.1")]
    public void Percent_is_part_of_whole(int part, int whole, int digits, string percent) =>
        Assert.Equal(decimal.Parse(percent), Percent.Share(part, whole, digits)!.Value.Points);

    [Fact]
    public void Percent_of_nothing_is_not_a_number() => Assert.Null(Percent.Share(1m, 0m));

    [Fact]
    public void Percent_adds_points()
    {
        Assert.Equal("40%", (new Percent(35m) + new Percent(5m)).ToString());
        Assert.Equal(0.125m, new Percent(12.5m).Fraction);
        Assert.Equal("12.5%", new Percent(12.50m).ToString());
    }

    [Theory] // seed-dashboard-09: every multiple lists what is divided by what
    [InlineData(385_300, "12.46")]
    [InlineData(198_300, "24.21")]
    public void Multiple_names_its_parts(int cost, string multiple)
    {
        var trace = new Trace(Usd);
        Assert.Equal(decimal.Parse(multiple), trace.Divide("Multiple", 4_800_000m, cost, 2, "rule#line"));
        Assert.Equal($"4,800,000 ÷ {Decimals.Text(cost)}", trace.Steps[0].How);
    }

    [Theory] // seed-dashboard-08 and seed-architecture-01: the whole behind a part and its share
    [InlineData("4800000", "38", "12631578.95")]
    [InlineData("7500000", "22", "34090909.09")]
    [InlineData("24000000", "40", "60000000")]
    public void Whole_behind_a_share(string part, string share, string whole) =>
        Assert.Equal(decimal.Parse(whole), new Trace(Usd).Divide("Implied total", decimal.Parse(part), new Percent(decimal.Parse(share)).Fraction, 2, "rule#line"));

    [Fact] // sum.decimal: seed-dashboard-02, seed-dashboard-03
    public void Sums_are_exact()
    {
        Assert.Equal(4.8m, Money.Sum([new(2.1m), new(1.4m), new(0.8m), new(0.5m)]).Amount);
        Assert.Equal(12.4m, Money.Sum([new(5.8m), new(3.2m), new(2.1m), new(1.3m)]).Amount);
        Assert.Equal(0m, Money.Sum([]).Amount);
    }

    [Theory] // 2^(−age ÷ half-life), against powers worked out elsewhere
    [InlineData(0, 7, "1")]
    [InlineData(7, 7, "0.5")]
    [InlineData(28, 7, "0.0625")]
    [InlineData(1, 7, "0.905723664263906671594173")]
    [InlineData(3, 2, "0.353553390593273762200422")]
    [InlineData(10_000, 7, "0")]
    public void Decay_halves(int age, int halfLife, string expected) =>
        Assert.Equal(decimal.Parse(expected), Decimals.Round(Decimals.Decay(age, halfLife), 24));
}
