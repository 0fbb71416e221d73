using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Partnerships.Kernel;
using Testing;

namespace Partnerships.Tests.Comarketing;

public sealed class SplitLeadsTests
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithReplay(42UL, 85UL);

    private static readonly string[] Models = ["lead_share", "primary_secondary", "round_robin", "qualification_first", "self_selection"];

    /// <summary>Number of companies, and for each lead the company it names (or none) and what sales found (or nothing).</summary>
    private static readonly Gen<(int Companies, List<(int? Company, bool? Qualified)> Leads)> Lists =
        from companies in Gen.Choose(2, 5)
        from leads in (from company in Gen.Choose(-1, companies - 1) from qualified in Gen.Choose(0, 2) select (company < 0 ? (int?)null : company, qualified == 2 ? (bool?)null : qualified == 1)).NonEmptyListOf()
        select (companies, leads.ToList());

    [Fact]
    public void Fifty_fifty_is_round_robin_and_lead_share_gives_both_all()
    {
        var divided = Engine.Result("split_leads", """{"model":"round_robin","companies":["Us","Them"],"leads":[{"id":"a"},{"id":"b"},{"id":"c"},{"id":"d"}]}""");
        Assert.Equal([2, 2], divided["companies"]!.AsArray().Select(company => (int)company!["leads"]!));
        var shared = Engine.Result("split_leads", """{"model":"lead_share","companies":["Us","Them"],"firstContact":"us","leads":[{"id":"a"},{"id":"b"},{"id":"c"},{"id":"d"}]}""");
        Assert.Equal([(4, 4), (4, 0)], shared["companies"]!.AsArray().Select(company => ((int)company!["leads"]!, (int)company["firstContact"]!)));
        Assert.True((bool)shared["everyoneGetsAll"]!);
    }

    [Fact]
    public void A_companys_name_may_be_short_or_long()
    {
        var companies = Engine.Result("split_leads", """{"model":"round_robin","companies":["X","A company with a rather long name"],"leads":[{"id":"a"}]}""")["companies"]!;
        Assert.Equal("X", (string)companies[0]!["company"]!);
    }

    [Fact]
    public void The_model_is_never_assumed() =>
        Assert.Equal(["missing_field"], Engine.Refused("split_leads", """{"companies":["Us","Them"],"leads":[{"id":"a"}]}""").Select(refusal => refusal.Code));

    [Fact]
    public void Lead_share_without_a_first_caller_is_warned_about()
    {
        var answer = Engine.Run("split_leads", """{"model":"lead_share","companies":["Us","Them"],"leads":[{"id":"a"}]}""");
        Assert.Contains(answer.Warnings, warning => warning.Code == "no_first_caller");
        Assert.False(answer.Result.GetProperty("companies")[0].TryGetProperty("firstContact", out _));
        Assert.Equal(["Us", "Them"], answer.Result.GetProperty("assignments")[0].GetProperty("also").EnumerateArray().Select(name => name.GetString()));
    }

    [Fact]
    public void Primary_calls_first_and_the_secondary_after()
    {
        var result = Engine.Result("split_leads", """{"model":"primary_secondary","companies":["Us","Them"],"firstContact":"Them","leads":[{"id":"a"},{"id":"b"}]}""");
        Assert.All(result["assignments"]!.AsArray(), lead => Assert.Equal(("Them", "Us"), ((string)lead!["first"]!, (string)lead["also"]![0]!)));
        Assert.Equal([0m, 100m], result["companies"]!.AsArray().Select(company => (decimal)company!["firstContactPercent"]!));
    }

    [Fact]
    public void Leads_that_chose_nobody_wait_and_the_answer_is_partial()
    {
        var answer = Engine.Run("split_leads", """{"model":"self_selection","companies":["Us","Them"],"leads":[{"id":"a","company":" THEM "},{"id":"b"},{"id":"c","company":"Us"}]}""");
        Assert.Equal((2, 1, AnswerStatus.Partial), (answer.Result.GetProperty("assigned").GetInt32(), answer.Result.GetProperty("waiting").GetInt32(), answer.Status));
        Assert.Equal("Them", answer.Result.GetProperty("assignments")[0].GetProperty("first").GetString());
    }

    [Fact]
    public void Every_lead_goes_exactly_where_its_model_says() => Prop.ForAll(Lists.ToArbitrary(), list =>
    {
        var qualifiedInTurn = 0;
        var expected = list.Leads.Select((lead, i) => new Dictionary<string, string?>
        {
            ["lead_share"] = null,
            ["primary_secondary"] = "C1",
            ["round_robin"] = $"C{i % list.Companies}",
            ["self_selection"] = lead.Company is { } chosen ? $"C{chosen}" : null,
            ["qualification_first"] = lead.Qualified != true ? null : lead.Company is { } routed ? $"C{routed}" : $"C{qualifiedInTurn++ % list.Companies}",
        }).ToList();
        return Models.All(model => Split(model, list).GetProperty("assignments").EnumerateArray().Select(First).SequenceEqual(expected.Select(row => row[model])));
    }).Check(Fixed);

    [Fact]
    public void Companies_and_waiting_sum_to_the_list_unless_everyone_gets_all() => Prop.ForAll(Lists.ToArbitrary(), list => Models.All(model =>
    {
        var result = Split(model, list);
        var counts = result.GetProperty("companies").EnumerateArray().Select(company => company.GetProperty("leads").GetInt32()).ToList();
        var total = result.GetProperty("total").GetInt32();
        return total == list.Leads.Count && result.GetProperty("assigned").GetInt32() + result.GetProperty("waiting").GetInt32() == total
            && (result.GetProperty("everyoneGetsAll").GetBoolean() ? counts.TrueForAll(count => count == total) : counts.Sum() + result.GetProperty("waiting").GetInt32() == total);
    })).Check(Fixed);

    [Fact]
    public void Round_robin_differs_by_at_most_one() => Prop.ForAll(Lists.ToArbitrary(), list =>
    {
        var counts = Split("round_robin", list).GetProperty("companies").EnumerateArray().Select(company => company.GetProperty("leads").GetInt32()).ToList();
        return counts.Max() - counts.Min() <= 1;
    }).Check(Fixed);

    [Fact]
    public void Ten_thousand_leads_are_paged()
    {
        var leads = string.Join(',', Enumerable.Range(0, 10_000).Select(i => $$"""{"id":"lead-{{i}}@example.com","company":"{{(i % 3 == 0 ? "Us" : "Them")}}"}"""));
        var input = $$"""{"model":"self_selection","companies":["Us","Them"],"page":{"offset":9990,"limit":20},"leads":[{{leads}}]}""";
        Engine.Run("split_leads", input);
        var answer = Engine.Run("split_leads", input);
        Assert.Equal((10, 10_000), (answer.Result.GetProperty("assignments").GetArrayLength(), answer.Result.GetProperty("total").GetInt32()));
        Assert.Equal([3334, 6666], answer.Result.GetProperty("companies").EnumerateArray().Select(company => company.GetProperty("leads").GetInt32()));
        Assert.True(answer.Steps.Count < 10);
    }

    [Fact]
    public void Faults() => Testing.Golden.Verify(string.Join('\n', new[]
    {
        """{"model":"50/50","companies":["Us"],"leads":[]}""",
        """{"model":"primary_secondary","companies":["Us","us "],"leads":[{"id":"a"},{"id":"A"}]}""",
        """{"model":"lead_share","companies":["Us","Them"],"firstContact":"Thme","leads":[{"id":"a"}]}""",
        """{"model":"round_robin","companies":["Us","Them"],"firstContact":"Us","leads":[{"id":"a","company":"Nobody"}]}""",
        """{"model":"self_selection","companies":["Us","Them"],"leads":[{"id":"a","company":"Us"},{"id":"b","company":"Nobody"}]}""",
    }.SelectMany(input => Engine.Refused("split_leads", input)).Select(r => $"{r.Code}: {r.Message}")), "split_leads_faults");

    private static string? First(JsonElement lead) => lead.TryGetProperty("first", out var first) ? first.GetString() : null;

    private static JsonElement Split(string model, (int Companies, List<(int? Company, bool? Qualified)> Leads) list)
    {
        var companies = string.Join(',', Enumerable.Range(0, list.Companies).Select(i => $"\"C{i}\""));
        var leads = string.Join(',', list.Leads.Select((lead, i) => $$"""{"id":"{{i}}"{{(lead.Company is { } c ? $",\"company\":\"C{c}\"" : "")}}{{(lead.Qualified is { } q ? $",\"qualified\":{(q ? "true" : "false")}" : "")}}}"""));
        var first = model == "primary_secondary" ? ",\"firstContact\":\"C1\"" : "";
        return Engine.Run("split_leads", $$"""{"model":"{{model}}","companies":[{{companies}}]{{first}},"page":{"limit":500},"leads":[{{leads}}]}""").Result;
    }
}
