using System.Globalization;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Partnerships.Kernel;
using Testing;

namespace Partnerships.Tests.Relationships;

public sealed class SegmentPartnersTests
{
    /// <summary>Nine others: one large and steady, three moderate, five low and silent.</summary>
    private static readonly string Others = string.Join(',', new[] { 900, 500, 500, 500, 10, 10, 10, 10, 10 }.Select((revenue, i) => Row($"O{i}", revenue, revenue, revenue > 10 ? 2 : 0)));

    [Theory]
    [InlineData("1000", "800", 5, "strategic")] // top 10% of ten is one; growth 25%
    [InlineData("1000", "833.33", 5, "strategic")] // 20.0004%
    [InlineData("1000", "833.34", 5, "growth")] // 19.9990% prints as 20%
    [InlineData("899.99", "500", 5, "growth")] // not in the top
    [InlineData("525.01", "500", 5, "growth")]
    [InlineData("525", "500", 5, "stable")] // 5% either way is consistent
    [InlineData("475", "500", 0, "stable")]
    [InlineData("474.99", "500", 5, "at_risk")]
    [InlineData("1000", "2000", 5, "at_risk")] // also in the top
    [InlineData("10", "10", 0, "long_tail")]
    [InlineData("10", "100", 0, "long_tail")] // low and silent before declining
    [InlineData("10", "10", 1, "stable")] // low revenue, yet active
    [InlineData("10", "100", 1, "at_risk")]
    [InlineData("600", "0", 1, "growth")] // first revenue
    public void A_partner_gets_the_first_segment_that_fits(string revenue, string before, int deals, string segment) =>
        Assert.Equal(segment, SegmentOf($$"""{"id":"A","revenue":{{revenue}},"revenueLastYear":{{before}},"deals":{{deals}}}"""));

    [Theory]
    [InlineData("\"health\":39.9", "at_risk")]
    [InlineData("\"health\":40", "stable")]
    [InlineData("\"highPotential\":true", "growth")]
    [InlineData("\"health\":10,\"highPotential\":true", "at_risk")]
    public void Health_and_potential_count_where_they_are_known(string facts, string segment) =>
        Assert.Equal(segment, SegmentOf($$"""{"id":"A","revenue":500,"revenueLastYear":500,{{facts}} }"""));

    [Fact]
    public void The_top_share_is_an_input_and_its_number_is_rounded_up()
    {
        var rows = string.Join(',', Enumerable.Range(1, 11).Select(i => Row($"P{i}", i * 100, i * 50, 5)));
        Assert.Equal(2, Count(Segments(rows), "strategic")); // 1.1 is two
        Assert.Equal(4, Count(Segments(rows, ",\"topPercent\":30"), "strategic")); // 3.3 is four
        Assert.Equal(0, Count(Segments(rows, ",\"topPercent\":0"), "strategic"));
        Assert.Equal(0, Count(Segments(rows, ",\"highGrowthPercent\":100.1"), "strategic"));
        Assert.Equal(2, Count(Segments(rows, ",\"highGrowthPercent\":100"), "strategic"));
    }

    [Fact]
    public void Equal_revenue_stands_on_one_side_whatever_the_order()
    {
        var rows = Enumerable.Range(0, 20).Select(i => Row($"P{i:00}", i < 5 ? 1000 : 400, 300, 5)).ToArray();
        var result = Segments(string.Join(',', rows));
        Assert.Equal(5, Count(result, "strategic")); // 10% of 20 is two, and all five stand at the second's revenue
        Assert.Equal(result.ToJsonString(), Segments(string.Join(',', rows.Reverse())).ToJsonString());
    }

    [Fact]
    public void At_risk_has_no_capacity_row_so_its_capacity_is_an_input()
    {
        var rows = string.Join(',', Enumerable.Range(0, 30).Select(i => Row($"P{i}", 100, 200, 1)));
        var without = Engine.Run("segment_partners", $$"""{"partners":[{{rows}}]}""");
        Assert.Equal((AnswerStatus.Partial, 0), (without.Status, without.Result.GetProperty("managers").GetProperty("most").GetInt32()));
        Assert.Equal(2, (int)Segments(rows, ",\"atRiskPerManager\":15")["managers"]!["most"]!);
    }

    [Fact]
    public void Managers_are_added_over_segments_and_rounded_up_once()
    {
        // 3 strategic, 8 growth, 14 stable, 25 long-tail: 3/10 + 8/25 + 14/50 + 25/100 = 1.15; 3/5 + 8/15 + 14/30 + 25/100 = 1.85
        var rows = string.Join(',', Enumerable.Range(0, 50).Select(i => i < 3 ? Row($"P{i}", 9000, 100, 5) : i < 11 ? Row($"P{i}", 500, 400, 5) : i < 25 ? Row($"P{i}", 500, 500, 5) : Row($"P{i}", 1, 1, 0)));
        var answer = Engine.Run("segment_partners", $$"""{"partners":[{{rows}}],"topPercent":5,"managers":1}""");
        var result = JsonNode.Parse(answer.Result.GetRawText())!;
        Assert.Equal([3, 8, 14, 0, 25], result["segments"]!.AsArray().Select(segment => (int)segment!["partners"]!));
        Assert.Equal((2, 2, 1), ((int)result["managers"]!["least"]!, (int)result["managers"]!["most"]!, (int)result["managers"]!["short"]!));
        Assert.Contains(answer.Warnings, warning => warning.Code == "too_few_managers");
    }

    [Fact]
    public void Qbrs_are_for_strategic_and_growth_partners_and_the_capacity_table_gives_the_touch()
    {
        var segments = Segments(Others)["segments"]!.AsArray();
        Assert.Equal(["Weekly", "Bi-weekly", "Monthly", "Weekly", "Quarterly/Automated"], segments.Select(segment => (string)segment!["touch"]!));
        Assert.Equal([true, true, false, false, false], segments.Select(segment => (bool)segment!["qbr"]!));
        Assert.Equal([5, 15, 30, null, 100], segments.Select(segment => (int?)segment!["perManagerFrom"]));
        Assert.Equal([10, 25, 50, null, null], segments.Select(segment => (int?)segment!["perManagerTo"]));
    }

    [Fact]
    public void A_top_partner_at_risk_is_pointed_out() =>
        Assert.Contains(Engine.Run("segment_partners", $$"""{"partners":[{{Row("A", 5000, 9000, 3)}},{{Others}}]}""").Warnings, warning => warning.Code == "top_partner_at_risk");

    [Fact]
    public void Faults_are_told_at_once()
    {
        var refusals = Engine.Refused("segment_partners", $$"""{"partners":[{{Row("A", 1, 1, 1)}},{{Row("A", 1, 1, 1)}}],"topPercent":60,"lowRevenuePercent":50}""");
        Testing.Golden.Verify(string.Join('\n', refusals.Select(refusal => $"{refusal.Code}: {refusal.Message}")), "segment_partners_faults");
    }

    [Fact]
    public void Ten_thousand_partners_are_segmented_at_once()
    {
        var rows = string.Join(',', Enumerable.Range(0, 10_000).Select(i => Row($"P{i}", i * 37 % 25_000, i * 31 % 25_000, i % 5)));
        var answer = Engine.Run("segment_partners", $$"""{"partners":[{{rows}}],"page":{"offset":9990,"limit":500} }""");
        Assert.Equal((10_000, 10), (answer.Result.GetProperty("total").GetInt32(), answer.Result.GetProperty("placements").GetArrayLength()));
        Assert.InRange(answer.Steps.Count, 5, 25);
    }

    [Fact]
    public void Segments_make_up_the_portfolio()
    {
        var partner = Gen.Choose(0, 2_000).SelectMany(now => Gen.Choose(0, 2_000).SelectMany(before => Gen.Choose(0, 3).Select(deals => (Now: now, Before: before, Deals: deals))));
        Prop.ForAll(partner.NonEmptyListOf().Select(list => list.ToArray()).ToArbitrary(), portfolio =>
        {
            var segments = Segments(string.Join(',', portfolio.Select((p, i) => Row($"P{i}", p.Now, p.Before, p.Deals))))["segments"]!.AsArray();
            return segments.Sum(segment => (int)segment!["partners"]!) == portfolio.Length
                && segments.Sum(segment => (decimal)segment!["revenue"]!) == portfolio.Sum(p => p.Now)
                && segments.Sum(segment => (decimal)segment!["partnersPercent"]!) == 100m;
        }).Check(Config.QuickThrowOnFailure.WithReplay(42UL, 85UL));
    }

    private static string Row(string id, int revenue, int before, int deals) =>
        string.Create(CultureInfo.InvariantCulture, $$"""{"id":"{{id}}","revenue":{{revenue}},"revenueLastYear":{{before}},"deals":{{deals}} }""");

    private static JsonNode Segments(string rows, string more = "") => Engine.Result("segment_partners", $$"""{"partners":[{{rows}}]{{more}} }""");

    private static int Count(JsonNode result, string segment) => (int)result["segments"]!.AsArray().First(line => (string)line!["segment"]! == segment)!["partners"]!;

    private static string SegmentOf(string row) =>
        (string)Segments($"{row},{Others}")["placements"]!.AsArray().First(placement => (string)placement!["id"]! == "A")!["segment"]!;
}
