using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Partnerships.Kernel;
using Testing;

namespace Partnerships.Tests.Revenue;

public sealed class AttributeRevenueTests
{
    private static readonly string[] Models = ["first", "last", "linear", "timeDecay", "uShaped", "wShaped", "fullPath", "custom"];

    [Theory]
    [InlineData("linear", "1000.00", "333.34 333.33 333.33", "")] // der-attr-01
    [InlineData("uShaped", "100.00", "40.00 6.67 6.67 6.66 40.00", "")] // der-attr-03
    [InlineData("uShaped", "100.00", "50.00 50.00", "")] // der-attr-05
    [InlineData("uShaped", "100.00", "100.00", "")] // one touch is first and last
    [InlineData("wShaped", "1000.00", "333.34 333.33 333.33", "lead_created=1 opportunity_created=2")] // der-attr-07
    [InlineData("wShaped", "1000.00", "300.00 50.00 300.00 50.00 300.00", "lead_created=2 opportunity_created=4")]
    [InlineData("wShaped", "100.00", "60.00 30.00 10.00", "lead_created=0 opportunity_created=1")] // one touch may hold two positions
    [InlineData("fullPath", "1000.00", "250.00 250.00 250.00 250.00", "lead_created=1 opportunity_created=2")]
    [InlineData("fullPath", "1000.00", "225.00 225.00 50.00 225.00 50.00 225.00", "lead_created=1 opportunity_created=3")]
    [InlineData("first", "100.00", "100.00 0.00 0.00", "")]
    [InlineData("last", "100.00", "0.00 0.00 100.00", "")]
    public void Model_divides_the_amount(string model, string amount, string expected, string milestones)
    {
        var parts = expected.Split(' ');
        var touches = parts.Select((_, i) => $$"""{"date":"2026-03-{{i + 1:00}}","source":"S{{i}}"{{Milestone(milestones, i)}}}""");
        var result = Engine.Result("attribute_revenue", $$"""{"amount":{{amount}},"closed":"2026-03-31","touches":[{{string.Join(',', touches)}}]}""");
        Assert.Equal(parts, Parts(result, model));
    }

    [Fact] // der-attr-02
    public void Time_decay_halves_every_seven_days()
    {
        var result = Engine.Result("attribute_revenue", Path("2026-03-01", "2026-03-15", "2026-03-22", "2026-03-29"));
        Assert.Equal(["344.83", "1379.31", "2758.62", "5517.24"], Parts(result, "timeDecay"));
        Assert.Equal([3.45m, 13.79m, 27.59m, 55.17m], result["touches"]!.AsArray().Select(touch => (decimal)touch!["sharePercent"]!["timeDecay"]!));
    }

    [Fact]
    public void Time_decay_survives_a_silence_before_the_close()
    {
        var near = Engine.Result("attribute_revenue", Path("2026-03-01", "2026-03-15", "2026-03-22", "2026-03-29"));
        var far = Engine.Result("attribute_revenue", Path("2001-03-01", "2001-03-15", "2001-03-22", "2001-03-29"));
        Assert.Equal(Parts(near, "timeDecay"), Parts(far, "timeDecay"));
    }

    [Fact]
    public void Touches_are_put_in_order_and_those_after_the_close_left_out()
    {
        var answer = Engine.Run("attribute_revenue", """
            {"amount":100,"closed":"2026-03-10","touches":[
              {"date":"2026-03-11","source":"late"},{"date":"2026-03-10","source":"onTheDay"},{"date":"2026-03-01","source":"a"},{"date":"2026-03-01","source":"b"}]}
            """);
        var result = JsonNode.Parse(answer.Result.GetRawText())!;
        Assert.Equal(["a", "b", "onTheDay"], result["touches"]!.AsArray().Select(touch => (string)touch!["source"]!));
        Assert.Equal([2, 3, 1], result["touches"]!.AsArray().Select(touch => (int)touch!["index"]!));
        Assert.Equal(0, (int)Assert.Single(result["excluded"]!.AsArray())!);
        Assert.Contains(answer.Assumptions, text => text.Contains("touches[0]", StringComparison.Ordinal));
    }

    [Fact]
    public void Missing_milestones_make_the_answer_partial_and_scale_the_rest()
    {
        var answer = Engine.Run("attribute_revenue", Path("2026-03-01", "2026-03-15"));
        Assert.Equal(AnswerStatus.Partial, answer.Status);
        Assert.Equal(2, answer.Missing.Count);
        Assert.Equal(["7500.00", "2500.00"], Parts(JsonNode.Parse(answer.Result.GetRawText())!, "wShaped"));
    }

    [Fact]
    public void Sources_gather_their_touches()
    {
        var result = Engine.Result("attribute_revenue", Path("2026-03-01", "2026-03-15", "2026-03-22", "2026-03-29").Replace("2026-03-15\",\"source\":\"P01", "2026-03-15\",\"source\":\"P02", StringComparison.Ordinal).Replace("2026-03-22\",\"source\":\"P01", "2026-03-22\",\"source\":\"direct", StringComparison.Ordinal));
        var first = result["sources"]![0]!;
        Assert.Equal(("P01", 2), ((string)first["source"]!, (int)first["touches"]!));
        Assert.Equal(5862.07m, (decimal)first["credit"]!["timeDecay"]!);
        Assert.Equal(58.62m, (decimal)first["sharePercent"]!["timeDecay"]!);
    }

    [Fact]
    public void Custom_weights_take_the_closest_match()
    {
        var result = Engine.Result("attribute_revenue", """
            {"amount":100,"closed":"2026-03-31","touches":[
              {"date":"2026-03-01","source":"P01","kind":"webinar"},{"date":"2026-03-02","source":"P01","kind":"email"},
              {"date":"2026-03-03","source":"direct","kind":"webinar"},{"date":"2026-03-04","source":"direct"}],
             "customWeights":[{"source":"P01","weight":1},{"kind":"webinar","weight":2},{"source":"P01","kind":"webinar","weight":7}]}
            """);
        Assert.Equal(["70.00", "10.00", "20.00", "0.00"], Parts(result, "custom"));
    }

    [Fact]
    public void Custom_weights_that_match_nothing_leave_the_model_out()
    {
        var answer = Engine.Run("attribute_revenue", """{"amount":100,"closed":"2026-03-31","touches":[{"date":"2026-03-01","source":"P01"}],"customWeights":[{"kind":"event","weight":1}]}""");
        Assert.Contains(answer.Missing, text => text.StartsWith("customWeights", StringComparison.Ordinal));
        Assert.False(answer.Result.GetProperty("touches")[0].GetProperty("credit").TryGetProperty("custom", out _));
    }

    [Fact]
    public void Shares_that_are_no_whole_are_the_policys_fault()
    {
        var policy = Engine.Changed(("attribution.uShaped.othersPercent", "30"));
        var refused = Assert.Throws<RefusalException>(() => Engine.Run("attribute_revenue", Path("2026-03-01"), policy));
        Assert.Equal(("not_a_whole", "attribution.uShaped"), (refused.Refusals[0].Code, refused.Refusals[0].Path));
    }

    [Fact]
    public void Long_timelines_are_explained_shortly()
    {
        var touches = string.Join(',', Enumerable.Range(0, 500).Select(i => $$"""{"date":"{{new DateOnly(2025, 1, 1).AddDays(i):yyyy-MM-dd}}","source":"S{{i % 90}}"}"""));
        var answer = Engine.Run("attribute_revenue", $$"""{"amount":123456.78,"closed":"2026-12-31","touches":[{{touches}}],"customWeights":[{"source":"S1","weight":1}]}""");
        Assert.True(answer.Steps.Count < 40);
        Assert.All(answer.Steps, step => Assert.True(step.How.Length + step.Value.Length < 400, step.How));
    }

    [Fact]
    public void Faults_say_what_to_do()
    {
        string[] faults =
        [
            """{"amount":100,"closed":"2026-03-01","touches":[{"date":"2026-03-02","source":"a"}]}""",
            """{"amount":100,"closed":"2026-03-09","touches":[{"date":"2026-03-02","source":"a","milestone":"lead_created"},{"date":"2026-03-03","source":"a","milestone":"lead_created"}]}""",
            """{"amount":100,"closed":"2026-03-09","touches":[{"date":"2026-03-02","source":"a"}],"customWeights":[{"weight":1},{"kind":"x","weight":1},{"kind":"x","weight":2}]}""",
            """{"amount":100.005,"closed":"2026-02-30","touches":[]}""",
        ];
        var lines = faults.Select(input => input + "\n" + string.Join('\n', Engine.Refused("attribute_revenue", input).Select(r => $"  {r.Code}: {r.Message}")));
        Testing.Golden.Verify(string.Join("\n\n", lines) + "\n", "attribute_revenue_faults");
    }

    [Fact]
    public void Every_model_sums_to_the_amount_and_a_reversal_is_its_exact_negative()
    {
        var gen = from amount in Gen.Choose(1, 100_000_000)
                  from days in Gen.Choose(0, 400).ListOf().Where(days => days.Count is > 0 and < 40)
                  select (Amount: amount / 100m, Days: days.ToList());
        Prop.ForAll(gen.ToArbitrary(), deal =>
        {
            var touches = string.Join(',', deal.Days.Select((day, i) =>
                $$"""{"date":"{{new DateOnly(2026, 3, 31).AddDays(-day):yyyy-MM-dd}}","source":"S{{i % 4}}"{{(i == 1 ? ",\"milestone\":\"lead_created\"" : i == 2 ? ",\"milestone\":\"opportunity_created\"" : "")}}}"""));
            string Deal(decimal amount) => $$"""{"amount":{{amount}},"closed":"2026-03-31","touches":[{{touches}}],"customWeights":[{"source":"S1","weight":3},{"source":"S0","weight":0.7}]}""";
            var (result, reversal) = (Engine.Result("attribute_revenue", Deal(deal.Amount)), Engine.Result("attribute_revenue", Deal(-deal.Amount)));
            return Models.All(model => Sum(result, "touches", "credit", model) == deal.Amount && Sum(result, "sources", "credit", model) == deal.Amount
                && Sum(result, "touches", "sharePercent", model) == 100m
                && Parts(result, model).Zip(Parts(reversal, model)).All(pair => decimal.Parse(pair.First) == -decimal.Parse(pair.Second)));
        }).Check(Config.QuickThrowOnFailure.WithReplay(42UL, 85UL));
    }

    private static decimal Sum(JsonNode result, string list, string figure, string model) => result[list]!.AsArray().Sum(line => (decimal)line![figure]![model]!);

    private static IEnumerable<string> Parts(JsonNode result, string model) => result["touches"]!.AsArray().Select(touch => touch!["credit"]![model]!.ToJsonString());

    private static string Path(params string[] dates) =>
        $$"""{"amount":10000.00,"closed":"2026-03-29","touches":[{{string.Join(',', dates.Select(date => $$"""{"date":"{{date}}","source":"P01"}"""))}}]}""";

    private static string Milestone(string marks, int touch) =>
        marks.Split(' ').FirstOrDefault(mark => mark.EndsWith($"={touch}", StringComparison.Ordinal)) is { } mark ? $",\"milestone\":\"{mark.Split('=')[0]}\"" : "";

}
