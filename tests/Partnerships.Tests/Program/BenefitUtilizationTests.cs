using Partnerships.Kernel;
using Testing;

namespace Partnerships.Tests.Program;

public sealed class BenefitUtilizationTests
{
    [Theory] // both sides of each target
    [InlineData("MDF", 80)]
    [InlineData("Training", 60)]
    [InlineData("deal registration", 70)]
    [InlineData("Content library", 40)]
    [InlineData("Sales support", 50)]
    public void A_target_is_inclusive(string benefit, int target)
    {
        Assert.True((bool)One(benefit, $"{target}", "100")["onTarget"]!);
        var under = One(benefit, $"{target - 1}", "100");
        Assert.False((bool)under["onTarget"]!);
        Assert.Equal(1m, (decimal)under["missing"]!);
        Assert.NotEmpty((string)under["remedy"]!);
    }

    [Fact] // seed-dashboard-07: 156,000 of 200,000 is 78%
    public void The_amounts_decide_not_the_rounded_share()
    {
        Assert.Equal(78m, (decimal)One("MDF", "156000", "200000")["utilizationPercent"]!);
        var close = One("MDF", "7996", "10000");
        Assert.Equal((80m, false), ((decimal)close["utilizationPercent"]!, (bool)close["onTarget"]!));
    }

    [Fact]
    public void Under_lists_the_furthest_below_first_and_what_is_not_given_is_said()
    {
        var answer = Engine.Run("benefit_utilization", """{"benefits":[{"benefit":"MDF","used":78,"available":100},{"benefit":"Training","used":10,"available":100},{"benefit":"Sales support","used":0,"available":0},{"benefit":"Content library","used":3,"available":2}]}""");
        Assert.Equal(["Training", "MDF"], answer.Result.GetProperty("under").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal(AnswerStatus.Partial, answer.Status);
        Assert.Equal(2, answer.Missing.Count);
        Assert.Equal("used_above_available", Assert.Single(answer.Warnings).Code);
    }

    [Fact]
    public void Unknown_and_repeated_benefits_are_refused() => Testing.Golden.Verify(string.Join('\n', Engine.Refused("benefit_utilization",
        """{"benefits":[{"benefit":"Trainnig","used":1,"available":2},{"benefit":"MDF","used":1,"available":2},{"benefit":"mdf","used":1,"available":2}]}""").Select(r => $"{r.Code}: {r.Message}")), "benefit_utilization_faults");

    private static System.Text.Json.Nodes.JsonNode One(string benefit, string used, string available) =>
        Engine.Result("benefit_utilization", $$"""{"benefits":[{"benefit":"{{benefit}}","used":{{used}},"available":{{available}}}]}""")["benefits"]![0]!;
}
