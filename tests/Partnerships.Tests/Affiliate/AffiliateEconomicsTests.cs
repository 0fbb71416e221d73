using FsCheck;
using FsCheck.Fluent;
using Partnerships.Kernel;
using Testing;

namespace Partnerships.Tests.Affiliate;

public sealed class AffiliateEconomicsTests
{
    private const string Seed = "\"monthlyRevenueTarget\":50000,\"monthlyPrice\":100,\"commissionPercent\":25";

    [Fact] // seed-affiliate-01
    public void Target_to_customers_to_payout()
    {
        var result = Engine.Result("affiliate_economics", $"{{{Seed}}}");
        Assert.Equal((500m, 25.00m, 12500.00m, 25m), ((decimal)result["customers"]!, (decimal)result["commissionPerCustomer"]!, (decimal)result["monthlyPayout"]!, (decimal)result["payoutPercent"]!));
        Assert.Equal(300.00m, (decimal)result["withoutChurn"]!["commission"]!);
        Assert.Null(result["withChurn"]);
        Assert.Null(result["lifetimeRevenue"]);
    }

    [Fact] // der-affiliate-01
    public void Churn_is_counted_from_the_second_payment()
    {
        var result = Engine.Result("affiliate_economics", $$"""{{{Seed}},"monthlyChurnPercent":5}""");
        var view = result["withChurn"]!;
        Assert.Equal((9.1928m, 229.82m, 919.28m, 2000.00m), ((decimal)view["payments"]!, (decimal)view["commission"]!, (decimal)view["revenue"]!, (decimal)result["lifetimeRevenue"]!));
        Assert.Equal(1200.00m, (decimal)result["withoutChurn"]!["revenue"]!);
    }

    [Fact]
    public void A_break_even_month_is_missing_rather_than_guessed()
    {
        var answer = Engine.Run("affiliate_economics", $$"""{{{Seed}},"monthlyChurnPercent":5,"upfrontCost":60000}""");
        Assert.Equal(AnswerStatus.Partial, answer.Status);
        Assert.Equal(["grossMarginPercent", "monthlyCost"], answer.Missing.Select(text => text[..text.IndexOf(':', StringComparison.Ordinal)]));
        Assert.False(answer.Result.GetProperty("withChurn").TryGetProperty("breakEvenMonth", out _));
        Assert.False(answer.Result.GetProperty("withChurn").TryGetProperty("breaksEven", out _));
    }

    [Theory] // 500 × (80 − 25) − 3,000 = 24,500 a month without churn
    [InlineData("24500", "0", 1, 1)]
    [InlineData("24500.01", "0", 2, 2)]
    [InlineData("60000", "5", 3, 3)]
    [InlineData("98000", "5", 4, 5)]
    [InlineData("98000", "100", 4, null)]
    public void Break_even_is_the_first_month_that_covers_all_cost(string upfront, string churn, int without, int? with)
    {
        var result = Engine.Result("affiliate_economics", $$"""{{{Seed}},"monthlyChurnPercent":{{churn}},"grossMarginPercent":80,"upfrontCost":{{upfront}},"monthlyCost":3000}""");
        Assert.Equal(without, (int)result["withoutChurn"]!["breakEvenMonth"]!);
        Assert.Equal((with, with is not null), ((int?)result["withChurn"]!["breakEvenMonth"], (bool)result["withChurn"]!["breaksEven"]!));
    }

    [Fact]
    public void Customers_are_whole_and_an_unusual_rate_is_warned_about()
    {
        var answer = Engine.Run("affiliate_economics", """{"monthlyRevenueTarget":1000,"monthlyPrice":300,"commissionPercent":35}""");
        Assert.Equal(4m, answer.Result.GetProperty("customers").GetDecimal());
        Assert.Equal(420.00m, answer.Result.GetProperty("monthlyPayout").GetDecimal());
        Assert.Equal("outside_benchmark", Assert.Single(answer.Warnings).Code);
        Assert.Empty(Engine.Run("affiliate_economics", """{"monthlyRevenueTarget":1000,"monthlyPrice":300,"commissionPercent":30}""").Warnings);
    }

    [Theory]
    [InlineData(30, false)]
    [InlineData(35, true)]
    [InlineData(40, true)]
    public void An_affiliate_rate_of_35_or_40_percent_is_warned_about_never_refused(int rate, bool warned) => Assert.Equal(warned,
        Engine.Run("affiliate_economics", $$"""{"monthlyRevenueTarget":1000,"monthlyPrice":100,"commissionPercent":{{rate}}}""").Warnings.Any(warning => warning.Code == "outside_benchmark"));

    [Fact]
    public void Bad_figures_are_refused() => Testing.Golden.Verify(string.Join('\n', Engine.Refused("affiliate_economics",
        """{"monthlyRevenueTarget":0,"monthlyPrice":0,"commissionPercent":101,"monthlyChurnPercent":-1}""").Select(r => $"{r.Code}: {r.Message}")), "affiliate_economics_faults");

    [Fact]
    public void More_churn_never_brings_more_payments()
    {
        var gen = from churn in Gen.Choose(0, 99) from months in Gen.Choose(1, 60) select (churn, months);
        Prop.ForAll(gen.ToArbitrary(), x =>
        {
            decimal Payments(int churn) => (decimal)Engine.Result("affiliate_economics", $$"""{{{Seed}},"commissionMonths":{{x.months}},"monthlyChurnPercent":{{churn}}}""")["withChurn"]!["payments"]!;
            return Payments(x.churn) >= Payments(x.churn + 1) && Payments(x.churn) is >= 1m && Payments(0) == x.months;
        }).Check(Config.QuickThrowOnFailure.WithReplay(42UL, 85UL));
    }
}
