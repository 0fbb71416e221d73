using System.Text.Json.Nodes;
using Partnerships.Kernel;
using Testing;

namespace Partnerships.Tests.Revenue;

public sealed class PriceResellerDealTests
{
    [Theory]
    [InlineData("Gold", true, "50000.00", 40, "30000.00", "20000.00")] // seed-reseller-01: points, 35 + 5 = 40
    [InlineData("Platinum", true, "45000.00", 45, "27500.00", "17500.00")] // der-reseller-01: the real selling price
    [InlineData("Registered", false, "50000.00", 25, "37500.00", "12500.00")]
    [InlineData("Silver", false, "50000.00", 30, "35000.00", "15000.00")]
    [InlineData("gold", false, "50000.00", 35, "32500.00", "17500.00")]
    public void Margin_by_tier_and_registration(string tier, bool registered, string sell, int margin, string cost, string profit)
    {
        var result = Of($$"""{"listPrice":50000,"tier":"{{tier}}","registered":{{(registered ? "true" : "false")}},"sellPrice":{{sell}}}""");
        Assert.Equal(margin, (decimal)result["marginPercent"]!);
        Assert.Equal(cost, result["partnerCost"]!.ToJsonString());
        Assert.Equal(profit, result["partnerGrossProfit"]!.ToJsonString());
        Assert.Equal(cost, result["ourRevenue"]!.ToJsonString());
    }

    [Fact]
    public void Plus_5_percent_for_a_registered_deal_is_points_so_35_becomes_40()
    {
        Assert.Equal([35m, 40m], new[] { "false", "true" }.Select(registered => (decimal)Of($$"""{"listPrice":50000,"tier":"Gold","registered":{{registered}}}""")["marginPercent"]!));
    }

    [Theory]
    [InlineData("Registered", 10, 25)]
    [InlineData("Silver", 15, 30)]
    [InlineData("Gold", 20, 35)]
    [InlineData("Platinum", 25, 40)]
    public void Commission_and_reseller_margin_are_two_figures_of_a_tier(string tier, int commission, int margin)
    {
        Assert.Equal(commission * 10m, (decimal)Engine.Result("calculate_commission", $$"""{"model":"percentage","amount":1000,"tier":"{{tier}}"}""")["commission"]!);
        Assert.Equal(margin, (decimal)Of($$"""{"listPrice":1000,"tier":"{{tier}}","registered":false}""")["marginPercent"]!);
    }

    [Fact]
    public void Without_a_selling_price_the_partner_sells_at_list()
    {
        var answer = Engine.Run("price_reseller_deal", """{"listPrice":50000,"tier":"Gold","registered":true}""");
        Assert.Contains(answer.Assumptions, said => said.Contains("sells at list", StringComparison.Ordinal));
        Assert.Equal("USD 30,000.00", answer.Summary[answer.Summary.IndexOf("USD", StringComparison.Ordinal)..][..13]);
    }

    [Theory]
    [InlineData("30000.00", null)] // at its own cost, and without profit
    [InlineData("29999.99", "below_cost")]
    public void A_sale_below_the_partners_cost_is_remarked_on(string sell, string? code)
    {
        var answer = Engine.Run("price_reseller_deal", $$"""{"listPrice":50000,"tier":"Gold","registered":true,"sellPrice":{{sell}}}""");
        Assert.Equal(code, answer.Warnings.Select(w => w.Code).FirstOrDefault());
    }

    [Theory] // a floor of 10%: 30,000 ÷ 0.9 = 33,333.33
    [InlineData("33333.33", null)]
    [InlineData("33333.32", "discount_floor")]
    public void A_discount_under_the_policys_floor_is_remarked_on(string sell, string? code)
    {
        var policy = Engine.Changed(("resellerPricing.profitFloorPercent", "10"));
        var answer = Engine.Run("price_reseller_deal", $$"""{"listPrice":50000,"tier":"Gold","registered":true,"sellPrice":{{sell}}}""", policy);
        Assert.Equal(33333.33m, answer.Result.GetProperty("floorPrice").GetDecimal());
        Assert.Equal(code, answer.Warnings.Select(w => w.Code).FirstOrDefault());
    }

    [Fact]
    public void A_margin_above_the_benchmark_is_reported_not_refused()
    {
        var answer = Engine.Run("price_reseller_deal", """{"listPrice":50000,"tier":"Platinum","registered":true}""");
        Assert.Equal("outside_benchmark", Assert.Single(answer.Warnings).Code);
        Assert.False(answer.Result.GetProperty("benchmark").GetProperty("within").GetBoolean());
    }

    [Fact]
    public void Custom_pricing_waits_for_terms_and_is_never_zero()
    {
        foreach (var (input, policy) in new[]
        {
            ("""{"listPrice":50000,"tier":"Platinum","registered":true,"customPricing":true}""", Engine.Policy()),
            ("""{"listPrice":50000,"tier":"Platinum","registered":true}""", Engine.Changed(("tiers.levels.3.resellerMarginPercent", "null"))),
        })
        {
            var answer = Engine.Run("price_reseller_deal", input, policy);
            Assert.Equal(AnswerStatus.NeedsTerms, answer.Status);
            Assert.StartsWith("agreedMarginPercent", Assert.Single(answer.Missing), StringComparison.Ordinal);
            Assert.False(answer.Result.TryGetProperty("partnerCost", out _));
        }

        var agreed = Of("""{"listPrice":50000,"tier":"Platinum","registered":true,"customPricing":true,"agreedMarginPercent":42}""");
        Assert.Equal(29000.00m, (decimal)agreed["partnerCost"]!);
    }

    [Fact]
    public void Our_profit_needs_our_cost()
    {
        var result = Of("""{"listPrice":50000,"tier":"Gold","registered":true,"ourCost":31000}""");
        Assert.Equal(-1000.00m, (decimal)result["ourGrossProfit"]!);
    }

    [Fact]
    public void An_unknown_tier_is_refused_with_the_nearest()
    {
        var refusal = Assert.Single(Engine.Refused("price_reseller_deal", """{"listPrice":50000,"tier":"Golds","registered":true}"""));
        Assert.Equal(("not_a_choice", "tier", "Did you mean 'Gold'?"), (refusal.Code, refusal.Path, refusal.Fix));
    }

    private static JsonNode Of(string input) => Engine.Result("price_reseller_deal", input);
}
