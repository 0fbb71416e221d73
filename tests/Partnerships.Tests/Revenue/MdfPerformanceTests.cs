using Partnerships.Kernel;
using Testing;

namespace Partnerships.Tests.Revenue;

public sealed class MdfPerformanceTests
{
    [Fact] // seed-dashboard-07
    public void Pipeline_per_dollar_is_not_a_return()
    {
        var answer = Engine.Run("mdf_performance", """{"spent":156000,"allocated":200000,"pipeline":2800000}""");
        Assert.Equal(78m, answer.Result.GetProperty("utilizationPercent").GetDecimal());
        Assert.Equal(17.95m, answer.Result.GetProperty("pipelinePerDollar").GetDecimal());
        Assert.Equal(44000.00m, answer.Result.GetProperty("unused").GetDecimal());
        Assert.False(answer.Result.TryGetProperty("revenuePerDollar", out _));
        Assert.Equal(AnswerStatus.Partial, answer.Status);
        Assert.Equal("under_used", Assert.Single(answer.Warnings).Code);
    }

    [Fact]
    public void Everything_given_is_whole()
    {
        var answer = Engine.Run("mdf_performance", """{"spent":160000,"allocated":200000,"leads":640,"pipeline":800000,"revenue":400000}""");
        Assert.Equal(AnswerStatus.Complete, answer.Status);
        Assert.Equal((2.5m, 150m, 250.00m), (answer.Result.GetProperty("revenuePerDollar").GetDecimal(), answer.Result.GetProperty("netReturnPercent").GetDecimal(), answer.Result.GetProperty("costPerLead").GetDecimal()));
        Assert.True(answer.Result.GetProperty("onTarget").GetBoolean()); // 80% is on target
        Assert.Empty(answer.Warnings);
    }

    [Theory] // the amounts decide: 79.96% prints as 80% and is under
    [InlineData("159920", false)]
    [InlineData("160000", true)]
    public void On_target_is_decided_by_the_amounts(string spent, bool onTarget)
    {
        var result = Engine.Result("mdf_performance", $$"""{"spent":{{spent}},"allocated":200000}""");
        Assert.Equal((80m, onTarget), ((decimal)result["utilizationPercent"]!, (bool)result["onTarget"]!));
    }

    [Theory]
    [InlineData("""{"spent":100}""", "no_accountability")]
    [InlineData("""{"spent":201,"allocated":200,"leads":0}""", "overspent")]
    public void What_should_be_noticed_is_said(string input, string code) =>
        Assert.Equal(code, Assert.Single(Engine.Run("mdf_performance", input).Warnings).Code);

    [Fact]
    public void Nothing_spent_divides_nothing()
    {
        var answer = Engine.Run("mdf_performance", """{"spent":0,"allocated":0,"leads":0,"pipeline":0,"revenue":0}""");
        Assert.Equal(AnswerStatus.Partial, answer.Status);
        Assert.All(new[] { "utilizationPercent", "pipelinePerDollar", "revenuePerDollar", "netReturnPercent", "costPerLead" }, name => Assert.False(answer.Result.TryGetProperty(name, out _)));
    }

    [Fact]
    public void Negative_funds_are_refused() =>
        Assert.Equal(["spent", "pipeline"], Engine.Refused("mdf_performance", """{"spent":-1,"pipeline":-2}""").Select(r => r.Path));
}
