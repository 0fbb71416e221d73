using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Testing;

namespace Partnerships.Tests.Program;

public sealed class TierLaws
{
    private static readonly Gen<int[]> Measures =
        from arr in Gen.OneOf(Gen.Choose(0, 600_000), Gen.Choose(0, 3_000_000), Gen.Elements(0, 25_000, 100_000, 500_000, 2_000_000))
        from referrals in Gen.Choose(0, 40)
        from people in Gen.Choose(0, 16)
        from logos in Gen.Choose(0, 20)
        from pipeline in Gen.Choose(0, 1)
        from win in Gen.Choose(0, 1)
        select new[] { arr, referrals, people, logos, pipeline, win };

    [Theory]
    [InlineData("standard")]
    [InlineData("starter")]
    [InlineData("growth")]
    [InlineData("channel")]
    public void A_tier_never_falls_when_any_measure_rises(string policy)
    {
        var reached = new HashSet<string>();
        var levels = Engine.Policy(policy).Section("tiers")!["levels"]!.AsArray().Select(level => (string)level!["name"]!).ToList();
        Prop.ForAll(Measures.Two().ToArbitrary(), pair =>
        {
            // The second partner has at least as much of everything as the first.
            var more = pair.Item1.Zip(pair.Item2, Math.Max).ToArray();
            var (held, risen) = (Tier(pair.Item1, policy), Tier(more, policy));
            reached.UnionWith([held, risen]);
            return levels.IndexOf(held) <= levels.IndexOf(risen);
        }).Check(Config.QuickThrowOnFailure.WithReplay(42UL, 85UL).WithMaxTest(200));
        Assert.Equal(levels.Order(), reached.Order());
    }

    private static string Tier(int[] facts, string policy) => (string)Engine.Result("assign_tier", new JsonObject
    {
        ["arr"] = facts[0],
        ["qualifiedReferrals"] = facts[1],
        ["certifiedPeople"] = facts[2],
        ["newLogos"] = facts[3],
        ["activePipeline"] = new JsonObject { ["met"] = facts[4] == 1, ["evidence"] = "open deals" },
        ["strategicWin"] = new JsonObject { ["met"] = facts[5] == 1, ["evidence"] = "a named account" },
    }.ToJsonString(), policy)["tier"]!;
}
