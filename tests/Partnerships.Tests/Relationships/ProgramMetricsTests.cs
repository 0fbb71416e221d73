using System.Globalization;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Partnerships.Kernel;
using Testing;

namespace Partnerships.Tests.Relationships;

public sealed class ProgramMetricsTests
{
    private static readonly Lazy<JsonNode> Quarter = new(() => Engine.Result("program_metrics", SampleDashboard.Quarter(), "channel"));
    private static readonly Lazy<JsonNode> April = new(() => Engine.Result("program_metrics", SampleDashboard.April, "channel"));

    [Theory]
    [InlineData("ecosystem.partners", "234")] // seed-dashboard-01
    [InlineData("tiers.0.partners", "12")]
    [InlineData("tiers.1.partners", "34")]
    [InlineData("tiers.2.partners", "89")]
    [InlineData("tiers.3.partners", "99")]
    [InlineData("ecosystem.joined", "18")]
    [InlineData("ecosystem.left", "7")]
    [InlineData("revenue.sourced", "4800000")] // seed-dashboard-02
    [InlineData("revenue.sourcedSharePercent", "38")] // seed-dashboard-08: of 12,631,578.95
    [InlineData("revenue.pipeline", "12400000")] // seed-dashboard-03
    [InlineData("revenue.assisted", "2100000")]
    [InlineData("revenue.growthPercent", "22")]
    [InlineData("tiers.0.revenue", "2100000")]
    [InlineData("tiers.0.pipeline", "5800000")]
    [InlineData("tiers.0.attainmentPercent", "175")]
    [InlineData("tiers.1.revenue", "1400000")]
    [InlineData("tiers.1.pipeline", "3200000")]
    [InlineData("tiers.1.attainmentPercent", "112")]
    [InlineData("tiers.2.revenue", "800000")]
    [InlineData("tiers.2.pipeline", "2100000")]
    [InlineData("tiers.2.attainmentPercent", "89")]
    [InlineData("tiers.3.revenue", "500000")]
    [InlineData("tiers.3.pipeline", "1300000")]
    [InlineData("health.onTarget.partners", "189")]
    [InlineData("health.onTarget.sharePercent", "80.8")]
    [InlineData("health.atRisk.partners", "28")]
    [InlineData("health.atRisk.sharePercent", "12")]
    [InlineData("health.offTarget.partners", "17")]
    [InlineData("health.winRatePercent", "34")]
    [InlineData("health.directWinRatePercent", "31")]
    [InlineData("enablement.certifiedPartners", "178")]
    [InlineData("enablement.certifiedPercent", "76.1")] // seed-dashboard-06
    [InlineData("enablement.newCertificates", "67")]
    [InlineData("enablement.trainingPercent", "82")]
    [InlineData("enablement.certificatesPerPartner", "3.4")]
    [InlineData("incentives.spiffs", "42300")]
    [InlineData("incentives.rebates", "187000")]
    [InlineData("incentives.mdfUsed", "156000")]
    [InlineData("incentives.mdfUtilizationPercent", "78")] // seed-dashboard-07
    [InlineData("top.0.revenue", "420000")]
    [InlineData("top.0.attainmentPercent", "156")]
    [InlineData("top.1.revenue", "380000")]
    [InlineData("top.1.attainmentPercent", "148")]
    [InlineData("top.2.revenue", "310000")]
    [InlineData("top.2.attainmentPercent", "132")]
    public void The_sample_dashboard_is_reproduced(string path, string printed) => Assert.Equal(Number(printed), At(Quarter.Value, path));

    [Theory]
    [InlineData("ecosystem.retentionPercent", "97.0", "96.9", "1 - 7 ÷ 234 has the end count below the line; 216 of the 223 at the start stayed")] // seed-dashboard-04
    [InlineData("health.offTarget.sharePercent", "7.3", "7.2", "80.8 + 12.0 + 7.3 is 100.1; shares sum to 100")] // seed-dashboard-05
    [InlineData("health.coverageMultiple", "3.2", "2.6", "12.4M ÷ 4.8M is 2.6")]
    [InlineData("revenue.averageDeal", "147000", "145454.55", "4.8M ÷ 147,000 is 32.7 deals; 33 give 145,454.55 and 32 give 150,000")]
    [InlineData("incentives.multiples.0.multiple", "18", "17.95", "2.8M ÷ 156,000, pipeline per dollar and no return")] // seed-dashboard-07
    [InlineData("incentives.multiples.1.multiple", "24", "24.21", "4.8M ÷ (42,300 + 156,000), without the rebates")] // seed-dashboard-09
    [InlineData("incentives.multiples.2.multiple", "24", "12.46", "with the 187,000 of rebates it is half")] // seed-dashboard-09
    [InlineData("enablement.portalPercent", "71", "70.9", "166 of 234 is 70.9 and 167 is 71.4; 71 only stands in whole percent")]
    public void What_the_sample_prints_and_no_data_can_give(string path, string printed, string actual, string why)
    {
        Assert.NotEqual(Number(printed), At(Quarter.Value, path));
        Assert.True(Number(actual) == At(Quarter.Value, path), why);
    }

    [Theory]
    [InlineData(0, "2100000", "700000")]
    [InlineData(1, "494117.65", "164705.88")]
    [InlineData(2, "107865.17", "35955.06")]
    public void The_period_is_required_since_a_month_and_a_quarter_give_different_years(int tier, string month, string quarter)
    {
        Assert.Equal(Number(month), At(April.Value, $"tiers.{tier}.yearlyPerPartner"));
        Assert.Equal(Number(quarter), At(Quarter.Value, $"tiers.{tier}.yearlyPerPartner"));
        Assert.Contains(Engine.Refused("program_metrics", """{"partners":[{"id":"A","joined":"2025-01-01"}]}"""), refusal => refusal.Path == "from");
    }

    [Fact]
    public void Attainment_against_the_tiers_yearly_targets_is_far_from_the_printed_one()
    {
        var tiers = Engine.Result("program_metrics", SampleDashboard.Quarter(targets: false), "channel")["tiers"]!;
        Assert.Equal((15_000_000m, 14m), (At(tiers, "0.target"), At(tiers, "0.attainmentPercent"))); // 12 × 1.25M a quarter; printed: 175%
        Assert.Equal((8_500_000m, 16.5m), (At(tiers, "1.target"), At(tiers, "1.attainmentPercent"))); // printed: 112%
        Assert.Equal((5_562_500m, 14.4m), (At(tiers, "2.target"), At(tiers, "2.attainmentPercent"))); // printed: 89%
        Assert.Null(tiers[3]!["target"]);
    }

    [Fact]
    public void Coverage_without_a_given_target_is_pipeline_over_shortfall_of_the_partners_that_are_short()
    {
        var health = Metrics("""{"id":"A","joined":"2024-01-01","revenue":500,"target":100,"pipeline":9000},{"id":"B","joined":"2024-01-01","revenue":100,"target":200,"pipeline":250}""")["health"]!;
        Assert.Equal((100m, 2.5m), (At(health, "remainingTarget"), At(health, "coverageMultiple")));
    }

    [Fact]
    public void Influenced_share_is_given_without_and_with_the_sourced_deals()
    {
        Assert.Equal((16.6m, 54.6m), (At(Quarter.Value, "revenue.influencedOnlySharePercent"), At(Quarter.Value, "revenue.influencedSharePercent")));
        var targets = Quarter.Value["targets"]!.AsArray().ToDictionary(line => (string)line!["metric"]!, line => (string)line!["standing"]!);
        Assert.Equal(("above", "below", "above"), (targets["sourced share"], targets["influenced share without sourced"], targets["influenced share with sourced"]));
    }

    [Fact] // seed-activation-01: 200 partners, 15 active
    public void Activation_is_partners_with_a_deal_of_all_and_the_same_count_divides_revenue()
    {
        var rows = string.Join(',', Enumerable.Range(0, 200).Select(i => $$"""{"id":"P{{i}}","joined":"2024-01-01","deals":{{(i < 14 ? 1 : 0)}},"won":{{(i == 14 ? 1 : 0)}},"revenue":{{(i < 15 ? 100 : 0)}} }"""));
        var answer = Engine.Run("program_metrics", $$"""{"from":"2025-01-01","to":"2025-12-31","partners":[{{rows}}],"totals":{"assisted":150,"companyRevenue":5000} }""");
        var result = JsonNode.Parse(answer.Result.GetRawText())!;
        Assert.Equal((15m, 7.5m, 110m), (At(result, "engagement.activePartners"), At(result, "engagement.activationPercent"), At(result, "revenue.perActivePartner")));
        Assert.Contains(answer.Warnings, warning => warning.Code == "few_active");
    }

    [Fact]
    public void Nps_is_promoters_less_detractors_and_its_target_is_inclusive()
    {
        var result = Metrics(One, """{"promoters":60,"passives":30,"detractors":10}""");
        Assert.Equal(50m, At(result, "engagement.nps"));
        Assert.Equal("on_target", (string)result["targets"]![0]!["standing"]!);
        Assert.Equal("below", (string)Metrics(One, """{"promoters":5999,"passives":3000,"detractors":1001}""")["targets"]![0]!["standing"]!); // 49.98
    }

    [Theory]
    [InlineData("50", "on_target")]
    [InlineData("60", "below")]
    public void The_NPS_target_is_the_policys_50_or_60(string target, string standing)
    {
        var answer = Engine.Run("program_metrics", $$"""{"from":"2025-01-01","to":"2025-12-31","partners":[{{One}}],"totals":{"promoters":65,"passives":20,"detractors":15} }""", Engine.Changed(("programMetrics.nps", target)));
        Assert.Equal(standing, (string)JsonNode.Parse(answer.Result.GetRawText())!["targets"]![0]!["standing"]!);
    }

    [Fact] // 12 Platinum, 34 Gold and 89 Silver partners may claim far more than the 200,000 that were set aside
    public void Mdf_allocated_is_an_input_and_never_what_the_tiers_may_claim()
    {
        Assert.Equal(78m, At(Quarter.Value, "incentives.mdfUtilizationPercent"));
        Assert.Null(Metrics(One, """{"mdfUsed":156000}""")["incentives"]!["mdfUtilizationPercent"]);
        var alone = Engine.Run("mdf_performance", """{"spent":156000,"pipeline":2800000}""");
        Assert.Contains(alone.Missing, text => text.StartsWith("allocated", StringComparison.Ordinal));
        Assert.False(alone.Result.TryGetProperty("utilizationPercent", out _));
    }

    [Theory]
    [InlineData("2025-03-31", 89, "on_target")] // joined 1 January
    [InlineData("2025-04-01", 90, "below")]
    public void First_deal_is_closed_in_fewer_than_90_days(string first, int days, string standing)
    {
        var result = Metrics($$"""{"id":"A","joined":"2025-01-01","firstDeal":"{{first}}"},{"id":"B","joined":"2019-01-01","firstDeal":"2020-01-01"}""");
        Assert.Equal(((decimal)days, 1m), (At(result, "engagement.firstDealDays"), At(result, "engagement.firstDeals")));
        Assert.Equal(standing, (string)result["targets"]!.AsArray().First(line => (string)line!["metric"]! == "days to first deal")!["standing"]!);
    }

    [Theory]
    [InlineData("100", "onTarget")]
    [InlineData("99.99", "atRisk")]
    [InlineData("80", "atRisk")]
    [InlineData("79.99", "offTarget")] // 79.99% prints as 80%
    public void The_amounts_decide_who_is_on_target(string revenue, string group) =>
        Assert.Equal(1m, At(Metrics($$"""{"id":"A","joined":"2024-01-01","revenue":{{revenue}},"target":100}"""), $"health.{group}.partners"));

    [Fact]
    public void Partners_without_a_target_are_counted_apart_unless_the_policy_counts_them_as_on_target()
    {
        const string rows = """{"id":"A","joined":"2024-01-01","revenue":10,"target":100},{"id":"B","joined":"2024-01-01","revenue":5}""";
        Assert.Equal((1m, 0m, 100m), (At(Metrics(rows), "health.withoutTarget"), At(Metrics(rows), "health.onTarget.partners"), At(Metrics(rows), "health.offTarget.sharePercent")));
        Assert.Equal(50m, At(Metrics(rows, policy: "channel"), "health.onTarget.sharePercent"));
    }

    [Fact]
    public void Retention_follows_the_partners_of_the_start_and_only_a_year_is_set_against_the_yearly_target()
    {
        // One of two stayed; the one that came and went is in neither number.
        const string rows = """{"id":"A","joined":"2024-01-01"},{"id":"B","joined":"2024-01-01","exited":"2025-12-31"},{"id":"C","joined":"2025-02-01","exited":"2025-03-01"},{"id":"D","joined":"2024-01-01","exited":"2024-12-31"}""";
        var result = Metrics(rows);
        Assert.Equal((2m, 1m, 50m, 2m), (At(result, "ecosystem.atStart"), At(result, "ecosystem.kept"), At(result, "ecosystem.retentionPercent"), At(result, "ecosystem.left")));
        Assert.Contains(result["targets"]!.AsArray(), line => (string)line!["metric"]! == "retention");
        Assert.DoesNotContain(Quarter.Value["targets"]!.AsArray(), line => (string)line!["metric"]! == "retention");
    }

    [Theory]
    [InlineData("""{"mdfUsed":156000}""", "totals.mdfAllocated: not given, so there is no MDF utilization.")]
    [InlineData("""{"mdfAllocated":200000}""", "totals.mdfUsed: not given, so there is no MDF utilization.")]
    public void Half_of_the_MDF_utilization_names_the_other_half(string totals, string missing)
    {
        var answer = Engine.Run("program_metrics", $$"""{"from":"2025-01-01","to":"2025-03-31","partners":[{{One}}],"totals":{{totals}} }""");
        Assert.Contains(missing, answer.Missing);
        Assert.DoesNotContain(answer.Missing, other => other != missing && other.Contains("utilization", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_not_given_is_named_and_never_zero()
    {
        var answer = Engine.Run("program_metrics", $$"""{"from":"2025-01-01","to":"2025-03-31","partners":[{{One}}]}""");
        Assert.Equal(AnswerStatus.Partial, answer.Status);
        Assert.Contains(answer.Missing, missing => missing.StartsWith("totals.promoters", StringComparison.Ordinal));
        Assert.False(answer.Result.GetProperty("revenue").TryGetProperty("sourced", out _));
        Assert.False(answer.Result.GetProperty("engagement").TryGetProperty("nps", out _));
    }

    [Fact]
    public void Faults_are_told_at_once()
    {
        var refusals = Engine.Refused("program_metrics",
            """{"from":"2025-03-31","to":"2025-01-01","partners":[{"id":"A","joined":"2024-02-01","exited":"2024-01-01","firstDeal":"2024-01-31"},{"id":"A","joined":"2024-01-01"}]}""")
            .Concat(Engine.Refused("program_metrics", """{"from":"2025-01-01","to":"2025-03-31","partners":[{"id":"A","joined":"2026-01-01"}]}"""))
            .Concat(Engine.Refused("program_metrics", """{"from":"2025-01-01","to":"2025-03-31","partners":[{"id":"A","joined":"2024-01-01","tier":"Golden"}]}"""))
            .Concat(Engine.Refused("program_metrics", """{"from":"2025-01-01","to":"2025-03-31","partners":[{"id":"A","joined":"2024-01-01","revenue":900}],"totals":{"companyRevenue":1000,"assisted":101}}"""));
        Testing.Golden.Verify(string.Join('\n', refusals.Select(refusal => $"{refusal.Code}: {refusal.Message}")), "program_metrics_faults");
    }

    [Fact]
    public void Ten_thousand_partners_are_counted_at_once()
    {
        var rows = string.Join(',', Enumerable.Range(0, 10_000).Select(i =>
            $$"""{"id":"P{{i}}","tier":"{{(i % 3 == 0 ? "Gold" : "Silver")}}","joined":"2024-01-01","deals":{{i % 4}},"revenue":{{i % 997}},"target":500,"pipeline":{{i}},"won":1,"lost":2}"""));
        var answer = Engine.Run("program_metrics", $$"""{"from":"2025-01-01","to":"2025-03-31","partners":[{{rows}}],"page":{"limit":500} }""");
        Assert.Equal(500, answer.Result.GetProperty("behind").GetArrayLength());
        Assert.InRange(answer.Steps.Count, 15, 60);
    }

    [Fact]
    public void Groups_make_up_the_portfolio_and_tiers_make_up_the_revenue()
    {
        var partner = Gen.Choose(0, 20_000).SelectMany(revenue => Gen.Choose(-1, 20_000).SelectMany(target => Gen.Elements("Gold", "Silver", "").SelectMany(tier => Gen.Elements(true, false)
            .Select(left => (Revenue: revenue, Target: target, Tier: tier, Left: left)))));
        Prop.ForAll(partner.NonEmptyListOf().Select(list => list.ToArray()).ToArbitrary(), portfolio =>
        {
            var rows = string.Join(',', portfolio.Select((p, i) => string.Create(CultureInfo.InvariantCulture,
                $$"""{"id":"P{{i}}","joined":"2024-01-01","revenue":{{p.Revenue / 100m}}{{(p.Target < 0 ? "" : $",\"target\":{p.Target / 100m}")}}{{(p.Tier.Length == 0 ? "" : $",\"tier\":\"{p.Tier}\"")}}{{(p.Left ? ",\"exited\":\"2025-06-01\"" : "")}} }""")));
            var result = Metrics(rows);
            decimal[] counts = [At(result, "health.onTarget.partners"), At(result, "health.atRisk.partners"), At(result, "health.offTarget.partners")];
            decimal[] shares = [At(result, "health.onTarget.sharePercent"), At(result, "health.atRisk.sharePercent"), At(result, "health.offTarget.sharePercent")];
            return counts.Sum() + At(result, "health.withoutTarget") == At(result, "ecosystem.partners")
                && shares.Sum() == (counts.Sum() == 0m ? 0m : 100m)
                && result["tiers"]!.AsArray().Sum(tier => (decimal)tier!["revenue"]!) == At(result, "revenue.sourced")
                && result["tiers"]!.AsArray().Sum(tier => (int)tier!["partners"]!) == At(result, "ecosystem.partners")
                && At(result, "behindTotal") == counts[1] + counts[2];
        }).Check(Config.QuickThrowOnFailure.WithReplay(42UL, 85UL));
    }

    private const string One = """{"id":"A","joined":"2024-01-01"}""";

    private static JsonNode Metrics(string rows, string totals = "{}", string policy = "standard") =>
        Engine.Result("program_metrics", $$"""{"from":"2025-01-01","to":"2025-12-31","partners":[{{rows}}],"totals":{{totals}}}""", policy);

    private static decimal At(JsonNode node, string path) =>
        (decimal)path.Split('.').Aggregate(node, (at, part) => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? at[index]! : at[part]!);

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
