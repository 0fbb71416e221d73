using System.Globalization;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Testing;

namespace Partnerships.Tests.Comarketing;

public sealed class AllocateComarketingBudgetTests
{
    [Fact] // seed-budget-01
    public void Groups_split_sixty_thirty_ten()
    {
        var result = Engine.Result("allocate_comarketing_budget", """{"budget":100000.00}""");
        Assert.Equal([60000.00m, 30000.00m, 10000.00m], Amounts(result, "groups"));
        Assert.Equal((0, 0m), ((int)result["total"]!, (decimal)result["unassigned"]!));
    }

    [Fact] // der-split-01: 100.00 to three equal partners; the cent goes to the first
    public void Equal_parts_give_the_left_over_cent_to_the_first()
    {
        var result = Engine.Result("allocate_comarketing_budget", """{"budget":1000,"partners":[{"name":"A","group":"Experimental"},{"name":"B","group":"experimental"},{"name":"C","group":"Experimental"}]}""");
        Assert.Equal([33.34m, 33.33m, 33.33m], Amounts(result, "partners"));
        Assert.Equal("equal", (string)result["groups"]![2]!["split"]!);
    }

    [Fact] // der-split-02: five cents 70/30
    public void Weights_give_the_left_over_cent_to_the_largest_remainder()
    {
        var result = Engine.Result("allocate_comarketing_budget", """{"budget":0.50,"partners":[{"name":"A","group":"Experimental","weight":70},{"name":"B","group":"Experimental","weight":30}]}""");
        Assert.Equal([0.04m, 0.01m], Amounts(result, "partners"));
        Assert.Equal("by_weight", (string)result["groups"]![2]!["split"]!);
    }

    [Fact]
    public void Tiers_find_their_group_and_parts_keep_the_given_order()
    {
        var answer = Engine.Run("allocate_comarketing_budget", """{"budget":100000,"partners":[{"name":"A","group":"Gold","weight":1},{"name":"B","group":"Silver"},{"name":"C","group":"Platinum","weight":2}]}""");
        var result = JsonNode.Parse(answer.Result.GetRawText())!;
        Assert.Equal([20000.00m, 30000.00m, 40000.00m], Amounts(result, "partners"));
        Assert.Equal(10000.00m, (decimal)result["unassigned"]!);
        Assert.Contains(answer.Warnings, warning => warning.Code == "group_without_partners");
    }

    [Fact]
    public void Every_misfit_is_refused_at_once() => Testing.Golden.Verify(string.Join('\n', Engine.Refused("allocate_comarketing_budget",
        """{"budget":100,"partners":[{"name":"A","group":"Gold","weight":1},{"name":"a","group":"Sliver"},{"name":"C","group":"Platinum"},{"name":"D","group":"Silver"},{"name":"E","group":"Silver","weight":3}]}""")
        .Select(r => $"{r.Code}: {r.Message}")), "allocate_comarketing_budget_faults");

    [Fact]
    public void A_policy_whose_shares_are_not_whole_is_refused()
    {
        var policy = Engine.Changed(("comarketingGroups.0.sharePercent", "65"));
        var refused = Assert.Throws<Kernel.RefusalException>(() => Engine.Run("allocate_comarketing_budget", """{"budget":100}""", policy));
        Assert.Equal("shares_not_whole", Assert.Single(refused.Refusals).Code);
    }

    [Fact]
    public void Parts_sum_to_the_budget()
    {
        var gen = from cents in Gen.Choose(0, 10_000_000)
                  from weights in Gen.Choose(1, 1000).NonEmptyListOf()
                  select (cents, weights);
        Prop.ForAll(gen.ToArbitrary(), x =>
        {
            var partners = x.weights.Select((weight, i) => $$"""{"name":"P{{i}}","group":"{{(i % 3) switch { 0 => "Gold", 1 => "Silver", _ => "Experimental" }}}","weight":{{weight}}}""");
            var result = Engine.Result("allocate_comarketing_budget", string.Create(CultureInfo.InvariantCulture, $$"""{"budget":{{x.cents / 100m}},"partners":[{{string.Join(',', partners)}}],"page":{"limit":500} }"""));
            return Amounts(result, "groups").Sum() == x.cents / 100m && Amounts(result, "partners").Sum() + (decimal)result["unassigned"]! == x.cents / 100m;
        }).Check(Config.QuickThrowOnFailure.WithReplay(42UL, 85UL));
    }

    [Fact]
    public void Ten_thousand_partners_come_in_pages_and_few_steps()
    {
        var partners = string.Join(',', Enumerable.Range(0, 10_000).Select(i => $$"""{"name":"P{{i}}","group":"Silver"}"""));
        var answer = Engine.Run("allocate_comarketing_budget", $$"""{"budget":1000000,"partners":[{{partners}}],"page":{"offset":9990,"limit":20} }""");
        Assert.Equal((10, 10_000), (answer.Result.GetProperty("partners").GetArrayLength(), answer.Result.GetProperty("total").GetInt32()));
        Assert.Equal("P9990", answer.Result.GetProperty("partners")[0].GetProperty("partner").GetString());
        Assert.True(answer.Steps.Count < 10 && answer.Steps.All(step => step.Value.Length < 200));
    }

    private static IEnumerable<decimal> Amounts(JsonNode result, string list) => result[list]!.AsArray().Select(part => (decimal)part!["amount"]!);
}
