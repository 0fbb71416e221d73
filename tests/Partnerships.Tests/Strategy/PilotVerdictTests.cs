using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Testing;

namespace Partnerships.Tests.Strategy;

public sealed class PilotVerdictTests
{
    [Theory] // 90 days and 10 qualified leads; both inclusive
    [InlineData(90, 10, "proceed", 0, 0)]
    [InlineData(30, 12, "proceed", 0, 0)]
    [InlineData(90, 9, "extend", 1, 10)]
    [InlineData(90, 5, "extend", 5, 90)]
    [InlineData(90, 4, "stop", 6, 135)]
    [InlineData(90, 0, "stop", 10, null)]
    [InlineData(89, 9, "running", 1, 10)]
    public void Proceed_extend_stop(int days, int leads, string verdict, int missing, int? more)
    {
        var result = Engine.Result("pilot_verdict", $$"""{"days":{{days}},"qualifiedLeads":{{leads}}}""");
        Assert.Equal((verdict, missing, more), ((string)result["verdict"]!, (int)result["leadsShort"]!, (int?)result["daysToThreshold"]));
    }

    [Fact]
    public void A_pilot_is_extended_only_once() =>
        Assert.Equal("stop", (string)Engine.Result("pilot_verdict", """{"days":150,"qualifiedLeads":9,"extended":true}""")["verdict"]!);

    [Fact]
    public void The_threshold_is_the_policys()
    {
        var answer = Engine.Run("pilot_verdict", """{"days":60,"qualifiedLeads":9}""", Engine.Changed(("pilot.days", "60"), ("pilot.qualifiedLeads", "9")));
        Assert.Equal("proceed", answer.Result.GetProperty("verdict").GetString());
    }

    [Fact]
    public void More_leads_never_worsen_the_verdict()
    {
        string[] order = ["stop", "extend", "proceed"];
        Prop.ForAll(Gen.Choose(0, 20).ToArbitrary(), leads =>
        {
            int At(int count) => Array.IndexOf(order, (string)Engine.Result("pilot_verdict", string.Create(CultureInfo.InvariantCulture, $$"""{"days":90,"qualifiedLeads":{{count}}}"""))["verdict"]!);
            return At(leads) <= At(leads + 1);
        }).Check(Config.QuickThrowOnFailure.WithReplay(42UL, 85UL));
    }
}
