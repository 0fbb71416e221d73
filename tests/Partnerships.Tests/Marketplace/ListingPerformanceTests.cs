using FsCheck;
using FsCheck.Fluent;
using Partnerships.Kernel;
using Testing;

namespace Partnerships.Tests.Marketplace;

public sealed class ListingPerformanceTests
{
    [Theory] // both sides of every mark; a value between two marks belongs to the lower band
    [InlineData("\"views\":999", "below_good")]
    [InlineData("\"views\":1000", "good")]
    [InlineData("\"views\":4999", "good")]
    [InlineData("\"views\":5000", "great")]
    [InlineData("\"rating\":3.99", "below_good")]
    [InlineData("\"rating\":4.0", "good")]
    [InlineData("\"rating\":4.69", "good")]
    [InlineData("\"rating\":4.7", "great")]
    [InlineData("\"reviews\":19", "below_good")]
    [InlineData("\"reviews\":20", "good")]
    [InlineData("\"reviews\":99", "good")]
    [InlineData("\"reviews\":100", "great")]
    public void A_gap_between_good_and_great_belongs_to_good(string given, string band)
    {
        var answer = Engine.Run("listing_performance", $$"""{{{given}}}""");
        var metric = Assert.Single(answer.Result.GetProperty("metrics").EnumerateArray());
        Assert.Equal((band, band == "below_good"), (metric.GetProperty("band").GetString(), metric.TryGetProperty("action", out _)));
        Assert.Equal((AnswerStatus.Partial, 4), (answer.Status, answer.Missing.Count));
    }

    [Theory] // judged by the counts: 4.96% prints as 5% and is below
    [InlineData(10_000, 496, "Install rate", "below_good")]
    [InlineData(10_000, 500, "Install rate", "good")]
    [InlineData(10_000, 1499, "Install rate", "good")]
    [InlineData(10_000, 1500, "Install rate", "great")]
    public void Install_rate_is_of_views(int views, int installs, string metric, string band) =>
        Assert.Contains(Engine.Result("listing_performance", $$"""{"views":{{views}},"installs":{{installs}}}""")["metrics"]!.AsArray(),
            row => (string)row!["metric"]! == metric && (string)row["band"]! == band);

    [Theory]
    [InlineData(399, "below_good")]
    [InlineData(400, "good")]
    [InlineData(699, "good")]
    [InlineData(700, "great")]
    public void Activation_rate_is_of_installs(int activations, string band) =>
        Assert.Equal(band, (string)Assert.Single(Engine.Result("listing_performance", $$"""{"installs":1000,"activations":{{activations}}}""")["metrics"]!.AsArray())!["band"]!);

    [Theory]
    [InlineData("""{"views":1200,"installs":48,"activations":30}""", "Install rate")] // the only one below good
    [InlineData("""{"views":900,"installs":36,"activations":18}""", "Install rate")] // 90%, 80% and 125% of good
    [InlineData("""{"views":500,"installs":24,"activations":9}""", "Listing views")] // 50%, 96% and 93.75% of good
    [InlineData("""{"views":4000,"installs":400,"activations":200}""", "Install rate")] // all good: 80%, 66.7% and 71.4% of great
    [InlineData("""{"views":5000,"installs":750,"activations":525}""", null)]
    [InlineData("""{"views":10}""", null)] // one step alone is not the weakest of anything
    [InlineData("""{"installs":1000,"activations":1,"rating":3.1,"reviews":2}""", null)]
    [InlineData("""{"views":10,"installs":0}""", "Install rate")]
    public void Weakest_step_is_the_lowest_band_then_the_least_of_its_next_mark(string input, string? step) =>
        Assert.Equal(step, (string?)Engine.Result("listing_performance", input)["weakestStep"]);

    [Theory]
    [InlineData("4.0", true)]
    [InlineData("4.49", true)]
    [InlineData("4.5", false)]
    [InlineData("3.9", false)] // below good has its action already
    public void Rating_has_three_levels_4_0_good_4_5_to_hold_4_7_great(string rating, bool warned) =>
        Assert.Equal(warned, Engine.Run("listing_performance", $$"""{"rating":{{rating}},"reviews":50}""").Warnings.Any(warning => warning.Code == "rating_below_ranking"));

    [Fact]
    public void A_rating_of_few_reviews_is_warned_about() =>
        Assert.Contains(Engine.Run("listing_performance", """{"rating":5,"reviews":3}""").Warnings, warning => warning.Code == "few_reviews");

    [Fact]
    public void Nothing_installed_leaves_activation_out()
    {
        var answer = Engine.Run("listing_performance", """{"views":0,"installs":0,"activations":0,"rating":4,"reviews":20}""");
        Assert.Equal(["Install rate: there are no views, so it is not judged.", "Activation rate: there are no installs, so it is not judged."], answer.Missing);
    }

    [Fact]
    public void More_installs_of_the_same_views_never_lower_the_band() => Prop.ForAll(Gen.Choose(0, 5000).Two().ToArbitrary(), pair =>
        Band(Math.Min(pair.Item1, pair.Item2)) <= Band(Math.Max(pair.Item1, pair.Item2))).Check(Config.QuickThrowOnFailure.WithReplay(42UL, 85UL));

    [Fact]
    public void Faults() => Testing.Golden.Verify(string.Join('\n', new[]
    {
        "{}", """{"views":10,"installs":11,"activations":12}""", """{"rating":4.5,"reviews":0}""", """{"rating":5.1,"views":-1,"reviews":"many"}""",
    }.SelectMany(input => Engine.Refused("listing_performance", input)).Select(r => $"{r.Code}: {r.Message}")), "listing_performance_faults");

    private static int Band(int installs) => Array.IndexOf(["below_good", "good", "great"],
        (string)Engine.Result("listing_performance", $$"""{"views":5000,"installs":{{installs}}}""")["metrics"]![1]!["band"]!);
}
