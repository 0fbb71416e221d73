using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Testing;

namespace Partnerships.Tests.Revenue;

public sealed class PartnerRevenueReportTests
{
    private const string Quarter = "\"from\":\"2026-01-01\",\"to\":\"2026-03-31\"";

    private const string CfoView = $$"""
        { {{Quarter}},"deals":[
          {"id":"A","amount":400000.00,"closed":"2026-01-20","sourced":true,"influenced":true},
          {"id":"B","amount":600000.00,"closed":"2026-02-11","sourced":false,"influenced":true},
          {"id":"C","amount":1000000.00,"closed":"2026-03-31","sourced":false,"influenced":false}]}
        """;

    [Fact] // der-attr-08
    public void Each_deal_counts_once_and_influenced_at_the_reporting_credit()
    {
        var result = Engine.Result("partner_revenue_report", CfoView);
        Assert.Equal(["400000.00", "600000.00", "1000000.00"], Column(result, "classes", "amount"));
        Assert.Equal(["20", "30", "50"], Column(result, "classes", "sharePercent"));
        Assert.Equal("550000.00", result["weighted"]!.ToJsonString());
        Assert.Equal("27.5", result["weightedSharePercent"]!.ToJsonString());
        Assert.Equal("2000000.00", result["companyRevenue"]!.ToJsonString());
        // Targets of the rule's example: at the lower end, 10 points below, at the upper end.
        Assert.Equal(["on_target", "below", "on_target"], Column(result, "targets", "standing"));
        Assert.Equal(["0", "-10", "0"], Column(result, "targets", "deltaPercent"));
        Assert.Equal(["0.00", "-200000.00", "0.00"], Column(result, "targets", "delta"));
    }

    [Fact]
    public void A_deal_sourced_by_one_and_influenced_by_another_stands_with_the_one()
    {
        var result = Engine.Result("partner_revenue_report", $$"""
            { {{Quarter}},"deals":[{"id":"A","amount":400000,"closed":"2026-01-20","sourcedBy":"P01","influencedBy":["P02"]},
              {"id":"B","amount":600000,"closed":"2026-02-11","influencedBy":["P02"]},{"id":"C","amount":1000000,"closed":"2026-03-05"}],
              "partners":[{"id":"P01","name":"Calder Ridge","tier":"Gold","type":"reseller"},{"id":"P02","name":"Pellworm","tier":"Silver","type":"technology"}]}
            """);
        Assert.Equal(["P02", "P01"], Column(result, "partners", "id"));
        Assert.Equal(["600000.00", "400000.00"], Column(result, "partners", "revenue"));
        Assert.Equal(["150000.00", "400000.00"], Column(result, "partners", "weighted"));
        Assert.Equal(["400000.00", "0.00"], Column(result, "partners", "alsoInfluenced"));
        Assert.Equal(["Silver", "Gold"], Column(result, "tiers", "name"));
        Assert.Equal(["technology", "reseller"], Column(result, "types", "name"));
        Assert.Equal("60", result["concentration"]![0]!["sharePercent"]!.ToJsonString());
    }

    [Fact]
    public void Deals_outside_the_period_are_left_out_and_counted()
    {
        var result = Engine.Result("partner_revenue_report", $$"""
            { {{Quarter}},"deals":[{"id":"A","amount":1,"closed":"2025-12-31","sourced":true},{"id":"B","amount":2,"closed":"2026-01-01","sourced":true},
              {"id":"C","amount":4,"closed":"2026-03-31"},{"id":"D","amount":8,"closed":"2026-04-01","currency":"EUR"}]}
            """);
        Assert.Equal((2, 2), ((int)result["deals"]!, (int)result["outside"]!));
        Assert.Equal("6.00", result["companyRevenue"]!.ToJsonString());
    }

    [Theory] // The bounds belong to the range, and the amount decides, not the rounded share.
    [InlineData("199.99", "below")]
    [InlineData("200.00", "on_target")]
    [InlineData("300.00", "on_target")]
    [InlineData("300.01", "above")]
    public void Sourced_share_against_its_range(string sourced, string standing)
    {
        var result = Engine.Result("partner_revenue_report", $$"""{ {{Quarter}},"companyRevenue":1000,"deals":[{"id":"A","amount":{{sourced}},"closed":"2026-02-01","sourced":true}]}""");
        Assert.Equal(standing, (string)result["targets"]![0]!["standing"]!);
        Assert.Equal(1000m - decimal.Parse(sourced), (decimal)result["classes"]![2]!["amount"]!);
    }

    [Fact] // seed-dashboard-05: the shares of a set sum to 100
    public void Shares_of_the_classes_sum_to_100()
    {
        var result = Engine.Result("partner_revenue_report", $$"""
            { {{Quarter}},"deals":[{"id":"A","amount":189,"closed":"2026-02-01","sourced":true},{"id":"B","amount":28,"closed":"2026-02-01","influenced":true},{"id":"C","amount":17,"closed":"2026-02-01"}]}
            """);
        Assert.Equal(["80.8", "12", "7.2"], Column(result, "classes", "sharePercent"));
    }

    [Fact]
    public void Foreign_deals_are_converted_at_their_locked_rates()
    {
        var result = Engine.Result("partner_revenue_report", $$"""
            { {{Quarter}},"deals":[
              {"id":"A","amount":1000.50,"closed":"2026-02-01","currency":"EUR","rate":1.0853,"rateDate":"2026-01-30","sourced":true},
              {"id":"B","amount":1234567,"closed":"2026-02-01","currency":"JPY","rate":0.0066,"rateDate":"2026-02-01","sourced":true},
              {"id":"C","amount":10.123,"closed":"2026-02-01","currency":"KWD","rate":3.25,"rateDate":"2026-02-01"},
              {"id":"D","amount":100,"closed":"2026-02-01","currency":"USD"}]}
            """);
        Assert.Equal("9233.98", result["classes"]![0]!["amount"]!.ToJsonString()); // 1,085.84 + 8,148.14
        Assert.Equal("132.90", result["classes"]![2]!["amount"]!.ToJsonString());
        Assert.Equal(["EUR", "JPY", "KWD"], Column(result, "currencies", "currency"));
        Assert.Equal("1.0853", result["currencies"]![0]!["highestRate"]!.ToJsonString());
        Assert.Equal("2026-01-30", (string)result["currencies"]![0]!["firstRateDate"]!);
    }

    [Fact]
    public void Plan_is_compared_figure_by_figure()
    {
        var result = Engine.Result("partner_revenue_report", CfoView.Replace("\"deals\"", "\"plan\":{\"sourced\":500000,\"weighted\":500000},\"deals\"", StringComparison.Ordinal));
        Assert.Equal(["-100000.00", "50000.00"], Column(result, "plan", "delta"));
        Assert.Equal(["80", "110"], Column(result, "plan", "attainmentPercent"));
    }

    [Fact]
    public void Deals_influenced_by_several_are_divided_so_that_lines_add_up()
    {
        var answer = Engine.Run("partner_revenue_report", $$"""
            { {{Quarter}},"deals":[{"id":"A","amount":100,"closed":"2026-02-01","influencedBy":["P3","P1","P2","P1"]}]}
            """);
        var result = JsonNode.Parse(answer.Result.GetRawText())!;
        Assert.Equal(["P3", "P1", "P2"], Column(result, "partners", "id"));
        Assert.Equal(["33.34", "33.33", "33.33"], Column(result, "partners", "revenue"));
        Assert.Equal(25m, result["partners"]!.AsArray().Sum(line => (decimal)line!["weighted"]!));
        Assert.Contains(answer.Assumptions, text => text.Contains("divided equally", StringComparison.Ordinal));
    }

    [Fact]
    public void Rounding_deal_by_deal_is_said_where_it_differs()
    {
        var answer = Engine.Run("partner_revenue_report", $$"""
            { {{Quarter}},"deals":[{"id":"A","amount":0.02,"closed":"2026-02-01","influenced":true},{"id":"B","amount":0.02,"closed":"2026-02-01","influenced":true}]}
            """);
        Assert.Equal("0.02", answer.Result.GetProperty("weighted").GetRawText());
        Assert.Contains(answer.Assumptions, text => text.Contains("a difference of 0.01", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_closed_has_no_shares_and_no_targets()
    {
        var answer = Engine.Run("partner_revenue_report", $$"""{ {{Quarter}},"deals":[]}""");
        Assert.Equal("Nothing closed in the period.", answer.Summary);
        Assert.Equal(0, answer.Result.GetProperty("targets").GetArrayLength());
        Assert.False(answer.Result.TryGetProperty("weightedSharePercent", out _));
    }

    [Fact]
    public void Faults_say_what_to_do()
    {
        string[] faults =
        [
            """{"from":"2026-03-31","to":"2026-01-01","deals":[]}""",
            $$"""
            { {{Quarter}},"deals":[{"id":"A","amount":1,"closed":"2026-02-01","currency":"EUR"},{"id":"B","amount":1.005,"closed":"2026-02-01"},{"id":"A","amount":1,"closed":"2026-02-01","currency":"eur"},
              {"id":"C","amount":1,"closed":"2026-02-01","rate":1.1},{"id":"D","amount":1,"closed":"2026-02-01","sourced":false,"sourcedBy":"P1"},{"id":"E","amount":1,"closed":"2026-02-01","influenced":false,"influencedBy":["P1"]},
              {"id":"F","amount":1,"closed":"2026-02-01","currency":"EUR","rate":1.1}]}
            """,
            $$"""{ {{Quarter}},"companyRevenue":5,"deals":[{"id":"A","amount":6,"closed":"2026-02-01"}]}""",
            $$"""{ {{Quarter}},"deals":[],"partners":[{"id":"P1"},{"id":"P1"}],"page":{"offset":-1,"limit":501} }""",
            $$"""{ {{Quarter}},"deals":[],"partners":[{"id":"P1"},{"id":"P1"}]}""",
            $$"""{ {{Quarter}},"deals":[{"id":"","amount":-1,"closed":"2026-13-01","sourced":"yes","influencedBy":[null]}]}""",
        ];
        var lines = faults.Select(input => input + "\n" + string.Join('\n', Engine.Refused("partner_revenue_report", input).Select(r => $"  {r.Code}: {r.Message}")));
        Testing.Golden.Verify(string.Join("\n\n", lines) + "\n", "partner_revenue_report_faults");
    }

    [Fact]
    public void Partner_lines_tiers_and_classes_add_up_whatever_the_standing()
    {
        var deal = from cents in Gen.Choose(0, 10_000_000)
                   from sourcedBy in Gen.Elements("", "P1", "P2", "P3")
                   from flag in Gen.Elements("", ",\"influenced\":true", ",\"sourced\":true")
                   from helpers in Gen.SubListOf(new[] { "P1", "P2", "P4", "P5" })
                   select $"\"amount\":{cents / 100m}{(sourcedBy.Length == 0 ? flag : $",\"sourcedBy\":\"{sourcedBy}\"")},\"influencedBy\":[{string.Join(',', helpers.Select(id => $"\"{id}\""))}]";
        Prop.ForAll(deal.ListOf().ToArbitrary(), deals =>
        {
            var result = Engine.Result("partner_revenue_report", $$"""
                { {{Quarter}},"deals":[{{string.Join(',', deals.Select((text, i) => $"{{\"id\":\"{i}\",\"closed\":\"2026-02-02\",{text}}}"))}}],
                  "partners":[{"id":"P1","tier":"Gold"},{"id":"P2","tier":"Silver"},{"id":"P4","tier":"Gold"}]}
                """);
            var (sourced, influenced) = ((decimal)result["classes"]![0]!["amount"]!, (decimal)result["classes"]![1]!["amount"]!);
            return Sum(result, "classes", "amount") == (decimal)result["companyRevenue"]!
                && Sum(result, "partners", "sourced") == sourced && Sum(result, "partners", "influencedOnly") == influenced
                && Sum(result, "partners", "weighted") == (decimal)result["weighted"]!
                && Sum(result, "tiers", "revenue") == sourced + influenced
                && (sourced + influenced == 0m || (Sum(result, "partners", "sharePercent") == 100m && Sum(result, "tiers", "sharePercent") == 100m))
                && ((decimal)result["companyRevenue"]! == 0m || Sum(result, "classes", "sharePercent") == 100m);
        }).Check(Config.QuickThrowOnFailure.WithReplay(42UL, 85UL));
    }

    [Fact]
    public void Ten_thousand_deals_are_summarised_and_paged()
    {
        var deals = string.Join(',', Enumerable.Range(0, 10_000).Select(i =>
            $$"""{"id":"D{{i}}","amount":{{i}}.37,"closed":"2026-02-01","currency":"EUR","rate":1.1,"rateDate":"2026-01-31","influencedBy":["P{{i % 700}}","P{{i % 11}}"]}"""));
        var input = $$"""{ {{Quarter}},"deals":[{{deals}}],"page":{"offset":690,"limit":500} }""";
        var answer = Engine.Run("partner_revenue_report", input);
        Assert.Equal((700, 10), (answer.Result.GetProperty("total").GetInt32(), answer.Result.GetProperty("partners").GetArrayLength()));
        Assert.True(answer.Steps.Count < 50);
    }

    private static IEnumerable<string> Column(JsonNode result, string list, string field) =>
        result[list]!.AsArray().Select(line => line![field]! is JsonValue value && value.TryGetValue<string>(out var text) ? text : line[field]!.ToJsonString());

    private static decimal Sum(JsonNode result, string list, string field) => result[list]!.AsArray().Sum(line => (decimal)line![field]!);
}
