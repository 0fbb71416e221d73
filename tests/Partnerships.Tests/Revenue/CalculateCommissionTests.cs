using System.Text.Json.Nodes;
using Partnerships.Kernel;
using Testing;

namespace Partnerships.Tests.Revenue;

public sealed class CalculateCommissionTests
{
    [Theory]
    [InlineData("""{"model":"referral","amount":24000,"ratePercent":20}""", "4800.00")] // seed-commission-01
    [InlineData("""{"model":"revenue_share","amount":24000,"ratePercent":15,"months":24,"renewals":"included"}""", "7200.00")] // seed-commission-02
    [InlineData("""{"model":"tiered","amount":400000}""", "102500.00")] // seed-commission-03
    [InlineData("""{"model":"percentage","amount":100000,"ratePercent":25,"attribution":"influenced"}""", "12500.00")] // seed-commission-04
    [InlineData("""{"model":"percentage","amount":100000,"ratePercent":25,"attribution":"not_attributed"}""", "0.00")]
    [InlineData("""{"model":"tiered","amount":100000}""", "20000.00")] // der-tier-01
    [InlineData("""{"model":"tiered","amount":250000}""", "57500.00")] // der-tier-02
    [InlineData("""{"model":"tiered","amount":400000,"mode":"retroactive"}""", "120000.00")] // der-tier-04
    [InlineData("""{"model":"tiered","amount":249999.99,"mode":"retroactive"}""", "62500.00")] // der-tier-05
    [InlineData("""{"model":"tiered","amount":100000,"volumeBefore":200000}""", "27500.00")] // 50,000 at 25% and 50,000 at 30%
    [InlineData("""{"model":"tiered","amount":100000,"volumeBefore":200000,"mode":"retroactive"}""", "40000.00")] // 300,000 × 30% − 200,000 × 25%
    [InlineData("""{"model":"tiered","amount":1500,"bands":[{"from":1000,"ratePercent":10}]}""", "50.00")] // below the first band nothing
    [InlineData("""{"model":"tiered","amount":999,"mode":"retroactive","bands":[{"from":1000,"ratePercent":10}]}""", "0.00")]
    [InlineData("""{"model":"tiered","amount":400000,"attribution":"influenced"}""", "51250.00")]
    [InlineData("""{"model":"percentage","amount":-1.25,"ratePercent":10}""", "-0.13")] // der-round-02: half away from zero, both ways
    [InlineData("""{"model":"percentage","amount":1.25,"ratePercent":10}""", "0.13")]
    [InlineData("""{"model":"contribution_split","amount":10000,"parties":[{"partner":"A","contributionPercent":50,"ratePercent":10},{"partner":"B","contributionPercent":50,"ratePercent":15}]}""", "1250.00")] // der-split-04
    [InlineData("""{"model":"flat","flatFee":750}""", "750.00")]
    [InlineData("""{"model":"flat","flatFee":750,"amount":-1,"attribution":"influenced"}""", "-375.00")]
    [InlineData("""{"model":"hybrid","flatFee":500,"amount":10000,"ratePercent":5}""", "1000.00")]
    [InlineData("""{"model":"services","amount":80000,"ratePercent":12}""", "9600.00")]
    [InlineData("""{"model":"percentage","amount":10000,"tier":"Silver"}""", "1500.00")]
    public void Commission(string input, string commission) => Assert.Equal(commission, Of(input)["commission"]!.ToJsonString());

    [Fact] // seed-commission-02, as the customer pays
    public void A_share_has_a_line_per_year_and_a_dated_schedule()
    {
        var result = Of("""{"model":"revenue_share","amount":24000,"ratePercent":15,"months":18,"renewals":"included","billing":"quarterly","firstPayment":"2026-01-31"}""");
        Assert.Equal(["3600.00", "1800.00"], result["lines"]!.AsArray().Select(line => line!["commission"]!.ToJsonString()));
        Assert.Equal(6, result["schedule"]!.AsArray().Count);
        Assert.Equal("2026-04-30", (string)result["schedule"]![1]!["date"]!);
        Assert.Equal("5400.00", result["commission"]!.ToJsonString());
        Assert.True((bool)result["projected"]!);
    }

    [Fact] // der-recur-01: the thirteenth payment falls at month 12 and is out
    public void Payments_received_after_the_paid_months_earn_nothing()
    {
        var payments = string.Join(',', Enumerable.Repeat("100", 13));
        var result = Of($$"""{"model":"revenue_share","payments":[{{payments}}],"billing":"monthly","ratePercent":30,"months":12,"renewals":"included"}""");
        Assert.Equal(12, result["schedule"]!.AsArray().Count);
        Assert.Equal("360.00", result["commission"]!.ToJsonString());
        Assert.Equal("100.00", result["unpaidBase"]!.ToJsonString());
        Assert.False((bool)result["projected"]!);
    }

    [Fact]
    public void Without_renewals_a_share_ends_with_the_contract_and_warns()
    {
        var answer = Engine.Run("calculate_commission", """{"model":"revenue_share","amount":24000,"ratePercent":15,"months":24,"renewals":"none"}""");
        Assert.Equal("3600.00", answer.Result.GetProperty("commission").GetRawText());
        Assert.Equal("24000.00", answer.Result.GetProperty("unpaidBase").GetRawText());
        Assert.Equal("renewals_ignored", Assert.Single(answer.Warnings).Code);

        var longer = Of("""{"model":"revenue_share","amount":24000,"ratePercent":15,"months":24,"renewals":"none","contractMonths":36}""");
        Assert.Equal("7200.00", longer["commission"]!.ToJsonString());
    }

    [Fact]
    public void A_payment_that_reaches_beyond_the_paid_months_counts_in_part()
    {
        var result = Of("""{"model":"revenue_share","amount":24000,"ratePercent":15,"months":18,"renewals":"included"}""");
        Assert.Equal(["3600.00", "1800.00"], result["lines"]!.AsArray().Select(line => line!["commission"]!.ToJsonString()));
    }

    [Fact] // der-tier-05: one cent below the threshold
    public void Retroactive_terms_show_the_cliff()
    {
        var cliff = Of("""{"model":"tiered","amount":249999.99,"mode":"retroactive"}""")["cliff"]!;
        Assert.Equal("""{"at":250000.00,"short":0.01,"ratePercent":30,"commission":75000.00,"jump":12500.00}""", cliff.ToJsonString());
        Assert.Null(Of("""{"model":"tiered","amount":400000,"mode":"retroactive"}""")["cliff"]);
        Assert.Null(Of("""{"model":"tiered","amount":249999.99}""")["cliff"]);
    }

    [Fact] // der-tier-04: 17,500 more than marginal
    public void Either_mode_says_what_the_other_would_pay()
    {
        var marginal = Engine.Run("calculate_commission", """{"model":"tiered","amount":400000}""");
        Assert.Contains(marginal.Assumptions, said => said.EndsWith("retroactive would pay 120,000.00, 17,500.00 more.", StringComparison.Ordinal));
        var retroactive = Engine.Run("calculate_commission", """{"model":"tiered","amount":400000,"mode":"retroactive"}""");
        Assert.Contains(retroactive.Assumptions, said => said.EndsWith("marginal would pay 102,500.00, 17,500.00 less.", StringComparison.Ordinal));
    }

    [Theory] // "$0-100K" at 20% and "$100K-250K" at 25% share a bound
    [InlineData("99999.99", "20000.00", "20000.00")]
    [InlineData("100000.00", "20000.00", "25000.00")]
    [InlineData("100000.01", "20000.00", "25000.00")]
    public void Band_labels_that_overlap_are_half_open_and_marginal_makes_the_bound_moot(string amount, string marginal, string retroactive)
    {
        Assert.Equal(marginal, Of($$"""{"model":"tiered","amount":{{amount}}}""")["commission"]!.ToJsonString());
        Assert.Equal(retroactive, Of($$"""{"model":"tiered","amount":{{amount}},"mode":"retroactive"}""")["commission"]!.ToJsonString());
    }

    [Fact]
    public void A_commission_cap_is_supported_with_a_warning_and_the_forfeited_amount()
    {
        var answer = Engine.Run("calculate_commission", """{"model":"percentage","amount":10000,"ratePercent":10,"cap":700,"alreadyPaid":0}""");
        Assert.Equal(("700.00", "300.00"), (answer.Result.GetProperty("commission").GetRawText(), answer.Result.GetProperty("cap").GetProperty("forfeited").GetRawText()));
        Assert.Equal("commission_cap", Assert.Single(answer.Warnings).Code);
    }

    [Fact]
    public void A_referral_fee_is_never_assumed_and_its_usual_range_is_shown()
    {
        Assert.Equal("ratePercent", Assert.Single(Engine.Refused("calculate_commission", """{"model":"referral","amount":24000}""")).Path);
        var usual = Of("""{"model":"referral","amount":24000,"ratePercent":15}""")["benchmark"]!;
        Assert.Equal((10m, 20m, true), ((decimal)usual["leastPercent"]!, (decimal)usual["mostPercent"]!, (bool)usual["within"]!));
    }

    [Theory]
    [InlineData("services", "", 12, "services revenue")]
    [InlineData("percentage", ",\"partnership\":\"oem\"", 50, "discount off list")]
    public void Services_and_OEM_rates_are_of_different_bases(string model, string more, int rate, string of)
    {
        var usual = Of($$"""{"model":"{{model}}","amount":1000,"ratePercent":{{rate}}{{more}}}""")["benchmark"]!;
        Assert.Equal((of, true), ((string?)usual["of"], (bool)usual["within"]!));
    }

    [Fact] // der-round-04: per line, then sum
    public void Several_lines_are_rounded_one_by_one_and_the_difference_is_shown()
    {
        var result = Of("""{"model":"percentage","lines":[3.35,3.35,3.35],"ratePercent":15}""");
        Assert.Equal(["0.50", "0.50", "0.50"], result["lines"]!.AsArray().Select(line => line!["commission"]!.ToJsonString()));
        Assert.Equal("1.50", result["commission"]!.ToJsonString());
        Assert.Equal("0.01", result["roundingDifference"]!.ToJsonString());
        Assert.Null(Of("""{"model":"percentage","lines":[100,100],"ratePercent":15}""")["roundingDifference"]);
    }

    [Theory] // der-cap-01: max(0, min(new, cap − earned))
    [InlineData("100", "450", "50.00", "50.00")]
    [InlineData("100", "400", "100.00", "0.00")]
    [InlineData("100", "600", "0.00", "100.00")]
    [InlineData("-100", "450", "-50.00", "-50.00")] // the reversal of the first
    public void A_cap_keeps_what_is_left_of_the_period(string amount, string earned, string paid, string forfeited)
    {
        var answer = Engine.Run("calculate_commission", $$"""{"model":"percentage","amount":{{amount}},"ratePercent":100,"cap":500,"alreadyPaid":{{earned}}}""");
        Assert.Equal(paid, answer.Result.GetProperty("commission").GetRawText());
        Assert.Equal(forfeited, answer.Result.GetProperty("cap").GetProperty("forfeited").GetRawText());
        Assert.Contains(answer.Warnings, warning => warning.Code == "commission_cap");
    }

    [Fact]
    public void A_cap_on_a_share_holds_for_each_year()
    {
        var result = Of("""{"model":"revenue_share","amount":24000,"ratePercent":15,"months":24,"renewals":"included","cap":3000,"alreadyPaid":1000}""");
        Assert.Equal(["2000.00", "3000.00"], result["lines"]!.AsArray().Select(line => line!["paid"]!.ToJsonString()));
        Assert.Equal("5000.00", result["commission"]!.ToJsonString());
    }

    [Fact] // der-fx-02 and der-round-03: the yen has no minor unit
    public void The_policys_currency_decides_the_digits()
    {
        var yen = Engine.Changed(("program.currency", "\"JPY\""));
        Assert.Equal("185185", Raw("""{"model":"percentage","foreign":{"currency":"JPY","amount":1234567,"rate":1,"date":"2026-03-31"},"ratePercent":15}""", yen));
        Assert.Equal("15", Raw("""{"model":"percentage","amount":500,"ratePercent":2.9}""", yen));
        Assert.Equal("too_many_digits", Assert.Single(Assert.Throws<RefusalException>(() => Raw("""{"model":"percentage","amount":0.5,"ratePercent":15}""", yen)).Refusals).Code);
    }

    [Fact]
    public void A_foreign_amount_is_converted_at_the_locked_rate_and_both_are_echoed()
    {
        var answer = Engine.Run("calculate_commission", """{"model":"percentage","foreign":{"currency":"JPY","amount":1000000,"rate":0.00654321,"date":"2026-03-31"},"ratePercent":10}""");
        Assert.Equal("""{"currency":"JPY","amount":1000000,"rate":0.00654321,"date":"2026-03-31","converted":6543.21}""", answer.Result.GetProperty("exchange").GetRawText());
        Assert.Equal("654.32", answer.Result.GetProperty("commission").GetRawText());
        Assert.Equal("JPY 1,000,000 × 0.00654321", answer.Steps[0].How);
    }

    [Fact] // der-effective-01: the version in force on the program's day decides; either way the plan's rate is all that differs
    public void Each_version_of_a_plan_pays_its_own_rate()
    {
        const string Deal = """{"model":"percentage","amount":24000,"tier":"Gold"}""";
        Assert.Equal("4800.00", Raw(Deal, Engine.Changed(("tiers.levels.2.commissionPercent", "20"))));
        Assert.Equal("6000.00", Raw(Deal, Engine.Changed(("tiers.levels.2.commissionPercent", "25"))));
    }

    [Fact]
    public void A_tiers_open_ended_rate_is_flagged_and_a_custom_one_waits_for_terms()
    {
        const string Deal = """{"model":"percentage","amount":10000,"tier":"Platinum"}""";
        Assert.True((bool)Of(Deal)["openEnded"]!);
        var answer = Engine.Run("calculate_commission", Deal, Engine.Changed(("tiers.levels.3.commissionPercent", "null")));
        Assert.Equal(AnswerStatus.NeedsTerms, answer.Status);
        Assert.False(answer.Result.TryGetProperty("commission", out _));
    }

    [Fact]
    public void A_rate_given_replaces_the_tiers_and_says_so()
    {
        var answer = Engine.Run("calculate_commission", """{"model":"percentage","amount":10000,"tier":"silver","ratePercent":18}""");
        Assert.Equal("1800.00", answer.Result.GetProperty("commission").GetRawText());
        Assert.Contains("The rate given replaces the one of the Silver tier.", answer.Assumptions);
        Assert.Equal("tier", Assert.Single(Engine.Refused("calculate_commission", """{"model":"percentage","amount":10000,"tier":"Bronze","ratePercent":18}""")).Path);
    }

    [Fact]
    public void Each_party_may_take_its_tiers_rate()
    {
        var result = Of("""{"model":"contribution_split","amount":100.01,"parties":[{"partner":"A","contributionPercent":50,"tier":"Gold"},{"partner":"B","contributionPercent":50,"ratePercent":10}]}""");
        Assert.Equal(["50.01", "50.00"], result["lines"]!.AsArray().Select(line => line!["base"]!.ToJsonString()));
        Assert.Equal(["10.00", "5.00"], result["lines"]!.AsArray().Select(line => line!["commission"]!.ToJsonString()));
    }

    [Theory]
    [InlineData("referral", "", 20, null)]
    [InlineData("referral", "", 21, "outside_benchmark")]
    [InlineData("referral", "", 9, "outside_benchmark")]
    [InlineData("services", "", 16, "outside_benchmark")]
    [InlineData("percentage", "", 90, null)]
    [InlineData("percentage", ",\"partnership\":\"technology\"", 11, "outside_benchmark")]
    public void A_rate_outside_the_benchmark_is_reported_not_refused(string model, string more, int rate, string? code) =>
        Assert.Equal(code, Engine.Run("calculate_commission", $$"""{"model":"{{model}}","amount":1000,"ratePercent":{{rate}}{{more}}}""").Warnings.Select(w => w.Code).FirstOrDefault());

    [Theory]
    [InlineData("""{"model":"percentage","amount":1000}""", "ratePercent")]
    [InlineData("""{"model":"percentage","foreign":{"currency":"EUR","amount":100,"date":"2026-03-31"},"ratePercent":15}""", "foreign.rate")] // never unconverted
    [InlineData("""{"model":"revenue_share","amount":1000,"ratePercent":15,"months":24}""", "renewals")]
    [InlineData("""{"model":"percentage","ratePercent":15}""", "amount")]
    public void What_is_never_assumed_must_be_given(string input, string path)
    {
        var refusal = Assert.Single(Engine.Refused("calculate_commission", input));
        Assert.Equal(("missing_field", path), (refusal.Code, refusal.Path));
    }

    [Fact]
    public void Every_fault_between_fields_is_found_at_once()
    {
        string[] inputs =
        [
            """{"model":"referral","amount":1000,"lines":[1],"ratePercent":20,"renewals":"included","months":12,"mode":"marginal","alreadyPaid":5}""",
            """{"model":"contribution_split","amount":1000,"cap":10,"parties":[{"partner":"A","contributionPercent":50,"ratePercent":10},{"partner":"a","contributionPercent":49.9,"ratePercent":10}]}""",
            """{"model":"hybrid","foreign":{"currency":"USD","amount":1.005,"rate":1.1,"date":"2026-03-31"},"ratePercent":20}""",
            """{"model":"percentage","foreign":{"currency":"usd","amount":1,"rate":1.1,"date":"2026-03-31"},"ratePercent":20}""",
            """{"model":"tiered","amount":1,"bands":[{"from":0.001,"ratePercent":20}]}""",
        ];
        Testing.Golden.Verify(string.Join("\n\n", inputs.Select(input =>
            input + "\n" + string.Join('\n', Engine.Refused("calculate_commission", input).Select(r => $"{r.Code}: {r.Message}")))), "calculate_commission_faults");
    }

    private static JsonNode Of(string input) => Engine.Result("calculate_commission", input);

    private static string Raw(string input, PolicyDocument policy) =>
        Engine.Run("calculate_commission", input, policy).Result.GetProperty("commission").GetRawText();
}
