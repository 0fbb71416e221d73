using Testing;

namespace Partnerships.Tests.Relationships;

public sealed class RouteEscalationTests
{
    [Theory] // 4, 24, 48 and 72 elapsed hours, over the weekend
    [InlineData("critical", "VP Partnerships", "2026-11-06T20:00:00-05:00", null)]
    [InlineData("high", "Director", "2026-11-07T16:00:00-05:00", "VP Partnerships")]
    [InlineData("medium", "Partner Manager", "2026-11-08T16:00:00-05:00", "Director")]
    [InlineData("low", "Partner Support", "2026-11-09T16:00:00-05:00", "Partner Manager")]
    public void Who_by_when_and_next(string severity, string to, string by, string? next)
    {
        var result = Engine.Result("route_escalation", $$"""{"severity":"{{severity}}","raisedAt":"2026-11-06T16:00:00-05:00"}""");
        Assert.Equal((to, by, next), ((string)result["to"]!, (string)result["respondBy"]!, (string?)result["next"]));
    }

    [Theory] // the clock changes on 8 March and 1 November 2026; the hours elapse
    [InlineData("2026-03-07T12:00:00-05:00", "2026-03-08T13:00:00-04:00")]
    [InlineData("2026-10-31T12:00:00-04:00", "2026-11-01T11:00:00-05:00")]
    [InlineData("2026-11-06T16:00:00Z", "2026-11-07T11:00:00-05:00")]
    [InlineData("2026-11-06T16:00+01:00", "2026-11-07T10:00:00-05:00")]
    public void Hours_elapse_in_the_programs_zone(string raised, string by) =>
        Assert.Equal(by, (string)Engine.Result("route_escalation", $$"""{"severity":"high","raisedAt":"{{raised}}"}""")["respondBy"]!);

    [Theory] // raised on a Saturday
    [InlineData("critical", "2026-11-07T13:00:00-05:00")]
    [InlineData("high", "2026-11-08T09:00:00-05:00")]
    [InlineData("medium", "2026-11-09T09:00:00-05:00")]
    [InlineData("low", "2026-11-10T09:00:00-05:00")]
    public void Escalation_hours_are_elapsed_at_every_severity_weekends_included(string severity, string by)
    {
        var answer = Engine.Run("route_escalation", $$"""{"severity":"{{severity}}","raisedAt":"2026-11-07T09:00:00-05:00"}""");
        Assert.Equal(by, answer.Result.GetProperty("respondBy").GetString());
        Assert.Contains(answer.Assumptions, text => text.StartsWith("Hours are elapsed hours at every severity", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("standard", "Silver", "Pooled")]
    [InlineData("standard", "Gold", "Dedicated")]
    [InlineData("starter", "Silver", null)]
    [InlineData("starter", "Gold", "Dedicated")]
    [InlineData("growth", "Gold", "Dedicated")]
    public void A_Silver_partners_manager_is_pooled_in_standard_and_Golds_is_dedicated_everywhere(string policy, string tier, string? manager) =>
        Assert.Equal(manager, (string?)Engine.Result("route_escalation", $$"""{"severity":"low","raisedAt":"2026-11-06T16:00:00-05:00","tier":"{{tier}}"}""", policy)["partnerManager"]);

    [Fact]
    public void In_the_channel_a_Silver_partner_has_a_dedicated_manager() => Assert.StartsWith("Dedicated partner manager",
        (string)Engine.Policy("channel").Section("tiers")!["levels"]![1]!["benefits"]!["Support"]!, StringComparison.Ordinal);

    [Fact]
    public void The_tier_says_who_manages_and_what_support_promised()
    {
        var result = Engine.Result("route_escalation", """{"severity":"medium","raisedAt":"2026-11-06T16:00:00-05:00","tier":"gold"}""");
        Assert.Equal(("Dedicated", "4hr"), ((string)result["partnerManager"]!, (string)result["supportSla"]!));
    }

    [Theory]
    [InlineData("2026-11-06T16:00:00")]
    [InlineData("2026-11-06")]
    [InlineData("6 Nov 2026 16:00 -05:00")]
    public void An_instant_carries_its_offset(string raised) =>
        Assert.Equal("not_an_instant", Assert.Single(Engine.Refused("route_escalation", $$"""{"severity":"high","raisedAt":"{{raised}}"}""")).Code);

    [Fact]
    public void Faults()
    {
        var all = Engine.Refused("route_escalation", """{"severity":"urgent","raisedAt":1793998800}""")
            .Concat(Engine.Refused("route_escalation", """{"severity":"low","raisedAt":"2026-11-06T16:00:00"}"""))
            .Concat(Engine.Refused("route_escalation", """{"severity":"low","raisedAt":"1899-11-06T16:00:00Z"}"""))
            .Concat(Engine.Refused("route_escalation", """{"severity":"low","raisedAt":"2026-11-06T16:00:00Z","tier":"Glod"}"""));
        Testing.Golden.Verify(string.Join('\n', all.Select(r => $"{r.Code}: {r.Message}")), "route_escalation_faults");
    }
}
