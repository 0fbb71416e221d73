using FsCheck;
using FsCheck.Fluent;
using Testing;

namespace Partnerships.Tests.Revenue;

public sealed class ClawbackTests
{
    [Theory]
    [InlineData(0, 100, "-4800.00")]
    [InlineData(29, 100, "-4800.00")] // der-clawback-02
    [InlineData(30, 50, "-2400.00")] // der-clawback-03
    [InlineData(89, 50, "-2400.00")] // der-clawback-04
    [InlineData(90, 50, "-2400.00")] // der-clawback-05: the steps join without a jump
    [InlineData(120, 33.33, "-1600.00")] // der-clawback-06
    [InlineData(179, 0.56, "-26.67")]
    [InlineData(180, 0, "0.00")]
    [InlineData(181, 0, "0.00")] // der-clawback-09: final
    public void By_days_since_the_first_payment(int days, decimal factor, string amount)
    {
        var result = Engine.Result("clawback", $$"""{"commission":4800,"days":{{days}}}""");
        Assert.Equal(amount, result["amount"]!.ToJsonString());
        Assert.Equal(factor, (decimal)result["factorPercent"]!);
        Assert.Equal(4800m + (decimal)result["amount"]!, (decimal)result["remaining"]!);
        Assert.Equal(days >= 180, (bool)result["final"]!);
        Assert.Equal("cancellation", (string?)result["reasonCode"]);
    }

    [Theory]
    [InlineData(29, "-100.00")]
    [InlineData(30, "-50.00")]
    [InlineData(89, "-50.00")]
    [InlineData(90, "-50.00")]
    [InlineData(135, "-25.00")] // (180 - 135) / 180
    [InlineData(179, "-0.56")]
    [InlineData(180, "0.00")]
    public void All_before_day_30_half_before_day_90_pro_rated_to_day_180_and_then_nothing(int days, string amount) =>
        Assert.Equal(amount, Engine.Result("clawback", $$"""{"commission":100,"days":{{days}}}""")["amount"]!.ToJsonString());

    [Theory]
    [InlineData("2026-01-01", "2026-01-30", "-4800.00")] // day 29
    [InlineData("2026-01-01", "2026-01-31", "-2400.00")] // day 30
    [InlineData("2026-01-01", "2026-05-01", "-1600.00")] // day 120
    public void Two_dates_say_the_days(string paid, string ended, string amount) =>
        Assert.Equal(amount, Engine.Result("clawback", $$"""{"commission":4800,"firstPayment":"{{paid}}","ended":"{{ended}}"}""")["amount"]!.ToJsonString());

    [Fact]
    public void A_downgrade_takes_the_days_share_of_the_commission_on_the_loss()
    {
        var result = Engine.Result("clawback", """{"commission":4800,"reason":"downgrade","days":120,"lostAmount":6000,"ratePercent":20}""");
        Assert.Equal(("1200.00", "-400.00", "4400.00"), (result["base"]!.ToJsonString(), result["amount"]!.ToJsonString(), result["remaining"]!.ToJsonString()));
    }

    [Fact] // der-clawback-10
    public void A_partial_refund_takes_the_refund_times_the_rate()
    {
        var result = Engine.Result("clawback", """{"commission":200,"reason":"refund","lostAmount":250,"ratePercent":20}""");
        Assert.Equal(("-50.00", "150.00", "refund"), (result["amount"]!.ToJsonString(), result["remaining"]!.ToJsonString(), (string?)result["reasonCode"]));
    }

    [Fact]
    public void Fraud_takes_everything_at_any_time_and_ends_the_partnership()
    {
        var answer = Engine.Run("clawback", """{"commission":4800,"reason":"fraud","days":900}""");
        Assert.Equal(-4800.00m, answer.Result.GetProperty("amount").GetDecimal());
        Assert.True(answer.Result.GetProperty("endsPartnership").GetBoolean());
        Assert.Equal("end_partnership", Assert.Single(answer.Warnings).Code);
    }

    [Fact]
    public void Earlier_clawbacks_leave_less_to_take()
    {
        var result = Engine.Result("clawback", """{"commission":4800,"days":10,"alreadyTaken":1000}""");
        Assert.Equal(("-3800.00", "0.00"), (result["amount"]!.ToJsonString(), result["remaining"]!.ToJsonString()));
    }

    [Fact] // der-round-02: rounded half away from zero, and the reversal mirrors it; a half cent is not lost to an inexact third
    public void Half_a_cent_goes_back_whole() =>
        Assert.Equal("-0.01", Engine.Result("clawback", """{"commission":0.03,"days":150}""")["amount"]!.ToJsonString());

    [Fact]
    public void Incomplete_or_contradictory_input_is_refused()
    {
        string[] inputs =
        [
            """{"commission":4800}""",
            """{"commission":4800,"days":10,"ended":"2026-01-01"}""",
            """{"commission":4800,"firstPayment":"2026-01-01"}""",
            """{"commission":4800,"firstPayment":"2026-02-01","ended":"2026-01-01"}""",
            """{"commission":4800,"reason":"downgrade","lostAmount":100,"alreadyTaken":4800.01}""",
            """{"commission":4800,"days":10,"lostAmount":100}""",
            """{"commission":200,"reason":"refund","lostAmount":1001,"ratePercent":20}""",
        ];
        Testing.Golden.Verify(string.Join('\n', inputs.SelectMany(input => Engine.Refused("clawback", input)).Select(r => $"{r.Code}: {r.Message}")), "clawback_faults");
    }

    [Fact]
    public void Later_takes_no_more_and_never_more_than_was_paid()
    {
        var cases = Gen.Choose(0, 5_000_000).SelectMany(cents => Gen.Choose(0, 200).Select(day => (Commission: cents / 100m, Day: day)));
        Prop.ForAll(cases.ToArbitrary(), given =>
        {
            var (now, later) = (Taken(given.Commission, given.Day), Taken(given.Commission, given.Day + 1));
            return later <= now && now <= given.Commission && later >= 0m;
        }).Check(Config.QuickThrowOnFailure.WithReplay(42UL, 85UL));
    }

    private static decimal Taken(decimal commission, int day) =>
        -(decimal)Engine.Result("clawback", FormattableString.Invariant($$"""{"commission":{{commission}},"days":{{day}}}"""))["amount"]!;
}
