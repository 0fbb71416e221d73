using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Testing;

namespace Partnerships.Tests.Strategy;

public sealed class PlanPartnerMixTests
{
    private const string Acme = "\"totalRevenue\":10000000.00,\"currentSharePercent\":5,\"targetSharePercent\":30,\"asOf\":\"2026-01-01\"";

    [Fact] // seed-context-01
    public void From_five_to_thirty_percent_is_six_times_as_much()
    {
        var result = Plan("""{"type":"technology","averageDeal":24000,"dealsPerPartnerPerYear":5}""");
        Assert.Equal((500000.00m, 3000000.00m, 2500000.00m, 6.00m), (Money(result, "currentPartnerRevenue"), Money(result, "targetPartnerRevenue"), Money(result, "gap"), Money(result, "multiple")));
    }

    [Fact] // seed-architecture-01, read forward: 34.09M growing to 60M in a year; partners x average revenue are not inputs of the plan
    public void Target_applies_to_the_revenue_at_the_deadline()
    {
        var result = Engine.Result("plan_partner_mix", """{"totalRevenue":34090909.09,"currentSharePercent":22,"targetSharePercent":40,"growthPercent":76,"asOf":"2026-01-01","by":"2026-12-31","motions":[{"type":"technology","averageDeal":80000,"dealsPerPartnerPerYear":1}]}""");
        Assert.Equal((7500000.00m, 60000000.00m, 24000000.00m), (Money(result, "currentPartnerRevenue"), Money(result, "revenueAtDeadline"), Money(result, "targetPartnerRevenue")));
        Assert.Equal((16500000.00m, 6136363.64m), (Money(result, "gap"), Money(result, "gapIfFlat")));
    }

    [Theory] // whole years compound, the rest is in proportion
    [InlineData("2026-06-30", "10500000.00")]
    [InlineData("2027-12-31", "12100000.00")]
    [InlineData("2028-06-30", "12705000.00")]
    public void Growth_runs_to_the_deadline(string by, string revenue) => Assert.Equal(decimal.Parse(revenue), Money(
        Plan("""{"type":"technology","averageDeal":24000,"dealsPerPartnerPerYear":5}""", by, ",\"growthPercent\":10"), "revenueAtDeadline"));

    [Fact] // the rule's resellers: nine more active at 60% activation is fifteen recruits
    public void Recruits_are_active_partners_over_activation_rounded_up()
    {
        var motion = Plan("""{"type":"reseller","averageDeal":24000,"dealsPerPartnerPerYear":4,"activePartnersNow":3,"newActivePartners":9}""")["motions"]![0]!;
        Assert.Equal((9, 15), ((int)motion["newActivePartners"]!, (int)motion["recruits"]!));
        Assert.Equal(96000.00m, Money(motion, "revenuePerPartner"));
        Assert.Equal(("growth", 18), ((string)motion["segment"]!, (int)motion["managedPartners"]!));
    }

    [Fact]
    public void Active_partners_are_the_gap_over_their_yearly_revenue_rounded_up()
    {
        var motion = Plan("""{"type":"technology","averageDeal":24000,"dealsPerPartnerPerYear":5}""")["motions"]![0]!;
        Assert.Equal((21, 35), ((int)motion["newActivePartners"]!, (int)motion["recruits"]!)); // 2.5M ÷ 120K = 20.83
        Assert.Equal((1260000.00m, 1890000.00m), (Money(motion, "landedSlow"), Money(motion, "landedFast"))); // 6 and 9 of 12 months
        Assert.Equal(42, (int)motion["activeToLandInTime"]!);
    }

    [Theory]
    [InlineData(42, "feasible", "0.00", "0.00")] // 42 x 120K x 6/12 = 2.52M
    [InlineData(41, "at_risk", "40000.00", "0.00")]
    [InlineData(28, "at_risk", "820000.00", "0.00")] // 28 x 120K x 9/12 = 2.52M
    [InlineData(27, "not_feasible", "880000.00", "70000.00")]
    public void Verdict_follows_what_lands_in_time(int planned, string verdict, string slow, string fast)
    {
        var result = Plan($$"""{"type":"technology","averageDeal":24000,"dealsPerPartnerPerYear":5,"newActivePartners":{{planned}}}""");
        Assert.Equal(verdict, (string)result["verdict"]!);
        Assert.Equal((decimal.Parse(slow), decimal.Parse(fast)), (Money(result, "shortfallSlow"), Money(result, "shortfallFast")));
    }

    [Theory] // 6-12 months of a reseller's ramp against the deadline
    [InlineData("2026-06-30", "ramp_exceeds_deadline", true)]
    [InlineData("2026-07-31", "ramp_may_exceed_deadline", true)]
    [InlineData("2026-12-31", "ramp_may_exceed_deadline", true)]
    [InlineData("2027-01-31", null, false)]
    public void A_ramp_the_deadline_does_not_leave_room_for_is_warned_about(string by, string? code, bool impossible)
    {
        var answer = Run("""{"type":"reseller","averageDeal":24000,"dealsPerPartnerPerYear":4}""", by);
        Assert.Equal(code, answer.Warnings.Select(warning => warning.Code).FirstOrDefault(c => c.StartsWith("ramp", StringComparison.Ordinal)));
        Assert.Equal(impossible, !answer.Result.GetProperty("motions")[0].TryGetProperty("activeToLandInTime", out _));
    }

    [Fact] // der-date-01: six months after 31 August is 28 February
    public void First_value_comes_after_the_ramp_clamped_to_the_month()
    {
        var motion = Engine.Result("plan_partner_mix", """{"totalRevenue":100,"currentSharePercent":0,"targetSharePercent":10,"asOf":"2025-08-31","by":"2026-12-31","motions":[{"type":"reseller","averageDeal":24000,"dealsPerPartnerPerYear":4}]}""")["motions"]![0]!;
        Assert.Equal(("2026-02-28", "2026-08-31"), ((string)motion["producesFrom"]!, (string)motion["producesBy"]!));
    }

    [Theory]
    [InlineData("5000.00", false)]
    [InlineData("5000.01", true)]
    public void Affiliate_is_left_out_above_the_deal_limit_and_its_part_goes_to_the_others(string deal, bool excluded)
    {
        var result = Plan($$"""{"type":"affiliate","averageDeal":{{deal}},"dealsPerPartnerPerYear":10},{"type":"technology","averageDeal":24000,"dealsPerPartnerPerYear":5}""");
        Assert.Equal(excluded ? 1 : 2, result["motions"]!.AsArray().Count);
        Assert.Equal(excluded ? 2500000.00m : 1250000.00m, Money(result["motions"]!.AsArray()[^1]!, "gapPart"));
        Assert.Equal(excluded ? "Wrong fit for the deal size: an average deal of 5,000.01 is above the limit of 5,000.00." : null, (string?)result["excluded"]!.AsArray().SingleOrDefault()?["reason"]);
    }

    [Fact]
    public void With_every_motion_left_out_nothing_lands()
    {
        var result = Plan("""{"type":"affiliate","averageDeal":24000,"dealsPerPartnerPerYear":10}""");
        Assert.Equal(("not_feasible", 2500000.00m, 0), ((string)result["verdict"]!, Money(result, "shortfallFast"), (int)result["managersMost"]!));
    }

    [Fact] // a manager may serve several motions: fractions are added before rounding up
    public void Managers_are_rounded_up_once()
    {
        var result = Plan("""{"type":"technology","averageDeal":24000,"dealsPerPartnerPerYear":5,"newActivePartners":3},{"type":"reseller","averageDeal":24000,"dealsPerPartnerPerYear":4,"activePartnersNow":3,"newActivePartners":9},{"type":"strategic_alliance","averageDeal":24000,"dealsPerPartnerPerYear":4,"newActivePartners":1}""", more: ",\"managersNow\":1");
        Assert.Equal((2, 2, 1), ((int)result["managersLeast"]!, (int)result["managersMost"]!, (int)result["managersToHire"]!)); // (5 + 18) ÷ 25 + 2 ÷ 10 = 1.12; (5 + 18) ÷ 15 + 2 ÷ 5 = 1.93
    }

    [Fact]
    public void Contradictions_are_refused_at_once() => Testing.Golden.Verify(string.Join('\n', Engine.Refused("plan_partner_mix",
        """{"totalRevenue":10000000,"currentSharePercent":30,"targetSharePercent":5,"asOf":"2026-12-31","by":"2026-12-31","motions":[{"type":"reseller","averageDeal":24000,"dealsPerPartnerPerYear":4,"gapSharePercent":60},{"type":"reseller","averageDeal":24000,"dealsPerPartnerPerYear":4}]}""")
        .Select(r => $"{r.Code}: {r.Message}")), "plan_partner_mix_faults");

    [Fact]
    public void Motions_share_the_whole_gap_and_fast_lands_no_less_than_slow()
    {
        var gen = from revenue in Gen.Choose(1, 100_000_000)
                  from share in Gen.Choose(0, 100)
                  from months in Gen.Choose(1, 40)
                  from deal in Gen.Choose(1, 5000)
                  select (revenue, share, months, deal);
        Prop.ForAll(gen.ToArbitrary(), x =>
        {
            var motions = string.Join(',', new[] { "technology", "affiliate", "reseller", "strategic_alliance", "oem" }.Select(type => $$"""{"type":"{{type}}","averageDeal":{{x.deal}},"dealsPerPartnerPerYear":7}"""));
            var result = Engine.Result("plan_partner_mix", $$"""{"totalRevenue":{{x.revenue}},"currentSharePercent":0,"targetSharePercent":{{x.share}},"asOf":"2026-01-01","by":"{{Kernel.Calendar.Iso(new DateOnly(2026, 1, 1).AddMonths(x.months))}}","motions":[{{motions}}]}""");
            return result["motions"]!.AsArray().Sum(motion => Money(motion!, "gapPart")) == Money(result, "gap")
                && Money(result, "landedFast") >= Money(result, "landedSlow")
                && Money(result, "shortfallSlow") == Math.Max(0m, Money(result, "gap") - Money(result, "landedSlow"));
        }).Check(Config.QuickThrowOnFailure.WithReplay(42UL, 85UL));
    }

    private static JsonNode Plan(string motions, string by = "2026-12-31", string more = "") => JsonNode.Parse(Run(motions, by, more).Result.GetRawText())!;

    private static Kernel.Answer Run(string motions, string by = "2026-12-31", string more = "") =>
        Engine.Run("plan_partner_mix", $"{{{Acme},\"by\":\"{by}\",\"motions\":[{motions}]{more}}}");

    private static decimal Money(JsonNode node, string field) => (decimal)node[field]!;
}
