using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Partnerships.Kernel;
using Testing;

namespace Partnerships.Tests.Enablement;

public sealed class EnablementScorecardTests
{
    [Fact] // seed-dashboard-06: 178 of 234
    public void The_dashboards_certification_rate()
    {
        var metric = Metric("""{"activePartners":234,"certifiedPartners":178}""");
        Assert.Equal(("Certification rate", "76.1%", "70% or more", true), ((string?)metric["metric"], (string?)metric["value"], (string?)metric["target"], (bool)metric["onTarget"]!));
        Assert.Null(metric["action"]);
    }

    [Theory]
    [InlineData("trainingCompleted\":80,\"trainingAssigned\":100", true, null, null)] // "80%+" includes 80% itself
    [InlineData("trainingCompleted\":7996,\"trainingAssigned\":10000", false, "4 more completed", "Simplify, incentivize")] // prints as 80% and is below
    [InlineData("trainingCompleted\":0,\"trainingAssigned\":3", false, "3 more completed", "Simplify, incentivize")]
    [InlineData("certifiedPartners\":7,\"activePartners\":10", true, null, null)]
    [InlineData("certifiedPartners\":6,\"activePartners\":10", false, "1 more certified", "Improve content, support")]
    [InlineData("portalWeekly\":5,\"activePartners\":10", true, null, null)]
    [InlineData("portalWeekly\":4,\"activePartners\":10", false, "1 more in the portal every week", "Better content, UX")]
    [InlineData("daysToFirstDeal\":[89", true, null, null)]
    [InlineData("daysToFirstDeal\":[90", false, "the mean must fall below 90", "Better onboarding")] // "<90 days" does not include day 90
    [InlineData("daysToFirstDeal\":[60,119,90", true, null, null)] // 89.7
    [InlineData("daysToFirstDeal\":[100,120", false, "20 days over", "Better onboarding")]
    [InlineData("downloads\":11,\"downloadsBefore\":10", true, null, null)]
    [InlineData("downloads\":10,\"downloadsBefore\":10", false, "at least 1 more", "Promote, refresh")] // the same is not growing
    [InlineData("downloads\":4,\"downloadsBefore\":10", false, "at least 7 more", "Promote, refresh")]
    [InlineData("tickets\":9,\"ticketsBefore\":10", true, null, null)]
    [InlineData("tickets\":10,\"ticketsBefore\":10", false, "at least 1 fewer", "Better self-service")]
    [InlineData("tickets\":0,\"ticketsBefore\":0", true, null, null)] // nothing left to decrease
    public void Each_metric_of_the_rule_is_on_target_or_has_its_gap_and_action(string fields, bool onTarget, string? gap, string? action)
    {
        var metric = Metric("{\"" + fields + (fields.Contains('[', StringComparison.Ordinal) ? "]}" : "}"));
        Assert.Equal((onTarget, gap, action), ((bool)metric["onTarget"]!, (string?)metric["gap"], (string?)metric["action"]));
    }

    [Fact]
    public void What_is_not_given_is_left_out_and_named()
    {
        var answer = Engine.Run("enablement_scorecard", """{"trainingAssigned":10,"trainingCompleted":9,"activePartners":0,"certifiedPartners":0,"tickets":3}""");
        Assert.Equal(AnswerStatus.Partial, answer.Status);
        Assert.Equal(["Certification rate: activePartners is zero, so it is not judged.", "Time to first deal: daysToFirstDeal is not given, so it is not judged.", "Portal engagement: portalWeekly is not given, so it is not judged.",
            "Content downloads: downloads is not given, so it is not judged.", "Support tickets: ticketsBefore is not given, so it is not judged."], answer.Missing);
        Assert.Equal("The one metric judged is on target.", answer.Summary);
    }

    [Fact]
    public void The_mean_the_median_and_the_late_ones_stand_together()
    {
        var answer = Engine.Run("enablement_scorecard", """{"daysToFirstDeal":[1,95,100]}""");
        Assert.Equal("65.3 days (median 95; 2 of 3 at 90 days or later)", answer.Result.GetProperty("metrics")[0].GetProperty("value").GetString());
        Assert.Equal("mean_hides_late_deals", Assert.Single(answer.Warnings).Code);
    }

    [Theory]
    [InlineData("""{"trainingAssigned":10,"trainingCompleted":9,"activePartners":10,"certifiedPartners":2}""", "training_without_certification")]
    [InlineData("""{"activePartners":10,"portalWeekly":0}""", "portal_ghost_town")]
    [InlineData("""{"trainingAssigned":10,"trainingCompleted":2,"activePartners":10,"certifiedPartners":2,"portalWeekly":1}""", "")]
    public void Anti_patterns_in_the_figures_are_warned_about(string input, string code) =>
        Assert.Equal(code, string.Join(',', Engine.Run("enablement_scorecard", input).Warnings.Select(warning => warning.Code)));

    [Fact]
    public void Weekly_active_is_the_policys_share_and_said() => Assert.Contains(Engine.Run("enablement_scorecard", """{"activePartners":10,"portalWeekly":6}""").Assumptions,
        text => text.Contains("50% of the active partners", StringComparison.Ordinal));

    [Fact]
    public void Parts_above_their_whole_are_refused_at_once() => Testing.Golden.Verify(string.Join('\n', Engine.Refused("enablement_scorecard",
        """{"trainingAssigned":1,"trainingCompleted":2,"activePartners":3,"certifiedPartners":4,"portalWeekly":5}""")
        .Concat(Engine.Refused("enablement_scorecard", """{"downloads":4,"activePartners":1}"""))
        .Select(r => $"{r.Code}: {r.Message}")), "enablement_scorecard_faults");

    [Fact]
    public void Closing_exactly_the_gap_reaches_the_target() => Prop.ForAll(
        Gen.Choose(1, 5_000).SelectMany(whole => Gen.Choose(0, whole).Select(part => (Part: part, Whole: whole))).ToArbitrary(), count =>
        {
            var metric = Metric($$"""{"activePartners":{{count.Whole}},"certifiedPartners":{{count.Part}}}""");
            if ((bool)metric["onTarget"]!)
            {
                return count.Part * 10 >= count.Whole * 7;
            }

            var gap = int.Parse(((string)metric["gap"]!).Split(' ')[0].Replace(",", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);
            bool On(int part) => (bool)Metric($$"""{"activePartners":{{count.Whole}},"certifiedPartners":{{part}}}""")["onTarget"]!;
            return On(count.Part + gap) && !On(count.Part + gap - 1);
        }).Check(Config.QuickThrowOnFailure.WithReplay(42UL, 85UL));

    [Fact]
    public void Ten_thousand_first_deals_take_few_steps()
    {
        var answer = Engine.Run("enablement_scorecard", $$"""{"daysToFirstDeal":[{{string.Join(',', Enumerable.Range(1, 10_000))}}]}""");
        Assert.StartsWith("5,000.5 days (median 5,000.5; 9,911 of 10,000", answer.Result.GetProperty("metrics")[0].GetProperty("value").GetString(), StringComparison.Ordinal);
        Assert.True(answer.Steps.Count < 6);
    }

    private static JsonNode Metric(string input) => Assert.Single(Engine.Result("enablement_scorecard", input)["metrics"]!.AsArray())!;
}
