using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Partnerships.Kernel;
using Testing;

namespace Partnerships.Tests.Comarketing;

public sealed class ReviewCampaignTests
{
    private const string Good = """{"goal":500,"goalMeasure":"mqls","registrants":623,"attendancePercent":41,"sqls":23}""";

    [Fact] // seed-comarketing-01
    public void A_goal_of_registrants_is_attained_and_the_rest_is_implied()
    {
        var result = Engine.Result("review_campaign", Good.Replace("mqls", "registrants", StringComparison.Ordinal));
        Assert.Equal(124.6m, (decimal)result["attainmentPercent"]!);
        Assert.Equal([623, 255, 23], result["stages"]!.AsArray().Select(stage => (int)stage!["count"]!));
        Assert.Equal((9.0m, 3.7m), ((decimal)result["stages"]![2]!["ofPreviousPercent"]!, (decimal)result["stages"]![2]!["ofRegistrantsPercent"]!));
    }

    [Fact] // seed-comarketing-01, as it was meant: the goal is MQLs
    public void Registrants_are_not_MQLs()
    {
        var answer = Engine.Run("review_campaign", Good);
        Assert.Equal(AnswerStatus.Partial, answer.Status);
        Assert.False(answer.Result.TryGetProperty("attainmentPercent", out _));
        Assert.Contains(answer.Warnings, warning => warning.Code == "registrants_are_not_the_goal" && warning.Message.Contains("124.6%", StringComparison.Ordinal));
    }

    [Fact]
    public void Cost_per_stage_and_return_of_both_companies()
    {
        var answer = Engine.Run("review_campaign", """{"goal":100000,"goalMeasure":"revenue","registrants":600,"attendees":240,"mqls":120,"sqls":30,"opportunities":0,"revenue":75000,"ourCost":4000,"partnerCost":2000}""");
        var result = System.Text.Json.Nodes.JsonNode.Parse(answer.Result.GetRawText())!;
        Assert.Equal(AnswerStatus.Complete, answer.Status);
        Assert.Equal([10.00m, 25.00m, 50.00m, 200.00m, null], result["stages"]!.AsArray().Select(stage => (decimal?)stage!["costEach"]));
        Assert.Equal([6.67m, 16.67m, 33.33m, 133.33m, null], result["stages"]!.AsArray().Select(stage => (decimal?)stage!["ourCostEach"]));
        Assert.Equal((75m, 12.5m, 66.7m), ((decimal)result["attainmentPercent"]!, (decimal)result["revenueMultiple"]!, (decimal)result["balance"]!["ourCostPercent"]!));
        Assert.False((bool)result["balance"]!["oneSided"]!);
    }

    [Theory] // the bad campaign: 90% of leads from your promotion
    [InlineData(90, true)]
    [InlineData(89, false)]
    [InlineData(11, false)]
    [InlineData(10, true)]
    public void Nine_in_ten_from_one_side_is_one_sided(int ours, bool oneSided) =>
        Assert.Equal(oneSided, (bool)Engine.Result("review_campaign", $$"""{"goal":1,"goalMeasure":"registrants","registrants":100,"ourRegistrants":{{ours}}}""")["balance"]!["oneSided"]!);

    [Fact]
    public void Nothing_after_the_event_is_warned_about() => Assert.Contains(
        Engine.Run("review_campaign", """{"goal":400,"goalMeasure":"attendees","attendees":400,"ourCost":0,"partnerCost":0}""").Warnings, warning => warning.Code == "no_follow_through");

    [Fact]
    public void Faults()
    {
        var all = Engine.Refused("review_campaign", """{"goal":500,"goalMeasure":"mqls","attendees":3,"attendancePercent":41}""")
            .Concat(Engine.Refused("review_campaign", """{"goal":500,"goalMeasure":"mqls","registrants":10,"attendees":11,"ourRegistrants":12}"""));
        Testing.Golden.Verify(string.Join('\n', all.Select(r => $"{r.Code}: {r.Message}")), "review_campaign_faults");
    }

    [Fact]
    public void More_of_the_goals_measure_never_attains_less()
    {
        var gen = from goal in Gen.Choose(1, 1000)
                  from less in Gen.Choose(0, 1000)
                  from more in Gen.Choose(0, 1000)
                  select (goal, less, more);
        Prop.ForAll(gen.ToArbitrary(), x =>
        {
            decimal At(int mqls) => (decimal)Engine.Result("review_campaign", string.Create(CultureInfo.InvariantCulture, $$"""{"goal":{{x.goal}},"goalMeasure":"mqls","mqls":{{mqls}}}"""))["attainmentPercent"]!;
            return At(x.less) <= At(x.less + x.more);
        }).Check(Config.QuickThrowOnFailure.WithReplay(42UL, 85UL));
    }
}
