using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Partnerships.Kernel;
using Testing;

namespace Partnerships.Tests.Affiliate;

public sealed class AffiliatePayoutTests
{
    private const string Good = """[{"name":"Base","from":1,"ratePercent":30},{"name":"Plus","from":11,"ratePercent":35},{"name":"Top","from":26,"ratePercent":40}]""";

    [Theory] // seed-affiliate-tiers-01 and -02
    [InlineData(null, new[] { 1, 5, 6, 20, 21, 50, 51 }, new[] { 20, 20, 25, 25, 30, 30, 35 })]
    [InlineData(Good, new[] { 1, 10, 11, 25, 26 }, new[] { 30, 30, 35, 35, 40 })]
    public void The_month_decides_the_tier(string? ladder, int[] counts, int[] rates)
    {
        foreach (var (count, rate) in counts.Zip(rates))
        {
            var tier = Tiered(count, ladder, "retroactive").Result.GetProperty("tiers")[0];
            Assert.Equal((count, rate), (tier.GetProperty("referrals").GetInt32(), (int)tier.GetProperty("ratePercent").GetDecimal()));
        }
    }

    [Theory] // der-affiliate-02
    [InlineData("retroactive", "420.00")]
    [InlineData("marginal", "370.00")]
    public void Twelve_referrals_on_the_ladder(string mode, string earned)
    {
        var answer = Tiered(12, Good, mode);
        Assert.Equal(decimal.Parse(earned, CultureInfo.InvariantCulture), answer.Result.GetProperty("earned").GetDecimal());
        Assert.Contains(answer.Assumptions, text => text.Contains(mode, StringComparison.Ordinal));
    }

    [Fact]
    public void Counts_are_retroactive_and_money_is_marginal_unless_said_otherwise()
    {
        var payments = string.Join(',', Enumerable.Repeat("""{"date":"2026-03-01","amount":100}""", 12));
        Assert.Equal(300m, (decimal)Engine.Result("affiliate_payout", $$"""{"asOf":"2026-05-01","model":"tiered","payments":[{{payments}}]}""")["earned"]!); // all twelve at 25%
        Assert.Equal(102500m, (decimal)Engine.Result("calculate_commission", """{"model":"tiered","amount":400000}""")["commission"]!); // 20,000 + 37,500 + 45,000
    }

    [Theory]
    [InlineData("", 12, 30)]
    [InlineData("", 13, 0)]
    [InlineData(",\"months\":600", 13, 30)] // "for lifetime"
    [InlineData(",\"months\":600", 600, 30)]
    public void Recurring_commission_runs_12_payments_unless_the_call_says_how_many(string months, int no, int commission) =>
        Assert.Equal(commission, (decimal)Engine.Result("affiliate_payout", $$"""{"asOf":"2026-05-01","model":"recurring","ratePercent":30{{months}},"payments":[{"date":"2026-03-01","amount":100,"no":{{no}}}]}""")["earned"]!);

    [Fact]
    public void A_bonus_without_an_amount_must_be_agreed()
    {
        var answer = Tiered(51, null, "retroactive");
        Assert.Equal((AnswerStatus.NeedsTerms, 1785.00m), (answer.Status, answer.Result.GetProperty("earned").GetDecimal()));
    }

    [Theory] // der-payout-01 and -02: the minimum is inclusive
    [InlineData("49.99", "0.00", "49.99")]
    [InlineData("50.00", "50.00", "0.00")]
    [InlineData("-3.00", "0.00", "-3.00")]
    [InlineData("0.00", "0.00", "0.00")]
    public void Below_the_minimum_is_carried(string opening, string payable, string carried)
    {
        var result = Engine.Result("affiliate_payout", $$"""{"asOf":"2026-05-01","model":"percentage","ratePercent":10,"payments":[],"openingBalance":{{opening}}}""");
        Assert.Equal((decimal.Parse(payable, CultureInfo.InvariantCulture), decimal.Parse(carried, CultureInfo.InvariantCulture)), ((decimal)result["payable"]!, (decimal)result["carriedForward"]!));
    }

    [Theory] // der-payout-04: 16 March + 60 days = 15 May
    [InlineData("2026-05-14", true)]
    [InlineData("2026-05-15", false)]
    public void A_holdback_ends_on_its_last_day(string asOf, bool held)
    {
        var answer = Engine.Run("affiliate_payout", $$"""{"asOf":"{{asOf}}","model":"flat","fee":80,"payments":[{"date":"2026-03-16","amount":100}]}""", Engine.Changed(("affiliateTerms.holdbackDays", "60")));
        var line = answer.Result.GetProperty("lines")[0];
        Assert.Equal(("2026-05-15", held), (line.GetProperty("releaseOn").GetString(), line.GetProperty("held").GetBoolean()));
        Assert.Equal(held ? 0m : 80m, answer.Result.GetProperty("payable").GetDecimal());
    }

    [Theory]
    [InlineData("\"model\":\"flat\",\"fee\":15", "15,0,0,0")]
    [InlineData("\"model\":\"percentage\",\"ratePercent\":30", "30,0,0,0")]
    [InlineData("\"model\":\"hybrid\",\"ratePercent\":30,\"fee\":15", "45,0,0,0")]
    [InlineData("\"model\":\"recurring\",\"ratePercent\":30", "30,30,30,0")]
    [InlineData("\"model\":\"recurring\",\"ratePercent\":30,\"months\":2", "30,0,0,0")]
    [InlineData("\"model\":\"stepped_recurring\"", "40,40,20,0")]
    [InlineData("\"model\":\"tiered\"", "20,0,0,0")]
    public void Each_model_on_the_first_third_twelfth_and_thirteenth_payment(string model, string commissions)
    {
        var payments = string.Join(',', new[] { 1, 3, 12, 13 }.Select(no => $$"""{"date":"2026-03-01","amount":120,"refunded":20,"no":{{no}}}"""));
        var result = Engine.Result("affiliate_payout", $$"""{"asOf":"2026-05-01",{{model}},"payments":[{{payments}},{"date":"2026-03-01","amount":10,"refunded":10}]}""");
        Assert.Equal(commissions + ",0", string.Join(',', result["lines"]!.AsArray().Select(line => (int)(decimal)line!["commission"]!)));
        Assert.NotNull(result["lines"]![4]!["note"]);
    }

    [Fact]
    public void Paying_less_often_than_monthly_is_warned_about() => Assert.Equal("slow_payments", Assert.Single(Engine.Run("affiliate_payout",
        """{"asOf":"2026-05-01","model":"tiered","payments":[]}""", Engine.Changed(("affiliateTerms.payEveryMonths", "3"))).Warnings).Code);

    [Fact]
    public void Misfits_are_refused_at_once() => Testing.Golden.Verify(string.Join('\n', Engine.Refused("affiliate_payout",
        """{"asOf":"2026-05-01","model":"flat","ratePercent":5,"months":3,"payments":[{"date":"2026-05-02","amount":1},{"date":"2026-04-02","amount":1,"refunded":2}]}""")
        .Concat(Engine.Refused("affiliate_payout", """{"asOf":"2026-05-01","model":"hybrid","payments":[]}"""))
        .Select(r => $"{r.Code}: {r.Message}")), "affiliate_payout_faults");

    [Fact]
    public void Held_payable_and_carried_are_the_balance()
    {
        var payment = from day in Gen.Choose(0, 60) from cents in Gen.Choose(0, 50_000) from refund in Gen.Choose(0, 100) from no in Gen.Choose(1, 14)
                      select string.Create(CultureInfo.InvariantCulture, $$"""{"date":"{{new DateOnly(2026, 3, 1).AddDays(day):yyyy-MM-dd}}","amount":{{cents / 100m}},"refunded":{{cents * refund / 100 / 100m}},"no":{{no}}}""");
        var gen = from payments in payment.ListOf()
                  from opening in Gen.Choose(-20_000, 20_000)
                  from clawback in Gen.Choose(0, 20_000)
                  from model in Gen.Elements("\"model\":\"recurring\",\"ratePercent\":33.3", "\"model\":\"stepped_recurring\"", "\"model\":\"tiered\"", "\"model\":\"hybrid\",\"fee\":3.33,\"ratePercent\":12.5")
                  select (payments, opening, clawback, model);
        Prop.ForAll(gen.ToArbitrary(), x =>
        {
            var result = Engine.Result("affiliate_payout", string.Create(CultureInfo.InvariantCulture,
                $$"""{"asOf":"2026-05-01",{{x.model}},"payments":[{{string.Join(',', x.payments)}}],"openingBalance":{{x.opening / 100m}},"clawbacks":[{{x.clawback / 100m}}],"page":{"limit":500} }"""));
            decimal Of(string name) => (decimal)result[name]!;
            return Of("held") + Of("payable") + Of("carriedForward") == Of("balance") && Of("payable") >= 0m && Of("held") >= 0m
                && result["lines"]!.AsArray().Sum(line => (decimal)line!["commission"]!) == Of("earned")
                && Of("openingBalance") + Of("earned") - Of("clawedBack") == Of("balance");
        }).Check(Config.QuickThrowOnFailure.WithReplay(42UL, 85UL));
    }

    [Fact]
    public void Ten_thousand_payments_come_in_pages_and_few_steps()
    {
        var payments = string.Join(',', Enumerable.Repeat("""{"date":"2026-03-01","amount":10}""", 10_000));
        var answer = Engine.Run("affiliate_payout", $$"""{"asOf":"2026-05-01","model":"recurring","ratePercent":30,"payments":[{{payments}}],"page":{"offset":9990,"limit":20} }""");
        Assert.Equal((10, 10_000, 30000m), (answer.Result.GetProperty("lines").GetArrayLength(), answer.Result.GetProperty("total").GetInt32(), answer.Result.GetProperty("payable").GetDecimal()));
        Assert.True(answer.Steps.Count < 12 && answer.Steps.All(step => step.Value.Length < 200));
    }

    private static Answer Tiered(int count, string? ladder, string mode)
    {
        var payments = string.Join(',', Enumerable.Repeat("""{"date":"2026-03-01","amount":100}""", count));
        (string, string)[] changes = [("affiliateTerms.tierMode", $"\"{mode}\""), .. ladder is null ? Array.Empty<(string, string)>() : [("affiliateTerms.tiers", ladder)]];
        return Engine.Run("affiliate_payout", $$"""{"asOf":"2026-05-01","model":"tiered","payments":[{{payments}}]}""", Engine.Changed(changes));
    }
}
