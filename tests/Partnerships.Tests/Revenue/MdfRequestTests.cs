using FsCheck;
using FsCheck.Fluent;
using Partnerships.Kernel;
using Testing;

namespace Partnerships.Tests.Revenue;

public sealed class MdfRequestTests
{
    private const string Silver = """ "tier":"Silver","arr":30000,"activity":"events","activityEnd":"2026-03-20","asOf":"2026-02-02" """;
    private const string Gold = """ "tier":"Gold","arr":120000,"activity":"Events","activityEnd":"2026-03-20","asOf":"2026-02-02" """;

    [Theory]
    [InlineData("2500", "", "2000.00", "quarterly_cap")] // der-mdf-04
    [InlineData("2000", "", "2000.00", null)]
    [InlineData("2000", ""","usedYear":4500,"usedQuarter":0""", "500.00", "annual_limit")] // four full quarters exceed the year
    [InlineData("2000", ""","usedYear":3000,"usedQuarter":0""", "2000.00", null)]
    [InlineData("2500", ""","usedYear":3000,"usedQuarter":500""", "1500.00", "quarterly_cap")]
    [InlineData("2000", ""","usedYear":5000.01,"usedQuarter":0""", "0.00", "annual_limit")]
    [InlineData("1500", ""","totalCost":1200""", "1200.00", "cost")]
    public void The_smallest_room_binds(string asked, string more, string approved, string? binding)
    {
        var result = Engine.Result("mdf_request", $$"""{{{Silver}},"requested":{{asked}}{{more}}}""");
        Assert.Equal((approved, binding), (result["approved"]!.ToJsonString(), (string?)result["binding"]));
    }

    [Theory]
    [InlineData("standard", "Silver", "5000.00", "2000.00")]
    [InlineData("standard", "Gold", "25000.00", "10000.00")]
    [InlineData("standard", "Platinum", "100000.00", "50000.00")]
    [InlineData("growth", "Silver", "5000.00", "5000.00")]
    [InlineData("growth", "Gold", "20000.00", "20000.00")]
    [InlineData("growth", "Platinum", "50000.00", "50000.00")]
    [InlineData("channel", "Silver", "5000.00", "5000.00")]
    [InlineData("channel", "Gold", "20000.00", "20000.00")]
    [InlineData("channel", "Platinum", "50000.00", "50000.00")]
    public void Claimable_mdf_and_the_co_marketing_fund_are_two_figures_in_standard_and_one_elsewhere(string policy, string tier, string mdf, string fund)
    {
        var limits = Engine.Result("mdf_request", $$"""{"tier":"{{tier}}","arr":600000,"activity":"Events","requested":100,"totalCost":200,"activityEnd":"2026-03-20","asOf":"2026-02-02"}""", policy)["limits"]!.AsArray();
        Assert.Equal(mdf, limits.Single(room => (string?)room!["limit"] == "annual_limit")!["available"]!.ToJsonString());
        Assert.Equal(fund, Engine.Result("comarketing_budget", $$"""{"tier":"{{tier}}","pipelinePotential":1,"strategicValue":1}""", policy)["budget"]!.ToJsonString());
    }

    [Fact] // a quarter's 2,000 four times over would be 8,000 of a year's 5,000
    public void The_quarterly_cap_and_the_annual_limit_both_apply()
    {
        Assert.Equal("2000.00", Engine.Result("mdf_request", $$"""{{{Silver}},"requested":2500}""")["approved"]!.ToJsonString());
        Assert.Equal("1000.00", Engine.Result("mdf_request", $$"""{{{Silver}},"requested":2500,"usedYear":4000,"usedQuarter":0}""")["approved"]!.ToJsonString());
    }

    [Theory]
    [InlineData("4999.99", "partner_manager")]
    [InlineData("5000.00", "director")]
    [InlineData("5000.01", "director")]
    public void Five_thousand_exactly_goes_to_the_director(string asked, string approver) =>
        Assert.Equal(approver, (string?)Engine.Result("mdf_request", $$"""{{{Silver}},"requested":{{asked}}}""")["approver"]);

    [Fact]
    public void Silver_reached_by_referrals_still_needs_25K_of_ARR_for_mdf()
    {
        Assert.Equal("Silver", (string)Engine.Result("assign_tier", """{"arr":0,"qualifiedReferrals":5,"certifiedPeople":1}""")["tier"]!);
        var result = Engine.Result("mdf_request", $$"""{{{Silver.Replace("30000", "0", StringComparison.Ordinal)}},"requested":100}""");
        Assert.Equal(("revenue", "0.00"), ((string?)result["criteria"]!.AsArray().Single(c => !(bool)c!["met"]!)!["name"], result["approved"]!.ToJsonString()));
    }

    [Fact]
    public void Standard_mdf_is_paid_15_calendar_days_after_the_receipts() =>
        Assert.Equal("2026-04-18", (string?)Engine.Result("mdf_request", $$"""{{{Gold}},"requested":100,"claimed":"2026-04-03"}""")["payBy"]); // a Saturday

    [Theory]
    [InlineData("Gold", 20000, "1,1", 30000, 8000, "15000.00", "12000.00", "annual_limit")] // der-mdf-01
    [InlineData("Platinum", 50000, "2,1", 90000, 0, "60000.00", "50000.00", "annual_limit")] // der-mdf-03
    [InlineData("Platinum", 50000, "2,1", 60000, 0, "40000.00", "40000.00", "match")]
    public void Matched_funds_cap_our_money(string tier, int annual, string match, int cost, int used, string share, string approved, string binding)
    {
        var index = tier == "Gold" ? 2 : 3;
        var parts = match.Split(',');
        var policy = Engine.Changed(($"tiers.levels.{index}.mdf", $"{annual}"),
            ($"mdf.tiers.{index - 1}", $$"""{"tier":"{{tier}}","approver":"vp","ourParts":{{parts[0]}},"partnerParts":{{parts[1]}}}"""));
        var answer = Engine.Run("mdf_request", $$"""{"tier":"{{tier}}","arr":600000,"activity":"Events","requested":{{cost}},"totalCost":{{cost}},"usedYear":{{used}},"activityEnd":"2026-03-20","asOf":"2026-02-02"}""", policy);
        Assert.Equal(approved, answer.Result.GetProperty("approved").GetRawText());
        Assert.Equal(binding, answer.Result.GetProperty("binding").GetString());
        Assert.Contains(answer.Result.GetProperty("limits").EnumerateArray(), room => room.GetProperty("limit").GetString() == "match" && room.GetProperty("available").GetRawText() == share);
    }

    [Theory]
    [InlineData("Silver", "24999.99", "Events", "2026-02-02", "revenue")]
    [InlineData("Registered", "30000", "Events", "2026-02-02", "tier")]
    [InlineData("Registered", "0", "Swag", "2026-02-02", "tier,revenue,activity")]
    [InlineData("Gold", "25000", "Content", "2027-01-01", "funds")]
    [InlineData("Silver", "25000", "Content", "2026-12-31", "")]
    public void Every_test_must_hold_and_the_failed_ones_are_named(string tier, string arr, string activity, string asOf, string failed)
    {
        var result = Engine.Result("mdf_request", $$"""{"tier":"{{tier}}","arr":{{arr}},"activity":"{{activity}}","requested":100,"activityEnd":"2026-03-20","asOf":"{{asOf}}"}""");
        Assert.Equal(failed, string.Join(',', result["criteria"]!.AsArray().Where(c => !(bool)c!["met"]!).Select(c => (string?)c!["name"])));
        Assert.Equal(failed.Length == 0, (bool)result["eligible"]!);
        Assert.Equal(failed.Length == 0 ? "100.00" : "0.00", result["approved"]!.ToJsonString());
    }

    [Theory]
    [InlineData("Silver", "4999.99", "partner_manager")]
    [InlineData("Silver", "5000.00", "director")] // exactly 5,000 goes to the director
    [InlineData("Gold", "100.00", "partner_manager_and_director")]
    [InlineData("Gold", "5000.00", "partner_manager_and_director")]
    [InlineData("Platinum", "100.00", "vp")]
    public void The_stricter_approver_decides(string tier, string asked, string approver) => Assert.Equal(approver,
        (string?)Engine.Result("mdf_request", $$"""{"tier":"{{tier}}","arr":30000,"activity":"Events","requested":{{asked}},"activityEnd":"2026-03-20","asOf":"2026-02-02"}""")["approver"]);

    [Theory]
    [InlineData("12-31", "2026-12-31", "2026-12-31")]
    [InlineData("06-30", "2026-06-30", "2026-06-30")]
    [InlineData("06-30", "2026-07-01", "2027-06-30")]
    [InlineData("02-29", "2026-03-01", "2027-02-28")]
    public void Funds_lapse_with_the_fiscal_year_the_activity_ends_in(string yearEnd, string activityEnd, string expires)
    {
        var answer = Engine.Run("mdf_request", $$"""{"tier":"Gold","arr":120000,"activity":"Events","requested":100,"activityEnd":"{{activityEnd}}","asOf":"2026-02-02"}""",
            Engine.Changed(("program.fiscalYearEnd", $"\"{yearEnd}\"")));
        Assert.Equal(expires, answer.Result.GetProperty("expires").GetString());
    }

    [Fact]
    public void Claims_are_paid_by_the_policys_clock()
    {
        var result = Engine.Result("mdf_request", $$"""{{{Gold}},"requested":100,"claimed":"2026-04-01"}""");
        Assert.Equal(("2026-04-19", "2026-04-16"), ((string?)result["claimBy"], (string?)result["payBy"]));
        var business = Engine.Run("mdf_request", $$"""{{{Gold}},"requested":100,"claimed":"2026-04-01"}""", Engine.Changed(("mdf.paymentBusinessDays", "true")));
        Assert.Equal("2026-04-22", business.Result.GetProperty("payBy").GetString());
        var late = Engine.Run("mdf_request", $$"""{{{Gold}},"requested":100,"claimed":"2026-04-20"}""");
        Assert.Equal("claimed_late", Assert.Single(late.Warnings).Code);
    }

    [Fact]
    public void A_tier_without_a_yearly_amount_waits_for_terms()
    {
        var answer = Engine.Run("mdf_request", $$"""{{{Gold}},"requested":100}""", Engine.Changed(("tiers.levels.2.mdf", "null")));
        Assert.Equal(AnswerStatus.NeedsTerms, answer.Status);
        Assert.False(answer.Result.TryGetProperty("approved", out _));
    }

    [Fact]
    public void Contradictory_requests_are_refused()
    {
        var matched = Engine.Changed(("mdf.tiers.1.ourParts", "1"), ("mdf.tiers.1.partnerParts", "1"));
        var cost = Assert.Throws<RefusalException>(() => Engine.Run("mdf_request", $$"""{{{Gold}},"requested":100}""", matched)).Refusals;
        var others = Engine.Refused("mdf_request", $$"""{{{Gold}},"requested":100,"usedYear":-1,"usedQuarter":5,"claimed":"2026-03-19"}""");
        Testing.Golden.Verify(string.Join('\n', cost.Concat(others).Select(r => $"{r.Code}: {r.Message}")), "mdf_request_faults");
    }

    [Fact]
    public void Never_more_than_asked_nor_than_any_limit_leaves() => Prop.ForAll(
        Gen.Choose(1, 5_000_000).SelectMany(asked => Gen.Choose(0, 3_000_000).Select(used => (Asked: asked / 100m, Used: used / 100m))).ToArbitrary(), given =>
        {
            var result = Engine.Result("mdf_request", FormattableString.Invariant($$"""{{{Gold}},"requested":{{given.Asked}},"usedYear":{{given.Used}},"usedQuarter":{{given.Used}}}"""));
            var approved = (decimal)result["approved"]!;
            return approved >= 0m && approved <= given.Asked && result["limits"]!.AsArray().All(room => approved <= (decimal)room!["available"]!)
                && (approved < given.Asked) == (result["binding"] is not null);
        }).Check(Config.QuickThrowOnFailure.WithReplay(42UL, 85UL));
}
