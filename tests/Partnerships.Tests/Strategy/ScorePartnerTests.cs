using FsCheck;
using FsCheck.Fluent;
using Partnerships.Kernel;
using Testing;

namespace Partnerships.Tests.Strategy;

public sealed class ScorePartnerTests
{
    private static readonly string[] Dimensions =
        ["customerOverlap", "productSynergy", "salesCapacity", "marketingCapability", "technicalDepth", "brandAlignment", "commitmentLevel"];

    [Theory]
    [InlineData(35, "Platinum potential")] // der-scorecard-01
    [InlineData(34, "Gold potential")]
    [InlineData(25, "Gold potential")]
    [InlineData(24, "Silver potential")] // der-scorecard-04
    [InlineData(15, "Silver potential")] // der-scorecard-05
    [InlineData(14, "Not ready")] // der-scorecard-06
    [InlineData(7, "Not ready")] // der-scorecard-07
    public void Total_falls_in_its_band(int total, string potential)
    {
        var card = Engine.Result("score_partner", $$"""{"scorecard":{{Card(total)}}}""")["scorecard"]!;
        Assert.Equal(total, (decimal)card["total"]!);
        Assert.Equal(potential, (string)card["potential"]!);
    }

    [Fact] // seed-scorecard-01
    public void Seven_dimensions_reach_from_7_to_35()
    {
        Assert.Equal(35m, (decimal)Engine.Result("score_partner", $$"""{"scorecard":{{Card(35)}}}""")["scorecard"]!["maximum"]!);
        Assert.Contains(Engine.Refused("score_partner", $$"""{"scorecard":{{Card(35).Replace("5", "6", StringComparison.Ordinal)}}}"""), r => r.Code == "out_of_range");
        Assert.Contains(Engine.Refused("score_partner", $$"""{"scorecard":{{Card(7).Replace("1", "0", StringComparison.Ordinal)}}}"""), r => r.Code == "out_of_range");
    }

    [Theory]
    [InlineData(35, "Platinum potential")]
    [InlineData(34, "Gold potential")]
    public void Only_a_perfect_card_reaches_35_plus_and_that_is_warned_about(int total, string potential)
    {
        var answer = Engine.Run("score_partner", $$"""{"scorecard":{{Card(total)}}}""");
        Assert.Equal(potential, answer.Result.GetProperty("scorecard").GetProperty("potential").GetString());
        Assert.Contains(answer.Warnings, warning => warning.Code == "perfect_card_only");
    }

    [Fact]
    public void Fit_and_scorecard_are_two_results_and_neither_is_made_from_the_other()
    {
        var (card, fit) = ($"\"scorecard\":{Card(25)}", $"\"fit\":{Fit(4, 3, 5, 2, 4)}");
        var (cardOnly, fitOnly, both) = (Engine.Result("score_partner", $"{{{card}}}"), Engine.Result("score_partner", $"{{{fit}}}"), Engine.Result("score_partner", $"{{{card},{fit}}}"));
        Assert.Null(cardOnly["fit"]);
        Assert.Null(fitOnly["scorecard"]);
        Assert.Equal((cardOnly["scorecard"]!.ToJsonString(), fitOnly["fit"]!.ToJsonString()), (both["scorecard"]!.ToJsonString(), both["fit"]!.ToJsonString()));
    }

    [Fact] // seed-scorecard-02
    public void Another_card_is_compared_in_percent()
    {
        var result = Engine.Result("score_partner", """{"otherCard":{"score":42,"of":50}}""");
        Assert.Equal((84m, 29.4m, "Gold potential", "other_card"),
            ((decimal)result["scorecard"]!["percent"]!, (decimal)result["scorecard"]!["total"]!, (string)result["scorecard"]!["potential"]!, (string)result["scorecard"]!["source"]!));
    }

    [Fact] // seed-scorecard-03
    public void Weights_sum_to_100()
    {
        var refusal = Assert.Throws<RefusalException>(() => Engine.Run("score_partner", $$"""{"fit":{{Fit(3, 3, 3, 3, 3)}}}""", Engine.Changed(("fitWeights.culturalFit", "16"))));
        Assert.Equal(("weights_not_whole", "fitWeights"), (refusal.Refusals[0].Code, refusal.Refusals[0].Path));
        Assert.Equal(5m, (decimal)Engine.Result("score_partner", $$"""{"fit":{{Fit(5, 5, 5, 5, 5)}}}""")["fit"]!["score"]!);
    }

    [Fact]
    public void Fit_is_the_sum_of_rating_times_weight()
    {
        // 4 × 0.25 + 3 × 0.20 + 5 × 0.20 + 2 × 0.20 + 4 × 0.15 = 3.6
        var fit = Engine.Result("score_partner", $$"""{"fit":{{Fit(4, 3, 5, 2, 4)}}}""")["fit"]!;
        Assert.Equal((3.6m, 72m), ((decimal)fit["score"]!, (decimal)fit["percent"]!));
    }

    [Theory]
    [InlineData(35, """ "activeInterest":true,"sharedCustomer":true """, "P0")]
    [InlineData(35, """ "activeInterest":true,"sharedCustomer":false,"strategicMarket":true """, "P1")]
    [InlineData(35, """ "activeInterest":false,"strategicMarket":false """, "P2")]
    [InlineData(34, """ "activeInterest":true,"sharedCustomer":true,"strategicMarket":true """, "P1")]
    [InlineData(25, """ "strategicMarket":false """, "P2")]
    [InlineData(15, """ "strategicMarket":true """, "P2")]
    [InlineData(24, """ "growthPotential":false """, "P3")]
    [InlineData(14, """ "activeInterest":true,"sharedCustomer":true,"strategicMarket":true """, "P3")]
    public void Outreach_takes_the_first_row_that_holds(int total, string facts, string priority) =>
        Assert.Equal(priority, (string)Engine.Result("score_partner", $$"""{"scorecard":{{Card(total)}},{{facts}}}""")["priority"]!["priority"]!);

    [Fact]
    public void Facts_not_given_make_the_answer_partial_only_where_they_could_matter()
    {
        Assert.Equal(AnswerStatus.Partial, Engine.Run("score_partner", $$"""{"scorecard":{{Card(28)}}}""").Status);
        Assert.Equal(AnswerStatus.Complete, Engine.Run("score_partner", $$"""{"scorecard":{{Card(20)}}}""").Status);
        Assert.Equal(AnswerStatus.Complete, Engine.Run("score_partner", $$"""{"scorecard":{{Card(35)}},"activeInterest":false,"strategicMarket":true}""").Status);
    }

    [Fact]
    public void Not_ready_is_looked_at_again_after_six_months()
    {
        var result = Engine.Result("score_partner", $$"""{"scorecard":{{Card(10)}},"asOf":"2026-08-31"}""");
        Assert.Equal("2027-02-28", (string)result["scorecard"]!["revisitOn"]!);
        Assert.Equal(5m, (decimal)result["scorecard"]!["next"]!["short"]!);
    }

    [Fact]
    public void Every_red_flag_has_the_alternative_of_the_rule()
    {
        var flags = Engine.Result("score_partner",
            $$"""{"scorecard":{{Card(20)}},"redFlags":["one_way_interest","no_partner_team","competitive_overlap","poor_reviews","financial_instability","misaligned_incentives"]}""")["redFlags"]!.AsArray();
        var rule = File.ReadAllText(Repository.PathTo("rules", "strategy-partner-selection.md"));
        Assert.Equal(6, flags.Count);
        Assert.All(flags, flag => Assert.Contains($"| {flag!["name"]} | {flag["why"]} | {flag["alternative"]} |", rule, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("platform_owner", "Platform Giants")]
    [InlineData("category_leader", "Ecosystem Leaders")]
    [InlineData("fast_growing", "Rising Stars")]
    [InlineData("niche_expert", "Specialists")]
    [InlineData("consultancy", "Specialists")]
    [InlineData("content_creator", "Affiliates")]
    [InlineData("influencer", "Affiliates")]
    public void Profile_points_to_the_archetype_of_the_rule(string trait, string archetype)
    {
        var advice = Engine.Result("score_partner", $$"""{"scorecard":{{Card(20)}},"profile":["{{trait}}"]}""")["archetype"]!;
        Assert.Equal(archetype, (string)advice["archetype"]!);
        Assert.Matches($@"\| {archetype} \|[^|]*\| {advice["engagement"]} \|", File.ReadAllText(Repository.PathTo("rules", "strategy-partner-selection.md")));
    }

    [Fact]
    public void Instruments_are_given_once_and_at_least_one()
    {
        var faults = new[]
        {
            """{"redFlags":[]}""",
            $$"""{"scorecard":{{Card(20)}},"otherCard":{"score":42,"of":50} }""",
            """{"otherCard":{"score":52,"of":50} }""",
            $$"""{"scorecard":{{Card(20)}},"redFlags":["no_partner_team","poor_reviews","no_partner_team","no_partner_team"]}""",
            $$"""{"scorecard":{{Card(20)}},"profile":["influencer","influencer"]}""",
            """{"scorecard":{"customerOverlap":3,"productSynergy":3,"salesCapacity":6}}""",
        }.SelectMany(input => Engine.Refused("score_partner", input).Select(r => $"{r.Code}: {r.Message}"));
        Testing.Golden.Verify(string.Join('\n', faults), "score_partner_faults");
    }

    [Fact]
    public void A_better_rating_never_scores_less()
    {
        var ratings = Gen.Choose(1, 5).ArrayOf(7);
        Prop.ForAll(ratings.SelectMany(r => Gen.Choose(0, 6).Select(i => (Ratings: r, At: i))).ToArbitrary(), sample =>
        {
            var better = sample.Ratings.ToArray();
            better[sample.At] = Math.Min(5, better[sample.At] + 1);
            return Total(better) >= Total(sample.Ratings);
        }).Check(Config.QuickThrowOnFailure.WithReplay(42UL, 85UL));

        static decimal Total(int[] r) => (decimal)Engine.Result("score_partner", $$"""{"scorecard":{{Card(r)}}}""")["scorecard"]!["total"]!;
    }

    private static string Card(int total)
    {
        var ratings = Enumerable.Repeat(total / 7, 7).Select((rating, i) => rating + (i < total % 7 ? 1 : 0)).ToArray();
        return Card(ratings);
    }

    private static string Card(int[] ratings) => "{" + string.Join(',', Dimensions.Zip(ratings, (name, rating) => $"\"{name}\":{rating}")) + "}";

    private static string Fit(int strategic, int market, int technical, int gtm, int culture) =>
        $$"""{"strategicFit":{{strategic}},"marketPosition":{{market}},"technicalCapability":{{technical}},"gtmAlignment":{{gtm}},"culturalFit":{{culture}}}""";
}
