using System.Text.Json;
using Partnerships.Kernel;
using SkillServer.Tests.Mcp;
using SkillServer.Tools;
using Testing;

namespace SkillServer.Tests.Scenarios;

/// <summary>what_if and compare_policies as a client calls them.</summary>
public sealed class WhatIfTests
{
    private static readonly ToolSet Tools = new(Session.Content);

    public static TheoryData<string, string> Asked => new()
    {
        { "sweep_amount", """{"operation":"calculate_commission","arguments":{"model":"tiered"},"vary":"amount","from":0,"to":400000,"step":100000,"figure":"commission"}""" },
        { "sweep_words", """{"operation":"price_reseller_deal","arguments":{"listPrice":50000,"registered":true},"vary":"tier","values":["Silver","Gold","Gild"],"figure":"marginPercent"}""" },
        { "sweep_needs_terms", """{"operation":"volume_rebate","arguments":{"tier":"Platinum"},"vary":"volume","values":[600000,1000000],"figure":"rebate"}""" },
        { "sweep_policy", """{"operation":"assign_tier","arguments":{"arr":70000,"qualifiedReferrals":8,"certifiedPeople":2},"vary":"policy.tiers.levels[Gold].arr","values":[60000,80000],"figure":"tier"}""" },
        { "commission_of_50000", """{"operation":"calculate_commission","arguments":{"model":"percentage","tier":"Gold"},"vary":"amount","from":0,"to":1000000,"figure":"commission","target":50000}""" },
        { "not_reached", """{"operation":"calculate_commission","arguments":{"model":"percentage","tier":"Gold"},"vary":"amount","from":0,"to":1000,"figure":"commission","target":50000}""" },
        { "falls_to_target", """{"operation":"clawback","arguments":{"commission":4800},"vary":"days","from":91,"to":179,"figure":"amount","target":-1000}""" },
        { "registrations_for_leads", """{"operation":"forecast_webinar","arguments":{"partnerEmails":0},"vary":"ourEmails","from":100,"to":100000,"figure":"stages[follow_ups].expected","target":75}""" },
        { "four_policies", """{"operation":"assign_tier","arguments":{"arr":120000,"qualifiedReferrals":6,"certifiedPeople":2,"newLogos":0},"policies":["standard","starter","growth","channel"]}""" },
        { "same_under_both", """{"operation":"event_roi","arguments":{"sponsorship":30000,"ourSharePercent":50,"travel":5000,"collateral":2000,"qualifiedLeads":75,"leadToOpportunityPercent":30,"opportunityToClosePercent":20,"averageDeal":25000},"policies":["standard","channel"]}""" },
    };

    [Theory, MemberData(nameof(Asked))]
    public void It_reads_well(string golden, string arguments) => Golden.Verify(Answer(arguments).Text, golden);

    [Fact]
    public void Every_bad_question_says_where_and_what_to_do()
    {
        const string Head = """{"operation":"calculate_commission","arguments":{"model":"percentage","ratePercent":10},""";
        var questions = new[]
        {
            Head + """ "vary":"amunt","values":[1]}""",
            Head + """ "vary":"amount..x","values":[1]}""",
            Head + """ "vary":"amount.x","values":[1]}""",
            Head + """ "vary":"lines[0].x","values":[1]}""",
            Head + """ "vary":"lines[3]","values":[1]}""",
            Head + """ "vary":"policy.volumeRebate.mode","values":["marginal"]}""",
            Head + """ "vary":"policy.tiers.levels[Golden].arr","values":[1]}""",
            Head + """ "vary":"amount"}""",
            Head + """ "vary":"amount","values":[1],"from":1}""",
            Head + """ "vary":"amount","values":[]}""",
            Head + """ "vary":"amount","values":[{}]}""",
            Head + """ "vary":"amount","from":1,"to":2}""",
            Head + """ "vary":"amount","from":1,"to":2000,"step":1}""",
            Head + """ "vary":"amount","from":5,"to":2,"step":1}""",
            Head + """ "vary":"amount","from":1,"to":2,"step":0}""",
            Head + """ "vary":"amount","values":["many"]}""",
            Head + """ "vary":"amount","values":[1],"figure":"comission"}""",
            Head + """ "vary":"amount","from":0,"to":100,"target":5}""",
            Head + """ "vary":"amount","from":0,"to":100,"target":5,"figure":"attribution"}""",
            Head + """ "vary":"model","from":0,"to":100,"target":5,"figure":"commission"}""",
            """{"operation":"volume_rebate","arguments":{"tier":"Platinum"},"vary":"volume","from":0,"to":2000000,"figure":"rebate","target":5}""",
            """{"operation":"volume_rebate","arguments":[],"vary":"volume","values":[1]}""",
            """{"operation":"volume_rebate","arguments":{"teer":"Platinum"},"vary":"volume","values":[1]}""",
            """{"operation":"volume_rebates","arguments":{},"vary":"volume","values":[1]}""",
            """{"operation":"volume_rebate","arguments":{"volume":1,"teer":"Platinum"},"policies":["standard","channel"]}""",
            """{"operation":"volume_rebate","arguments":{},"policies":["standard","chanel"]}""",
            """{"operation":"volume_rebate","arguments":{},"policies":["standard"]}""",
        };
        Golden.Verify(string.Concat(questions.Select(question => $"{question}\n  {Refused(question).Replace("\n", "\n  ", StringComparison.Ordinal)}\n")), "faults");
    }

    [Fact]
    public void Each_row_carries_the_receipt_of_its_own_answer()
    {
        var row = Answer("""{"operation":"volume_rebate","arguments":{"tier":"Platinum"},"vary":"volume","values":[600000]}""").Data.GetProperty("rows")[0];
        Assert.Equal(Engine.Run("volume_rebate", """{"tier":"Platinum","volume":600000}""").Receipt, row.GetProperty("receipt").GetString());
    }

    private static ToolAnswer Answer(string arguments)
    {
        using var json = JsonDocument.Parse(arguments, EngineJson.Document);
        var answer = Tools.Get(arguments.Contains("\"policies\"", StringComparison.Ordinal) ? "compare_policies" : "what_if").Call(json.RootElement);
        return answer with { Data = answer.Data.Clone() };
    }

    private static string Refused(string arguments) => Assert.Throws<RefusalException>(() => Answer(arguments)).Message;
}
