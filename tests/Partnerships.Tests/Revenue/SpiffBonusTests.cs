using System.Globalization;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Partnerships.Kernel;
using Testing;

namespace Partnerships.Tests.Revenue;

public sealed class SpiffBonusTests
{
    private const string NewLogo = """ "closed":"2026-05-20","facts":["new_logo"],"opened":"2026-03-21" """;

    [Theory]
    [InlineData("100000.00", "500.00", null)] // der-spiff-01: closed on day 60
    [InlineData("100000.01", "2500.00", "2000.00")] // der-spiff-02
    public void Large_deal_bonus_is_strictly_above_100K_and_on_the_whole_deal(string deal, string total, string? large)
    {
        var answer = Engine.Run("spiff_bonus", $$"""{"amount":{{deal}},{{NewLogo}}}""", "channel");
        Assert.Equal(total, answer.Result.GetProperty("total").GetRawText());
        Assert.Equal(("500.00", large), (Amount(answer, "New logo"), Amount(answer, "Large deal")));
        Assert.Contains(answer.Assumptions, text => text.Contains("strict", StringComparison.Ordinal) && text.Contains("whole deal", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-03-21", "earned", "2026-05-20")]
    [InlineData("2026-03-20", "not_earned", "2026-05-19")]
    public void New_logo_within_60_days_includes_day_60(string opened, string outcome, string lastDay)
    {
        var line = Line(Engine.Run("spiff_bonus", $$"""{"amount":100,"closed":"2026-05-20","facts":["new_logo"],"opened":"{{opened}}"}""", "channel"), "New logo");
        Assert.Equal((outcome, lastDay), ((string?)line["outcome"], (string?)line["lastDay"]));
    }

    [Theory]
    [InlineData("""  "facts":["strategic_line"] """, "Strategic product line", "750.00")]
    [InlineData("""  "facts":["first_deal"] """, "First deal", "1000.00")]
    [InlineData("""  "facts":["cross_sell"],"increment":20000 """, "Cross-sell", "600.00")]
    [InlineData("""  "facts":["upsell"],"increment":20000 """, "Upsell", "400.00")]
    [InlineData("""  "references":2 """, "Reference", "500.00")]
    [InlineData("""  "contributions":3 """, "Contribution", "300.00")]
    [InlineData("""  "contractYears":3,"yearPercentOf":"deal" """, "Multi-year", "1800.00")] // two years beyond the first: 2%
    [InlineData("""  "contractYears":3,"yearPercentOf":"year" """, "Multi-year", "600.00")]
    public void Every_channel_bonus_pays_what_its_table_says(string more, string name, string amount)
    {
        var answer = Engine.Run("spiff_bonus", $$"""{"amount":90000,"closed":"2026-05-20",{{more}}}""", "channel");
        Assert.Equal((amount, amount), (Amount(answer, name), answer.Result.GetProperty("total").GetRawText()));
        Assert.All(Lines(answer).Where(line => (string?)line["name"] != name), line => Assert.Equal("not_earned", (string?)line["outcome"]));
    }

    [Theory]
    [InlineData("""  "facts":["quota_met"],"commission":4800 """, "Quarterly push", "480.00")] // the lower end of 10-20%
    [InlineData("""  "facts":["quota_met"],"commission":4800,"agreed":{"quarterly push":15} """, "Quarterly push", "720.00")]
    [InlineData("""  "facts":["bundle"],"commission":4800 """, "Multi-product", "1200.00")] // 5 points of 24,000
    [InlineData("""  "facts":["new_product"],"launched":"2026-04-20","commission":4800 """, "Product launch", "4800.00")] // day 30
    public void Commission_plus_5_percent_is_points_and_bonus_10_to_20_percent_is_relative(string more, string name, string amount)
    {
        var answer = Engine.Run("spiff_bonus", $$"""{"amount":24000,"closed":"2026-05-20",{{more}}}""");
        Assert.Equal(amount, Amount(answer, name));
        Assert.Contains(answer.Assumptions, text => text.StartsWith(name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "500.00", true)]
    [InlineData(""","agreed":{"New partner activation":1250.50}""", "1250.50", false)]
    [InlineData(""","agreed":{"New partner activation":2000}""", "2000.00", false)]
    public void A_printed_range_takes_its_lower_end_until_a_figure_is_agreed(string agreed, string amount, bool open)
    {
        var answer = Engine.Run("spiff_bonus", $$"""{"amount":24000,"closed":"2026-05-20","facts":["first_deal"],"partnerSince":"2026-02-19"{{agreed}}}""");
        Assert.Equal((amount, open), (Amount(answer, "New partner activation"), answer.Result.GetProperty("openEnded").GetBoolean()));
        Assert.Equal(open, answer.Assumptions.Any(text => text.Contains("the lower end", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("2026-04-20", "earned", AnswerStatus.Complete)] // day 30
    [InlineData("2026-04-19", "needs_terms", AnswerStatus.NeedsTerms)]
    [InlineData("2026-03-21", "needs_terms", AnswerStatus.NeedsTerms)] // day 60
    [InlineData("2026-03-20", "not_earned", AnswerStatus.Complete)]
    public void A_printed_range_of_days_must_be_agreed_inside_it(string launched, string outcome, AnswerStatus status)
    {
        var answer = Engine.Run("spiff_bonus", $$"""{"amount":24000,"closed":"2026-05-20","facts":["new_product"],"launched":"{{launched}}","commission":100}""");
        Assert.Equal((outcome, status), ((string?)Line(answer, "Product launch")["outcome"], answer.Status));
        Assert.Equal(outcome == "earned", Line(answer, "Product launch")["amount"] is not null);
    }

    [Theory]
    [InlineData(true, "2500.00", "earned")]
    [InlineData(false, "2000.00", "not_stacked")]
    public void Bonuses_stack_only_where_the_policy_says_so(bool stackable, string total, string displacement)
    {
        var answer = Engine.Run("spiff_bonus", """{"amount":24000,"closed":"2026-05-20","facts":["first_deal","competitive_win"],"partnerSince":"2026-05-01","agreed":{"New partner activation":500,"Competitive displacement":2000}}""",
            Engine.Changed(("spiffs.stackable", stackable ? "true" : "false")));
        Assert.Equal((total, displacement), (answer.Result.GetProperty("total").GetRawText(), (string?)Line(answer, "New partner activation")["outcome"]));
        Assert.Contains(answer.Assumptions, text => text.Contains("add up", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-06-19", true, "500.00")] // day 30
    [InlineData("2026-06-20", false, "0.00")]
    public void The_claim_window_is_a_second_date_and_day_30_is_still_in(string claimed, bool inTime, string payable)
    {
        var answer = Engine.Run("spiff_bonus", $$"""{"amount":100000,"claimed":"{{claimed}}",{{NewLogo}}}""", "channel");
        var result = answer.Result;
        Assert.Equal(("2026-06-19", inTime, payable, "500.00"), (result.GetProperty("claimBy").GetString(), result.GetProperty("claimedInTime").GetBoolean(), result.GetProperty("payable").GetRawText(), result.GetProperty("total").GetRawText()));
        Assert.Equal(!inTime, answer.Warnings.Any(warning => warning.Code == "claimed_late"));
        Assert.Equal("2026-05-20", (string?)Line(answer, "New logo")["lastDay"]);
        Assert.Equal(inTime ? "2026-07-17" : null, result.TryGetProperty("payBy", out var payBy) ? payBy.GetString() : null); // 5 + 15 business days
    }

    [Fact]
    public void What_is_not_given_leaves_a_bonus_open_and_the_rest_stands()
    {
        var answer = Engine.Run("spiff_bonus", """{"amount":200000,"closed":"2026-05-20","facts":["new_logo","strategic_line"],"contractYears":2}""", "channel");
        Assert.Equal((AnswerStatus.NeedsTerms, "4750.00"), (answer.Status, answer.Result.GetProperty("total").GetRawText()));
        Assert.Equal(("undecided", "needs_terms"), ((string?)Line(answer, "New logo")["outcome"], (string?)Line(answer, "Multi-year")["outcome"]));
        Assert.Equal(2, answer.Missing.Count);
        Assert.Equal("USD 4,750.00 in bonuses: Strategic product line 750.00, Large deal 4,000.00; still open: New logo, Multi-year. Claim by 2026-06-19.", answer.Summary);
    }

    [Fact]
    public void Only_active_partners_earn_bonuses()
    {
        var answer = Engine.Run("spiff_bonus", """{"amount":200000,"closed":"2026-05-20","facts":["strategic_line","inactive_partner"]}""", "channel");
        Assert.All(Lines(answer), line => Assert.StartsWith("the partner is not active", (string)line["why"]!, StringComparison.Ordinal));
        Assert.Equal("No bonus is earned.", answer.Summary);
    }

    [Fact]
    public void Bonuses_above_a_small_deal_are_remarked_on() =>
        Assert.Equal("bonus_above_deal", Assert.Single(Engine.Run("spiff_bonus", """{"amount":900,"closed":"2026-05-20","facts":["first_deal"]}""", "channel").Warnings).Code);

    [Theory]
    [InlineData("12-31", "2026-05-20", "2026-06-30")]
    [InlineData("12-31", "2026-10-01", "2026-12-31")]
    [InlineData("06-30", "2026-09-30", "2026-09-30")]
    [InlineData("02-29", "2026-11-30", "2026-11-30")]
    [InlineData("02-29", "2026-12-01", "2027-02-28")]
    [InlineData("03-15", "2026-03-16", "2026-06-15")]
    public void A_quarterly_push_runs_to_the_end_of_the_fiscal_quarter(string yearEnd, string closed, string lastDay)
    {
        var answer = Engine.Run("spiff_bonus", $$"""{"amount":100,"closed":"{{closed}}"}""", Engine.Changed(("program.fiscalYearEnd", $"\"{yearEnd}\"")));
        Assert.Equal(lastDay, (string?)Line(answer, "Quarterly push")["lastDay"]);
    }

    [Fact]
    public void Contradictory_facts_are_refused_all_at_once()
    {
        var refusals = Engine.Refused("spiff_bonus", """
            {"amount":1000,"closed":"2026-05-20","facts":["new_logo","upsell"],"opened":"2026-05-21","claimed":"2026-05-19","increment":1000.01,
             "agreed":{"Quarterly push":21,"Competitive displacment":1,"Multi-product":5,"New partner activation":500.001}}
            """);
        var policy = Assert.Throws<RefusalException>(() => Engine.Run("spiff_bonus", """{"amount":1000,"closed":"2026-05-20"}""",
            Engine.Changed(("spiffs.bonuses.0.since", "null"), ("spiffs.bonuses.4.percent", "null")))).Refusals;
        Testing.Golden.Verify(string.Join('\n', refusals.Concat(policy).Select(r => $"{r.Code}: {r.Message}")), "spiff_bonus_faults");
    }

    [Fact]
    public void The_total_is_the_sum_of_the_earned_lines_and_the_large_deal_bonus_never_falls() => Prop.ForAll(
        Gen.Choose(9_900_000, 10_100_000).SelectMany(cents => Gen.Choose(0, 120).Select(days => (Cents: cents, Days: days))).ToArbitrary(), given =>
        {
            JsonNode Of(int cents) => Engine.Result("spiff_bonus", string.Create(CultureInfo.InvariantCulture,
                $$"""{"amount":{{cents / 100m}},"closed":"2026-05-20","facts":["new_logo","strategic_line"],"opened":"{{Partnerships.Kernel.Calendar.Iso(new DateOnly(2026, 5, 20).AddDays(-given.Days))}}"}"""), "channel");
            var (one, more) = (Of(given.Cents), Of(given.Cents + 1));
            var sum = one["bonuses"]!.AsArray().Where(line => (string?)line!["outcome"] == "earned").Sum(line => (decimal)line!["amount"]!);
            return (decimal)one["total"]! == sum && (decimal)more["total"]! >= sum && (sum >= 1_250m) == (given.Days <= 60 || given.Cents > 10_000_000);
        }).Check(Config.QuickThrowOnFailure.WithReplay(42UL, 85UL));

    private static IEnumerable<JsonNode> Lines(Answer answer) => JsonNode.Parse(answer.Result.GetRawText())!["bonuses"]!.AsArray().Select(line => line!);

    private static JsonNode Line(Answer answer, string name) => Lines(answer).Single(line => (string?)line["name"] == name);

    private static string? Amount(Answer answer, string name) => Line(answer, name)["amount"]?.ToJsonString();
}
