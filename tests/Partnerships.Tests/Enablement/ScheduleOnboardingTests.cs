using System.Globalization;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Partnerships.Kernel;
using Testing;

namespace Partnerships.Tests.Enablement;

public sealed class ScheduleOnboardingTests
{
    private const string One = """{"partners":[{"partner":"N","start":"2026-01-05","manager":"Sarah"}]}""";

    [Fact] // seed-lifecycle-01: 30 + 30 + 30
    public void Four_weeks_are_the_training_journey_inside_the_90_days_to_the_first_deal()
    {
        var rows = Rows(One);
        var journey = rows.Where(row => ((string)row["phase"]!).StartsWith("Week", StringComparison.Ordinal)).ToList();
        Assert.Equal(12, journey.Count);
        Assert.All(journey, row => Assert.InRange(Date(row), new(2026, 1, 5), new(2026, 2, 1)));
        Assert.Equal("2026-01-05", (string?)rows[0]["date"]);
        Assert.Equal("30,60,90", string.Join(',', rows.Select(row => (int)row["day"]!).Where(day => day is 30 or 60 or 90)));
        var deal = rows.Single(row => (string?)row["activity"] == "First deal closed");
        Assert.Equal((89, "2026-04-03"), ((int)deal["day"]!, (string?)deal["date"])); // a Saturday: the Friday before is day 88
    }

    [Fact]
    public void Training_moves_forward_and_deadlines_move_back()
    {
        var rows = Rows("""{"partners":[{"partner":"N","start":"2026-01-15"}]}""");
        var training = rows.Single(row => (string?)row["activity"] == "101 training (self-paced, 2 hours)");
        Assert.Equal(("2026-01-19", "2026-01-17"), ((string?)training["date"], (string?)training["movedFrom"]));
        var milestone = rows.Single(row => (int)row["day"]! == 30);
        Assert.Equal(("2026-02-13", "2026-02-14"), ((string?)milestone["date"], (string?)milestone["movedFrom"]));
    }

    [Fact]
    public void Holidays_of_the_policy_are_days_off_and_none_listed_is_said()
    {
        var answer = Engine.Run("schedule_onboarding", One, Engine.Changed(("program.holidays", "[\"2026-01-05\",\"2026-04-03\"]")));
        var rows = JsonNode.Parse(answer.Result.GetRawText())!["activities"]!.AsArray();
        Assert.Equal("2026-01-06", (string?)rows[0]!["date"]);
        Assert.Equal("2026-04-02", (string?)rows.Single(row => (int)row!["day"]! == 89)!["date"]);
        Assert.DoesNotContain(answer.Assumptions, text => text.Contains("no holidays", StringComparison.Ordinal));
        Assert.Contains(Engine.Run("schedule_onboarding", One).Assumptions, text => text.Contains("no holidays", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_activity_has_an_owner_on_each_side_and_the_manager_has_a_name()
    {
        var rows = Rows(One);
        Assert.All(rows, row => Assert.True(((string)row["owner"]!).Length > 2 && ((string)row["partnerOwner"]!).Length > 2));
        Assert.Contains(rows, row => (string?)row["owner"] == "Sarah (partner manager)");
    }

    [Theory] // Growth: 15-25 partners per manager
    [InlineData(12, "", "room", null)]
    [InlineData(13, "", "full", null)]
    [InlineData(23, "", "full", null)]
    [InlineData(24, "", "over", "2026-02-02")]
    [InlineData(40, "", "over", "2026-01-05")]
    [InlineData(8, ""","segment":"strategic" """, "full", null)]
    [InlineData(9, ""","segment":"strategic" """, "over", "2026-02-02")]
    [InlineData(500, ""","segment":"long_tail" """, "full", null)] // "100+" has no upper end
    [InlineData(500, ""","segment":"at_risk" """, null, null)] // no row
    public void A_managers_load_is_checked_against_the_capacity_table(int carries, string more, string? state, string? overFrom)
    {
        var answer = Engine.Run("schedule_onboarding", $$"""{"partners":[{"partner":"B","start":"2026-02-02","manager":"sarah"},{"partner":"A","start":"2026-01-05","manager":"Sarah"}],"managers":[{"manager":"Sarah","carries":{{carries}}}]{{more}}}""");
        var load = JsonNode.Parse(answer.Result.GetRawText())!["managers"]!.AsArray().Single()!;
        Assert.Equal((carries + 2, state, overFrom), ((int)load["load"]!, (string?)load["state"], (string?)load["overFrom"]));
        Assert.Equal(state == "over" ? ["manager_over_capacity"] : [], answer.Warnings.Select(warning => warning.Code));
        Assert.Equal(state is null ? AnswerStatus.Partial : AnswerStatus.Complete, answer.Status);
    }

    [Fact]
    public void Who_has_room_and_who_has_no_manager_is_said()
    {
        var partners = string.Join(',', Enumerable.Range(1, 26).Select(i => $$"""{"partner":"P{{i}}","start":"2026-01-05"}""").Append("""{"partner":"Q","start":"2026-01-05","manager":"Sarah"}"""));
        var answer = Engine.Run("schedule_onboarding", $$"""{"partners":[{{partners}}],"managers":[{"manager":"Sarah","carries":25},{"manager":"Tom","carries":20}]}""");
        Assert.Equal(["A partner manager carries at most 25 growth partners; Sarah would carry 26, too many from 2026-01-05. Tom can take 5 more.",
            "P1, P2, P3, P4, P5 and 21 more have no partner manager; every item needs an owner on each side. It takes 2 managers to carry them."], answer.Warnings.Select(warning => warning.Message));
    }

    [Fact]
    public void The_channel_ends_on_advance_or_exit_and_a_starting_program_on_the_short_course()
    {
        Assert.Contains("Silver or exit", (string)Rows(One, "channel")[^1]["activity"]!, StringComparison.Ordinal);
        var starter = Rows(One, "starter").Select(row => (string)row["activity"]!).ToList();
        Assert.Contains(starter, activity => activity.StartsWith("30-min certification course", StringComparison.Ordinal));
        Assert.DoesNotContain(starter, activity => activity.StartsWith("101", StringComparison.Ordinal));
    }

    [Fact]
    public void Names_that_stand_twice_are_refused_at_once() => Testing.Golden.Verify(string.Join('\n', Engine.Refused("schedule_onboarding",
        """{"partners":[{"partner":"N","start":"2026-01-05"},{"partner":"n","start":"2026-01-05"}],"managers":[{"manager":"S","carries":1},{"manager":"S","carries":2}]}""")
        .Select(r => $"{r.Code}: {r.Message}")), "schedule_onboarding_faults");

    [Fact]
    public void Every_date_is_a_working_day_in_order_and_the_first_deal_is_under_90_days() => Prop.ForAll(
        Gen.Choose(0, 4_000).Select(new DateOnly(2020, 1, 1).AddDays).ToArbitrary(), start =>
        {
            var rows = Rows($$"""{"partners":[{"partner":"N","start":"{{start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}}"}]}""");
            var dates = rows.Select(Date).ToList();
            return dates.All(date => date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && date >= start && date.DayNumber - start.DayNumber <= 90)
                && dates.Zip(dates.Skip(1)).All(pair => pair.First <= pair.Second)
                && Date(rows.Single(row => (string?)row["activity"] == "First deal closed")).DayNumber - start.DayNumber < 90
                && rows.Where(row => ((string)row["phase"]!).StartsWith("Week", StringComparison.Ordinal)).Select(row => (int)row["day"]!).SequenceEqual([0, 2, 4, 7, 9, 11, 14, 16, 18, 21, 23, 25]);
        }).Check(Config.QuickThrowOnFailure.WithReplay(42UL, 85UL));

    [Fact]
    public void A_thousand_partners_come_in_pages_and_few_steps()
    {
        var partners = string.Join(',', Enumerable.Range(0, 1_000).Select(i => $$"""{"partner":"P{{i}}","start":"2026-0{{1 + i % 9}}-0{{1 + i % 7}}","manager":"M{{i % 40}}"}"""));
        var answer = Engine.Run("schedule_onboarding", $$"""{"partners":[{{partners}}],"page":{"offset":17990,"limit":20} }""");
        Assert.Equal((18_000, 10, 40), (answer.Result.GetProperty("total").GetInt32(), answer.Result.GetProperty("activities").GetArrayLength(), answer.Result.GetProperty("managers").GetArrayLength()));
        Assert.True(answer.Steps.Count < 5 && answer.Warnings.All(warning => warning.Message.Length < 600));
    }

    private static DateOnly Date(JsonNode row) => DateOnly.ParseExact((string)row["date"]!, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static List<JsonNode> Rows(string input, string policy = "standard") => [.. Engine.Result("schedule_onboarding", input, policy)["activities"]!.AsArray().Select(row => row!)];
}
