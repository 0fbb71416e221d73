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
}
