using System.Globalization;
using System.Text.Json.Nodes;
using Partnerships.Kernel;
using Testing;
using Calendar = Partnerships.Kernel.Calendar;

namespace Partnerships.Tests.Revenue;

public sealed class CommissionStatementTests
{
    [Fact] // der-idem-01
    public void The_same_invoice_posted_twice_pays_once()
    {
        var answer = Year("""{"kind":"payment","partner":"P","invoice":"in_1","date":"2026-05-01","commission":40}""",
            """{"kind":"payment","partner":"P","invoice":"in_1","date":"2026-05-01","commission":40.00}""",
            """{"kind":"payment","partner":"P","invoice":"in_2","date":"2026-05-02","commission":10}""");
        var result = Result(answer);
        Assert.Equal(2, result["lines"]!.AsArray().Count(line => (string?)line!["kind"] == "accrual"));
        Assert.Equal(50.00m, (decimal)result["totals"]!["accrued"]!);
        Assert.Equal((1, "already_posted"), ((int)result["unposted"]![0]!["index"]!, (string?)result["unposted"]![0]!["code"]));
        Assert.Equal(AnswerStatus.Complete, answer.Status);
    }

    [Theory] // der-payout-01 and -02
    [InlineData("49.99", "0.00", "49.99")]
    [InlineData("50.00", "50.00", "0.00")]
    [InlineData("-3.00", "0.00", "-3.00")]
    [InlineData("0.00", "0.00", "0.00")]
    public void Exactly_the_minimum_payout_is_paid_and_less_is_carried(string opening, string payable, string carried)
    {
        var partner = Result(Engine.Run("commission_statement", $$"""{"from":"2026-04-01","to":"2026-04-30","opening":[{"partner":"P","balance":{{opening}}}],"events":[]}"""))["partners"]![0]!;
        Assert.Equal((payable, carried, carried), (partner["payable"]!.ToJsonString(), partner["carriedForward"]!.ToJsonString(), partner["closingBalance"]!.ToJsonString()));
    }

    [Theory]
    [InlineData(0, "-4800.00")]
    [InlineData(29, "-4800.00")] // der-clawback-02
    [InlineData(30, "-2400.00")] // der-clawback-03
    [InlineData(89, "-2400.00")] // der-clawback-04
    [InlineData(90, "-2400.00")] // der-clawback-05
    [InlineData(120, "-1600.00")] // der-clawback-06
    [InlineData(180, "0.00")]
    [InlineData(181, "0.00")] // der-clawback-09
    public void Clawback_bands_count_from_the_first_customer_payment(int days, string amount)
    {
        var gone = Calendar.Iso(new DateOnly(2026, 1, 10).AddDays(days));
        var result = Result(Year("""{"kind":"payment","partner":"P","invoice":"in_1","date":"2026-01-10","amount":24000,"ratePercent":20,"attribution":"sourced"}""",
            $$"""{"kind":"cancellation","partner":"P","invoice":"in_1","date":"{{gone}}"}"""));
        Assert.Equal(("4800.00", amount), (Line(result, "accrual"), Line(result, "clawback")));
        Assert.Equal("cancellation", (string?)result["lines"]![1]!["reason"]);
        var later = Result(Year($$"""{"kind":"payment","partner":"P","invoice":"in_9","date":"{{gone}}","firstPayment":"2026-01-10","commission":4800}""",
            $$"""{"kind":"cancellation","partner":"P","invoice":"in_9","date":"{{gone}}"}"""));
        Assert.Equal(amount, Line(later, "clawback"));
    }

    [Fact]
    public void A_downgrade_takes_the_same_factor_of_the_commission_on_the_lost_amount() => Assert.Equal("-600.00", Line(Result(Year(
        """{"kind":"payment","partner":"P","invoice":"in_1","date":"2026-01-10","amount":24000,"ratePercent":20}""",
        """{"kind":"downgrade","partner":"P","invoice":"in_1","date":"2026-02-24","amount":6000}""")), "clawback")); // day 45

    [Fact] // der-clawback-10
    public void A_partial_refund_takes_the_refund_times_the_rate()
    {
        var result = Result(Year("""{"kind":"payment","partner":"P","invoice":"in_1","date":"2026-05-01","amount":1000,"ratePercent":20}""",
            """{"kind":"refund","partner":"P","invoice":"in_1","date":"2026-09-01","amount":250}"""));
        Assert.Equal(("200.00", "-50.00", 150.00m), (Line(result, "accrual"), Line(result, "clawback"), (decimal)result["totals"]!["balance"]!));
    }

    [Fact] // der-round-04
    public void Each_line_is_rounded_and_refunds_of_the_whole_amount_leave_nothing()
    {
        string[] parts = [.. Enumerable.Range(1, 3).Select(no => $$"""{"kind":"payment","partner":"P","invoice":"in_{{no}}","date":"2026-05-01","amount":3.35,"ratePercent":15}""")];
        Assert.Equal(1.50m, (decimal)Result(Year(parts))["totals"]!["accrued"]!);
        string[] refunds = [.. Enumerable.Range(1, 3).Select(no => $$"""{"kind":"refund","partner":"P","invoice":"in_1","ref":"cn_{{no}}","date":"2026-06-0{{no}}","amount":3.35}""")];
        var result = Result(Year(["""{"kind":"payment","partner":"P","invoice":"in_1","date":"2026-05-01","amount":10.05,"ratePercent":15}""", .. refunds]));
        Assert.Equal((1.51m, 1.51m, 0m), ((decimal)result["totals"]!["accrued"]!, (decimal)result["totals"]!["clawedBack"]!, (decimal)result["totals"]!["balance"]!));
    }

    [Theory]
    [InlineData("""{"kind":"payment","partner":"P","invoice":"in_1","date":"2026-05-01","amount":100000,"ratePercent":25,"attribution":"influenced"}""", "12500.00")] // seed-commission-04
    [InlineData("""{"kind":"payment","partner":"P","invoice":"in_1","date":"2026-05-01","amount":24000,"ratePercent":20}""", "4800.00")] // seed-commission-01
    [InlineData("""{"kind":"payment","partner":"P","invoice":"in_1","date":"2026-05-01","amount":1000,"tier":"gold"}""", "200.00")]
    [InlineData("""{"kind":"payment","partner":"P","invoice":"in_1","date":"2026-05-01","amount":1000,"tier":"Gold","attribution":"not_attributed"}""", "0.00")]
    [InlineData("""{"kind":"payment","partner":"P","invoice":"in_1","date":"2026-05-01","amount":1000,"currency":"EUR","rate":1.0845,"rateDate":"2026-05-01","ratePercent":15}""", "162.68")]
    public void Each_way_to_say_the_commission(string payment, string commission) => Assert.Equal(commission, Line(Result(Year(payment)), "accrual"));

    [Fact] // der-fx-02
    public void A_currency_without_a_minor_unit() => Assert.Equal("185185", Line(Result(Engine.Run("commission_statement",
        """{"from":"2026-01-01","to":"2026-12-31","events":[{"kind":"payment","partner":"P","invoice":"in_1","date":"2026-05-01","amount":1234567,"ratePercent":15}]}""",
        Engine.Changed(("program.currency", "\"JPY\"")))), "accrual"));

    [Fact] // A full refund comes back at the rate locked for the invoice, to the cent
    public void A_foreign_refund_uses_the_invoices_locked_rate()
    {
        var result = Result(Year("""{"kind":"payment","partner":"P","invoice":"in_1","date":"2026-05-01","amount":999.99,"currency":"EUR","rate":1.0845,"rateDate":"2026-05-01","ratePercent":15}""",
            """{"kind":"refund","partner":"P","invoice":"in_1","date":"2026-05-09","amount":999.99,"currency":"EUR"}"""));
        Assert.Equal((Line(result, "accrual"), 0m), (Line(result, "clawback")[1..], (decimal)result["totals"]!["balance"]!));
    }

    [Theory] // der-payout-04: 16 March + 60 days = 15 May
    [InlineData("2026-05-14", true)]
    [InlineData("2026-05-15", false)]
    public void Holdback_delays_the_first_release_and_ends_on_its_last_day(string to, bool held)
    {
        var result = Result(Engine.Run("commission_statement", $$"""{"from":"2026-03-01","to":"{{to}}","events":[{"kind":"payment","partner":"P","invoice":"in_1","date":"2026-03-16","commission":80}]}""", Engine.Changed(("payouts.holdbackDays", "60"))));
        Assert.Equal((held ? 80m : 0m, held ? 0m : 80m), ((decimal)result["totals"]!["held"]!, (decimal)result["totals"]!["payable"]!));
        Assert.Equal("2026-05-15", (string?)result["lines"]![1]![held ? "until" : "date"]);
        Assert.Equal(held ? "2026-05-15" : null, (string?)result["partners"]![0]!["nextRelease"]);
    }

    [Theory]
    [InlineData("2026-04-19", "300.00")] // on the holdback's last day: less is released
    [InlineData("2026-04-20", "400.00")] // a day later: taken back of what was released
    public void Holdback_and_clawback_are_both_used(string refunded, string released)
    {
        var result = Result(Year($$"""{"kind":"payment","partner":"P","invoice":"in_1","date":"2026-03-20","amount":2000,"ratePercent":20}""",
            $$"""{"kind":"refund","partner":"P","invoice":"in_1","date":"{{refunded}}","amount":500}"""));
        Assert.Equal((released, "-100.00", 300m), (Line(result, "release"), Line(result, "clawback"), (decimal)result["totals"]!["payable"]!));
    }

    [Fact]
    public void A_deal_is_paid_on_the_plans_one_trigger_only()
    {
        string[] events = [.. new[] { "signed", "payment", "implementation", "trial_complete" }.Select(kind => $$"""{"kind":"{{kind}}","partner":"P","invoice":"in_1","date":"2026-05-01","commission":40}""")];
        var answer = Year(events);
        Assert.Equal((40m, AnswerStatus.Complete), ((decimal)Result(answer)["totals"]!["accrued"]!, answer.Status));
        Assert.All(Result(answer)["unposted"]!.AsArray(), one => Assert.Equal("not_the_trigger", (string?)one!["code"]));
        var other = Result(Engine.Run("commission_statement", $$"""{"from":"2026-01-01","to":"2026-12-31","events":[{{string.Join(',', events)}}]}""", Engine.Changed(("payouts.trigger", "\"implementation\""))));
        Assert.Equal((40m, 3), ((decimal)other["totals"]!["accrued"]!, (int)other["totalUnposted"]!));
    }

    [Fact]
    public void Commission_accrues_on_cash_payment_by_payment()
    {
        string[] paid = [.. Enumerable.Range(1, 3).Select(month => $$"""{"kind":"payment","partner":"P","invoice":"in_{{month}}","date":"2026-0{{month}}-05","firstPayment":"2026-01-05","amount":2000,"ratePercent":15}""")];
        var answer = Year(paid);
        Assert.Equal(900m, (decimal)Result(answer)["totals"]!["accrued"]!); // three of the 24 months of 2,000, not the booking's 7,200
        Assert.Contains(answer.Assumptions, text => text.Contains("on cash", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-04-30", "2026-05-29", false)] // 30 May 2026 is a Saturday
    [InlineData("2026-05-01", "2026-05-29", true)]
    public void Cadence_is_the_plans_own_and_a_longer_period_is_warned_about(string to, string pays, bool slow)
    {
        var answer = Engine.Run("commission_statement", $$"""{"from":"2026-04-01","to":"{{to}}","events":[]}""");
        Assert.Equal((pays, slow), ((string?)Result(answer)["payoutDate"], answer.Warnings.Any(warning => warning.Code == "slow_payments")));
    }

    [Fact]
    public void A_reversal_is_the_exact_negative_and_reverses_clawbacks_too()
    {
        var result = Result(Year("""{"kind":"payment","partner":"P","invoice":"in_1","date":"2026-05-01","amount":0.83,"ratePercent":15}""", // 0.1245 → 0.12
            """{"kind":"refund","partner":"P","invoice":"in_1","date":"2026-05-02","amount":0.5}""",
            """{"kind":"reversal","partner":"P","invoice":"in_1","date":"2026-05-03"}"""));
        Assert.Equal("0.12 -0.08 -0.12 0.08", string.Join(' ', result["lines"]!.AsArray().Select(line => line!["amount"]!.ToJsonString())));
        Assert.Equal((0m, 0.12m), ((decimal)result["totals"]!["balance"]!, (decimal)result["totals"]!["clawedBack"]!));
    }

    [Fact]
    public void Liability_is_not_netted_and_fraud_and_debts_are_warned_about()
    {
        var answer = Engine.Run("commission_statement", """
            {"from":"2026-04-01","to":"2026-04-30","opening":[{"partner":"A","balance":60},{"partner":"B","balance":0}],"events":[
              {"kind":"fraud","partner":"B","invoice":"in_1","date":"2026-04-09"},
              {"kind":"payment","partner":"B","invoice":"in_1","date":"2025-01-09","commission":75}]}
            """);
        var totals = Result(answer)["totals"]!;
        Assert.Equal((60m, 75m, -15m), ((decimal)totals["accruedLiability"]!, (decimal)totals["owedByPartners"]!, (decimal)totals["balance"]!));
        Assert.Equal(["partner_owes", "end_partnership"], answer.Warnings.Select(warning => warning.Code));
    }

    [Fact]
    public void Exposure_follows_the_bands_at_the_periods_end()
    {
        // 30 June is day 41 (half), day 120 (a third) and day 200 (nothing) of the first three; the fourth is still held.
        string[] events = [.. new[] { (41, 400), (120, 4800), (200, 1000), (10, 900) }.Select(of =>
            $$"""{"kind":"payment","partner":"P","invoice":"d{{of.Item1}}","date":"{{Calendar.Iso(new DateOnly(2026, 6, 30).AddDays(-of.Item1))}}","commission":{{of.Item2}}}""")];
        var result = Result(Engine.Run("commission_statement", $$"""{"from":"2026-06-01","to":"2026-06-30","events":[{{string.Join(',', events)}}]}"""));
        Assert.Equal("0:0.00 1:200.00 1:1600.00 1:0.00", string.Join(' ', result["exposure"]!.AsArray().Select(band => $"{band!["invoices"]}:{band["exposure"]!.ToJsonString()}")));
        Assert.Equal(1800m, (decimal)result["totals"]!["clawbackExposure"]!);
    }

    [Fact] // what cannot be worked out is reported with its place and reason; the good line stands
    public void A_bad_event_is_reported_and_the_rest_stands()
    {
        const string Good = """{"kind":"payment","partner":"P","invoice":"in_1","date":"2026-05-01","amount":1000,"ratePercent":20}""";
        var answer = Engine.Run("commission_statement", $$"""{"from":"2026-01-01","to":"2026-12-31","program":"acme","events":[{{string.Join(',', new[]
        {
            Good,
            """{"kind":"payment","partner":"P","invoice":"b1","date":"2026-05-01","amount":1000,"tier":"Diamond"}""",
            """{"kind":"payment","partner":"P","invoice":"b2","date":"2026-05-01","amount":1000}""",
            """{"kind":"payment","partner":"P","invoice":"b3","date":"2026-05-01","ratePercent":20}""",
            """{"kind":"payment","partner":"P","invoice":"b4","date":"2026-05-01","amount":1000,"currency":"EUR","ratePercent":20}""",
            """{"kind":"payment","partner":"P","invoice":"b5","date":"2026-05-01","commission":10,"ratePercent":20}""",
            """{"kind":"payment","partner":"P","invoice":"b6","date":"2026-05-01","firstPayment":"2026-05-02","commission":10}""",
            """{"kind":"payment","partner":"P","invoice":"in_1","date":"2026-05-01","amount":900,"ratePercent":20}""",
            """{"kind":"payment","partner":"Q","invoice":"in_1","date":"2026-05-01","amount":1000,"ratePercent":20}""",
            """{"kind":"refund","partner":"Q","invoice":"in_1","date":"2026-05-03","amount":1}""",
            """{"kind":"refund","partner":"P","invoice":"in_1","date":"2026-04-03","amount":1}""",
            """{"kind":"refund","partner":"P","invoice":"in_1","date":"2026-05-03","amount":1000.01}""",
            """{"kind":"refund","partner":"P","invoice":"in_1","date":"2026-05-03"}""",
            """{"kind":"refund","partner":"P","invoice":"in_1","date":"2026-05-03","amount":1,"ratePercent":25}""",
            """{"kind":"refund","partner":"P","invoice":"in_1","date":"2026-05-03","amount":1,"currency":"EUR"}""",
            """{"kind":"cancellation","partner":"P","invoice":"in_1","date":"2026-05-03","amount":1}""",
            """{"kind":"cancellation","partner":"P","invoice":"nowhere","date":"2026-05-03"}""",
            """{"kind":"payment","partner":"P","invoice":"b7","date":"2027-01-01","commission":10}""",
        })}}]}""");
        var result = Result(answer);
        Assert.Equal((AnswerStatus.Partial, 200m, "acme:in_1:commission"), (answer.Status, (decimal)result["totals"]!["balance"]!, (string?)result["lines"]![0]!["key"]));
        Testing.Golden.Verify(string.Join('\n', result["unposted"]!.AsArray().Select(one => $"{one!["index"]} {one["code"]}: {one["reason"]}")), "commission_statement_unposted");
    }

    [Fact]
    public void A_tier_with_custom_terms_is_open_not_zero()
    {
        var answer = Engine.Run("commission_statement", """{"from":"2026-05-01","to":"2026-05-31","events":[{"kind":"payment","partner":"P","invoice":"in_1","date":"2026-05-01","amount":1000,"tier":"Gold"}]}""", "channel");
        Assert.Equal((AnswerStatus.Partial, "needs_terms", 0), (answer.Status, (string?)Result(answer)["unposted"]![0]!["code"], (int)Result(answer)["totalLines"]!));
        Assert.Contains("Gold has custom terms", Assert.Single(answer.Missing), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reversed_period_and_a_partner_opened_twice_are_refused() => Testing.Golden.Verify(string.Join('\n', Engine.Refused("commission_statement",
        """{"from":"2026-05-02","to":"2026-05-01","opening":[{"partner":"P","balance":1},{"partner":"P","balance":2}],"events":[]}""").Select(r => $"{r.Code}: {r.Message}")), "commission_statement_faults");

    [Fact]
    public void Ten_thousand_events_come_in_pages_and_few_steps()
    {
        var events = string.Join(',', Enumerable.Range(0, 10_000).Select(i => i % 5 == 4
            ? $$"""{"kind":"refund","partner":"P{{(i - 1) % 300}}","invoice":"in_{{i - 1}}","date":"2026-03-25","amount":10}"""
            : string.Create(CultureInfo.InvariantCulture, $$"""{"kind":"payment","partner":"P{{i % 300}}","invoice":"in_{{i}}","date":"2026-03-{{1 + (i % 20):00}}","amount":1000,"tier":"{{(i % 1000 == 0 ? "Diamond" : "Gold")}}"}""")));
        var answer = Engine.Run("commission_statement", $$"""{"from":"2026-03-01","to":"2026-03-31","events":[{{events}}],"page":{"offset":9000,"limit":20},"partnerPage":{"limit":3} }""");
        var result = Result(answer);
        Assert.Equal((20, 3, 10, 240), (result["lines"]!.AsArray().Count, result["partners"]!.AsArray().Count, (int)result["totalUnposted"]!, (int)result["totalPartners"]!));
        Assert.Equal((1_598_000m, 4_000m), ((decimal)result["totals"]!["accrued"]!, (decimal)result["totals"]!["clawedBack"]!));
        Assert.True(answer.Steps.Count < 25 && answer.Steps.All(step => step.Value.Length < 200) && answer.Missing.Count <= 11);
    }

    private static Answer Year(params string[] events) =>
        Engine.Run("commission_statement", $$"""{"from":"2026-01-01","to":"2026-12-31","events":[{{string.Join(',', events)}}]}""");

    private static JsonNode Result(Answer answer) => JsonNode.Parse(answer.Result.GetRawText())!;

    private static string Line(JsonNode result, string kind) => Assert.Single(result["lines"]!.AsArray(), line => (string?)line!["kind"] == kind)!["amount"]!.ToJsonString();
}
