using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Partnerships.Kernel;
using Partnerships.Scenarios;
using Testing;

namespace Partnerships.Tests.Scenarios;

public sealed class SolveTests
{
    /// <summary>What the search finds is the first value: there the figure is reached, one step before it is not.</summary>
    [Fact]
    public void The_value_found_is_the_first()
    {
        Prop.ForAll(Gen.Choose(1, 9_000_000).ToArbitrary(), cents =>
        {
            var target = cents / 100m;
            var found = Solve.Run(Vary("calculate_commission", """{"model":"tiered"}""", "amount"), 0m, 1_000_000m, 0.01m, "commission", target).Reached!;
            return found.Figure >= target && Commission(found.Value) == found.Figure && (found.Value == 0m || Commission(found.Value - 0.01m) < target);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(30).WithReplay(42UL, 85UL));
    }

    /// <summary>Progress to the next tier starts again at every tier.</summary>
    [Fact]
    public void A_figure_that_turns_is_refused()
    {
        var variation = Vary("assign_tier", """{"qualifiedReferrals":0,"certifiedPeople":5}""", "arr");
        var refused = Assert.Throws<RefusalException>(() => Solve.Run(variation, 0m, 400_000m, 0.01m, "progress[0].percent", 90m)).Refusals[0];
        Assert.Equal("not_monotone", refused.Code);
        Assert.Contains("turns between", refused.Given, StringComparison.Ordinal);
        Assert.Equal(22_500m, Solve.Run(variation, 0m, 24_999.99m, 0.01m, "progress[0].percent", 90m).Reached!.Value);
    }

    [Fact]
    public void A_sweep_over_many_rows_is_bounded()
    {
        var rows = string.Join(',', Enumerable.Range(0, 10_000).Select(i => FormattableString.Invariant($$"""{"name":"Partner {{i}}","strategicValue":50,"revenue":{{i}}}""")));
        var variation = Vary("place_partners", $$"""{"partners":[{{rows}}]}""", "strategicCut");
        Assert.Equal("too_much_work", Assert.Throws<RefusalException>(() => variation.Afford(Sweep.MostValues)).Refusals[0].Code);
    }

    private static Variation Vary(string operation, string input, string field)
    {
        using var json = JsonDocument.Parse(input);
        return new(Catalog.Find(operation)!, json.RootElement.Clone(), Engine.Policy(), field);
    }

    private static decimal Commission(decimal amount) =>
        Engine.Run("calculate_commission", FormattableString.Invariant($$"""{"model":"tiered","amount":{{amount}}}""")).Result.GetProperty("commission").GetDecimal();
}
