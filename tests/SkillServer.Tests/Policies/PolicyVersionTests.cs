using System.Text.Json;
using Partnerships;
using Partnerships.Kernel;
using SkillServer.Content;
using SkillServer.Tools;
using Testing;

namespace SkillServer.Tests.Policies;

/// <summary>Several dated versions of a company's policy side by side.</summary>
public sealed class PolicyVersionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("versions").FullName;
    private readonly ToolSet _tools;

    public PolicyVersionTests()
    {
        Write("acme.yaml", "1.0", "2025-01-01", "{ registeredPointsPercent: 5% }");
        Write("acme.2026.yaml", "2.0", "2026-07-01", "{ registeredPointsPercent: 8% }");
        _tools = new(new ContentFolder(Repository.Root).WithPolicies(_folder));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("2026-06-30", "1.0", 35)]
    [InlineData("2026-07-01", "2.0", 38)]
    [InlineData("2027-01-01", "2.0", 38)]
    public void The_version_in_force_on_the_deals_date_is_used(string closed, string version, int margin)
    {
        var answer = Price($$"""{"listPrice":50000,"tier":"Silver","registered":true,"closed":"{{closed}}","policy":"acme"}""");
        Assert.Equal(version, answer.GetProperty("policy").GetProperty("version").GetString());
        Assert.Equal(margin, answer.GetProperty("result").GetProperty("marginPercent").GetDecimal());
    }

    [Theory]
    [InlineData("acme@1.0", "1.0")]
    [InlineData("acme@2026-03-15", "1.0")]
    [InlineData("acme@2026-07-01", "2.0")]
    public void A_reference_may_choose_the_version_or_the_day(string policy, string version) =>
        Assert.Equal(version, Price($$"""{"listPrice":50000,"tier":"Silver","registered":true,"policy":"{{policy}}"}""").GetProperty("policy").GetProperty("version").GetString());

    /// <summary>23:30 on 30 June in New York is already July in UTC; the program's zone decides.</summary>
    [Theory]
    [InlineData("2026-07-01T03:30:00Z", "1.0")]
    [InlineData("2026-07-01T04:00:00Z", "2.0")]
    public void An_instant_counts_as_a_day_in_the_programs_time_zone(string raised, string version)
    {
        var answer = Call("route_escalation", $$"""{"severity":"critical","raisedAt":"{{raised}}","policy":"acme"}""");
        Assert.Equal(version, answer.GetProperty("policy").GetProperty("version").GetString());
    }

    /// <summary>A registration's instant and a bonus's closing day decide as a deal's own day does.</summary>
    [Theory]
    [InlineData("check_deal_registration", """{"company":"Muller","country":"DE","partner":"P02","tier":"Gold","certified":true,"submitted":"2026-07-01T03:59:00Z","firstContact":"2026-06-29","policy":"acme"}""", "1.0")]
    [InlineData("check_deal_registration", """{"company":"Muller","country":"DE","partner":"P02","tier":"Gold","certified":true,"submitted":"2026-07-01T04:00:00Z","firstContact":"2026-06-29","policy":"acme"}""", "2.0")]
    [InlineData("spiff_bonus", """{"amount":60000,"closed":"2026-06-30","facts":["bundle"],"policy":"acme"}""", "1.0")]
    [InlineData("spiff_bonus", """{"amount":60000,"closed":"2026-07-01","facts":["bundle"],"policy":"acme"}""", "2.0")]
    public void A_registration_and_a_bonus_follow_the_version_of_their_day(string tool, string input, string version) =>
        Assert.Equal(version, Call(tool, input).GetProperty("policy").GetProperty("version").GetString());

    [Fact]
    public void What_cannot_be_decided_is_refused_and_says_how_to()
    {
        var messages = new[]
        {
            """{"listPrice":50000,"tier":"Silver","registered":true,"policy":"acme"}""",
            """{"listPrice":50000,"tier":"Silver","registered":true,"policy":"acme@3.0"}""",
            """{"listPrice":50000,"tier":"Silver","registered":true,"policy":"acme","closed":"2024-12-31"}""",
            """{"listPrice":50000,"tier":"Silver","registered":true,"policy":"acmee"}""",
        }.Select(input => Assert.Throws<RefusalException>(() => Price(input)).Message)
            .Append(Assert.Throws<RefusalException>(() => Call("partner_revenue_report", """{"from":"2026-04-01","to":"2026-09-30","totalRevenue":1,"deals":[],"policy":"acme"}""")).Message);
        Golden.Verify(string.Join('\n', messages) + "\n", "version_refusals");
    }

    [Fact]
    public void A_receipt_verifies_under_the_version_that_gave_it()
    {
        var answer = Price("""{"listPrice":50000,"tier":"Silver","registered":true,"closed":"2026-06-30","policy":"acme"}""");
        var check = Call("verify_receipt", $$"""{"operation":"price_reseller_deal","arguments":{"listPrice":50000,"tier":"Silver","registered":true,"closed":"2026-06-30"},"policy":"acme","receipt":"{{answer.GetProperty("receipt").GetString()}}"}""");
        Assert.True(check.GetProperty("equal").GetBoolean());
    }

    [Theory]
    [InlineData("same_day", "3.0", "2026-07-01")]
    [InlineData("same_version", "2.0", "2026-08-01")]
    public void Two_versions_share_neither_day_nor_number(string golden, string version, string effective)
    {
        Write("acme.again.yaml", version, effective, "{ registeredPointsPercent: 9% }");
        var library = new PolicyLibrary([_folder, Repository.PathTo("policies")]);
        Golden.Verify(Assert.Throws<ContentException>(() => library.Get("acme@2.0")).Message + "\n", golden);
    }

    [Fact]
    public void A_version_bears_the_policys_name()
    {
        File.WriteAllText(Path.Combine(_folder, "acme.other.yaml"), "name: other\nversion: \"9\"\neffective: 2027-01-01\nextends: standard\n");
        var library = new PolicyLibrary([_folder, Repository.PathTo("policies")]);
        Golden.Verify(Assert.Throws<ContentException>(() => library.Get("acme@2.0")).Message + "\n", "other_name");
    }

    /// <summary>The exact reach of a change: only operations that read the section give another answer.</summary>
    [Fact]
    public void A_change_of_policy_touches_only_the_operations_that_read_it()
    {
        var changed = new ContentFolder(Repository.Root).WithPolicies(_folder).Policies.Get("acme@2.0");
        foreach (var operation in Catalog.Operations)
        {
            using var example = JsonDocument.Parse(operation.Example);
            var (before, after) = (operation.Run(example.RootElement, Engine.Policy()), operation.Run(example.RootElement, changed));
            var reads = operation.Sections.Contains("resellerPricing");
            Assert.True(reads || Canonical.Hash(before.Result) == Canonical.Hash(after.Result), $"{operation.Name} does not read resellerPricing but its result changed.");
            Assert.True(reads || before.Steps.SequenceEqual(after.Steps), $"{operation.Name} does not read resellerPricing but its steps changed.");
        }
    }

    private JsonElement Price(string input) => Call("price_reseller_deal", input);

    private JsonElement Call(string tool, string input)
    {
        using var json = JsonDocument.Parse(input);
        return _tools.Get(tool).Call(json.RootElement).Data.Clone();
    }

    private void Write(string file, string version, string effective, string pricing) =>
        File.WriteAllText(Path.Combine(_folder, file), $"name: acme\nversion: \"{version}\"\neffective: {effective}\nextends: standard\nresellerPricing: {pricing}\n");
}
