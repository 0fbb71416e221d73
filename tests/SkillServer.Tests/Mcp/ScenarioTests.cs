using System.Text.Json;
using ModelContextProtocol.Protocol;

namespace SkillServer.Tests.Mcp;

/// <summary>The worked examples of the rule documents, asked for the way a client asks.</summary>
public sealed class ScenarioTests
{
    public static TheoryData<string, string, string> Scenarios => new()
    {
        { "calculate_commission", """{"model":"referral","amount":24000,"ratePercent":20}""", """{"commission":4800.00}""" },
        { "calculate_commission", """{"model":"revenue_share","amount":24000,"ratePercent":15,"months":24,"renewals":"included"}""", """{"commission":7200.00,"lines":[{"commission":3600.00},{"commission":3600.00}]}""" },
        { "calculate_commission", """{"model":"tiered","amount":400000}""", """{"commission":102500.00,"lines":[{"commission":20000.00},{"commission":37500.00},{"commission":45000.00}]}""" },
        { "calculate_commission", """{"model":"percentage","amount":100000,"ratePercent":25,"attribution":"influenced"}""", """{"commission":12500.00,"paidRatePercent":12.5}""" },
        { "price_reseller_deal", """{"listPrice":50000,"tier":"Gold","registered":true,"sellPrice":50000}""", """{"marginPercent":40,"partnerCost":30000.00,"partnerGrossProfit":20000.00}""" },
        { "event_roi", """{"sponsorship":30000,"ourSharePercent":50,"travel":5000,"collateral":2000,"qualifiedLeads":75,"leadToOpportunityPercent":30,"opportunityToClosePercent":20,"averageDeal":25000}""", """{"investment":22000.00,"opportunities":22.5,"expected":{"deals":4.5,"revenue":112500.00,"revenueMultiple":5.11,"netMultiple":4.11},"low":{"deals":4},"high":{"deals":5}}""" },
        { "assign_tier", """{"arr":70000,"qualifiedReferrals":18,"certifiedPeople":2}""", """{"tier":"Silver","nextTier":"Gold","progress":[{"percent":70},{"percent":90}]}""" },
    };

    [Theory, MemberData(nameof(Scenarios))]
    public async Task A_client_gets_the_exact_figure(string tool, string arguments, string expected)
    {
        await using var session = await Session.OpenAsync(Session.New);
        var given = JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments)!;
        var answer = await session.Client.CallToolAsync(tool, given, cancellationToken: TestContext.Current.CancellationToken);
        Assert.NotEqual(true, answer.IsError);
        using var wanted = JsonDocument.Parse(expected);
        AssertHolds(wanted.RootElement, answer.StructuredContent!.Value.GetProperty("result"));
        Assert.Contains("How it was worked out", ((TextContentBlock)answer.Content[0]).Text, StringComparison.Ordinal);
    }

    private static void AssertHolds(JsonElement wanted, JsonElement actual)
    {
        switch (wanted.ValueKind)
        {
            case JsonValueKind.Object:
                Assert.All(wanted.EnumerateObject(), field => AssertHolds(field.Value, actual.GetProperty(field.Name)));
                break;
            case JsonValueKind.Array:
                Assert.Equal(wanted.GetArrayLength(), actual.GetArrayLength());
                Assert.All(wanted.EnumerateArray().Zip(actual.EnumerateArray()), pair => AssertHolds(pair.First, pair.Second));
                break;
            case JsonValueKind.Number:
                Assert.Equal(wanted.GetDecimal(), actual.GetDecimal());
                break;
            default:
                Assert.Equal(wanted.GetString(), actual.GetString());
                break;
        }
    }
}
