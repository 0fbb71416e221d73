using System.Text.Json;
using Partnerships;
using Partnerships.Kernel;
using SkillServer.Content;
using Testing;

namespace SkillServer.Tests.Policies;

/// <summary>A policy file is read strictly, and every fault names its file, line and column.</summary>
public sealed class PolicyTests : IDisposable
{
    private const string Head = "name: own\nversion: \"1\"\neffective: 2026-01-01\nextends: standard\n";
    private readonly string _folder = Directory.CreateTempSubdirectory("policy").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string, string> Faults => new()
    {
        { "unknown_section", Head + "teirs:\n  measure: sourced_arr\n" },
        { "unknown_key", Head + "program:\n  curency: EUR\n" },
        { "wrong_type", Head + "tiers:\n  windowMonths: twelve\n" },
        { "not_a_choice", Head + "tiers:\n  measure: sourced\n" },
        { "percent_without_sign_in_text", Head + "resellerPricing:\n  registeredPointsPercent: 5 percent\n" },
        { "null_value", Head + "tiers:\n  measure:\n" },
        { "missing_key", Head + "tiers:\n  levels:\n    - name: Only\n      certified: 0\n" },
        { "not_a_currency", Head + "program:\n  currency: dollars\n" },
        { "unknown_culture", Head + "culture: de-DR\n" },
        { "duplicate_key", Head + "program:\n  currency: EUR\n  currency: USD\n" },
        { "anchor", Head + "program: &p\n  currency: EUR\n" },
        { "alias", Head + "program:\n  currency: EUR\n  holidays: *p\n" },
        { "tag", Head + "program: !!map\n  currency: EUR\n" },
        { "depth_bomb", Head + "program: " + new string('[', 10_000) + "\n" },
        { "block_depth_bomb", Head + string.Concat(Enumerable.Range(0, 40).Select(i => new string(' ', i) + "a:\n")) },
        { "alias_bomb", "a: &a [1,1]\nb: &b [*a,*a]\nc: [*b,*b]\n" },
        { "not_yaml", Head + "program: {currency: EUR\n" },
        { "not_a_mapping", "- one\n- two\n" },
        { "empty", "" },
        { "no_version", "name: own\neffective: 2026-01-01\n" },
        { "version_not_text", "name: own\nversion: 1.0\neffective: 2026-01-01\n" },
        { "no_date", "name: own\nversion: \"1\"\neffective: soon\n" },
        { "extends_nothing", "name: own\nversion: \"1\"\neffective: 2026-01-01\nextends: standrd\n" },
        { "nothing_extended", "name: own\nversion: \"1\"\neffective: 2026-01-01\n" },
        { "two_documents", Head + "---\nname: other\n" },
        { "bands_not_ascending", Head + "commission:\n  bands:\n    - { from: 0, ratePercent: 20% }\n    - { from: 0, ratePercent: 25% }\n" },
    };

    [Theory, MemberData(nameof(Faults))]
    public void Every_fault_is_told_with_its_place(string name, string text)
    {
        var file = Path.Combine(_folder, "own.yaml");
        File.WriteAllText(file, text);
        var library = new PolicyLibrary([_folder, Repository.PathTo("policies")]);
        var fault = Assert.Throws<ContentException>(() => library.Load(file));
        Golden.Verify(fault.Message + "\n", name);
    }

    [Fact]
    public void A_company_overrides_what_differs_and_keeps_the_rest()
    {
        var own = Load(Head + "program:\n  currency: JPY\ncomarketingBudget:\n  pipelinePotential: { from: 0.5, to: 3 }\n");
        Assert.Equal(("own", "1", "JPY"), (own.Identity.Name, own.Identity.Version, own.Currency.Code));
        Assert.NotEqual(Engine.Policy().Identity.Hash, own.Identity.Hash);
        var answer = Engine.Run("comarketing_budget", """{"tier":"Gold","pipelinePotential":2.5,"strategicValue":1}""", own);
        Assert.Equal(25_000m, answer.Result.GetProperty("budget").GetDecimal());
        Assert.Equal(own.Used(Catalog.Find("comarketing_budget")!.Sections), answer.Policy);
        Assert.Throws<RefusalException>(() => Engine.Run("comarketing_budget", """{"tier":"Gold","pipelinePotential":2.5,"strategicValue":1}"""));
    }

    [Fact]
    public void The_hash_is_of_the_figures_not_of_the_spelling()
    {
        var (plain, spelled) = (Load(Head + "program:\n  currency: EUR\n"), Load(Head + "# a remark\nprogram: { \"currency\": 'EUR' }\n"));
        Assert.Equal(plain.Identity.Hash, spelled.Identity.Hash);
        Assert.NotEqual(plain.Identity.Hash, Load(Head + "program:\n  currency: GBP\n").Identity.Hash);
    }

    [Fact]
    public void A_circle_of_policies_is_refused()
    {
        File.WriteAllText(Path.Combine(_folder, "a.yaml"), "name: a\nversion: \"1\"\neffective: 2026-01-01\nextends: b\n");
        File.WriteAllText(Path.Combine(_folder, "b.yaml"), "name: b\nversion: \"1\"\neffective: 2026-01-01\nextends: a\n");
        Assert.Contains("circle", Assert.Throws<ContentException>(() => new PolicyLibrary([_folder]).Get("a")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_shipped_policy_feeds_every_operation()
    {
        foreach (var name in new PolicyLibrary([Repository.PathTo("policies")]).Names)
        {
            Assert.All(Catalog.Operations, operation => operation.Validate(Engine.Policy(name)));
        }
    }

    private PolicyDocument Load(string text)
    {
        var file = Path.Combine(_folder, "own.yaml");
        File.WriteAllText(file, text);
        return new PolicyLibrary([_folder, Repository.PathTo("policies")]).Load(file);
    }
}
