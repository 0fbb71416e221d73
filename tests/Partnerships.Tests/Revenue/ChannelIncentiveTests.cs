using System.Text.Json.Nodes;
using Testing;

namespace Partnerships.Tests.Revenue;

/// <summary>The channel policy's own rebate and MDF, as shipped.</summary>
public sealed class ChannelIncentiveTests
{
    [Theory]
    [InlineData("99999.99", 0, "0.00", "100000.00")]
    [InlineData("100000.00", 2, "2000.00", "250000.00")] // der-rebate-q2
    [InlineData("249500.00", 2, "4990.00", "250000.00")] // der-rebate-q3: in the printed gap
    [InlineData("250000.00", 3.5, "8750.00", "500000.00")] // der-rebate-q4
    [InlineData("500000.00", 5, "25000.00", "1000000.00")]
    [InlineData("2490500.00", 6.5, "161882.50", "2500000.00")] // der-rebate-q6: in the printed gap
    [InlineData("2500000.00", 8, "200000.00", null)]
    public void Quarterly_bands_are_half_open_on_the_whole_volume_and_for_every_tier(string volume, decimal rate, string rebate, string? next)
    {
        foreach (var tier in new[] { "Registered", "Platinum" })
        {
            var answer = Engine.Run("volume_rebate", $$"""{"volume":{{volume}},"tier":"{{tier}}","periodEnd":"2026-03-31"}""", "channel");
            var result = JsonNode.Parse(answer.Result.GetRawText())!;
            Assert.Equal(("quarterly", "retroactive", true, rate, rebate), ((string?)result["period"], (string?)result["mode"], (bool)result["eligible"]!, (decimal)result["ratePercent"]!, result["rebate"]!.ToJsonString()));
            Assert.Equal((next, "2026-04-30"), (result["nextBand"]?["at"]!.ToJsonString(), (string?)result["payBy"]));
            Assert.Equal(rate == 8m ? "Platinum fast-track" : null, (string?)result["also"]);
            Assert.All(answer.Steps, step => Assert.Equal("channel-incentives#volume-rebate-quarterly", step.Rule));
        }
    }

    [Fact]
    public void The_quarterly_rebate_is_a_plan_of_its_own()
    {
        Assert.Equal("8750.00", Engine.Result("volume_rebate", """{"volume":250000,"tier":"Platinum"}""", "channel")["rebate"]!.ToJsonString());
        Assert.Equal("5000.00", Engine.Result("volume_rebate", """{"volume":250000,"tier":"Platinum"}""")["rebate"]!.ToJsonString());
    }

    [Theory]
    [InlineData("Gold", 30000, 8000, "15000.00", "12000.00", "annual_limit")] // der-mdf-01
    [InlineData("Platinum", 90000, 0, "60000.00", "50000.00", "annual_limit")] // der-mdf-03
    [InlineData("Platinum", 60000, 0, "40000.00", "40000.00", "match")]
    [InlineData("Silver", 6000, 0, "3000.00", "3000.00", "match")] // no quarterly cap
    public void Two_to_one_is_our_money_first_and_the_maximum_caps_our_money(string tier, int cost, int used, string share, string approved, string binding)
    {
        var result = Request(tier, $"\"requested\":{cost},\"totalCost\":{cost},\"usedYear\":{used}");
        Assert.Equal((approved, binding), (result["approved"]!.ToJsonString(), (string?)result["binding"]));
        Assert.Equal(share, result["limits"]!.AsArray().Single(room => (string?)room!["limit"] == "match")!["available"]!.ToJsonString());
        Assert.DoesNotContain(result["limits"]!.AsArray(), room => (string?)room!["limit"] == "quarterly_cap");
        Assert.Equal("partner_manager", (string?)result["approver"]);
    }

    [Theory]
    [InlineData(null, "2026-05-15")] // claim by 19 April + 5 business days = 24 April, + 15 business days
    [InlineData("2026-04-01", "2026-04-22")]
    public void Channel_mdf_is_paid_15_business_days_after_an_approval_that_takes_5(string? approved, string payBy)
    {
        var result = Request("Gold", "\"requested\":100,\"totalCost\":200" + (approved is null ? "" : $",\"claimed\":\"{approved}\""));
        Assert.Equal(("2026-04-19", payBy), ((string?)result["claimBy"], (string?)result["payBy"]));
    }

    [Theory] // the approval of a claim made on its last day may come until 24 April
    [InlineData("2026-04-24", "")]
    [InlineData("2026-04-27", "claimed_late")]
    public void An_approval_is_late_only_after_the_time_it_takes(string approved, string warning) => Assert.Equal(warning,
        string.Join(',', Engine.Run("mdf_request", Input("Gold", $"\"requested\":100,\"totalCost\":200,\"claimed\":\"{approved}\""), "channel").Warnings.Select(w => w.Code)));

    [Theory]
    [InlineData("Registered", "Webinars", "tier")]
    [InlineData("Silver", "Webinars", "")]
    [InlineData("Silver", "Advertising", "activity")]
    public void Registered_partners_have_no_mdf_and_the_activities_are_the_channels_own(string tier, string activity, string failed) =>
        Assert.Equal(failed, string.Join(',', Request(tier, "\"requested\":100,\"totalCost\":200", activity)["criteria"]!.AsArray().Where(c => !(bool)c!["met"]!).Select(c => (string?)c!["name"])));

    private static JsonNode Request(string tier, string more, string activity = "Tradeshows") => Engine.Result("mdf_request", Input(tier, more, activity), "channel");

    private static string Input(string tier, string more, string activity = "Tradeshows") =>
        $$"""{"tier":"{{tier}}","arr":0,"activity":"{{activity}}","activityEnd":"2026-03-20","asOf":"2026-02-02",{{more}}}""";
}
