using Testing;

namespace Partnerships.Tests.Program;

public sealed class AssignTierTests
{
    [Theory] // der-tierassign: (revenue OR referrals) AND certified people; thresholds inclusive
    [InlineData("24999.99", 4, 1, "Registered")]
    [InlineData("25000.00", 0, 1, "Silver")]
    [InlineData("0.00", 5, 1, "Silver")]
    [InlineData("25000.00", 5, 0, "Registered")]
    [InlineData("0.00", 50, 5, "Platinum")]
    [InlineData("500000.00", 0, 4, "Gold")]
    public void Highest_tier_with_every_criterion_met(string arr, int referrals, int certified, string tier)
    {
        var result = Engine.Result("assign_tier", $$"""{"arr":{{arr}},"qualifiedReferrals":{{referrals}},"certifiedPeople":{{certified}}}""");
        Assert.Equal(tier, (string)result["tier"]!);
    }

    [Fact] // der-tierprogress-01
    public void Progress_names_every_path_and_leads_with_the_best()
    {
        var result = Engine.Result("assign_tier", """{"arr":70000,"qualifiedReferrals":18,"certifiedPeople":2}""");
        Assert.Equal("Silver", (string)result["tier"]!);
        Assert.Equal("Gold", (string)result["nextTier"]!);
        Assert.Equal(70m, (decimal)result["progress"]![0]!["percent"]!);
        Assert.Equal("30,000.00 short", (string)result["progress"]![0]!["short"]!);
        Assert.Equal(90m, (decimal)result["progress"]![1]!["percent"]!);
        Assert.Equal("90% to Gold on the best path: 70% by revenue (30,000.00 short), 90% by referrals (2 referrals short).", (string)result["headline"]!);
    }

    [Fact]
    public void Only_referrals_that_became_opportunities_can_be_counted()
    {
        Assert.Contains(Engine.Refused("assign_tier", """{"arr":0,"referrals":5,"qualifiedReferrals":4,"certifiedPeople":1}"""), refusal => refusal.Path == "referrals");
        Assert.Equal("Registered", (string)Engine.Result("assign_tier", """{"arr":0,"qualifiedReferrals":4,"certifiedPeople":1}""")["tier"]!);
    }

    [Theory]
    [InlineData("2026-12-31", "Platinum", "override")]
    [InlineData("2027-01-01", "Registered", "measures")]
    public void Platinum_regardless_of_revenue_needs_approver_reason_and_expiry_and_stands_beside_the_tier_earned(string asOf, string tier, string basis)
    {
        var answer = Engine.Run("assign_tier", $$"""{"arr":0,"qualifiedReferrals":0,"certifiedPeople":0,"asOf":"{{asOf}}","override":{"tier":"Platinum","approver":"VP Partners","reason":"Named alliance","expires":"2026-12-31"} }""");
        Assert.Equal((tier, "Registered", basis), (answer.Result.GetProperty("tier").GetString(), answer.Result.GetProperty("earnedTier").GetString(), answer.Result.GetProperty("basis").GetString()));
        Assert.Equal(basis == "override", answer.Warnings.Any(warning => warning.Code == "tier_override" && warning.Message.Contains("VP Partners", StringComparison.Ordinal)));
        Assert.Equal(["override.approver", "override.expires", "override.reason"], Engine.Refused("assign_tier",
            """{"arr":0,"qualifiedReferrals":0,"certifiedPeople":0,"asOf":"2026-01-01","override":{"tier":"Platinum"}}""").Select(refusal => refusal.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_track_with_other_tier_names_is_a_policy_of_its_own()
    {
        var technology = Engine.Changed(("tiers.levels", """[{"name":"Registered","arr":0,"certified":0},{"name":"Certified","arr":0,"certified":1},{"name":"Premier","arr":50000,"certified":2}]"""));
        Assert.Equal(["Registered", "Certified", "Premier"], new[] { 0, 1, 2 }.Select(people =>
            Engine.Run("assign_tier", $$"""{"arr":50000,"qualifiedReferrals":0,"certifiedPeople":{{people}}}""", technology).Result.GetProperty("tier").GetString()));
    }

    [Fact]
    public void Tiers_without_benefits_are_a_policy_too()
    {
        var policy = Engine.Changed(("tiers.levels", """[{"name":"Registered","arr":0,"certified":0},{"name":"Silver","arr":10,"certified":0}]"""));
        Assert.Equal("Registered", Engine.Run("assign_tier", """{"arr":0,"qualifiedReferrals":0,"certifiedPeople":0}""", policy).Result.GetProperty("tier").GetString());
    }

    [Fact]
    public void Override_without_a_day_is_refused_with_the_fix()
    {
        var refusal = Assert.Single(Engine.Refused("assign_tier",
            """{"arr":0,"qualifiedReferrals":0,"certifiedPeople":0,"override":{"tier":"Platinum","approver":"VP","reason":"strategic","expires":"2027-01-01"}}"""));
        Assert.Equal(("missing_field", "asOf"), (refusal.Code, refusal.Path));
    }

    [Fact]
    public void Every_fault_is_found_at_once()
    {
        var refusals = Engine.Refused("assign_tier", """{"arr":-1,"qualifiedReferals":18,"certifiedPeople":"2","override":{"tier":null,"approver":"V"}}""");
        Testing.Golden.Verify(string.Join('\n', refusals.Select(r => $"{r.Code}: {r.Message}")), "assign_tier_faults");
    }
}
