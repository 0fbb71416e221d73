using Partnerships.Kernel;
using Testing;

namespace Partnerships.Tests.Affiliate;

public sealed class AffiliateBenchmarksTests
{
    [Theory] // both sides of each bound; gaps belong to the poorer band
    [InlineData("clicks", "signups", 199, "poor")]
    [InlineData("clicks", "signups", 150, "poor")]
    [InlineData("clicks", "signups", 200, "average")]
    [InlineData("clicks", "signups", 600, "average")]
    [InlineData("clicks", "signups", 799, "average")]
    [InlineData("clicks", "signups", 800, "good")]
    [InlineData("signups", "paid", 1999, "poor")]
    [InlineData("signups", "paid", 2000, "average")]
    [InlineData("signups", "paid", 3500, "average")]
    [InlineData("signups", "paid", 4000, "good")]
    [InlineData("paid", "refunded", 499, "good")]
    [InlineData("paid", "refunded", 500, "average")]
    [InlineData("paid", "refunded", 1000, "average")]
    [InlineData("paid", "refunded", 1001, "poor")]
    [InlineData("paid", "refunded", 1200, "poor")]
    [InlineData("affiliates", "activeAffiliates", 1999, "poor")]
    [InlineData("affiliates", "activeAffiliates", 2000, "average")]
    [InlineData("affiliates", "activeAffiliates", 4000, "good")]
    public void Bands_by_the_counts_of_ten_thousand(string whole, string part, int count, string band)
    {
        var answer = Engine.Run("affiliate_benchmarks", $$"""{"{{whole}}":10000,"{{part}}":{{count}}}""");
        Assert.Equal(band, Assert.Single(answer.Result.GetProperty("metrics").EnumerateArray()).GetProperty("band").GetString());
        Assert.Equal((AnswerStatus.Partial, 4), (answer.Status, answer.Missing.Count));
    }

    [Theory] // 1-2% and 5-8% of clicks, 10-20% refunds: in no printed band
    [InlineData("clicks", "signups", 150, "poor")]
    [InlineData("clicks", "signups", 650, "average")]
    [InlineData("signups", "paid", 3500, "average")]
    [InlineData("paid", "refunded", 1500, "poor")]
    [InlineData("affiliates", "activeAffiliates", 3500, "average")]
    public void A_gap_between_benchmark_bands_belongs_to_the_poorer_band(string whole, string part, int count, string band) =>
        Assert.Equal(band, (string?)Engine.Result("affiliate_benchmarks", $$"""{"{{whole}}":10000,"{{part}}":{{count}}}""")["metrics"]![0]!["band"]);

    [Fact]
    public void Concentration_gives_all_three_shares_and_no_band()
    {
        var revenue = string.Join(',', Enumerable.Range(1, 200).Select(i => i <= 2 ? 40 : i <= 42 ? 0.5m : 0m));
        var answer = Engine.Run("affiliate_benchmarks", $$"""{"revenueByAffiliate":[{{revenue}}]}""");
        Assert.Equal([(2, 80m), (20, 89m), (40, 99m)], answer.Result.GetProperty("concentration").EnumerateArray().Select(top => (top.GetProperty("affiliates").GetInt32(), top.GetProperty("sharePercent").GetDecimal())));
        Assert.Equal("concentrated", Assert.Single(answer.Warnings).Code);
        Assert.Empty(answer.Result.GetProperty("metrics").EnumerateArray());
    }

    [Fact]
    public void Weakest_leads_with_the_poor_and_zero_wholes_are_left_out()
    {
        var answer = Engine.Run("affiliate_benchmarks", """{"clicks":100,"signups":5,"paid":0,"refunded":0,"affiliates":10,"activeAffiliates":9,"revenueByAffiliate":[0,0]}""");
        Assert.Equal(["signup-to-paid", "click-to-signup"], answer.Result.GetProperty("weakest").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal(2, answer.Missing.Count);
    }

    [Fact]
    public void Nothing_to_judge_and_parts_above_the_whole_are_refused() => Testing.Golden.Verify(string.Join('\n',
        Engine.Refused("affiliate_benchmarks", """{"clicks":5}""").Concat(Engine.Refused("affiliate_benchmarks", """{"clicks":5,"signups":6,"affiliates":1,"activeAffiliates":2}"""))
        .Select(r => $"{r.Code}: {r.Message}")), "affiliate_benchmarks_faults");

    [Fact]
    public void Ten_thousand_affiliates_take_few_steps()
    {
        var answer = Engine.Run("affiliate_benchmarks", $$"""{"revenueByAffiliate":[{{string.Join(',', Enumerable.Range(1, 10_000))}}]}""");
        Assert.True(answer.Steps.Count < 10);
        Assert.Equal([100, 1000, 2000], answer.Result.GetProperty("concentration").EnumerateArray().Select(top => top.GetProperty("affiliates").GetInt32()));
    }
}
