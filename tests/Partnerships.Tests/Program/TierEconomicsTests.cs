using FsCheck;
using FsCheck.Fluent;
using Testing;

namespace Partnerships.Tests.Program;

public sealed class TierEconomicsTests
{
    [Theory] // seed-tiereconomics-01 to 04
    [InlineData(0, "Registered", "7.0", "7.0000", "714.29")]
    [InlineData(1, "Silver", "6.5", "6.5000", "7692.31")]
    [InlineData(2, "Gold", "4.0", "4.0000", "50000.00")]
    [InlineData(3, "Platinum", "3.7", "3.6667", "272727.27")]
    public void The_model_of_the_policy(int at, string name, string shown, string exact, string breakEven)
    {
        var tier = Engine.Result("tier_economics", "{}")["tiers"]![at]!;
        Assert.Equal(name, (string)tier["tier"]!);
        Assert.Equal((decimal.Parse(shown), decimal.Parse(exact), decimal.Parse(breakEven)),
            ((decimal)tier["returnMultiple"]!, (decimal)tier["exactMultiple"]!, (decimal)tier["breakEvenRevenue"]!));
        Assert.Equal(at == 3, (bool)tier["openEnded"]!);
    }

    [Fact]
    public void A_figure_left_out_is_the_policys_and_said()
    {
        var answer = Engine.Run("tier_economics", """{"tiers":[{"tier":"platinum","revenue":2000000}]}""");
        var tier = answer.Result.GetProperty("tiers")[0];
        Assert.Equal((7.3m, false), (tier.GetProperty("returnMultiple").GetDecimal(), tier.GetProperty("openEnded").GetBoolean()));
        Assert.Contains(answer.Assumptions, text => text.Contains("margin, cost are the policy's average", StringComparison.Ordinal));
    }

    [Fact]
    public void The_shown_multiple_is_rounded_once()
    {
        var tier = Engine.Result("tier_economics", """{"tiers":[{"tier":"Own","revenue":3649960,"marginPercent":100,"partnerCost":1000000}]}""")["tiers"]![0]!;
        Assert.Equal((3.65m, 3.6m), ((decimal)tier["exactMultiple"]!, (decimal)tier["returnMultiple"]!));
    }

    [Fact]
    public void Without_a_cost_there_is_no_multiple_and_without_a_margin_no_break_even()
    {
        var tiers = Engine.Run("tier_economics", """{"tiers":[{"tier":"Gold","partnerCost":0},{"tier":"Silver","marginPercent":0}]}""");
        Assert.False(tiers.Result.GetProperty("tiers")[0].TryGetProperty("returnMultiple", out _));
        Assert.False(tiers.Result.GetProperty("tiers")[1].TryGetProperty("breakEvenRevenue", out _));
        Assert.Equal("tier_loses_money", Assert.Single(tiers.Warnings).Code);
    }

    [Fact]
    public void Unknown_tiers_need_all_figures_and_each_tier_stands_once() => Testing.Golden.Verify(string.Join('\n', Engine.Refused("tier_economics",
        """{"tiers":[{"tier":"Glod","revenue":1},{"tier":"Gold"},{"tier":"gold"}]}""").Select(r => $"{r.Code}: {r.Message}")), "tier_economics_faults");

    [Fact]
    public void At_the_break_even_revenue_nothing_is_kept_or_lost()
    {
        var gen = from margin in Gen.Choose(1, 100) from cost in Gen.Choose(0, 1_000_000) select (margin, cost);
        Prop.ForAll(gen.ToArbitrary(), x =>
        {
            var even = (decimal)Engine.Result("tier_economics", $$"""{"tiers":[{"tier":"Own","revenue":0,"marginPercent":{{x.margin}},"partnerCost":{{x.cost}}}]}""")["tiers"]![0]!["breakEvenRevenue"]!;
            var kept = (decimal)Engine.Result("tier_economics", $$"""{"tiers":[{"tier":"Own","revenue":{{even}},"marginPercent":{{x.margin}},"partnerCost":{{x.cost}}}]}""")["tiers"]![0]!["kept"]!;
            return Math.Abs(kept) <= 0.01m;
        }).Check(Config.QuickThrowOnFailure.WithReplay(42UL, 85UL));
    }
}
