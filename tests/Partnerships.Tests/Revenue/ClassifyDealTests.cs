using System.Text.Json.Nodes;
using Partnerships.Kernel;
using Testing;

namespace Partnerships.Tests.Revenue;

public sealed class ClassifyDealTests
{
    private const string Involved = """[{"date":"2026-03-05","by":"partner","documented":true,"inSalesProcess":true}]""";

    [Theory] // der-dealreg-02: day 7 counts
    [InlineData("2026-03-01", 0, "sourced")]
    [InlineData("2026-03-08", 7, "sourced")]
    [InlineData("2026-03-09", 8, "not_attributed")]
    public void Payout_asks_for_registration_within_seven_days_of_first_contact(string registered, int day, string payout)
    {
        var result = Of($$"""{"opportunityCreated":"2026-03-20","firstContact":"2026-03-01","registered":"{{registered}}"}""");
        Assert.Equal(day, (int)result["daysToRegister"]!);
        Assert.Equal(payout, (string)result["payout"]!["class"]!);
        Assert.Equal("sourced", (string)result["reporting"]!["class"]!);
    }

    [Theory]
    [InlineData("2026-03-19", "sourced", 100)]
    [InlineData("2026-03-20", "influenced", 25)] // the same day proves nothing
    [InlineData("2026-03-21", "influenced", 25)]
    public void Reporting_asks_for_registration_before_the_opportunity(string registered, string reporting, int credit)
    {
        var result = Of($$"""{"opportunityCreated":"2026-03-20","firstContact":"2026-03-18","registered":"{{registered}}"}""");
        Assert.Equal((reporting, credit), ((string)result["reporting"]!["class"]!, (int)result["reporting"]!["percent"]!));
    }

    [Theory]
    [InlineData("2026-03-04", "influenced", "not sourced: no direct engagement before registration (2026-03-04)")]
    [InlineData("2026-03-06", "influenced", "not sourced: no direct engagement before registration (2026-03-06)")] // the day of registration
    [InlineData("2026-03-07", "sourced", "sourced: lead came from the partner (yes), registered within 7 days of first contact (day 3), no direct engagement before registration (2026-03-07)")]
    public void Payout_asks_that_direct_sales_came_later(string direct, string payout, string because)
    {
        var result = Of($$"""{"opportunityCreated":"2026-03-20","firstContact":"2026-03-03","registered":"2026-03-06","firstDirectEngagement":"{{direct}}","leadFromPartner":true,"neededToClose":true,"touches":{{Involved}}}""");
        Assert.Equal(payout, (string)result["payout"]!["class"]!);
        Assert.StartsWith(because, (string)result["payout"]!["decidedBy"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[{"date":"2026-04-01","by":"partner","documented":true,"inSalesProcess":true}]""", "influenced", "influenced", null)]
    [InlineData("""[{"date":"2026-04-01","by":"partner","documented":false,"inSalesProcess":true}]""", "influenced", "not_attributed", null)]
    [InlineData("""[{"date":"2026-04-01","by":"partner","documented":true}]""", "influenced", "not_attributed", "already in the direct pipeline")]
    [InlineData("""[{"date":"2026-06-30","by":"partner","documented":true,"inSalesProcess":true}]""", "influenced", "influenced", null)] // the closing day
    [InlineData("""[{"date":"2026-07-01","by":"partner","documented":true,"inSalesProcess":true}]""", "influenced", "not_attributed", "engaged only after the sale")]
    [InlineData("[]", "not_attributed", "not_attributed", "mentioned but not involved")]
    public void Payout_asks_for_documented_part_in_the_sale(string touches, string reporting, string payout, string? why)
    {
        var result = Of($$"""{"opportunityCreated":"2026-03-20","closed":"2026-06-30","firstDirectEngagement":"2026-03-10","neededToClose":true,"touches":{{touches}}}""");
        Assert.Equal((reporting, payout), ((string)result["reporting"]!["class"]!, (string)result["payout"]!["class"]!));
        Assert.EndsWith(why ?? "", (string)result["payout"]!["decidedBy"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_judgement_not_given_is_left_out_and_said()
    {
        var answer = Engine.Run("classify_deal", $$"""{"opportunityCreated":"2026-03-01","touches":{{Involved}}}""");
        Assert.Equal(AnswerStatus.Partial, answer.Status);
        Assert.Contains(answer.Missing, missing => missing.StartsWith("neededToClose", StringComparison.Ordinal));
        Assert.Equal("influenced", answer.Result.GetProperty("payout").GetProperty("class").GetString());

        var denied = Of($$"""{"opportunityCreated":"2026-03-01","neededToClose":false,"touches":{{Involved}}}""");
        Assert.Equal("not_attributed", (string)denied["payout"]!["class"]!);
    }

    [Fact] // Attribution for the CFO: on 100,000 influenced, 25,000 counts in the report; the payout factor is another number
    public void Reporting_credit_is_not_the_payout_factor()
    {
        var result = Of($$"""{"opportunityCreated":"2026-03-01","neededToClose":true,"amount":100000,"touches":{{Involved}}}""");
        Assert.Equal(25000.00m, (decimal)result["reportedAmount"]!);
        Assert.Equal(25m, (decimal)result["reporting"]!["percent"]!);
        Assert.Equal(50m, (decimal)result["payout"]!["percent"]!);
    }

    [Fact]
    public void Of_two_days_the_earlier_counts_and_is_said()
    {
        var answer = Engine.Run("classify_deal", """
            {"opportunityCreated":"2026-03-20","firstContact":"2026-03-05","registered":"2026-03-10","touches":[{"date":"2026-03-01","by":"partner"}]}
            """);
        Assert.Equal("earlier_touch", Assert.Single(answer.Warnings).Code);
        Assert.Equal(9, answer.Result.GetProperty("daysToRegister").GetInt32());
    }

    [Fact]
    public void A_close_before_the_opportunity_is_refused() =>
        Golden.Verify(string.Join('\n', Engine.Refused("classify_deal", """{"opportunityCreated":"2026-03-20","closed":"2026-03-19"}""").Select(r => $"{r.Code}: {r.Message}")), "classify_deal_faults");

    private static JsonNode Of(string input) => Engine.Result("classify_deal", input);
}
