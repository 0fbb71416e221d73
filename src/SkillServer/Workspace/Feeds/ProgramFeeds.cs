using System.Text.Json.Nodes;
using Partnerships.Kernel;

namespace SkillServer.Workspace.Feeds;

/// <summary>One partner's tier; for a document on the program, that of every partner above the lowest tier and of those nearest to it.</summary>
internal sealed class AssignTierFeed : Feed
{
    private const int Most = 20;

    public override string Operation => "assign_tier";

    public override bool Many => true;

    public override IEnumerable<(string, Answer)> Answers(DocumentScope scope) => (scope.Partner is { } partner ? [partner] : scope.Portfolio.Ranked.Take(Most))
        .Select(row => (row.Name, scope.Portfolio.TierAnswer(row)));
}

/// <summary>A tier's reseller margin on a registered deal at list price: the example of the program guide.</summary>
internal sealed class PriceResellerDealFeed : Feed
{
    private const decimal ListPrice = 50_000m;

    public override string Operation => "price_reseller_deal";

    public override bool Many => true;

    public override IEnumerable<(string, Answer)> Answers(DocumentScope scope) =>
        from level in scope.Company.Policy.Section("tiers")?["levels"]?.AsArray() ?? []
        where level?["resellerMarginPercent"] is not null
        let name = (string)level["name"]!
        select (name, Run(scope, new JsonObject { ["listPrice"] = ListPrice, ["tier"] = name, ["registered"] = true }));
}

/// <summary>What the example deal earns its partner, sourced and influenced; for the program guide, what a deal earns at each tier.</summary>
internal sealed class CalculateCommissionFeed : Feed
{
    private const decimal Deal = 24_000m;

    public override string Operation => "calculate_commission";

    public override bool Many => true;

    public override IEnumerable<(string, Answer)> Answers(DocumentScope scope) =>
        from level in scope.Company.Policy.Section("tiers")?["levels"]?.AsArray() ?? []
        where level?["commissionPercent"] is not null
        let name = (string)level["name"]!
        from attribution in new[] { "sourced", "influenced" }
        select ($"{name}, {attribution}", Run(scope, new JsonObject { ["model"] = "percentage", ["amount"] = Deal, ["tier"] = name, ["attribution"] = attribution }));
}
