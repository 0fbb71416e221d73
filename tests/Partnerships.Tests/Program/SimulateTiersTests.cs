using System.Globalization;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Partnerships.Kernel;
using Testing;

namespace Partnerships.Tests.Program;

public sealed class SimulateTiersTests
{
    private const string Three = """[{"name":"A","arr":120000,"qualifiedReferrals":0,"certifiedPeople":2},{"name":"B","arr":40000,"qualifiedReferrals":0,"certifiedPeople":1},{"name":"C","arr":1000,"qualifiedReferrals":1,"certifiedPeople":0}]""";

    private static readonly string[] Tiers = ["Registered", "Silver", "Gold", "Platinum"];

    [Theory] // der-tierassign: the same tiers as assign_tier
    [InlineData("24999.99", 4, 1, "Registered")]
    [InlineData("25000.00", 0, 1, "Silver")]
    [InlineData("0.00", 5, 1, "Silver")]
    [InlineData("25000.00", 5, 0, "Registered")]
    [InlineData("0.00", 50, 5, "Platinum")]
    [InlineData("500000.00", 0, 4, "Gold")]
    public void Revenue_or_referrals_and_certified_people(string arr, int referrals, int certified, string tier)
    {
        var result = Run($$"""[{"name":"A","arr":{{arr}},"qualifiedReferrals":{{referrals}},"certifiedPeople":{{certified}}}]""");
        Assert.Equal([tier], Rows(result["before"]!).Where(row => (int)row["partners"]! == 1).Select(row => (string)row["tier"]!));
    }

    [Fact]
    public void Cost_is_MDF_and_benefits_and_commission_at_the_tier_rate()
    {
        var before = Run(Three)["before"]!;
        // Gold 25,000 + 20,000 + 20% of 120,000; Silver 5,000 + 3,000 + 15% of 40,000; Registered 0 + 500 + 10% of 1,000
        Assert.Equal((30000m, 23500m, 30100m, 83600m), (Amount(before, "mdf"), Amount(before, "benefitCost"), Amount(before, "commission"), Amount(before, "cost")));
        Assert.Equal(161000m * 0.8m - 83600m, Amount(before, "margin"));
    }

    [Fact]
    public void A_higher_Gold_threshold_moves_its_partner_down_and_saves_its_benefits()
    {
        var result = Run(Three, """[{"tier":"Gold","arr":150000}]""");
        Assert.Equal((1, 0, 1), ((int)result["moved"]!, (int)result["up"]!, (int)result["down"]!));
        Assert.Equal("A Gold Silver", string.Join(' ', result["moves"]![0]!.AsObject().Select(field => (string)field.Value!)));
        Assert.Equal((-20000m, -17000m, -6000m, -43000m, 43000m), (Amount(result["difference"]!, "mdf"), Amount(result["difference"]!, "benefitCost"), Amount(result["difference"]!, "commission"), Amount(result["difference"]!, "cost"), Amount(result["difference"]!, "margin")));
    }

    [Fact]
    public void Only_a_rate_changes_and_nobody_moves()
    {
        var result = Run(Three, """[{"tier":"Gold","commissionPercent":22,"mdf":20000,"benefitCost":21000}]""");
        Assert.Equal((0, -5000m, 1000m, 2400m, -1600m), ((int)result["moved"]!, Amount(result["difference"]!, "mdf"), Amount(result["difference"]!, "benefitCost"), Amount(result["difference"]!, "commission"), Amount(result["difference"]!, "cost")));
    }

    [Fact]
    public void Without_a_change_moves_are_against_the_tier_held()
    {
        var result = Run("""[{"name":"A","arr":120000,"qualifiedReferrals":0,"certifiedPeople":2,"tier":"Silver"},{"name":"B","arr":0,"qualifiedReferrals":0,"certifiedPeople":0,"tier":"gold"},{"name":"C","arr":0,"qualifiedReferrals":0,"certifiedPeople":0}]""");
        Assert.Equal((2, 1, 1, 2), ((int)result["moved"]!, (int)result["up"]!, (int)result["down"]!, (int)result["heldDiffers"]!));
        Assert.Null(result["after"]);
        Assert.Null(result["difference"]);
    }

    [Theory]
    [InlineData("starter")]
    [InlineData("growth")]
    [InlineData("channel")]
    public void A_rate_to_be_agreed_is_absent_and_never_zero(string policy)
    {
        var answer = Engine.Run("simulate_tiers", $$"""{"partners":{{Three}}}""", policy);
        Assert.Equal(AnswerStatus.NeedsTerms, answer.Status);
        var before = answer.Result.GetProperty("before");
        Assert.All(["commission", "benefitCost", "cost", "margin"], name => Assert.False(before.TryGetProperty(name, out _)));
        Assert.Contains(answer.Missing, line => line.StartsWith("commission rate of", StringComparison.Ordinal));
    }

    [Fact]
    public void A_change_can_bring_the_terms_that_the_policy_leaves_open()
    {
        var change = string.Join(',', Tiers.Select(tier => $$"""{"tier":"{{tier}}","commissionPercent":10,"benefitCost":100,"mdf":0}"""));
        var answer = Engine.Run("simulate_tiers", $$"""{"partners":{{Three}},"change":[{{change}}],"marginPercent":50}""", "starter");
        var after = answer.Result.GetProperty("after");
        Assert.Equal((16400m, 64100m), (after.GetProperty("cost").GetDecimal(), after.GetProperty("margin").GetDecimal()));
        Assert.False(answer.Result.GetProperty("difference").TryGetProperty("cost", out _));
    }

    [Fact]
    public void Measures_not_given_make_the_answer_partial()
    {
        var answer = Engine.Run("simulate_tiers", """{"partners":[{"name":"A","arr":120000},{"name":"B","arr":1,"qualifiedReferrals":5,"certifiedPeople":1}]}""");
        Assert.Equal(AnswerStatus.Partial, answer.Status);
        Assert.Equal(["qualifiedReferrals: not given for 1 of 2 partners; taken as not shown.", "certifiedPeople: not given for 1 of 2 partners; taken as not shown."], answer.Missing);
    }

    [Fact]
    public void A_platinum_partner_makes_the_cost_a_lower_bound()
    {
        var answer = Engine.Run("simulate_tiers", """{"partners":[{"name":"A","arr":500000,"qualifiedReferrals":0,"certifiedPeople":5}]}""");
        Assert.True(answer.Result.GetProperty("before").GetProperty("openEnded").GetBoolean());
        Assert.Contains(answer.Assumptions, text => text.StartsWith("Platinum's figures are printed as lower bounds", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"tier":"Silver","arr":200000}""", "tiers_out_of_order")]
    [InlineData("""{"tier":"Gold","mdf":5000,"commissionPercent":15}""", "benefits_not_differentiated")]
    [InlineData("""{"tier":"Gold","arr":450000}""", "tier_out_of_reach")]
    [InlineData("""{"tier":"Gold","benefitCost":900000}""", "program_loses_money")]
    public void A_change_against_the_rules_is_warned_about(string change, string code) =>
        Assert.Contains(Engine.Run("simulate_tiers", $$"""{"partners":{{Three}},"change":[{{change}}]}""").Warnings, warning => warning.Code == code);

    [Fact]
    public void Misfits_are_refused_at_once() => Testing.Golden.Verify(string.Join('\n', Engine.Refused("simulate_tiers",
        """{"partners":[{"name":"A","arr":1,"tier":"Golden"},{"name":"a","arr":2}],"change":[{"tier":"Gold"},{"tier":"gold"},{"tier":"Bronze"},{"tier":"Registered","arr":5}]}""")
        .Select(r => $"{r.Code}: {r.Message}")), "simulate_tiers_faults");

    [Fact]
    public void Counts_sum_to_the_portfolio_and_margin_moves_against_cost()
    {
        var gen = from partners in Partner().NonEmptyListOf() from gold in Gen.Choose(0, 600_000) from people in Gen.Choose(0, 6) select (partners, gold, people);
        Prop.ForAll(gen.ToArbitrary(), x =>
        {
            var result = Run(List(x.partners), $$"""[{"tier":"Gold","arr":{{x.gold}},"certified":{{x.people}}}]""");
            return new[] { "before", "after" }.All(side => Rows(result[side]!).Sum(row => (int)row["partners"]!) == x.partners.Count
                    && Rows(result[side]!).Sum(row => Amount(row, "revenue")) == Amount(result[side]!, "revenue")
                    && Amount(result[side]!, "mdf") + Amount(result[side]!, "benefitCost") + Amount(result[side]!, "commission") == Amount(result[side]!, "cost"))
                && Amount(result["difference"]!, "margin") == -Amount(result["difference"]!, "cost")
                && (int)result["up"]! + (int)result["down"]! == (int)result["moved"]!;
        }).Check(Config.QuickThrowOnFailure.WithReplay(42UL, 85UL));
    }

    [Fact]
    public void A_tier_never_falls_when_a_measure_rises()
    {
        var gen = from partner in Partner() from arr in Gen.Choose(0, 300_000) from referrals in Gen.Choose(0, 30) from people in Gen.Choose(0, 4) from gold in Gen.Choose(0, 600_000) select (partner, arr, referrals, people, gold);
        Prop.ForAll(gen.ToArbitrary(), x =>
        {
            var more = (x.partner.Arr + x.arr, x.partner.Referrals + x.referrals, x.partner.People + x.people);
            var change = $$"""[{"tier":"Gold","arr":{{x.gold}}}]""";
            return At(Run(List([x.partner]), change)) <= At(Run(List([more]), change));
        }).Check(Config.QuickThrowOnFailure.WithReplay(42UL, 85UL));

        static int At(JsonNode result) => Rows(result["after"]!).FindIndex(row => (int)row["partners"]! == 1);
    }

    [Fact]
    public void Identical_tables_differ_by_nothing()
    {
        Prop.ForAll(Partner().NonEmptyListOf().ToArbitrary(), partners =>
        {
            var result = Run(List(partners), """[{"tier":"Gold","arr":100000,"mdf":25000,"commissionPercent":20},{"tier":"Silver"}]""");
            return (int)result["moved"]! == 0 && result["difference"]!.AsObject().All(field => (decimal)field.Value! == 0m);
        }).Check(Config.QuickThrowOnFailure.WithReplay(42UL, 85UL));
    }

    [Fact]
    public void Ten_thousand_partners_come_in_pages_and_few_steps()
    {
        var partners = List([.. Enumerable.Range(0, 10_000).Select(i => (i * 37 % 700_000, i % 60, i % 7))]);
        var answer = Engine.Run("simulate_tiers", $$"""{"partners":{{partners}},"change":[{"tier":"Gold","arr":120000}],"page":{"limit":20} }""");
        Assert.Equal((10_000, 20), (answer.Result.GetProperty("total").GetInt32(), answer.Result.GetProperty("moves").GetArrayLength()));
        Assert.True(answer.Steps.Count < 80 && answer.Steps.All(step => step.Value.Length < 200 && step.How.Length < 400), $"{answer.Steps.Count} steps");
    }

    private static Gen<(int Arr, int Referrals, int People)> Partner() =>
        from arr in Gen.Choose(0, 700_000) from referrals in Gen.Choose(0, 60) from people in Gen.Choose(0, 6) select (arr, referrals, people);

    private static string List(IReadOnlyCollection<(int Arr, int Referrals, int People)> partners) => "[" + string.Join(',', partners.Select((p, i) => string.Create(CultureInfo.InvariantCulture,
        $$"""{"name":"P{{i}}","arr":{{p.Arr}},"qualifiedReferrals":{{p.Referrals}},"certifiedPeople":{{p.People}}}"""))) + "]";

    private static JsonNode Run(string partners, string? change = null) =>
        Engine.Result("simulate_tiers", $$"""{"partners":{{partners}}{{(change is null ? "" : $",\"change\":{change}")}}}""");

    private static List<JsonNode> Rows(JsonNode table) => [.. table["tiers"]!.AsArray().Select(row => row!)];

    private static decimal Amount(JsonNode node, string name) => (decimal)node[name]!;
}
