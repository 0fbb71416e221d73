using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Testing;

namespace Partnerships.Tests.Events;

public sealed class ForecastWebinarTests
{
    private const string Good = """{"ourEmails":25000,"partnerEmails":40000,"ourSocial":50000,"partnerSocial":100000,"opportunityPercent":17.9,"winPercent":25,"actual":[943,412,67,12,3]}""";

    [Fact] // seed-webinar-04: 943 of 65,000 is below the benchmark; seed-webinar-01: 43.7% attendance; seed-webinar-03: the funnel
    public void The_good_webinar_misses_its_own_registration_rate()
    {
        var answer = Engine.Run("forecast_webinar", Good);
        var result = Engine.Result("forecast_webinar", Good);
        Assert.Equal(65000m, (decimal)result["reach"]!);
        Assert.Equal([1.45m, 43.7m, 16.3m, 17.9m, 25.0m], result["actual"]!.AsArray().Select(stage => (decimal)stage!["ratePercent"]!));
        Assert.Equal(["below", "within", "within", null, null], result["actual"]!.AsArray().Select(stage => (string?)stage!["againstTarget"]));
        Assert.Equal(["below_target"], answer.Warnings.Select(warning => warning.Code));
        Assert.Contains(answer.Assumptions, text => text.Contains("social reach is left out", StringComparison.Ordinal));
    }

    [Fact] // seed-webinar-02
    public void The_bad_webinar_attends_below_target()
    {
        var stage = Engine.Result("forecast_webinar", """{"ourEmails":4000,"partnerEmails":0,"actual":[89,23]}""")["actual"]![1]!;
        Assert.Equal((25.8m, "below"), ((decimal)stage["ratePercent"]!, (string)stage["againstTarget"]!));
    }

    [Fact]
    public void Five_stages_low_expected_high()
    {
        var stages = Engine.Result("forecast_webinar", """{"ourEmails":60000,"partnerEmails":40000,"opportunityPercent":20,"winPercent":25}""")["stages"]!.AsArray();
        Assert.Equal([2000m, 800m, 80m, 16m, 4m], stages.Select(stage => (decimal)stage!["low"]!));
        Assert.Equal([3500m, 1575m, 236.25m, 47.25m, 11.8125m], stages.Select(stage => (decimal)stage!["expected"]!));
        Assert.Equal([5000m, 2500m, 500m, 100m, 25m], stages.Select(stage => (decimal)stage!["high"]!));
    }

    [Theory] // both ends of a range are on target, and the counts decide
    [InlineData(1300, "within")]
    [InlineData(1299, "below")]
    [InlineData(3250, "within")]
    [InlineData(3251, "above")]
    public void The_counts_decide_at_the_ends(int registrations, string standing) =>
        Assert.Equal(standing, (string)Engine.Result("forecast_webinar", $$"""{"ourEmails":25000,"partnerEmails":40000,"actual":[{{registrations}}]}""")["actual"]![0]!["againstTarget"]!);

    [Fact]
    public void Social_counts_only_when_asked()
    {
        Assert.Equal(215000m, (decimal)Engine.Result("forecast_webinar", Good.Replace("\"opportunityPercent\"", "\"countSocial\":true,\"opportunityPercent\"", StringComparison.Ordinal))["reach"]!);
        Assert.Contains(Engine.Run("forecast_webinar", """{"ourEmails":0,"partnerEmails":40000}""").Warnings, warning => warning.Code == "one_sided_promotion");
    }

    [Fact]
    public void A_rate_of_zero_needs_no_reach_that_could_be_named()
    {
        var answer = Engine.Run("forecast_webinar", """{"ourEmails":1,"partnerEmails":1,"opportunityPercent":0,"goal":5,"goalStage":"opportunities"}""");
        Assert.False(answer.Result.GetProperty("goal").TryGetProperty("expectedReach", out _));
        Assert.Contains(answer.Warnings, warning => warning.Code == "goal_out_of_reach");
    }

    [Fact]
    public void Faults()
    {
        var all = Engine.Refused("forecast_webinar", """{"ourEmails":25000,"partnerEmails":40000,"winPercent":25,"goal":10,"actual":[100,120,-1]}""")
            .Concat(Engine.Refused("forecast_webinar", """{"ourEmails":25000,"partnerEmails":40000,"goal":10,"goalStage":"wins"}"""))
            .Concat(Engine.Refused("forecast_webinar", """{"ourEmails":0,"partnerEmails":0,"ourSocial":500}"""));
        Testing.Golden.Verify(string.Join('\n', all.Select(r => $"{r.Code}: {r.Message}")), "forecast_webinar_faults");
    }

    [Fact]
    public void The_reach_a_goal_needs_brings_the_goal()
    {
        var gen = from goal in Gen.Choose(1, 5000)
                  from stage in Gen.Elements("registrations", "attendees", "follow_ups")
                  select (goal, stage);
        Prop.ForAll(gen.ToArbitrary(), x =>
        {
            var need = (int)(decimal)Engine.Result("forecast_webinar", string.Create(CultureInfo.InvariantCulture, $$"""{"ourEmails":1,"partnerEmails":1,"goal":{{x.goal}},"goalStage":"{{x.stage}}"}"""))["goal"]!["expectedReach"]!;
            decimal Expected(int reach) => (decimal)Engine.Result("forecast_webinar", string.Create(CultureInfo.InvariantCulture, $$"""{"ourEmails":{{reach}},"partnerEmails":0}"""))["stages"]!.AsArray().Single(s => (string)s!["stage"]! == x.stage)!["expected"]!;
            return Expected(need) >= x.goal && (need == 1 || Expected(need - 1) < x.goal);
        }).Check(Config.QuickThrowOnFailure.WithReplay(42UL, 85UL));
    }
}
