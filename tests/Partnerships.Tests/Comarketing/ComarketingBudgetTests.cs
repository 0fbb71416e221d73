using System.Text.Json.Nodes;
using Testing;

namespace Partnerships.Tests.Comarketing;

public sealed class ComarketingBudgetTests
{
    [Theory] // the worked budgets of the rule, and both ends of both ranges
    [InlineData("Silver", "0.5", "0.8", "800.00", false)]
    [InlineData("Gold", "1.5", "1.2", "18000.00", false)]
    [InlineData("Gold", "2", "1.5", "30000.00", true)]
    [InlineData("gold", "2", "1.25", "25000.00", false)]
    [InlineData("Platinum", "2.0", "1.0", "100000.00", false)]
    [InlineData("Platinum", "2.0", "1.01", "101000.00", true)]
    [InlineData("Registered", "2", "1.5", "0.00", false)]
    public void Fund_times_both_multipliers_flagged_above_the_mdf(string tier, string pipeline, string strategic, string budget, bool above)
    {
        var result = Engine.Result("comarketing_budget", $$"""{"tier":"{{tier}}","pipelinePotential":{{pipeline}},"strategicValue":{{strategic}}}""");
        Assert.Equal(decimal.Parse(budget), (decimal)result["budget"]!);
        Assert.Equal(above, (bool)result["aboveMdf"]!);
    }

    [Fact] // der-comarketing-01: the upper corner is 3.0x; its base of 20,000 is another policy's
    public void Upper_corner_is_three_times_the_base()
    {
        var policy = Engine.Changed(("tiers.levels.2.coMarketingFund", "20000"));
        var result = JsonNode.Parse(Engine.Run("comarketing_budget", """{"tier":"Gold","pipelinePotential":2.0,"strategicValue":1.5}""", policy).Result.GetRawText())!;
        Assert.Equal(60000.00m, (decimal)result["budget"]!);
        Assert.Equal(3m, (decimal)result["multiplier"]!);
        Assert.Equal(35000.00m, (decimal)result["aboveMdfBy"]!);
    }

    [Fact] // der-comarketing-03, and the other three edges
    public void Outside_a_range_is_refused_never_clamped()
    {
        var one = Engine.Refused("comarketing_budget", """{"tier":"Gold","pipelinePotential":2.1,"strategicValue":1.0}""");
        var both = Engine.Refused("comarketing_budget", """{"tier":"Gold","pipelinePotential":0.49999,"strategicValue":1.51}""");
        var name = Engine.Refused("comarketing_budget", """{"tier":"Glod","pipelinePotential":1,"strategicValue":0.8}""");
        Testing.Golden.Verify(string.Join('\n', one.Concat(both).Concat(name).Select(r => $"{r.Code}: {r.Message}")), "comarketing_budget_faults");
    }

    [Fact]
    public void A_fund_that_must_be_agreed_is_not_zero()
    {
        var answer = Engine.Run("comarketing_budget", """{"tier":"Gold","pipelinePotential":1,"strategicValue":1}""", Engine.Changed(("tiers.levels.2", """{"name":"Gold","arr":100000,"certified":2}""")));
        Assert.Equal(Kernel.AnswerStatus.NeedsTerms, answer.Status);
        Assert.False(answer.Result.TryGetProperty("budget", out _));
    }

    [Fact]
    public void A_lower_bound_is_said()
    {
        var answer = Engine.Run("comarketing_budget", """{"tier":"Platinum","pipelinePotential":1,"strategicValue":1}""");
        Assert.True(answer.Result.GetProperty("openEnded").GetBoolean());
        Assert.Contains(answer.Assumptions, text => text.Contains("50,000.00+", StringComparison.Ordinal));
    }
}
