using Partnerships.Kernel;
using Testing;

namespace Partnerships.Tests.Relationships;

public sealed class PrepareQbrTests
{
    private const string Whole = """
        {"partner":"TechServices","quarter":"2026-Q3","meeting":"2026-10-20",
         "current":{"sourcedRevenue":54000,"influencedRevenue":20000,"dealsRegistered":4,"dealsWon":2,"pipeline":210000,"mdfUsed":3000,"mdfAvailable":6250},
         "previous":{"sourcedRevenue":50000,"influencedRevenue":25000,"dealsRegistered":4,"dealsWon":1,"pipeline":180000,"mdfUsed":5000},
         "sourcedTarget":60000,"influencedTarget":20000,
         "tier":{"arr":70000,"qualifiedReferrals":18,"certifiedPeople":2},
         "health":{"revenueLastYear":45000,"portal":"monthly","nps":25,"alignment":"moderate"},
         "matrix":{"strategicValue":80,"revenue":210000},
         "commitments":[{"what":"Send demo credentials","by":"us","kept":false},{"what":"Submit Q3 plan","by":"partner","kept":true}],
         "marketing":[{"what":"Joint webinar","spend":3000,"pipeline":45000},{"what":"Booth","spend":2000,"pipeline":0}],
         "wins":["First bank as a customer"],"gaps":["No technical contact"]}
        """;

    [Fact]
    public void Performance_is_set_against_target_sourced_and_influenced_apart()
    {
        var performance = Engine.Result("prepare_qbr", Whole)["performance"]!;
        Assert.Equal((90m, -6000m, false), ((decimal)performance["sourced"]!["attainmentPercent"]!, (decimal)performance["sourced"]!["delta"]!, (bool)performance["sourced"]!["met"]!));
        Assert.Equal((100m, 0m, true), ((decimal)performance["influenced"]!["attainmentPercent"]!, (decimal)performance["influenced"]!["delta"]!, (bool)performance["influenced"]!["met"]!));
        Assert.Equal((74000m, 48m), ((decimal)performance["total"]!, (decimal)performance["mdfUsedPercent"]!));
    }

    [Fact]
    public void Quarter_is_compared_with_the_one_before()
    {
        var lines = Engine.Result("prepare_qbr", Whole)["quarterOverQuarter"]!.AsArray().ToDictionary(line => (string)line!["measure"]!);
        Assert.Equal((4000m, 8m), ((decimal)lines["Sourced revenue"]!["change"]!, (decimal)lines["Sourced revenue"]!["changePercent"]!));
        Assert.Equal((-5000m, -20m), ((decimal)lines["Influenced revenue"]!["change"]!, (decimal)lines["Influenced revenue"]!["changePercent"]!));
        Assert.Equal((0m, 100m), ((decimal)lines["Deals registered"]!["change"]!, (decimal)lines["Deals won"]!["changePercent"]!));
        Assert.Equal(6, lines.Count);
    }

    [Fact]
    public void Tier_health_and_matrix_are_those_of_their_own_operations()
    {
        var result = Engine.Result("prepare_qbr", Whole);
        Assert.Equal(("Silver", "Gold", 90m), ((string)result["tier"]!["tier"]!, (string)result["tier"]!["nextTier"]!, (decimal)result["tier"]!["bestProgress"]!));
        Assert.Equal("revenue 30,000.00 short or 2 referrals short", (string)Assert.Single(result["tier"]!["gap"]!.AsArray())!);
        var health = Engine.Result("partner_health", """{"revenue":54000,"revenueLastYear":45000,"dealsRegistered":4,"portal":"monthly","nps":25,"alignment":"moderate"}""");
        Assert.Equal(health.ToJsonString(), result["health"]!.ToJsonString());
        Assert.Equal("Strategic Alliances", (string)result["matrix"]!["quadrant"]!);
        Assert.Equal(("invest", "matrix"), ((string)result["recommendation"]!["action"]!, (string)result["recommendation"]!["decidedBy"]!));
        Assert.False((bool)result["recommendation"]!["agree"]!); // the target was missed
    }

    [Fact]
    public void Wins_and_gaps_come_from_the_figures_before_those_noted()
    {
        var result = Engine.Result("prepare_qbr", Whole);
        Testing.Golden.Verify(string.Join('\n', new[] { "wins", "gaps" }.SelectMany(side => result[side]!.AsArray().Select(f => $"{side}: {f!["from"]}: {f["text"]}"))) + "\n", "prepare_qbr_findings");
    }

    [Fact] // seed-qbr-01
    public void Agenda_takes_60_minutes()
    {
        var meeting = Engine.Result("prepare_qbr", Whole)["meeting"]!;
        Assert.Equal(60, (int)meeting["minutes"]!);
        Assert.Equal([5, 15, 15, 15, 10], meeting["agenda"]!.AsArray().Select(item => (int)item!["minutes"]!));
        Assert.Equal([0, 5, 20, 35, 50], meeting["agenda"]!.AsArray().Select(item => (int)item!["fromMinute"]!));
        Assert.Equal("Last quarter's commitments: 1 of 2 kept", (string)meeting["agenda"]![1]!["points"]![0]!);
    }

    [Theory]
    [InlineData("2026-10-20", "2026-10-13", "2026-10-17", "2026-10-16", "2026-10-22", "2026-10-22")] // Tuesday: three days before is Saturday
    [InlineData("2026-10-23", "2026-10-16", "2026-10-20", "2026-10-20", "2026-10-25", "2026-10-23")] // Friday: 48 hours end on Sunday
    public void Dates_count_from_the_meeting(string meeting, string prepare, string agenda, string agendaWork, string notes, string notesWork)
    {
        var dates = Engine.Result("prepare_qbr", Whole.Replace("2026-10-20", meeting, StringComparison.Ordinal))["meeting"]!["dates"]!.AsArray();
        Assert.Equal([prepare, agenda, meeting, notes], dates.Select(date => (string)date!["due"]!));
        Assert.Equal([prepare, agendaWork, meeting, notesWork], dates.Select(date => (string)date!["workingDay"]!));
    }

    [Fact]
    public void Poor_health_holds_investment_back()
    {
        var advice = Engine.Result("prepare_qbr", Minimal(""","health":{"growthPercent":-5,"portal":"inactive","nps":-10,"alignment":"weak"},"matrix":{"strategicValue":80,"revenue":210000}"""))["recommendation"]!;
        Assert.Equal(("maintain", "health"), ((string)advice["action"]!, (string)advice["decidedBy"]!));
        Assert.False((bool)advice["agree"]!);
    }

    [Fact]
    public void What_is_missing_is_named_and_never_guessed()
    {
        var answer = Engine.Run("prepare_qbr", Minimal(""));
        Assert.Equal(AnswerStatus.Partial, answer.Status);
        foreach (var name in new[] { "commitments", "sourcedTarget", "previous", "tier", "health", "matrix", "marketing" })
        {
            Assert.Contains(answer.Missing, missing => missing.StartsWith(name + ":", StringComparison.Ordinal));
        }

        Assert.False(answer.Result.TryGetProperty("recommendation", out _));
        Assert.False(answer.Result.GetProperty("performance").GetProperty("sourced").TryGetProperty("attainmentPercent", out _));
    }

    [Fact]
    public void What_the_policy_asks_for_a_tier_and_nobody_gave_is_named()
    {
        var answer = Engine.Run("prepare_qbr", Whole, Engine.Changed(("tiers.levels.2.newLogos", "3"), ("tiers.levels.2.activePipeline", "true")));
        Assert.Contains(answer.Missing, missing => missing.StartsWith("tier.newLogos:", StringComparison.Ordinal));
        Assert.Contains(answer.Missing, missing => missing.StartsWith("tier.activePipeline:", StringComparison.Ordinal));
        Assert.Equal(3, answer.Result.GetProperty("tier").GetProperty("gap").GetArrayLength());
    }

    [Fact]
    public void A_broken_promise_of_ours_and_a_meeting_on_sunday_are_pointed_out()
    {
        var codes = Engine.Run("prepare_qbr", Whole.Replace("2026-10-20", "2026-10-18", StringComparison.Ordinal)).Warnings.Select(warning => warning.Code).ToList();
        Assert.Contains("over_promising", codes);
        Assert.Contains("not_a_working_day", codes);
    }

    [Fact]
    public void Contradictions_are_found_at_once()
    {
        var refusals = Engine.Refused("prepare_qbr", Minimal(""","influencedTarget":5,"health":{"growthPercent":3,"revenueLastYear":4,"dealsRegistered":9},"matrix":{"strategicValue":1,"revenue":4}"""));
        Testing.Golden.Verify(string.Join('\n', refusals.Select(r => $"{r.Code}: {r.Message}")), "prepare_qbr_faults");
    }

    private static string Minimal(string more) => $$"""{"partner":"A","quarter":"2026-Q3","meeting":"2026-10-20","current":{"sourcedRevenue":0,"dealsRegistered":0}{{more}}}""";
}
