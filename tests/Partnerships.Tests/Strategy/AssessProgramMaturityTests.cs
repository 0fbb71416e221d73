using Partnerships.Kernel;
using Testing;

namespace Partnerships.Tests.Strategy;

public sealed class AssessProgramMaturityTests
{
    private const string Program = """{"strategy":2,"partnerTypes":2,"tiers":3,"economics":2,"enablement":1,"operations":1,"metrics":4,"teamSize":15}""";

    [Fact]
    public void Average_weakest_and_what_to_build_next()
    {
        var result = Engine.Result("assess_program_maturity", Program);
        Assert.Equal(2.1m, (decimal)result["overall"]!);
        Assert.Equal(["Enablement", "Operations"], result["weakest"]!.AsArray().Select(name => (string)name!));
        Assert.Equal(["Integrated", "Specialized tracks", "Predictive", "Automated", "Basic curriculum", "Tooling", null], result["dimensions"]!.AsArray().Select(dimension => (string?)dimension!["next"]));
        Assert.Equal("Real-time", (string)result["dimensions"]![6]!["now"]!);
    }

    [Theory] // 1-2, 5-10, 20-50, 50+; a gap belongs to the lower stage (the example's team of 15 is Growth)
    [InlineData(1, "Startup")]
    [InlineData(4, "Startup")]
    [InlineData(5, "Growth")]
    [InlineData(15, "Growth")]
    [InlineData(19, "Growth")]
    [InlineData(20, "Scale")]
    [InlineData(49, "Scale")]
    [InlineData(50, "Enterprise")]
    public void The_team_says_the_stage(int team, string stage) =>
        Assert.Equal(stage, (string)Engine.Result("assess_program_maturity", $$"""{"strategy":1,"teamSize":{{team}}}""")["stage"]!);

    [Theory]
    [InlineData(3, "Startup")]
    [InlineData(4, "Startup")]
    [InlineData(11, "Growth")]
    [InlineData(15, "Growth")]
    [InlineData(19, "Growth")]
    public void A_team_between_two_stages_belongs_to_the_lower_one(int team, string stage) =>
        Assert.Equal(stage, (string)Engine.Result("assess_program_maturity", $$"""{"strategy":1,"teamSize":{{team}}}""")["stage"]!);

    [Fact]
    public void What_is_not_rated_is_left_out()
    {
        var answer = Engine.Run("assess_program_maturity", """{"strategy":4,"tiers":3}""");
        Assert.Equal(AnswerStatus.Partial, answer.Status);
        Assert.Equal(3.5m, answer.Result.GetProperty("overall").GetDecimal());
        Assert.Equal(6, answer.Missing.Count);
    }

    [Fact]
    public void Faults()
    {
        var all = Engine.Refused("assess_program_maturity", """{"teamSize":15}""").Concat(Engine.Refused("assess_program_maturity", """{"strategy":5,"tiers":0,"teamSize":0}"""));
        Testing.Golden.Verify(string.Join('\n', all.Select(r => $"{r.Code}: {r.Message}")), "assess_program_maturity_faults");
    }
}
