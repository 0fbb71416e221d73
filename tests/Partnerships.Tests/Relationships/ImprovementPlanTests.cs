using System.Globalization;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Partnerships.Kernel;
using Testing;

namespace Partnerships.Tests.Relationships;

public sealed class ImprovementPlanTests
{
    private const string Behind = """{"asOf":"2026-10-05","revenue":30000,"target":50000,"revenueLastYear":42000,"pipeline":30000,"deals":2,"health":45,"lastContact":"2026-08-20","tier":"Gold"}""";

    [Theory]
    [InlineData("attainment", "\"revenue\":100,\"target\":100", "ok")]
    [InlineData("attainment", "\"revenue\":99.99,\"target\":100", "watch")]
    [InlineData("attainment", "\"revenue\":80,\"target\":100", "watch")]
    [InlineData("attainment", "\"revenue\":79.99,\"target\":100", "alarm")]
    [InlineData("growth", "\"revenue\":100,\"target\":100,\"revenueLastYear\":100", "ok")]
    [InlineData("growth", "\"revenue\":100,\"target\":100,\"revenueLastYear\":100.01", "watch")]
    [InlineData("growth", "\"revenue\":100,\"target\":100,\"revenueLastYear\":125", "watch")]
    [InlineData("growth", "\"revenue\":100,\"target\":100,\"revenueLastYear\":125.01", "alarm")]
    [InlineData("coverage", "\"revenue\":50,\"target\":100,\"pipeline\":150", "ok")]
    [InlineData("coverage", "\"revenue\":50,\"target\":100,\"pipeline\":149.99", "watch")]
    [InlineData("coverage", "\"revenue\":50,\"target\":100,\"pipeline\":49.99", "alarm")]
    [InlineData("health", "\"revenue\":1,\"target\":1,\"health\":60", "ok")]
    [InlineData("health", "\"revenue\":1,\"target\":1,\"health\":40", "watch")]
    [InlineData("health", "\"revenue\":1,\"target\":1,\"health\":39.9", "alarm")]
    [InlineData("deals", "\"revenue\":1,\"target\":1,\"deals\":3", "ok")]
    [InlineData("deals", "\"revenue\":1,\"target\":1,\"deals\":1", "watch")]
    [InlineData("deals", "\"revenue\":1,\"target\":1,\"deals\":0", "alarm")]
    [InlineData("days_since_contact", "\"revenue\":1,\"target\":1,\"lastContact\":\"2026-09-05\"", "ok")] // 30 days
    [InlineData("days_since_contact", "\"revenue\":1,\"target\":1,\"lastContact\":\"2026-09-04\"", "watch")]
    [InlineData("days_since_contact", "\"revenue\":1,\"target\":1,\"lastContact\":\"2026-07-06\"", "alarm")] // 91 days
    public void A_signal_counts_strictly_beyond_its_limit(string signal, string facts, string state) =>
        Assert.Equal(state, (string)Plan($$"""{"asOf":"2026-10-05",{{facts}} }""")["signals"]!.AsArray().First(line => (string)line!["signal"]! == signal)!["state"]!);

    [Fact]
    public void Watch_gives_half_the_points_and_alarm_all_of_them()
    {
        var result = Plan(Behind); // 60% alarm 25, −28.6% alarm 15, 1.5× watch 10, health 45 watch 10, 2 deals watch 5, 46 days watch 5
        Assert.Equal([25m, 15m, 10m, 10m, 5m, 5m], result["signals"]!.AsArray().Select(signal => (decimal)signal!["points"]!));
        Assert.Equal((70m, "Improvement plan", 100), ((decimal)result["score"]!, (string)result["level"]!, (int)result["knownPoints"]!));
    }

    [Fact]
    public void Signals_without_data_are_left_out_and_the_rest_is_scaled_to_100()
    {
        var answer = Engine.Run("improvement_plan", """{"asOf":"2026-10-05","revenue":30000,"target":50000,"health":45}""");
        Assert.Equal((AnswerStatus.Partial, 77.8m), (answer.Status, answer.Result.GetProperty("score").GetDecimal())); // 35 of 45
        Assert.Equal("Urgent", answer.Result.GetProperty("level").GetString());
        Assert.Contains(answer.Missing, missing => missing.StartsWith("tier", StringComparison.Ordinal));
    }

    [Fact]
    public void Milestones_are_working_days_from_asOf_and_close_the_gap_step_by_step()
    {
        var milestones = Plan(Behind)["milestones"]!.AsArray();
        Assert.Equal(["2026-10-12", "2026-10-19", "2026-11-02", "2026-11-16", "2026-12-07", "2026-12-28"], milestones.Select(milestone => (string)milestone!["due"]!));
        Assert.Equal([null, null, null, 35_000m, 40_000m, 50_000m], milestones.Select(milestone => (decimal?)milestone!["revenueAtLeast"]));
    }

    [Fact] // der-sla-01: five working days over Memorial Day
    public void Holidays_of_the_policy_move_a_milestone()
    {
        using var json = System.Text.Json.JsonDocument.Parse(Behind.Replace("2026-10-05", "2026-05-21", StringComparison.Ordinal).Replace("2026-08-20", "2026-05-01", StringComparison.Ordinal));
        var answer = Catalog.Find("improvement_plan")!.Run(json.RootElement, Engine.Changed(("program.holidays", "[\"2026-05-25\"]")));
        Assert.Equal("2026-05-29", answer.Result.GetProperty("milestones")[0].GetProperty("due").GetString());
    }

    [Theory]
    [InlineData("Silver", 0, "Demotion to Registered", "2027-01-05")]
    [InlineData("Gold", 0, "Demotion to Silver", "2027-04-05")]
    [InlineData("Gold", 1, "Demotion to Silver", "2027-01-05")]
    [InlineData("Gold", 2, "Demotion to Silver", "2026-12-28")] // not before the final review
    [InlineData("Platinum", 0, "Demotion to Gold", "2027-07-05")]
    public void A_missed_plan_drops_one_tier_after_its_grace_of_1_2_or_3_quarters(string tier, int missed, string what, string on)
    {
        var ends = Plan(Behind.Replace("\"Gold\"", $"\"{tier}\",\"missedQuarters\":{missed}", StringComparison.Ordinal))["ifMissed"]!.AsArray();
        Assert.Equal((what, on), ((string)ends[1]!["what"]!, (string)ends[1]!["on"]!));
        Assert.Equal(("2026-12-28", 2), ((string)ends[0]!["on"]!, ends.Count));
    }

    [Fact]
    public void The_channel_policy_demotes_after_two_missed_quarters_and_exits_after_four()
    {
        var ends = Plan(Behind.Replace("\"Gold\"", "\"Gold\",\"missedQuarters\":1", StringComparison.Ordinal), "channel")["ifMissed"]!.AsArray();
        Assert.Equal(["2026-12-28", "2027-01-05", "2027-07-05"], ends.Select(end => (string)end!["on"]!));
        Assert.Equal("Exit from the program", (string)ends[2]!["what"]!);
    }

    [Fact]
    public void The_lowest_tier_cannot_be_demoted() =>
        Assert.Single(Plan(Behind.Replace("Gold", "Registered", StringComparison.Ordinal))["ifMissed"]!.AsArray());

    [Fact]
    public void A_partner_that_does_well_gets_no_plan()
    {
        var result = Plan("""{"asOf":"2026-10-05","revenue":60000,"target":50000,"revenueLastYear":50000,"pipeline":90000,"deals":6,"health":85,"lastContact":"2026-10-01","tier":"Gold"}""");
        Assert.Equal((0m, "On track", false), ((decimal)result["score"]!, (string)result["level"]!, (bool)result["planNeeded"]!));
        Assert.Empty(result["milestones"]!.AsArray());
        Assert.Empty(result["ifMissed"]!.AsArray());
    }

    [Fact]
    public void Silence_and_a_missing_health_score_are_pointed_out()
    {
        var warnings = Engine.Run("improvement_plan", """{"asOf":"2026-10-05","revenue":0,"target":50000,"lastContact":"2026-02-05"}""").Warnings;
        Assert.Equal(["long_silence", "no_health_score"], warnings.Select(warning => warning.Code));
    }

    [Fact]
    public void Faults()
    {
        var refusals = Engine.Refused("improvement_plan", """{"asOf":"2026-10-05","revenue":1,"target":2,"lastContact":"2026-10-06"}""")
            .Concat(Engine.Refused("improvement_plan", """{"asOf":"2026-10-05","revenue":1,"target":0,"tier":"Gold"}"""))
            .Concat(Engine.Refused("improvement_plan", """{"asOf":"2026-10-05","revenue":1,"target":2,"tier":"Golden"}"""));
        Testing.Golden.Verify(string.Join('\n', refusals.Select(refusal => $"{refusal.Code}: {refusal.Message}")), "improvement_plan_faults");
    }

    [Fact]
    public void More_revenue_or_health_never_raises_the_score_and_dates_ascend()
    {
        var facts = Gen.Choose(0, 20_000).SelectMany(revenue => Gen.Choose(0, 90).SelectMany(health => Gen.Choose(0, 5).Select(deals => (Revenue: revenue, Health: health, Deals: deals))));
        Prop.ForAll(facts.ToArbitrary(), f =>
        {
            var (worse, better) = (Score(f.Revenue, f.Health, f.Deals), Score(f.Revenue + 500, f.Health + 10, f.Deals + 1));
            var due = worse["milestones"]!.AsArray().Select(milestone => (string)milestone!["due"]!).ToList();
            return (decimal)better["score"]! <= (decimal)worse["score"]! && (decimal)worse["score"]! is >= 0m and <= 100m && due.SequenceEqual(due.Order(StringComparer.Ordinal));
        }).Check(Config.QuickThrowOnFailure.WithReplay(42UL, 85UL));

        static JsonNode Score(int revenue, int health, int deals) => Plan(string.Create(CultureInfo.InvariantCulture,
            $$"""{"asOf":"2026-10-05","revenue":{{revenue}},"target":10000,"revenueLastYear":9000,"deals":{{deals}},"health":{{health}} }"""));
    }

    private static JsonNode Plan(string input, string policy = "standard") => Engine.Result("improvement_plan", input, policy);
}
