using System.Globalization;
using System.Text.Json.Nodes;
using Testing;

namespace Partnerships.Tests.Comarketing;

public sealed class CheckRaciTests
{
    private static readonly (string Activity, string Ours, string Partners)[] Matrix =
    [
        ("Strategy & Planning", "A", "C"), ("Content Creation", "R", "C"), ("Design Assets", "R", "I"), ("Landing Page", "R", "C"),
        ("Email Copy", "R", "A"), ("Email Send", "R", "R"), ("Social Posts", "R", "R"), ("Lead Handling", "R", "R"), ("Reporting", "A", "C"),
    ];

    [Fact] // the rule's own matrix: only Email Copy passes
    public void The_starting_point_of_the_rules_is_not_finished()
    {
        var result = Engine.Result("check_raci", Rows(Matrix));
        Assert.False((bool)result["finished"]!);
        Assert.Equal((9, 1), ((int)result["activities"]!, (int)result["passed"]!));
        Assert.Equal(["Content Creation", "Design Assets", "Landing Page", "Email Send", "Social Posts", "Lead Handling"], Failing(result, "no_accountable"));
        Assert.Equal(["Strategy & Planning", "Reporting"], Failing(result, "no_responsible"));
    }

    [Theory]
    [InlineData("A/R", "C", "")]
    [InlineData("a / r", "", "")]
    [InlineData("A", "R", "")]
    [InlineData("A", "A/R", "several_accountable")]
    [InlineData("C", "I", "no_accountable,no_responsible")]
    [InlineData("A", "A", "several_accountable,no_responsible")]
    public void One_A_and_at_least_one_R(string ours, string partners, string problems)
    {
        var result = Engine.Result("check_raci", Rows(("Launch", ours, partners)));
        Assert.Equal(problems, string.Join(',', result["toFix"]!.AsArray().SelectMany(fault => fault!["problems"]!.AsArray()).Select(p => (string)p!)));
    }

    [Fact]
    public void Faults()
    {
        var all = Engine.Refused("check_raci", Rows(("Launch", "X", "A/Q"), ("launch", "R", "A")));
        Testing.Golden.Verify(string.Join('\n', all.Select(r => $"{r.Code}: {r.Message}")), "check_raci_faults");
    }

    [Fact]
    public void Many_rows_are_summed_up() =>
        Assert.Single(Engine.Run("check_raci", Rows([.. Enumerable.Range(0, 500).Select(i => (i.ToString(CultureInfo.InvariantCulture), "A", "R"))])).Steps);

    private static IEnumerable<string> Failing(JsonNode result, string problem) =>
        result["toFix"]!.AsArray().Where(fault => fault!["problems"]!.AsArray().Any(p => (string)p! == problem)).Select(fault => (string)fault!["activity"]!);

    private static string Rows(params (string Activity, string Ours, string Partners)[] rows) => new JsonObject
    {
        ["activities"] = new JsonArray([.. rows.Select(row => (JsonNode)new JsonObject { ["activity"] = row.Activity, ["roles"] = new JsonObject { ["Us"] = row.Ours, ["Partner"] = row.Partners } })]),
    }.ToJsonString();
}
