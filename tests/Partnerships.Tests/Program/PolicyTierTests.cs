using System.Text.Json.Nodes;
using Testing;

namespace Partnerships.Tests.Program;

/// <summary>One partner under each shipped policy: the thresholds differ, and so does what is asked.</summary>
public sealed class PolicyTierTests
{
    private const string Partner = """{"arr":120000,"qualifiedReferrals":6,"certifiedPeople":2,"newLogos":0}""";

    [Theory]
    [InlineData("standard", "Gold", "Platinum", "partner-sourced ARR")]
    [InlineData("starter", "Gold", "Platinum", "closed revenue")]
    [InlineData("growth", "Gold", "Platinum", "partner-influenced ARR")]
    [InlineData("channel", "Registered", "Silver", "closed revenue")]
    public void Each_policy_explains_its_own_tier(string policy, string tier, string next, string measure)
    {
        var answer = Engine.Run("assign_tier", Partner, policy);
        Assert.Equal((policy, tier, next), (answer.Policy.Name, answer.Result.GetProperty("tier").GetString(), answer.Result.GetProperty("nextTier").GetString()));
        Assert.Contains(measure, answer.Assumptions[0], StringComparison.Ordinal);
    }

    [Theory] // each side of each threshold; (revenue or referrals) and certified people
    [InlineData("24999.99", 4, 1, "Registered")]
    [InlineData("25000", 0, 1, "Silver")]
    [InlineData("0", 5, 1, "Silver")]
    [InlineData("99999.99", 19, 2, "Silver")]
    [InlineData("100000", 20, 1, "Silver")]
    [InlineData("100000", 0, 2, "Gold")]
    [InlineData("0", 20, 2, "Gold")]
    [InlineData("499999.99", 49, 5, "Gold")]
    [InlineData("500000", 50, 4, "Gold")]
    [InlineData("500000", 0, 5, "Platinum")]
    public void Standard_asks_25K_100K_500K_or_5_20_50_referrals_and_1_2_5_certified(string arr, int referrals, int certified, string tier) =>
        Assert.Equal(tier, Tier("standard", arr, referrals, certified));

    [Theory]
    [InlineData("9999.99", 4, "Registered")]
    [InlineData("10000", 0, "Silver")]
    [InlineData("0", 5, "Silver")]
    [InlineData("49999.99", 19, "Silver")]
    [InlineData("50000", 0, "Gold")]
    [InlineData("0", 20, "Gold")]
    [InlineData("199999.99", 1000, "Gold")]
    [InlineData("200000", 0, "Platinum")]
    public void Starter_asks_10K_50K_200K_or_5_20_referrals_and_nobody_certified(string arr, int referrals, string tier) =>
        Assert.Equal(tier, Tier("starter", arr, referrals, 0));

    [Theory]
    [InlineData("24999.99", 4, "Registered")]
    [InlineData("25000", 0, "Silver")]
    [InlineData("0", 5, "Silver")]
    [InlineData("99999.99", 19, "Silver")]
    [InlineData("100000", 0, "Gold")]
    [InlineData("0", 20, "Gold")]
    [InlineData("499999.99", 1000, "Gold")]
    [InlineData("500000", 0, "Platinum")]
    public void Growth_asks_25K_100K_500K_influenced_or_5_20_referrals_and_nobody_certified(string arr, int referrals, string tier) =>
        Assert.Equal(tier, Tier("growth", arr, referrals, 0));

    [Theory]
    [InlineData("99999.99", 2, 3, "Registered")]
    [InlineData("100000", 1, 3, "Registered")]
    [InlineData("100000", 2, 0, "Silver")]
    [InlineData("499999.99", 5, 3, "Silver")]
    [InlineData("500000", 4, 3, "Silver")]
    [InlineData("500000", 5, 2, "Silver")]
    [InlineData("500000", 5, 3, "Gold")]
    [InlineData("1999999.99", 10, 3, "Gold")]
    [InlineData("2000000", 9, 3, "Gold")]
    [InlineData("2000000", 10, 3, "Platinum")]
    public void Channel_asks_100K_500K_2M_with_2_5_10_certified_and_3_new_logos_for_Gold(string arr, int certified, int logos, string tier) =>
        Assert.Equal(tier, Tier("channel", arr, 1000, certified, $$""","newLogos":{{logos}},"activePipeline":{"met":true,"evidence":"4 open deals"},"strategicWin":{"met":true,"evidence":"First bank"}"""));

    [Theory]
    [InlineData("standard", "partner-sourced ARR")]
    [InlineData("starter", "closed revenue")]
    [InlineData("growth", "partner-influenced ARR")]
    [InlineData("channel", "closed revenue")]
    public void Revenue_is_the_policys_measure_over_the_trailing_12_months(string policy, string measure) =>
        Assert.StartsWith($"Revenue is {measure} over the trailing 12 months", Engine.Run("assign_tier", Partner, policy).Assumptions[0], StringComparison.Ordinal);

    [Theory]
    [InlineData("standard", "Platinum")]
    [InlineData("starter", "Gold")]
    [InlineData("growth", "Gold")]
    [InlineData("channel", "Registered")]
    public void Fifty_referrals_make_Platinum_in_standard_only(string policy, string tier) => Assert.Equal(tier, Tier(policy, "0", 50, 10));

    [Fact]
    public void A_channel_tier_is_earned_by_its_requirement_and_its_revenue_target_only_measures_attainment()
    {
        Assert.Equal("Silver", Tier("channel", "100000", 0, 2, ""","newLogos":0,"activePipeline":{"met":true,"evidence":"4 open deals"}"""));
        var row = Engine.Result("program_metrics", """{"from":"2025-01-01","to":"2025-12-31","partners":[{"id":"A","tier":"Silver","joined":"2024-01-01","revenue":100000}]}""", "channel")["tiers"]!.AsArray().Single(line => (string)line!["tier"]! == "Silver")!;
        Assert.Equal((250000m, 40m), ((decimal)row["target"]!, (decimal)row["attainmentPercent"]!));
    }

    [Fact]
    public void Logo_use_of_a_Registered_partner_is_none_in_standard_and_allowed_in_starter_and_growth()
    {
        Assert.Equal("None", (string?)Benefits("standard", 0)["Logo Usage Rights"]);
        Assert.Equal(["Yes", "Yes"], new[] { "starter", "growth" }.Select(policy => (string?)Benefits(policy, 0)["Logo use"]));
    }

    [Fact]
    public void An_executive_sponsor_comes_with_Gold_in_growth_and_with_Platinum_in_starter_and_the_channel()
    {
        Assert.Equal([null, null, "Executive", "Board level"], Enumerable.Range(0, 4).Select(at => (string?)Benefits("growth", at)["Sponsor"]));
        foreach (var policy in new[] { "starter", "channel" })
        {
            Assert.Equal([null, null, null, "Yes"], Enumerable.Range(0, 4).Select(at => (string?)Benefits(policy, at)["Executive sponsor"]));
        }
    }

    [Fact]
    public void The_channel_asks_for_a_pipeline_with_evidence()
    {
        var without = Engine.Run("assign_tier", Partner, "channel");
        Assert.Equal(Kernel.AnswerStatus.Partial, without.Status);
        Assert.Contains(without.Missing, line => line.StartsWith("activePipeline", StringComparison.Ordinal));
        Assert.Equal("Silver", (string)Engine.Result("assign_tier", """{"arr":120000,"qualifiedReferrals":6,"certifiedPeople":2,"newLogos":0,"activePipeline":{"met":true,"evidence":"4 open deals"}}""", "channel")["tier"]!);
    }

    [Theory]
    [InlineData("starter")]
    [InlineData("growth")]
    [InlineData("channel")]
    public void A_rate_the_policy_does_not_state_is_to_be_agreed_and_never_zero(string policy)
    {
        var answer = Engine.Run("calculate_commission", """{"model":"percentage","amount":1000,"tier":"Gold"}""", policy);
        Assert.Equal(Kernel.AnswerStatus.NeedsTerms, answer.Status);
        Assert.False(answer.Result.TryGetProperty("commission", out _));
    }

    private static string Tier(string policy, string arr, int referrals, int certified, string more = "") =>
        (string)Engine.Result("assign_tier", $$"""{"arr":{{arr}},"qualifiedReferrals":{{referrals}},"certifiedPeople":{{certified}}{{more}}}""", policy)["tier"]!;

    private static JsonObject Benefits(string policy, int level) => Engine.Policy(policy).Section("tiers")!["levels"]![level]!["benefits"]!.AsObject();
}
