using System.Globalization;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Testing;

namespace Partnerships.Tests.Events;

// Of the golden event cases only event.roi is about return; event.funnel and event.registration_rate are in ForecastWebinarTests.
public sealed class EventRoiTests
{
    private const string Sponsored = """{"sponsorship":30000.00,"ourSharePercent":50,"travel":5000.00,"collateral":2000.00,"qualifiedLeads":75,"leadToOpportunityPercent":30,"opportunityToClosePercent":20,"averageDeal":25000.00}""";

    [Fact] // seed-event-01: the exact chain, and the range of whole deals around it
    public void The_chain_is_exact_and_the_range_is_whole_deals()
    {
        var result = Engine.Result("event_roi", Sponsored);
        Assert.Equal((15000.00m, 22000.00m, 22.5m), ((decimal)result["ourSponsorship"]!, (decimal)result["investment"]!, (decimal)result["opportunities"]!));
        Assert.Equal((4m, 100000.00m, 4.55m, 3.55m), Case(result["low"]!));
        Assert.Equal((4.5m, 112500.00m, 5.11m, 4.11m), Case(result["expected"]!));
        Assert.Equal((5m, 125000.00m, 5.68m, 4.68m), Case(result["high"]!));
    }

    [Theory] // 22,000 ÷ 1,500 a lead = 14.67; exactly at 15 leads it is covered
    [InlineData("22000", 15)]
    [InlineData("22500", 15)]
    [InlineData("22500.01", 16)]
    [InlineData("0", 0)]
    public void Break_even_is_the_first_whole_lead_that_covers_the_cost(string cost, int leads)
    {
        var result = Engine.Result("event_roi", $$"""{"sponsorship":{{cost}},"ourSharePercent":100,"qualifiedLeads":75,"leadToOpportunityPercent":30,"opportunityToClosePercent":20,"averageDeal":25000}""");
        Assert.Equal(leads, (int)result["breakEvenLeads"]!);
    }

    [Fact]
    public void Without_cost_there_is_no_multiple_and_without_rates_no_break_even()
    {
        var answer = Engine.Run("event_roi", """{"sponsorship":0,"ourSharePercent":50,"qualifiedLeads":75,"leadToOpportunityPercent":0,"opportunityToClosePercent":20,"averageDeal":25000}""");
        var result = JsonNode.Parse(answer.Result.GetRawText())!;
        Assert.Null(result["expected"]!["revenueMultiple"]);
        Assert.Null(result["breakEvenLeads"]);
        Assert.Equal(["no_break_even", "no_cost"], answer.Warnings.Select(warning => warning.Code));
    }

    [Theory] // 562,500 of pipeline against 5-10x and 10-20x of the investment
    [InlineData("webinar", "56250", "on_target")]
    [InlineData("webinar", "56000", "above")]
    [InlineData("webinar", "112500", "on_target")]
    [InlineData("conference", "56250", "on_target")]
    [InlineData("conference", "112500", "below")]
    public void Pipeline_is_compared_with_the_target_of_its_kind(string kind, string cost, string standing)
    {
        var result = Engine.Result("event_roi", $$"""{"eventKind":"{{kind}}","sponsorship":{{cost}},"ourSharePercent":100,"qualifiedLeads":75,"leadToOpportunityPercent":30,"opportunityToClosePercent":20,"averageDeal":25000}""");
        Assert.Equal(562500.00m, (decimal)result["pipeline"]!);
        Assert.Equal(standing, (string)result["pipelineAgainstTarget"]!);
    }

    [Fact]
    public void Return_revenue_and_pipeline_multiples_are_three_measures_with_three_names()
    {
        var result = Engine.Result("event_roi", Sponsored);
        Assert.Equal((5.11m, 25.57m), ((decimal)result["expected"]!["revenueMultiple"]!, (decimal)result["pipelineMultiple"]!)); // 112,500 and 562,500 of 22,000
        Assert.Equal(7m, (decimal)Engine.Result("tier_economics", "{}")["tiers"]![0]!["returnMultiple"]!); // margin 3,500 of a cost of 500
    }

    [Fact]
    public void A_loss_is_warned_about() => Assert.Contains(
        Engine.Run("event_roi", """{"sponsorship":30000,"ourSharePercent":100,"qualifiedLeads":10,"leadToOpportunityPercent":30,"opportunityToClosePercent":20,"averageDeal":25000}""").Warnings,
        warning => warning.Code == "below_cost");

    [Fact]
    public void Expected_lies_in_the_range_and_net_is_one_less()
    {
        var gen = from cost in Gen.Choose(1, 100_000)
                  from leads in Gen.Choose(0, 500)
                  from rate in Gen.Choose(0, 100)
                  from deal in Gen.Choose(0, 100_000)
                  select (cost, leads, rate, deal);
        Prop.ForAll(gen.ToArbitrary(), x =>
        {
            var result = Engine.Result("event_roi", string.Create(CultureInfo.InvariantCulture,
                $$"""{"sponsorship":{{x.cost}},"ourSharePercent":100,"qualifiedLeads":{{x.leads}},"leadToOpportunityPercent":{{x.rate}},"opportunityToClosePercent":33.3,"averageDeal":{{x.deal}}}"""));
            var (low, expected, high) = (Case(result["low"]!), Case(result["expected"]!), Case(result["high"]!));
            return low.Revenue <= expected.Revenue && expected.Revenue <= high.Revenue && expected.Net == expected.Multiple - 1m;
        }).Check(Config.QuickThrowOnFailure.WithReplay(42UL, 85UL));
    }

    private static (decimal Deals, decimal Revenue, decimal Multiple, decimal Net) Case(JsonNode node) =>
        ((decimal)node["deals"]!, (decimal)node["revenue"]!, (decimal)node["revenueMultiple"]!, (decimal)node["netMultiple"]!);
}
