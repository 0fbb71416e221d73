using FsCheck;
using FsCheck.Fluent;
using Partnerships.Kernel;
using Testing;

namespace Partnerships.Tests.Revenue;

public sealed class VolumeRebateTests
{
    private const string Quarterly = """
        {"period":"quarterly","mode":"retroactive","eligibleTiers":[],"payoutDays":30,"bands":[{"from":0,"ratePercent":0},{"from":100000,"ratePercent":2},
        {"from":250000,"ratePercent":3.5},{"from":500000,"ratePercent":5},{"from":1000000,"ratePercent":6.5},{"from":2500000,"ratePercent":8,"note":"Platinum fast-track"}]}
        """;

    [Theory]
    [InlineData("99999.99", 0, "0.00")] // der-rebate-a1
    [InlineData("249999.99", 0, "0.00")] // der-rebate-a2
    [InlineData("250000.00", 2, "5000.00")] // der-rebate-a3
    [InlineData("500000.00", 5, "25000.00")] // der-rebate-a5
    [InlineData("999999.99", 5, "50000.00")] // der-rebate-a6
    public void Annual_bands_pay_on_the_whole_volume(string volume, decimal rate, string rebate)
    {
        var result = Engine.Result("volume_rebate", $$"""{"volume":{{volume}},"tier":"Platinum"}""");
        Assert.Equal((rate, rebate, "retroactive"), ((decimal)result["ratePercent"]!, result["rebate"]!.ToJsonString(), (string?)result["mode"]));
    }

    [Theory] // der-rebate-a7: from a million the terms are agreed, and null is not zero
    [InlineData("retroactive")]
    [InlineData("marginal")]
    public void Custom_terms_are_asked_for(string mode)
    {
        var answer = Engine.Run("volume_rebate", $$"""{"volume":1000000,"tier":"Platinum","mode":"{{mode}}"}""");
        Assert.Equal(AnswerStatus.NeedsTerms, answer.Status);
        Assert.StartsWith("agreedRatePercent", Assert.Single(answer.Missing), StringComparison.Ordinal);
        Assert.False(answer.Result.TryGetProperty("rebate", out _));
        Assert.False(answer.Result.TryGetProperty("ratePercent", out _));
        Assert.Equal("70000.00", Engine.Result("volume_rebate", """{"volume":1000000,"tier":"Platinum","agreedRatePercent":7}""")["rebate"]!.ToJsonString());
    }

    [Theory]
    [InlineData("100000.00", 2, "2000.00")] // der-rebate-q2
    [InlineData("249500.00", 2, "4990.00")] // der-rebate-q3: in the printed gap
    [InlineData("250000.00", 3.5, "8750.00")] // der-rebate-q4
    [InlineData("2490500.00", 6.5, "161882.50")] // der-rebate-q6
    [InlineData("2500000.00", 8, "200000.00")]
    public void Quarterly_bands_have_no_gaps(string volume, decimal rate, string rebate)
    {
        var answer = Engine.Run("volume_rebate", $$"""{"volume":{{volume}},"tier":"Silver","periodEnd":"2026-03-31"}""", Engine.Changed(("volumeRebate", Quarterly)));
        Assert.Equal(rate, answer.Result.GetProperty("ratePercent").GetDecimal());
        Assert.Equal(rebate, answer.Result.GetProperty("rebate").GetRawText());
        Assert.Equal("2026-04-30", answer.Result.GetProperty("payBy").GetString());
        Assert.Equal(rate == 8m, answer.Result.TryGetProperty("also", out _));
    }

    [Fact]
    public void The_cliff_ahead_is_shown()
    {
        var next = Engine.Result("volume_rebate", """{"volume":480000,"tier":"Platinum"}""")["nextBand"]!;
        Assert.Equal(("500000.00", "20000.00", "25000.00", "15400.00"),
            (next["at"]!.ToJsonString(), next["short"]!.ToJsonString(), next["rebate"]!.ToJsonString(), next["jump"]!.ToJsonString()));
        var custom = Engine.Result("volume_rebate", """{"volume":999999.99,"tier":"Platinum"}""")["nextBand"]!;
        Assert.Equal("0.01", custom["short"]!.ToJsonString());
        Assert.Null(custom["rebate"]);
    }

    [Fact]
    public void Marginal_pays_slice_by_slice()
    {
        var result = Engine.Result("volume_rebate", """{"volume":600000,"tier":"Platinum","mode":"marginal"}""");
        Assert.Equal("10000.00", result["rebate"]!.ToJsonString()); // 250,000 × 2% + 100,000 × 5%
        Assert.Equal(3, result["lines"]!.AsArray().Count);
        Assert.Null(result["nextBand"]);
    }

    [Theory]
    [InlineData("Registered", false)]
    [InlineData("Gold", false)]
    [InlineData("platinum", true)]
    public void Rebates_are_for_the_tiers_the_policy_names(string tier, bool eligible)
    {
        var result = Engine.Result("volume_rebate", $$"""{"volume":600000,"tier":"{{tier}}"}""");
        Assert.Equal(eligible, (bool)result["eligible"]!);
        Assert.Equal(eligible ? "30000.00" : "0.00", result["rebate"]!.ToJsonString());
    }

    [Fact]
    public void What_the_policy_cannot_take_is_refused() => Testing.Golden.Verify(string.Join('\n', new[]
    {
        """{"volume":600000,"tier":"Platinum","agreedRatePercent":7}""",
        """{"volume":-1,"tier":"Platinum"}""",
        """{"volume":600000,"tier":"Platnum"}""",
    }.SelectMany(input => Engine.Refused("volume_rebate", input)).Select(r => $"{r.Code}: {r.Message}")), "volume_rebate_faults");

    [Fact]
    public void More_volume_never_earns_less() => Prop.ForAll(
        Gen.Choose(0, 90_000_000).SelectMany(cents => Gen.Choose(0, 9_000_000).Select(more => (cents / 100m, more / 100m))).ToArbitrary(), pair =>
            new[] { "retroactive", "marginal" }.All(mode => Rebate(pair.Item1, mode) <= Rebate(pair.Item1 + pair.Item2, mode))).Check(Config.QuickThrowOnFailure.WithReplay(42UL, 85UL));

    private static decimal Rebate(decimal volume, string mode) =>
        (decimal)Engine.Result("volume_rebate", FormattableString.Invariant($$"""{"volume":{{volume}},"tier":"Platinum","mode":"{{mode}}"}"""))["rebate"]!;
}
