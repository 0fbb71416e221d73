using System.Globalization;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Partnerships.Kernel;
using Testing;

namespace Partnerships.Tests.Enablement;

public sealed class CertificationStatusTests
{
    private const string Sales = "101@2025-05-05,201@2025-06-10,exam@2025-06-30";
    private const string Technical = "101@2025-05-05,301@2025-07-10,project@2025-08-01";

    [Theory]
    [InlineData(Sales, "Sales Certified", "2025-06-30", "2026-06-30")]
    [InlineData("exam@2025-06-01,101@2025-05-05,201@2025-06-10", "Sales Certified", "2025-06-10", "2026-06-10")] // the last requirement starts it
    [InlineData(Sales + ",exam@2026-02-10", "Sales Certified", "2026-02-10", "2027-02-10")] // an exam again renews it
    [InlineData(Sales + ",101@2026-04-01", "Sales Certified", "2025-06-30", "2026-06-30")] // a course again does not
    [InlineData("101@2024-01-01,201@2024-01-01,exam@2024-02-29", "Sales Certified", "2024-02-29", "2025-02-28")] // der-date-01: months clamp
    [InlineData(Technical, "Technical Certified", "2025-08-01", "2026-08-01")]
    public void Certified_for_twelve_months_from_the_last_requirement(string passes, string certificate, string awarded, string until)
    {
        var row = Run("2026-05-01", passes)["certificates"]!.AsArray().Single(row => (string?)row!["certificate"] == certificate)!;
        Assert.Equal((awarded, until), ((string?)row["awarded"], (string?)row["until"]));
    }

    [Theory]
    [InlineData("case study@2025-09-01", "2025-09-01", "2027-09-01")] // both valid: 24 months
    [InlineData("case study@2025-03-01", "2025-08-01", "2027-08-01")] // early: from the day both are held
    [InlineData("case study@2026-07-15", null, null)] // the sales certificate is over
    [InlineData("case study@2026-07-01,exam@2026-07-20", "2026-07-20", "2028-07-20")] // until it is renewed
    public void A_solutions_expert_holds_both_other_certificates_on_the_day_of_the_award(string more, string? awarded, string? until)
    {
        var row = Run("2026-07-31", $"{Sales},301@2025-07-10,project@2025-08-01,{more}")["certificates"]!.AsArray().SingleOrDefault(row => (string?)row!["certificate"] == "Solutions Expert");
        Assert.Equal((awarded, until), ((string?)row?["awarded"], (string?)row?["until"]));
    }

    [Theory]
    [InlineData("2026-05-01", "expiring", 60)]
    [InlineData("2026-04-30", "valid", 61)]
    [InlineData("2026-06-30", "expiring", 0)] // the last day is valid
    [InlineData("2026-07-01", "expired", -1)]
    public void A_certificate_is_valid_through_its_last_day(string asOf, string state, int left)
    {
        var result = Run(asOf, Sales);
        var row = result["certificates"]![0]!;
        Assert.Equal((state, left, left < 0 ? 0 : 1), ((string?)row["state"], (int)row["daysLeft"]!, (int)result["certified"]!));
    }

    [Theory]
    [InlineData("Registered", Sales, false, "Registered does not include it")]
    [InlineData("Silver", Sales, true, "Silver includes it")]
    [InlineData("Silver", Technical, false, "nobody is Sales Certified")]
    [InlineData("Platinum", Sales, true, "Platinum includes it")]
    public void Deal_registration_needs_the_tier_and_the_sales_certificate(string tier, string passes, bool allowed, string because)
    {
        var right = Run("2026-05-01", passes, tier)["partners"]![0]!["rights"]![0]!;
        Assert.Equal(("Deal registration", allowed), ((string?)right["right"], (bool)right["allowed"]!));
        Assert.Contains(because, (string)right["because"]!, StringComparison.Ordinal);
        Assert.Equal(allowed ? "2026-06-30" : null, (string?)right["until"]);
    }

    [Fact]
    public void An_expert_keeps_no_deal_registration_once_the_sales_certificate_is_over()
    {
        var rights = Run("2026-09-01", $"{Sales},301@2025-07-10,project@2025-08-01,case study@2025-09-01", "Gold")["partners"]![0]!["rights"]!.AsArray();
        Assert.Equal("False,False,True", string.Join(',', rights.Select(right => (bool)right!["allowed"]!)));
    }

    [Theory] // certified 1 / 2 / 5
    [InlineData("Registered", 0, "Registered 0, Silver 1")]
    [InlineData("Silver", 0, "Silver 1, Gold 2")]
    [InlineData("Silver", 1, "Silver 0, Gold 1")]
    [InlineData("Gold", 2, "Gold 0, Platinum 3")]
    [InlineData("Platinum", 4, "Platinum 1")]
    public void The_tier_held_and_the_next_say_how_many_are_missing(string tier, int people, string needs)
    {
        var answer = Engine.Run("certification_status", $$"""{"asOf":"2026-05-01","partners":[{"partner":"N","tier":"{{tier}}"}],"passes":[{{string.Join(',', Enumerable.Range(0, people).Select(i => Passes("N", "P" + i, Sales)).Append(Passes("Other", "Zoe", "101@2026-01-01")))}}]}""");
        Assert.Equal(needs, string.Join(", ", JsonNode.Parse(answer.Result.GetRawText())!["partners"]![0]!["needs"]!.AsArray().Select(need => $"{(string?)need!["tier"]} {(int)need["short"]!}")));
    }

    [Fact]
    public void The_channel_asks_for_more_people_and_lets_registered_partners_register_deals()
    {
        var partner = Run("2026-05-01", Sales, "Registered", "channel")["partners"]![0]!;
        Assert.True((bool)partner["rights"]![0]!["allowed"]!);
        Assert.Equal(1, (int)partner["needs"]![1]!["short"]!);
    }

    [Fact]
    public void A_starting_program_certifies_by_the_30_minute_course_and_the_full_path_by_101_201_and_an_exam()
    {
        Assert.Equal(1, (int)Run("2026-05-01", "30-min course@2026-04-01,quiz@2026-04-01", policy: "starter")["certified"]!);
        Assert.Equal("not_a_choice", Engine.Refused("certification_status", Input("2026-05-01", "30-min course@2026-04-01", null))[0].Code);
        Assert.Equal(["201", "exam"], Run("2026-05-01", "101@2026-04-01")["certificates"]![0]!["missing"]!.AsArray().Select(item => (string)item!));
    }

    [Fact]
    public void Whatever_needs_attention_is_said()
    {
        var passes = string.Join(',', Passes("A", "Ann", Sales), Passes("B", "Bo", "101@2024-01-01,201@2024-01-01,exam@2024-02-01"), Passes("C", "Cy", "101@2026-01-01"));
        var answer = Engine.Run("certification_status", $$"""{"asOf":"2026-06-01","partners":[{"partner":"A","tier":"Silver"},{"partner":"B","tier":"Gold"}],"passes":[{{passes}}]}""");
        Assert.Equal("certificates_lapsed,tier_at_risk,tier_short,training_without_certification", string.Join(',', answer.Warnings.Select(warning => warning.Code).Order(StringComparer.Ordinal)));
        Assert.Equal(AnswerStatus.Partial, answer.Status);
        Assert.Contains("C", Assert.Single(answer.Missing), StringComparison.Ordinal);
        Assert.Equal("Certified today: 1 of the 3 who passed anything. 1 certificate ends within 60 days, the first on 2026-06-30 (Ann, Sales Certified).", answer.Summary);
    }

    [Fact]
    public void What_does_not_fit_is_refused_at_once() => Testing.Golden.Verify(string.Join('\n', Engine.Refused("certification_status",
        """{"asOf":"2026-06-01","partners":[{"partner":"A","tier":"Sliver"},{"partner":"B","tier":"Gold"},{"partner":"b","tier":"Gold"}],"passes":[{"partner":"A","person":"Ann","passed":"Exams","date":"2026-06-02"},{"partner":"A","person":"Ann","passed":"exam","date":"2026-06-01"}]}""")
        .Select(r => $"{r.Code}: {r.Message}")), "certification_status_faults");

    [Fact]
    public void Passing_more_today_never_takes_a_certificate_away()
    {
        var pass = from what in Gen.Elements("101", "201", "301", "exam", "project", "case study") from day in Gen.Choose(0, 1500)
                   select $"{what}@{new DateOnly(2022, 1, 31).AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
        var gen = from passes in pass.NonEmptyListOf() from more in pass select (passes, more: more[..^10] + "2026-05-01");
        Prop.ForAll(gen.ToArbitrary(), given =>
        {
            var (before, after) = (Run("2026-05-01", string.Join(',', given.passes)), Run("2026-05-01", string.Join(',', given.passes.Append(given.more))));
            return (int)before["certified"]! <= (int)after["certified"]!
                && Ends(before).All(end => Ends(after).Any(later => later.Name == end.Name && string.CompareOrdinal(later.Until, end.Until) >= 0))
                && (int)before["certified"]! == (Ends(before).Any(end => string.CompareOrdinal(end.Until, "2026-05-01") >= 0) ? 1 : 0);
        }).Check(Config.QuickThrowOnFailure.WithReplay(42UL, 85UL));
    }

    [Fact]
    public void Ten_thousand_rows_come_in_pages_and_few_steps()
    {
        var rows = string.Join(',', Enumerable.Range(0, 2_500).Select(i => Passes("P" + i % 400, "Q" + i, Sales + ",exam@2026-01-05")));
        var answer = Engine.Run("certification_status", $$"""{"asOf":"2026-06-01","passes":[{{rows}}],"page":{"offset":390,"limit":20} }""");
        Assert.Equal((10, 400, 20, 2_500), (answer.Result.GetProperty("partners").GetArrayLength(), answer.Result.GetProperty("totalPartners").GetInt32(),
            answer.Result.GetProperty("certificates").GetArrayLength(), answer.Result.GetProperty("totalCertificates").GetInt32()));
        Assert.True(answer.Steps.Count < 10 && answer.Missing.All(line => line.Length < 300));
    }

    private static IEnumerable<(string Name, string Until)> Ends(JsonNode result) => result["certificates"]!.AsArray().Where(row => row!["until"] is not null).Select(row => ((string)row!["certificate"]!, (string)row["until"]!));

    private static JsonNode Run(string asOf, string passes, string? tier = null, string policy = "standard") => Engine.Result("certification_status", Input(asOf, passes, tier), policy);

    private static string Input(string asOf, string passes, string? tier) =>
        $$"""{"asOf":"{{asOf}}",{{(tier is null ? "" : $$""" "partners":[{"partner":"N","tier":"{{tier}}"}],""")}}"passes":[{{Passes("N", "Ann", passes)}}]}""";

    private static string Passes(string partner, string person, string passes) => string.Join(',', passes.Split(',').Select(pass => pass.Split('@'))
        .Select(pass => $$"""{"partner":"{{partner}}","person":"{{person}}","passed":"{{pass[0]}}","date":"{{pass[1]}}"}"""));
}
