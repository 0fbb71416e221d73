using System.Globalization;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Partnerships.Kernel;
using Testing;

namespace Partnerships.Tests.Revenue;

public sealed class CheckDealRegistrationTests
{
    private const string Held = """{"company":"Acme Inc","domain":"acme.com","country":"US","heldBy":"P01","since":"2026-01-31"}""";

    [Theory]
    [InlineData("2026-03-02T12:00:00-05:00", "conflict", "2026-03-02", "2026-03-03")] // der-dealreg-01: the last protected day
    [InlineData("2026-03-03T00:00:00-05:00", "accept", null, null)] // a rival may register
    [InlineData("2026-03-03T04:59:00Z", "conflict", "2026-03-02", "2026-03-03")] // still 2 March in the program's zone
    public void Protection_is_30_days_and_day_30_is_the_last_protected(string submitted, string decision, string? until, string? free)
    {
        var result = Engine.Result("check_deal_registration", New(submitted: submitted, existing: Held));
        Assert.Equal((decision, until, free), ((string?)result["decision"], (string?)result["holder"]?["until"], (string?)result["freeFrom"]));
        Assert.Equal(decision == "accept" ? "2026-04-02" : null, (string?)result["protectedUntil"]);
    }

    [Theory]
    [InlineData("2026-03-08T12:00:00-05:00", 7, true)] // der-dealreg-02
    [InlineData("2026-03-09T03:59:59Z", 7, true)] // 8 March in New York
    [InlineData("2026-03-09T00:00:00-04:00", 8, false)]
    [InlineData("2026-03-01T00:00:00-05:00", 0, true)]
    public void Submitted_within_7_days_of_first_contact_in_the_programs_time_zone(string submitted, int days, bool good)
    {
        var result = Engine.Result("check_deal_registration", New(submitted: submitted, contact: "2026-03-01"));
        Assert.Equal((days, good, good ? "accept" : "reject"), ((int)result["daysToSubmit"]!, (bool)result["sourcedInTime"]!, (string?)result["decision"]));
    }

    [Fact]
    public void A_late_registration_is_accepted_without_sourced_status_where_the_policy_says_so()
    {
        var answer = Engine.Run("check_deal_registration", New(submitted: "2026-03-12T00:00:00-04:00", contact: "2026-03-01"), Engine.Changed(("dealRegistration.rejectLate", "false")));
        Assert.Equal(("accept", false, "not_sourced"), (answer.Result.GetProperty("decision").GetString(), answer.Result.GetProperty("sourcedInTime").GetBoolean(), Assert.Single(answer.Warnings).Code));
    }

    [Theory]
    [InlineData("standard", "Registered", "true", "tier")]
    [InlineData("standard", "Silver", "true", "")]
    [InlineData("standard", "Silver", "false", "certification")]
    [InlineData("standard", "Platinum", "true", "")] // Priority is a yes
    [InlineData("standard", "Registered", "false", "tier,certification")]
    [InlineData("channel", "Registered", "false", "")]
    [InlineData("starter", "Registered", "true", "")]
    [InlineData("growth", "Gold", "false", "certification")]
    public void Tier_and_certification_are_two_gates_by_policy(string policy, string tier, string certified, string failed)
    {
        var result = Engine.Result("check_deal_registration", New(tier: tier, certified: certified), policy);
        Assert.Equal(failed, string.Join(',', result["criteria"]!.AsArray().Where(c => !(bool)c!["met"]!).Select(c => (string?)c!["name"])));
        Assert.Equal(failed.Length == 0 ? "accept" : "reject", (string?)result["decision"]);
    }

    [Fact]
    public void Every_reason_is_reported_and_a_fault_of_its_own_outweighs_a_conflict()
    {
        var answer = Engine.Run("check_deal_registration", New(tier: "Registered", certified: "false", contact: "2026-02-01", more: ""","quoted":"2026-02-20" """, existing: Held));
        Assert.Equal("reject", answer.Result.GetProperty("decision").GetString());
        Assert.Equal(
            "Rejected: Registered partners may not register deals; P02 is not Sales Certified; submitted on day 19 after first contact, after day 7; "
            + "submitted on 2026-02-20, not before the quote of 2026-02-20; P01 holds the deal from 2026-01-31 until 2026-03-02 (same legal name and domain). "
            + "The partner's answer is due by 2026-02-21T10:00:00-05:00.", answer.Summary);
        Assert.Equal((5, "P01"), (answer.Result.GetProperty("reasons").GetArrayLength(), answer.Result.GetProperty("holder").GetProperty("heldBy").GetString()));
    }

    [Theory]
    [InlineData("ACME", null, "US", "name")]
    [InlineData("A.C.M.E., Incorporated", null, "us", "name")]
    [InlineData("Ácmé Corp.", null, "US", "name")]
    [InlineData("A\u0301cme\u0301 Ltd", null, "US", "name")] // the same letters, written in two parts
    [InlineData("Ａｃｍｅ & Co. KG", null, "US", "name")]
    [InlineData("Other", "https://WWW.acme.com:443/about?x=1", "US", "domain")]
    [InlineData("Other", "sales@acme.com", "US", "domain")]
    [InlineData("acme", "acme.com.", "US", "name_and_domain")]
    [InlineData("Acme", "acme.com", "CA", null)]
    [InlineData("Acme Labs", "acme.io", "US", null)]
    public void The_same_company_is_the_same_legal_name_or_domain_and_country(string company, string? domain, string country, string? match)
    {
        var known = new JsonObject { ["company"] = company, ["domain"] = domain, ["country"] = country, ["heldBy"] = "P01", ["since"] = "2026-02-01" };
        if (domain is null)
        {
            known.Remove("domain");
        }

        var answer = Engine.Run("check_deal_registration", New(existing: known.ToJsonString()));
        Assert.Equal((match is null ? "accept" : "conflict", match), (answer.Result.GetProperty("decision").GetString(), (string?)Result(answer)["holder"]?["matchedBy"]));
        Assert.Equal(country == "CA", answer.Warnings.Any(warning => warning.Code == "other_country"));
    }

    [Theory]
    [InlineData("Société Générale S. A.", "SOCIETE GENERALE")]
    [InlineData("Müller GmbH & Co. KG", "Muller")]
    [InlineData("Straße AG", "STRASSE")]
    [InlineData("Ørsted A/S", "Orsted")]
    [InlineData("Łódź Sp. z o.o.", "Lodz")]
    [InlineData("Nestlé S.A.", "Nestle")]
    [InlineData("İstanbul AŞ", "Istanbul AS")]
    [InlineData("O’Neill's Ltd", "ONeills")]
    [InlineData("Coca-Cola Company", "Coca Cola")]
    [InlineData("Ёлка", "ЕЛКА")]
    [InlineData("株式会社日立", "株式会社日立")]
    [InlineData("Grupo Éxito S. de R.L. de C.V.", "Grupo Exito")]
    public void Names_are_compared_without_case_accents_punctuation_and_legal_form(string one, string other)
    {
        string Input(string company, string known) => new JsonObject
        {
            ["company"] = company, ["country"] = "FR", ["partner"] = "P02", ["tier"] = "Gold", ["certified"] = true, ["submitted"] = "2026-02-20T10:00:00-05:00", ["firstContact"] = "2026-02-19",
            ["existing"] = new JsonArray(new JsonObject { ["company"] = known, ["country"] = "FR", ["heldBy"] = "P01", ["since"] = "2026-02-01" }),
        }.ToJsonString();
        Assert.Equal("conflict", (string?)Engine.Result("check_deal_registration", Input(one, other))["decision"]);
        Assert.Equal("conflict", (string?)Engine.Result("check_deal_registration", Input(other, one))["decision"]);
        Assert.Equal("accept", (string?)Engine.Result("check_deal_registration", Input(one, other + " Labs"))["decision"]);
    }

    [Fact]
    public void A_domain_that_many_share_identifies_nobody()
    {
        var result = Engine.Result("check_deal_registration", New(domain: "gmail.com", existing: """{"company":"Bolt","domain":"gmail.com","country":"US","heldBy":"P01","since":"2026-02-01"}"""));
        Assert.Equal("accept", (string?)result["decision"]);
    }

    [Theory]
    [InlineData("""  "state":"draft" """, "accept", null)]
    [InlineData("""  "state":"rejected" """, "accept", null)]
    [InlineData("""  "state":"expired" """, "accept", null)]
    [InlineData("""  "state":"submitted" """, "conflict", "2026-03-02")]
    [InlineData("""  "state":"approved","until":"2026-05-01" """, "conflict", "2026-05-01")]
    [InlineData("""  "state":"approved","until":"2026-02-19" """, "accept", null)]
    [InlineData("""  "state":"converted" """, "conflict", null)]
    [InlineData("""  "state":"opportunity" """, "conflict", null)]
    [InlineData("""  "state":"opportunity","lastContact":"2025-08-20" """, "conflict", "2026-02-20")] // six months to the day
    [InlineData("""  "state":"opportunity","lastContact":"2025-08-19" """, "accept", null)]
    public void What_stands_decides_whether_it_holds(string state, string decision, string? until)
    {
        var result = Engine.Result("check_deal_registration", New(existing: $$"""{"company":"Acme","country":"US","heldBy":"direct","since":"2026-01-31",{{state}}}"""));
        Assert.Equal((decision, until), ((string?)result["decision"], (string?)result["holder"]?["until"]));
        Assert.Equal(1, (int)result["total"]!);
    }

    [Theory]
    [InlineData("2026-02-20", "conflict")] // on the same day it was there first
    [InlineData("2026-02-21", "accept")]
    public void A_deal_registered_before_the_opportunity_was_created_is_the_partners(string created, string decision) =>
        Assert.Equal(decision, (string?)Engine.Result("check_deal_registration", New(existing: $$"""{"company":"Acme","country":"US","heldBy":"direct","since":"{{created}}","state":"opportunity"}"""))["decision"]);

    [Fact]
    public void The_first_valid_registration_holds()
    {
        string Row(string by, string since) => $$"""{"company":"Acme","country":"US","heldBy":"{{by}}","since":"{{since}}"}""";
        var rows = $"{Row("P04", "2026-02-10")},{Row("P03", "2026-02-02")},{Row("P05", "2025-12-01")}";
        var result = Engine.Result("check_deal_registration", New(existing: rows));
        Assert.Equal(("P03", 3), ((string?)result["holder"]!["heldBy"], (int)result["total"]!));
        var own = Engine.Result("check_deal_registration", New(existing: rows + "," + Row("p02", "2026-02-01")));
        Assert.Equal("reject", (string?)own["decision"]);
        Assert.Equal("P02 has registered this deal already (until 2026-03-03); ask for an extension instead", (string?)Assert.Single(own["reasons"]!.AsArray()));
    }

    [Fact]
    public void The_partners_own_opportunity_is_no_obstacle() =>
        Assert.Equal("accept", (string?)Engine.Result("check_deal_registration", New(existing: """{"company":"Acme","country":"US","heldBy":"P02","since":"2026-02-01","state":"opportunity"}"""))["decision"]);

    [Theory]
    [InlineData("2026-03-02T23:59:59-05:00", "accept", "2026-04-16", null)]
    [InlineData("2026-03-03T00:00:00-05:00", "reject", null, "asked on 2026-03-03, and its protection ended on 2026-03-02; an extension must be asked for before expiry")]
    public void An_extension_is_asked_before_expiry_and_its_days_are_agreed(string asked, string decision, string? until, string? reason)
    {
        var answer = Engine.Run("check_deal_registration", Extension(asked, Held.Replace("P01", "P02", StringComparison.Ordinal)));
        var result = Result(answer);
        Assert.Equal((decision, until, reason), ((string?)result["decision"], (string?)result["protectedUntil"], (string?)result["reasons"]!.AsArray().FirstOrDefault()));
        Assert.Equal(decision == "accept", answer.Assumptions.Any(text => text.Contains("taken as agreed", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData(Held, 2)]
    public void Nobody_extends_what_they_do_not_hold(string existing, int reasons)
    {
        var result = Engine.Result("check_deal_registration", Extension("2026-02-20T10:00:00-05:00", existing));
        Assert.Equal(("reject", reasons), ((string?)result["decision"], result["reasons"]!.AsArray().Count));
        Assert.Equal("P02 has no registration of this deal to extend", (string?)result["reasons"]![0]);
    }

    [Theory]
    [InlineData("2026-02-20T10:00:00-05:00", "2026-02-21T10:00:00-05:00")] // a Friday: hours are elapsed
    [InlineData("2026-03-07T12:00:00-05:00", "2026-03-08T13:00:00-04:00")] // summer time starts
    [InlineData("2026-02-20T10:00:00Z", "2026-02-21T05:00:00-05:00")]
    public void Approval_is_due_in_24_elapsed_hours_whatever_the_claims_workflow_says(string submitted, string due)
    {
        foreach (var policy in new[] { "standard", "channel" })
        {
            var answer = Engine.Run("check_deal_registration", New(submitted: submitted, contact: submitted[..10]), policy);
            Assert.Equal(due, answer.Result.GetProperty("approvalDue").GetString());
            Assert.Contains(answer.Assumptions, text => text.Contains("another clock", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Conflicts_and_doubtful_matches_are_remarked_on()
    {
        var answer = Engine.Run("check_deal_registration", New(existing: """
            {"company":"Acme","domain":"acme.org","country":"US","heldBy":"P01","since":"2026-02-01"},
            {"company":"Acme","country":"US","heldBy":"direct","since":"2026-02-10","state":"opportunity"}
            """));
        Assert.Equal(["deal_conflict", "domain_differs", "sold_into_registration"], answer.Warnings.Select(warning => warning.Code).Order(StringComparer.Ordinal));
        Assert.Equal(AnswerStatus.Complete, answer.Status);
    }

    [Fact]
    public void Without_a_domain_or_certification_the_answer_is_partial()
    {
        var answer = Engine.Run("check_deal_registration", """{"company":"Acme","country":"US","partner":"P02","tier":"Gold","submitted":"2026-02-20T10:00:00-05:00","firstContact":"2026-02-19"}""");
        Assert.Equal((AnswerStatus.Partial, 2), (answer.Status, answer.Missing.Count));
        Assert.Equal("P02 is not shown to be Sales Certified", answer.Result.GetProperty("reasons")[0].GetString());
    }

    [Fact]
    public void Contradictory_registrations_are_refused_all_at_once()
    {
        var refusals = Engine.Refused("check_deal_registration", """
            {"company":"...","domain":"acme","country":"1A","partner":"P02","tier":"Gold","submitted":"2026-02-20T10:00:00-05:00","firstContact":"2026-02-21",
             "existing":[{"company":"Acme","country":"U1","domain":"http://","heldBy":"P01","since":"2026-02-01"}]}
            """);
        var untimed = Engine.Refused("check_deal_registration", """{"company":"Acme","country":"US","partner":"P02","tier":"Gold","submitted":"2026-02-20T10:00:00-05:00"}""");
        Testing.Golden.Verify(string.Join('\n', refusals.Concat(untimed).Select(r => $"{r.Code}: {r.Message}")), "check_deal_registration_faults");
    }

    [Fact]
    public void Ten_thousand_known_deals_are_searched_and_matches_are_paged()
    {
        var rows = string.Join(',', Enumerable.Range(0, 10_000).Select(i => $$"""{"company":"{{(i % 10 == 0 ? "Äcme" : "Société Générale No " + i.ToString(CultureInfo.InvariantCulture))}} S.A.","domain":"www.c{{i}}.com","country":"US","heldBy":"P{{i}}","since":"2026-02-01"}"""));
        var input = New(domain: null, existing: rows, more: ""","page":{"offset":10,"limit":20}""");
        Engine.Run("check_deal_registration", New());
        var answer = Engine.Run("check_deal_registration", input);
        Assert.Equal((1_000, 20, "P100", "P0"), (answer.Result.GetProperty("total").GetInt32(), answer.Result.GetProperty("matches").GetArrayLength(),
            answer.Result.GetProperty("matches")[0].GetProperty("heldBy").GetString(), answer.Result.GetProperty("holder").GetProperty("heldBy").GetString()));
        Assert.InRange(answer.Steps.Count, 1, 40);
    }

    [Fact]
    public void The_order_of_the_known_deals_changes_nothing_and_a_deal_is_free_exactly_after_the_holders_last_day() => Prop.ForAll(
        Gen.Choose(0, 60).SelectMany(first => Gen.Choose(0, 60).Select(second => (First: first, Second: second))).ToArbitrary(), given =>
        {
            var day = new DateOnly(2026, 2, 20);
            string Row(string by, int ago) => $$"""{"company":"Acme","country":"US","heldBy":"{{by}}","since":"{{Partnerships.Kernel.Calendar.Iso(day.AddDays(-ago))}}"}""";
            var (a, b) = (Row("A", given.First), Row("B", given.Second + 61));
            var one = Engine.Result("check_deal_registration", New(existing: $"{a},{b}"));
            var other = Engine.Result("check_deal_registration", New(existing: $"{b},{a}"));
            return (string?)one["decision"] == (string?)other["decision"] && one["holder"]?.ToJsonString() == other["holder"]?.ToJsonString()
                && ((string?)one["decision"] == "conflict") == (given.First <= 30);
        }).Check(Config.QuickThrowOnFailure.WithReplay(42UL, 85UL));

    private static string New(string submitted = "2026-02-20T10:00:00-05:00", string? contact = null, string tier = "Gold", string certified = "true", string? domain = "acme.com", string existing = "", string more = "") =>
        $$"""
        {"company":"Acme, Inc.","country":"US","partner":"P02","tier":"{{tier}}","certified":{{certified}},"submitted":"{{submitted}}",
         "firstContact":"{{contact ?? (submitted[..10] == "2026-02-20" ? "2026-02-19" : "2026-03-01")}}"{{(domain is null ? "" : $",\"domain\":\"{domain}\"")}}{{more}},"existing":[{{existing}}]}
        """;

    private static string Extension(string submitted, string existing) =>
        $$"""{"company":"Acme","domain":"acme.com","country":"US","partner":"P02","tier":"Gold","certified":true,"submitted":"{{submitted}}","extensionDays":45,"existing":[{{existing}}]}""";

    private static JsonNode Result(Answer answer) => JsonNode.Parse(answer.Result.GetRawText())!;
}
