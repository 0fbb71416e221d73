using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Partnerships.Kernel;
using Testing;

namespace Partnerships.Tests.Comarketing;

// Golden date.add_business_days, date.add_hours_utc and date.add_months count in units no timeline has (its offsets are days);
// add_months is shown by plan_partner_mix. The other sum.* cases add things that are not a timeline's.
public sealed class ScheduleCampaignTests
{
    [Fact]
    public void A_webinar_follows_its_own_framework_from_four_weeks_before_to_two_after()
    {
        var answer = Engine.Run("schedule_campaign", """{"campaignType":"joint_webinar","launchDate":"2026-11-10","asOf":"2026-10-01"}""");
        Testing.Golden.Verify(Table(answer), "schedule_joint_webinar");
        Assert.Empty(answer.Warnings);
        Assert.Equal("200-1000 registrants", answer.Result.GetProperty("expectedResult").GetString());
    }

    [Fact]
    public void Other_campaigns_follow_the_general_timeline_from_six_weeks_before()
    {
        var answer = Engine.Run("schedule_campaign", """{"campaignType":"Email Swap","launchDate":"2026-11-10","asOf":"2026-10-07"}""");
        Testing.Golden.Verify(Table(answer), "schedule_general");
        Assert.Equal(2, answer.Result.GetProperty("lateCount").GetInt32());
        Assert.False(answer.Result.TryGetProperty("minimumLeadDays", out _));
        Assert.Contains(answer.Warnings, warning => warning.Code == "already_late");
    }

    [Theory] // four weeks is the least
    [InlineData("2026-10-13", 28, true)]
    [InlineData("2026-10-14", 27, false)]
    [InlineData("2026-11-12", -2, false)]
    public void Short_notice_for_a_webinar_is_warned_about_not_refused(string asOf, int lead, bool enough)
    {
        var answer = Engine.Run("schedule_campaign", $$"""{"campaignType":"joint_webinar","launchDate":"2026-11-10","asOf":"{{asOf}}"}""");
        Assert.Equal((lead, enough), (answer.Result.GetProperty("leadTimeDays").GetInt32(), answer.Result.GetProperty("enoughLeadTime").GetBoolean()));
        Assert.Equal(!enough, answer.Warnings.Any(warning => warning.Code == "short_lead_time"));
    }

    [Theory]
    [InlineData("joint_webinar", "2026-10-27")]
    [InlineData("email_swap", "2026-11-03")]
    public void The_first_email_goes_two_weeks_before_a_webinar_and_one_week_before_other_campaigns(string type, string date)
    {
        var first = Activities(type).First(activity => ((string)activity["what"]!).Contains("email #1", StringComparison.Ordinal) || ((string)activity["what"]!).Contains("First email send", StringComparison.Ordinal));
        Assert.Equal(date, (string?)first["date"]);
    }

    [Fact]
    public void Of_three_webinar_emails_two_go_to_the_list_and_the_reminder_to_registrants_only()
    {
        var emails = Activities("joint_webinar").Select(activity => (string)activity["what"]!).Where(what => what.Contains(" email", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, emails.Count);
        Assert.Equal([true, true, false], emails.Select(what => what.Contains("to the list", StringComparison.Ordinal)));
        Assert.Contains("to registrants", emails[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Hot_leads_are_followed_up_the_same_business_day_other_attendees_within_24_hours()
    {
        var all = Activities("joint_webinar");
        Assert.Equal("2026-11-10", (string?)all.Single(activity => ((string)activity["what"]!).Contains("hot leads (same business day)", StringComparison.Ordinal))["date"]);
        Assert.Equal("2026-11-11", (string?)all.Single(activity => ((string)activity["what"]!).Contains("all other attendees (within 24 hours)", StringComparison.Ordinal))["date"]);
    }

    [Fact]
    public void What_is_due_today_is_not_late()
    {
        var result = Engine.Result("schedule_campaign", """{"campaignType":"joint_webinar","launchDate":"2026-11-10","asOf":"2026-10-20"}""");
        Assert.Equal(3, (int)result["lateCount"]!);
        Assert.Equal(7, (int)result["activities"]![0]!["daysLate"]!);
        Assert.False((bool)result["activities"]![3]!["late"]!);
    }

    [Fact]
    public void Days_off_move_work_back_before_the_launch_and_forward_after_it()
    {
        var policy = Engine.Changed(("program.holidays", """["2026-11-09","2026-11-11"]"""));
        var all = JsonNode.Parse(Engine.Run("schedule_campaign", """{"campaignType":"joint_webinar","launchDate":"2026-11-10","asOf":"2026-10-01"}""", policy).Result.GetRawText())!["activities"]!.AsArray();
        Assert.Equal(("2026-11-06", "2026-11-09"), Dates(all.Single(a => (string)a!["when"]! == "D-1")!));
        Assert.All(all.Where(a => (string)a!["when"]! == "D+1"), a => Assert.Equal(("2026-11-12", "2026-11-11"), Dates(a!)));
    }

    [Fact]
    public void A_launch_on_a_day_off_is_reported_and_stays()
    {
        var answer = Engine.Run("schedule_campaign", """{"campaignType":"joint_webinar","launchDate":"2026-11-14","asOf":"2026-10-01"}""");
        var all = JsonNode.Parse(answer.Result.GetRawText())!["activities"]!.AsArray();
        Assert.False(answer.Result.GetProperty("launchOnWorkingDay").GetBoolean());
        Assert.Contains(answer.Warnings, warning => warning.Code == "launch_on_day_off");
        Assert.Equal("2026-11-14", (string)all.Single(a => (string)a!["what"]! == "Webinar")!["date"]!);
        Assert.Equal(("2026-11-16", "2026-11-14"), Dates(all.Single(a => ((string)a!["what"]!).Contains("hot leads", StringComparison.Ordinal))!));
    }

    [Theory] // der-payout-04, der-dealreg-01: days are counted from the day itself
    [InlineData("2026-03-16", 60, "2026-05-15")]
    [InlineData("2026-01-31", 30, "2026-03-02")]
    public void Offsets_are_calendar_days(string launch, int days, string date)
    {
        var policy = Engine.Changed(("campaignTimelines.general.after", $$"""[{"activity":"X","offsetDays":{{days}},"owner":"Both"}]"""));
        var result = JsonNode.Parse(Engine.Run("schedule_campaign", $$"""{"campaignType":"bundle_offer","launchDate":"{{launch}}","asOf":"2026-01-01"}""", policy).Result.GetRawText())!;
        Assert.Equal(date, (string)result["endDate"]!);
    }

    [Theory] // seed-webinar-06: 2 + 35-40 + 15-20 + 2; seed-webinar-05: an agenda of sixty minutes
    [InlineData(null, 54, 64)]
    [InlineData("5 10 15 10 5 15", 60, 60)]
    public void Minutes_on_air_add_up(string? agenda, int from, int to)
    {
        var policy = agenda is null ? Engine.Policy()
            : Engine.Changed(("campaignTimelines.joint_webinar.runOfShow", $"[{string.Join(',', agenda.Split(' ').Select(m => $$"""{"step":"S","from":{{m}},"to":{{m}}}"""))}]"));
        var show = JsonNode.Parse(Engine.Run("schedule_campaign", """{"campaignType":"joint_webinar","launchDate":"2026-11-10","asOf":"2026-10-01"}""", policy).Result.GetRawText())!["runOfShow"]!;
        Assert.Equal((from, to), ((int)show["minutesFrom"]!, (int)show["minutesTo"]!));
    }

    [Fact]
    public void An_unknown_type_is_refused_with_the_near_one() => Testing.Golden.Verify(
        string.Join('\n', Engine.Refused("schedule_campaign", """{"campaignType":"webinar","launchDate":"2026-11-10","asOf":"2026-10-01"}""").Select(r => $"{r.Code}: {r.Message}")), "schedule_campaign_faults");

    [Fact]
    public void Work_falls_on_working_days_in_order_and_on_its_side_of_the_launch()
    {
        var calendar = Engine.Policy().Calendar;
        Prop.ForAll(Gen.Choose(0, 3000).ToArbitrary(), days =>
        {
            var launch = new DateOnly(2026, 1, 1).AddDays(days);
            var all = Engine.Result("schedule_campaign", $$"""{"campaignType":"joint_webinar","launchDate":"{{Calendar.Iso(launch)}}","asOf":"2026-01-01"}""")["activities"]!.AsArray()
                .Select(a => (Date: DateOnly.Parse((string)a!["date"]!), When: (string)a["when"]!)).ToList();
            return all.All(a => a.When == "Launch" || calendar.IsBusinessDay(a.Date))
                && all.Zip(all.Skip(1)).All(pair => pair.First.Date <= pair.Second.Date)
                && all.All(a => a.When.Contains('-', StringComparison.Ordinal) ? a.Date < launch : a.Date >= launch);
        }).Check(Config.QuickThrowOnFailure.WithReplay(42UL, 85UL));
    }

    private static List<JsonNode> Activities(string type) =>
        [.. Engine.Result("schedule_campaign", $$"""{"campaignType":"{{type}}","launchDate":"2026-11-10","asOf":"2026-09-01"}""")["activities"]!.AsArray().Select(activity => activity!)];

    private static (string, string) Dates(JsonNode activity) => ((string)activity["date"]!, (string)activity["movedFrom"]!);

    private static string Table(Answer answer) => answer.Summary + "\n" + string.Join('\n', answer.Result.GetProperty("activities").EnumerateArray().Select(a =>
        $"{a.GetProperty("date").GetString()} {a.GetProperty("when").GetString(),-6} {a.GetProperty("owner").GetString(),-13} {a.GetProperty("what").GetString()}{(a.GetProperty("late").GetBoolean() ? " (late)" : "")}"));
}
