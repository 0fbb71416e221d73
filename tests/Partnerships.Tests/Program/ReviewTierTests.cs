using System.Globalization;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Partnerships.Kernel;
using Testing;

namespace Partnerships.Tests.Program;

public sealed class ReviewTierTests
{
    private static readonly string[] Tiers = ["Registered", "Silver", "Gold", "Platinum"];

    [Theory] // der-tierdemote-01, on the review day, in the grace, on its last day and the day after
    [InlineData("2025-12-31", "grace", "Gold")]
    [InlineData("2026-02-01", "grace", "Gold")]
    [InlineData("2026-06-30", "grace", "Gold")]
    [InlineData("2026-07-01", "demote", "Silver")]
    public void Gold_missed_at_the_review_of_31_December_2025_has_grace_until_30_June_and_is_Silver_from_1_July(string asOf, string decision, string held)
    {
        var result = Standard("Gold", [("2025-12-31", "Registered")], asOf);
        Assert.Equal((decision, held, "Silver", "2026-07-01"), (Text(result, "decision"), Text(result, "tier"), Text(result, "newTier"), Text(result, "effective")));
        Assert.Equal(decision == "grace" ? "2026-06-30" : null, Text(result, "until"));
        Assert.Equal("2026-12-31", Text(result, "nextReview"));
    }

    [Theory]
    [InlineData("Silver", "2026-03-31", "Registered")]
    [InlineData("Gold", "2026-06-30", "Silver")]
    [InlineData("Platinum", "2026-09-30", "Gold")]
    public void Grace_is_one_two_or_three_quarters_and_one_tier_only_is_lost(string tier, string until, string next)
    {
        var result = Standard(tier, [("2025-12-31", "Registered")]);
        Assert.Equal((until, next), (Text(result, "until"), Text(result, "newTier")));
    }

    [Fact]
    public void Grace_from_a_short_month_end_ends_on_a_month_end() =>
        Assert.Equal("2025-12-31", Text(Run("standard", """{"tier":"Silver","reviewDay":"2020-09-30","periods":[{"end":"2025-09-30","earned":"Registered"}]}"""), "until"));

    [Theory]
    [InlineData("2026-03-31", "keep", "Gold")]
    [InlineData("2026-06-30", "keep", "Gold")] // the last day of the grace still counts
    [InlineData("2026-07-01", "demote", "Silver")]
    public void Any_period_within_the_grace_that_earns_the_tier_ends_it(string end, string decision, string tier)
    {
        var result = Standard("Gold", [("2025-12-31", "Silver"), (end, "Gold")], "2026-07-02");
        // The day after the grace Silver is held, and the same figures promote again at once.
        Assert.Equal(decision == "keep" ? ("keep", tier) : ("promote", "Gold"), (Text(result, "decision"), Text(result, "tier")));
        Assert.Equal(decision == "demote", result["timeline"]!.AsArray().Any(e => (string)e!["decision"]! == "demote"));
    }

    [Fact]
    public void Only_the_annual_review_can_cost_a_tier_in_standard()
    {
        var result = Standard("Gold", [("2025-03-31", "Silver"), ("2025-06-30", "Registered"), ("2025-09-30", "Silver"), ("2025-12-31", "Gold")]);
        Assert.Equal(("keep", "Gold", 0), (Text(result, "decision"), Text(result, "tier"), result["timeline"]!.AsArray().Count));
        Assert.Equal([false, false, false, true], result["periods"]!.AsArray().Select(p => (bool)p!["counts"]!));
    }

    [Fact]
    public void A_history_without_a_review_day_is_warned_about()
    {
        Assert.Equal("no_review_day", Assert.Single(Answer("standard", """{"tier":"Gold","periods":[{"end":"2025-11-30","earned":"Silver"}]}""").Warnings).Code);
        Assert.Equal("2026-05-31", Text(Run("standard", """{"tier":"Gold","reviewDay":"2024-11-30","periods":[{"end":"2025-11-30","earned":"Silver"}]}"""), "until"));
    }

    [Fact]
    public void Promotion_is_immediate_in_standard_and_needs_two_quarters_in_the_channel()
    {
        var standard = Standard("Silver", [("2025-09-30", "Platinum")]);
        Assert.Equal(("promote", "Silver", "Platinum", "2025-10-01"), (Text(standard, "decision"), Text(standard, "tier"), Text(standard, "newTier"), Text(standard, "effective")));
        Assert.Equal("keep", Text(Channel("Silver", "G"), "decision"));
        var two = Channel("Silver", "GP");
        Assert.Equal(("promote", "Gold", "2025-07-01"), (Text(two, "decision"), Text(two, "newTier"), Text(two, "effective")));
    }

    [Theory] // the quarters of 2025 and after; letters are the tiers earned
    [InlineData("Gold", "S", "keep", "Gold", null)]
    [InlineData("Gold", "SS", "demote", "Silver", "2025-07-01")]
    [InlineData("Gold", "SGS", "keep", "Gold", null)]
    [InlineData("Gold", "RRS", "keep", "Silver", null)]
    [InlineData("Gold", "RRR", "keep", "Silver", null)]
    [InlineData("Gold", "RRRR", "exit", null, "2026-01-01")]
    [InlineData("Gold", "RRSRR", "demote", "Registered", "2026-04-01")]
    [InlineData("Gold", "SSSS", "keep", "Silver", null)]
    [InlineData("Silver", "RRRR", "exit", null, "2026-01-01")]
    [InlineData("Silver", "RRSS", "promote", "Silver", "2026-01-01")]
    [InlineData("Silver", "SGPP", "promote", "Platinum", "2026-01-01")]
    [InlineData("Platinum", "RR", "demote", "Gold", "2025-07-01")]
    public void Two_quarters_move_a_channel_partner_one_tier_down_and_four_missed_end_it(string tier, string earned, string decision, string? then, string? effective)
    {
        var result = Channel(tier, earned, "2026-12-31");
        Assert.Equal((decision, then, effective), (Text(result, "decision"), Text(result, "tier"), Text(result, "effective")));
    }

    [Theory] // 90 days from 1 January 2026: 1 April is the last
    [InlineData("2026-04-01", "keep", null)]
    [InlineData("2026-04-02", "exit", "2026-04-02")]
    public void Registered_has_90_days_to_advance_or_exits_in_the_channel(string asOf, string decision, string? effective)
    {
        var result = Run("channel", $$"""{"tier":"Registered","since":"2026-01-01","asOf":"{{asOf}}","periods":[{"end":"2026-03-31","earned":"Registered"}]}""");
        Assert.Equal((decision, effective), (Text(result, "decision"), Text(result, "effective")));
        Assert.Equal(decision == "keep" ? "2026-04-01" : null, Text(result, "until"));
        Assert.Equal("keep", Text(Standard("Registered", [("2025-12-31", "Registered")], "2027-01-01"), "decision"));
    }

    [Fact]
    public void Within_the_90_days_one_period_is_enough_to_advance()
    {
        Assert.Equal("promote", Text(Run("channel", """{"tier":"Registered","since":"2026-01-01","periods":[{"end":"2026-03-31","earned":"Silver"}]}"""), "decision"));
        var unknown = Answer("channel", """{"tier":"Registered","periods":[{"end":"2026-03-31","earned":"Silver"}]}""");
        Assert.Equal((AnswerStatus.Partial, "keep"), (unknown.Status, unknown.Result.GetProperty("decision").GetString()));
    }

    [Fact]
    public void A_broken_agreement_ends_a_channel_partnership_that_day()
    {
        const string Input = """{"tier":"Gold","violation":"2025-05-10","periods":[{"end":"2025-03-31","earned":"Gold"},{"end":"2025-06-30","earned":"Gold"}]}""";
        var result = Run("channel", Input);
        Assert.Equal(("exit", "2025-05-10", 1), (Text(result, "decision"), Text(result, "effective"), result["periods"]!.AsArray().Count));
        Assert.Contains(Answer("standard", Input).Warnings, warning => warning.Code == "violation_not_ruled");
    }

    [Fact]
    public void A_fast_track_shortens_the_wait_and_is_shown()
    {
        const string Input = """{"tier":"Silver","fastTrack":{"approver":"VP Partners","reason":"2.6M in the quarter","from":"2025-03-01","until":"2025-06-30"},"periods":[{"end":"2025-03-31","earned":"Platinum"}]}""";
        var answer = Answer("channel", Input);
        Assert.Equal("promote", answer.Result.GetProperty("decision").GetString());
        Assert.Contains("VP Partners", Assert.Single(answer.Warnings).Message, StringComparison.Ordinal);
        Assert.Equal("needless_fast_track", Assert.Single(Answer("standard", Input).Warnings).Code);
        Assert.Equal("keep", Text(Run("channel", Input.Replace("2025-03-31", "2025-07-31", StringComparison.Ordinal)), "decision"));
    }

    [Theory] // six months from 15 January 2026 end on 14 July
    [InlineData("2026-07-14", "keep", "Silver", "Registered")]
    [InlineData("2026-07-15", "demote", "Registered", "Registered")]
    public void A_provisional_tier_lasts_six_months_and_has_no_grace(string asOf, string decision, string held, string next)
    {
        var result = Run("standard", $$"""{"tier":"Silver","provisional":true,"since":"2026-01-15","asOf":"{{asOf}}","periods":[{"end":"2026-06-30","earned":"Registered"}]}""");
        Assert.Equal((decision, held, next, "2026-07-15"), (Text(result, "decision"), Text(result, "tier"), Text(result, "newTier"), Text(result, "effective")));
    }

    [Fact]
    public void A_provisional_tier_that_is_earned_stays()
    {
        var result = Run("standard", """{"tier":"Silver","provisional":true,"since":"2026-01-15","asOf":"2026-08-01","periods":[{"end":"2026-06-30","arr":25000,"qualifiedReferrals":0,"certifiedPeople":1}]}""");
        Assert.Equal(("keep", "Silver", null), (Text(result, "decision"), Text(result, "tier"), Text(result, "effective")));
    }

    [Theory]
    [InlineData("Silver", "2026-12-31", "Quarterly")]
    [InlineData("Gold", "2026-12-31", "Monthly")]
    [InlineData("Platinum", "2026-06-30", "Weekly + Monthly executive review")]
    public void How_often_a_tier_is_reviewed_and_how_often_we_meet_are_two_settings(string tier, string review, string meeting)
    {
        var result = Run("channel", $$"""{"tier":"{{tier}}","asOf":"2026-04-15","periods":[{"end":"2026-03-31","earned":"{{tier}}"}]}""");
        Assert.Equal((review, meeting), (Text(result, "nextReview"), Text(result, "meeting")));
    }

    [Fact]
    public void A_missing_quarter_breaks_the_run_and_is_said()
    {
        var answer = Answer("channel", """{"tier":"Gold","periods":[{"end":"2025-03-31","earned":"Silver"},{"end":"2025-09-30","earned":"Silver"}]}""");
        Assert.Equal((AnswerStatus.Partial, "keep"), (answer.Status, answer.Result.GetProperty("decision").GetString()));
    }

    [Fact]
    public void A_fact_the_policy_asks_and_nobody_gave_counts_as_not_shown()
    {
        var answer = Answer("channel", """{"tier":"Silver","periods":[{"end":"2025-03-31","arr":120000,"certifiedPeople":2,"newLogos":0,"strategicWin":false}]}""");
        Assert.Equal(AnswerStatus.Partial, answer.Status);
        Assert.StartsWith("activePipeline: not given, though", Assert.Single(answer.Missing), StringComparison.Ordinal);
        Assert.False(answer.Result.GetProperty("periods")[0].GetProperty("met").GetBoolean());
    }

    [Fact]
    public void An_overdue_review_is_warned_about() =>
        Assert.Contains(Answer("standard", """{"tier":"Gold","asOf":"2027-01-02","periods":[{"end":"2025-12-31","earned":"Gold"}]}""").Warnings, warning => warning.Code == "review_overdue");

    [Fact]
    public void Misfits_are_refused_at_once() => Testing.Golden.Verify(string.Join('\n', Engine.Refused("review_tier",
        """{"tier":"Golden","asOf":"2025-12-01","provisional":true,"violation":"2026-01-01","fastTrack":{"approver":"VP","reason":"big","from":"2025-02-01","until":"2025-01-01"},"periods":[{"end":"2025-12-31","earned":"Gold","arr":1},{"end":"2025-12-31"},{"end":"2026-01-31","arr":5}]}""")
        .Concat(Engine.Refused("review_tier", """{"tier":"Gold","periods":[{"end":"2025-03-31","earned":"Gold"},{"end":"2025-05-31","earned":"Gold"}]}""", "channel"))
        .Select(r => $"{r.Code}: {r.Message}")), "review_tier_faults");

    [Fact]
    public void A_demotion_is_one_tier_and_with_grace_better_figures_never_leave_a_lower_one()
    {
        var gen = from policy in Gen.Elements("standard", "channel")
                  from start in Gen.Choose(1, 3)
                  from earned in Gen.Choose(0, 3).ListOf(8)
                  from better in Gen.Choose(0, 2).ListOf(8)
                  select (policy, start, earned, better);
        Prop.ForAll(gen.ToArbitrary(), x =>
        {
            var worse = Quarters(x.policy, Tiers[x.start], x.earned);
            var good = Quarters(x.policy, Tiers[x.start], x.earned.Zip(x.better, (e, more) => Math.Min(e + more, 3)));
            var drops = worse["timeline"]!.AsArray().Where(e => (string?)e!["tier"] is not null).Select(e => (Array.IndexOf(Tiers, (string)e!["tier"]!), (string)e["decision"]!));
            var at = x.start;
            var single = true;
            foreach (var (to, decision) in drops)
            {
                single &= decision != "demote" || to == at - 1;
                at = to;
            }

            // Without a grace a rise can cost more than it gained: two quarters lost at the higher tier count towards the exit.
            return single && (x.policy == "channel" || Rank(good) >= Rank(worse));
        }).Check(Config.QuickThrowOnFailure.WithReplay(42UL, 85UL));
    }

    private static int Rank(JsonNode result) => Text(result, "tier") is { } tier ? Array.IndexOf(Tiers, tier) : -1;

    private static JsonNode Quarters(string policy, string tier, IEnumerable<int> earned) =>
        Run(policy, History(tier, earned.Select((e, i) => (Day(i), Tiers[e])), "2027-01-01"));

    private static JsonNode Standard(string tier, (string End, string Earned)[] periods, string? asOf = null) => Run("standard", History(tier, periods, asOf));

    private static JsonNode Channel(string tier, string earned, string? asOf = null) =>
        Run("channel", History(tier, earned.Select((letter, i) => (Day(i), Tiers.First(name => name[0] == letter))), asOf));

    private static string Day(int quarter) => new DateOnly(2025, 1, 1).AddMonths(3 * (quarter + 1)).AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string History(string tier, IEnumerable<(string End, string Earned)> periods, string? asOf) =>
        $$"""{"tier":"{{tier}}",{{(asOf is null ? "" : $"\"asOf\":\"{asOf}\",")}}"periods":[{{string.Join(',', periods.Select(p => $$"""{"end":"{{p.End}}","earned":"{{p.Earned}}"}"""))}}]}""";

    private static JsonNode Run(string policy, string input) => Engine.Result("review_tier", input, policy);

    private static Answer Answer(string policy, string input) => Engine.Run("review_tier", input, policy);

    private static string? Text(JsonNode result, string name) => (string?)result[name];
}
