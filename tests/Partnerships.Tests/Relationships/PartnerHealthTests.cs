using FsCheck;
using FsCheck.Fluent;
using Partnerships.Kernel;
using Testing;

namespace Partnerships.Tests.Relationships;

public sealed class PartnerHealthTests
{
    [Theory]
    [InlineData("20", 3, "monthly", "25", "moderate", new[] { 30, 20, 15, 10, 5 }, 80, "Champion")] // der-health-01
    [InlineData("-0.1", 0, "inactive", "0", "weak", new[] { 0, 0, 0, 5, 0 }, 5, "Churning")] // der-health-03
    [InlineData("19.99", 5, "weekly", "50", "strong", new[] { 20, 25, 20, 15, 10 }, 90, "Champion")]
    [InlineData("0.01", 2, "quarterly", "49.5", "strong", new[] { 20, 10, 10, 10, 10 }, 60, "Healthy")]
    [InlineData("0", 1, "quarterly", "24.9", "moderate", new[] { 10, 10, 10, 5, 5 }, 40, "At-risk")]
    [InlineData("0", 4, "inactive", "-0.1", "weak", new[] { 10, 20, 0, 0, 0 }, 30, "Critical")]
    public void Points_and_band(string growth, int deals, string portal, string nps, string fit, int[] points, int total, string band)
    {
        var result = Engine.Result("partner_health", $$"""{"growthPercent":{{growth}},"dealsRegistered":{{deals}},"portal":"{{portal}}","nps":{{nps}},"alignment":"{{fit}}"}""");
        Assert.Equal(points, result["dimensions"]!.AsArray().Select(dimension => (int)dimension!["points"]!));
        Assert.Equal((total, band), ((int)(decimal)result["score"]!, (string)result["band"]!));
    }

    [Fact] // seed-health-01
    public void Weights_sum_to_100() => Assert.Equal([30, 25, 20, 15, 10],
        Engine.Result("partner_health", """{"growthPercent":20,"dealsRegistered":3,"portal":"monthly","nps":25,"alignment":"moderate"}""")["dimensions"]!.AsArray().Select(d => (int)d!["of"]!));

    [Fact] // seed-health-02: 87 cannot be reached
    public void A_whole_score_is_a_multiple_of_5()
    {
        var facts = Gen.Choose(-50, 50).SelectMany(growth => Gen.Choose(0, 8).SelectMany(deals => Gen.Choose(-100, 100).SelectMany(nps =>
            Gen.Elements("weekly", "monthly", "quarterly", "inactive").SelectMany(portal => Gen.Elements("strong", "moderate", "weak")
                .Select(fit => (Growth: growth, Deals: deals, Nps: nps, Portal: portal, Fit: fit))))));
        Prop.ForAll(facts.ToArbitrary(), f =>
        {
            var score = (decimal)Engine.Result("partner_health", $$"""{"growthPercent":{{f.Growth}},"dealsRegistered":{{f.Deals}},"portal":"{{f.Portal}}","nps":{{f.Nps}},"alignment":"{{f.Fit}}"}""")["score"]!;
            return score % 5m == 0m && score is >= 0m and <= 100m;
        }).Check(Config.QuickThrowOnFailure.WithReplay(42UL, 85UL));
    }

    [Theory]
    [InlineData("120", "100", 30)] // exactly 20%
    [InlineData("119.99", "100", 20)]
    [InlineData("999999999.99", "1000000000", 0)] // a cent less is a decline, though it rounds to 0%
    [InlineData("100", "100", 10)]
    public void Growth_comes_from_two_quarters_and_is_decided_exactly(string now, string before, int points)
    {
        var result = Engine.Result("partner_health", $$"""{"revenue":{{now}},"revenueLastYear":{{before}}}""");
        Assert.Equal(points, (int)result["dimensions"]![0]!["points"]!);
    }

    [Theory]
    [InlineData("20", 30)]
    [InlineData("19.99", 20)]
    [InlineData("0.01", 20)]
    [InlineData("0", 10)]
    [InlineData("-0.01", 0)]
    public void Growth_of_exactly_20_percent_is_strong_and_only_exactly_zero_is_flat(string growth, int points) =>
        Assert.Equal(points, (int)Engine.Result("partner_health", $$"""{"growthPercent":{{growth}}}""")["dimensions"]![0]!["points"]!);

    [Theory]
    [InlineData("49.5", 10)]
    [InlineData("50", 15)]
    [InlineData("24.5", 5)]
    public void An_NPS_of_49_5_is_still_below_50(string nps, int points) =>
        Assert.Equal(points, (int)Engine.Result("partner_health", $$"""{"nps":{{nps}}}""")["dimensions"]!.AsArray().Single(dimension => (string)dimension!["dimension"]! == "satisfaction")!["points"]!);

    [Fact]
    public void Revenue_growth_is_the_quarter_against_the_same_quarter_of_last_year() => Assert.Contains(
        Engine.Run("partner_health", """{"revenue":120,"revenueLastYear":100}""").Assumptions, text => text.StartsWith("Growth compares the quarter with the same quarter last year", StringComparison.Ordinal));

    [Fact]
    public void A_tolerance_widens_flat_both_ways()
    {
        foreach (var (growth, points) in new[] { ("2", 10), ("-2", 10), ("2.1", 20), ("-2.1", 0), ("20", 30) })
        {
            Assert.Equal(points, (int)Engine.Result("partner_health", $$"""{"growthPercent":{{growth}},"flatWithinPercent":2}""")["dimensions"]![0]!["points"]!);
        }
    }

    [Fact]
    public void Missing_measures_are_left_out_and_the_rest_is_scaled_to_100()
    {
        var answer = Engine.Run("partner_health", """{"growthPercent":25,"dealsRegistered":1,"portal":"monthly"}""");
        Assert.Equal(AnswerStatus.Partial, answer.Status);
        Assert.Equal(2, answer.Missing.Count);
        Assert.Equal(73.3m, answer.Result.GetProperty("score").GetDecimal()); // 55 of 75
        Assert.Equal(75, answer.Result.GetProperty("knownWeight").GetInt32());
    }

    [Fact]
    public void Without_revenue_last_year_there_is_no_growth()
    {
        var answer = Engine.Run("partner_health", """{"revenue":500,"revenueLastYear":0,"nps":60}""");
        Assert.Equal(AnswerStatus.Partial, answer.Status);
        Assert.Contains(answer.Warnings, warning => warning.Code == "no_base_year");
        Assert.Equal(100m, answer.Result.GetProperty("score").GetDecimal());
    }

    [Fact]
    public void Cheapest_step_is_the_fewest_rows_then_the_least_surplus()
    {
        // 60 + 15 short of 80 is 5 at 75: quarterly to monthly (+5) beats one growth row (+10).
        var next = Engine.Result("partner_health", """{"growthPercent":10,"dealsRegistered":5,"portal":"quarterly","nps":30,"alignment":"strong"}""")["next"]!;
        Assert.Equal(("Champion", 5m), ((string)next["band"]!, (decimal)next["short"]!));
        var move = Assert.Single(next["cheapestStep"]!.AsArray())!;
        Assert.Equal(("engagement", "monthly portal activity", 5), ((string)move["dimension"]!, (string)move["reach"]!, (int)move["gain"]!));
    }

    [Fact]
    public void Several_dimensions_move_when_one_row_is_not_enough()
    {
        // 5 short of nothing reachable in one row: 0 + 0 + 0 + 5 + 0 needs 15 more for Critical.
        var next = Engine.Result("partner_health", """{"growthPercent":-1,"dealsRegistered":0,"portal":"inactive","nps":0,"alignment":"weak"}""")["next"]!;
        Assert.Equal(15m, (decimal)next["short"]!);
        Assert.Equal(2, next["cheapestStep"]!.AsArray().Count);
        Assert.Equal(15, next["cheapestStep"]!.AsArray().Sum(move => (int)move!["gain"]!));
    }

    [Fact]
    public void A_silent_partner_is_pointed_out() => Assert.Contains(
        Engine.Run("partner_health", """{"dealsRegistered":0,"portal":"inactive"}""").Warnings, warning => warning.Code == "silent_partner");

    [Fact]
    public void Contradictions_are_refused()
    {
        var faults = new[] { "{}", """{"revenue":5}""", """{"revenueLastYear":5}""", """{"growthPercent":5,"revenue":5}""", """{"nps":101}""" }
            .SelectMany(input => Engine.Refused("partner_health", input).Select(r => $"{r.Code}: {r.Message}"));
        Testing.Golden.Verify(string.Join('\n', faults), "partner_health_faults");
    }

    [Fact]
    public void The_cheapest_step_reaches_the_next_band()
    {
        var facts = Gen.Choose(-20, 30).SelectMany(growth => Gen.Choose(0, 6).SelectMany(deals => Gen.Choose(-20, 70).Select(nps => (growth, deals, nps))));
        Prop.ForAll(facts.ToArbitrary(), f =>
        {
            var result = Engine.Result("partner_health", $$"""{"growthPercent":{{f.growth}},"dealsRegistered":{{f.deals}},"nps":{{f.nps}}}""");
            if (result["next"] is not { } next)
            {
                return (string)result["band"]! == "Champion";
            }

            var earned = result["dimensions"]!.AsArray().Sum(d => (int)d!["points"]!) + next["cheapestStep"]!.AsArray().Sum(m => (int)m!["gain"]!);
            return earned * 100m / (int)result["knownWeight"]! >= (decimal)next["from"]! - 0.05m;
        }).Check(Config.QuickThrowOnFailure.WithReplay(42UL, 85UL));
    }
}
