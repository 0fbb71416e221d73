using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Partnerships.Kernel;
using Testing;

namespace Partnerships.Tests.Strategy;

public sealed class PlacePartnersTests
{
    [Theory]
    [InlineData("50", "100000.00", "Strategic Alliances", "invest")] // der-matrix-01
    [InlineData("80", "99999.99", "Technology Partners", "grow")] // der-matrix-02
    [InlineData("49.9", "100000.00", "Channel Partners", "maintain")]
    [InlineData("49.9", "99999.99", "Affiliate Partners", "deprioritise")]
    public void Equal_to_the_cut_is_high(string strategic, string revenue, string quadrant, string recommendation)
    {
        foreach (var cuts in new[] { "", ""","strategicCut":50,"revenueCut":100000.00""" })
        {
            var placed = Engine.Result("place_partners", $$"""{"partners":[{"id":"A","name":"A","strategicValue":{{strategic}},"revenue":{{revenue}}}]{{cuts}}}""")["placements"]![0]!;
            Assert.Equal((quadrant, recommendation), ((string)placed["quadrant"]!, (string)placed["recommendation"]!));
        }
    }

    [Fact]
    public void Median_cuts_average_the_middle_two()
    {
        var result = Engine.Result("place_partners", $$"""{"medianCuts":true,"partners":[{{Partner("A", 10, "100")}},{{Partner("B", 20, "200.01")}},{{Partner("C", 45, "300.02")}},{{Partner("D", 90, "9000")}}]}""");
        Assert.Equal(("median", 32.5m, 250.02m), ((string)result["cuts"]!["basis"]!, (decimal)result["cuts"]!["strategicValue"]!, (decimal)result["cuts"]!["revenue"]!));
        Assert.Equal(2, (int)result["quadrants"]![0]!["partners"]!);
        Assert.Equal(2, (int)result["quadrants"]![3]!["partners"]!);
    }

    [Fact]
    public void Fit_gives_the_strategic_value()
    {
        var placed = Engine.Result("place_partners",
            """{"partners":[{"id":"A","name":"A","fit":{"strategicFit":4,"marketPosition":3,"technicalCapability":5,"gtmAlignment":2,"culturalFit":4},"revenue":0}]}""")["placements"]![0]!;
        Assert.Equal(72m, (decimal)placed["strategicValue"]!);
    }

    [Fact] // the product's example: the top five partners hold 60% of partner revenue
    public void Top_five_hold_sixty_percent()
    {
        var partners = Enumerable.Range(1, 5).Select(i => Partner($"T{i}", 80, "120000")).Concat(Enumerable.Range(1, 8).Select(i => Partner($"S{i}", 20, "50000")));
        var answer = Engine.Run("place_partners", $$"""{"partners":[{{string.Join(',', partners)}}]}""");
        var concentration = answer.Result.GetProperty("concentration");
        Assert.Equal((60m, "The top 5 hold 60% of revenue."), (concentration.GetProperty("percent").GetDecimal(), concentration.GetProperty("text").GetString()));
        Assert.Contains(answer.Warnings, warning => warning.Code == "concentrated_revenue");
    }

    [Fact]
    public void Without_revenue_there_is_no_share()
    {
        var result = Engine.Result("place_partners", $$"""{"partners":[{{Partner("A", 10, "0")}}]}""");
        Assert.Null(result["concentration"]!["percent"]);
        Assert.Equal("There is no revenue to be concentrated.", (string)result["concentration"]!["text"]!);
    }

    [Fact]
    public void Chart_has_cuts_quadrant_names_and_a_point_for_each_placement_of_the_page()
    {
        var chart = Engine.Result("place_partners", $$"""{"page":{"offset":1,"limit":1},"partners":[{{Partner("A", 10, "5")}},{{Partner("B", 20, "900000")}},{{Partner("C", 45, "7")}}]}""")["chart"]!;
        Assert.Equal("C", (string)Assert.Single(chart["points"]!.AsArray())!["label"]!);
        Assert.Equal((100000m, 50m, 900000m), ((decimal)chart["xCut"]!, (decimal)chart["yCut"]!, (decimal)chart["xMax"]!));
        Assert.Equal(4, chart["areas"]!.AsArray().Count);
    }

    [Fact]
    public void Every_fault_of_the_portfolio_is_found_at_once()
    {
        var refusals = Engine.Refused("place_partners",
            """{"medianCuts":true,"revenueCut":5,"partners":[{"id":"A","name":"A","revenue":1},{"id":"A","name":"B","revenue":1,"strategicValue":3,"fit":{"strategicFit":4,"marketPosition":3,"technicalCapability":5,"gtmAlignment":2,"culturalFit":4}}]}""");
        Testing.Golden.Verify(string.Join('\n', refusals.Select(r => $"{r.Code}: {r.Message}")), "place_partners_faults");
    }

    [Fact]
    public void Ten_thousand_partners_are_placed_at_once_and_answered_in_pages()
    {
        var partners = string.Join(',', Enumerable.Range(0, 10_000).Select(i => Partner($"P{i}", i % 101, (i * 37 % 250_000).ToString(CultureInfo.InvariantCulture))));
        var answer = Engine.Run("place_partners", $$"""{"page":{"offset":9990,"limit":500},"medianCuts":true,"partners":[{{partners}}]}""");
        Assert.Equal(10_000, answer.Result.GetProperty("total").GetInt32());
        Assert.Equal(10, answer.Result.GetProperty("placements").GetArrayLength());
        Assert.InRange(answer.Steps.Count, 5, 30);
    }

    [Fact]
    public void Quadrants_share_all_partners_all_revenue_and_100_percent()
    {
        var partner = Gen.Choose(0, 100).SelectMany(value => Gen.Choose(0, 30_000_000).Select(cents => (Value: value, Cents: cents)));
        Prop.ForAll(partner.NonEmptyListOf().Select(list => list.ToArray()).ToArbitrary(), portfolio =>
        {
            var partners = portfolio.Select((p, i) => Partner($"P{i}", p.Value, (p.Cents / 100m).ToString(CultureInfo.InvariantCulture)));
            var result = Engine.Result("place_partners", $$"""{"partners":[{{string.Join(',', partners)}}]}""");
            var quadrants = result["quadrants"]!.AsArray();
            return quadrants.Sum(q => (int)q!["partners"]!) == portfolio.Length
                && quadrants.Sum(q => (decimal)q!["revenue"]!) == portfolio.Sum(p => p.Cents) / 100m
                && quadrants.Sum(q => (decimal)q!["revenuePercent"]!) == (portfolio.All(p => p.Cents == 0) ? 0m : 100m);
        }).Check(Config.QuickThrowOnFailure.WithReplay(42UL, 85UL));
    }

    private static string Partner(string id, int value, string revenue) => $$"""{"id":"{{id}}","name":"{{id}}","strategicValue":{{value}},"revenue":{{revenue}}}""";
}
