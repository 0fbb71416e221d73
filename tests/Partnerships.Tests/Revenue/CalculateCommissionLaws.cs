using System.Globalization;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Testing;

namespace Partnerships.Tests.Revenue;

public sealed class CalculateCommissionLaws
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithReplay(42UL, 85UL);

    private static readonly Gen<decimal> Amounts = Gen.Choose(1, 60_000_000).Select(cents => cents / 100m);

    private static readonly Gen<(decimal Amount, decimal More)> Pairs = Amounts.SelectMany(amount => Amounts.Select(more => (amount, more)));

    [Fact]
    public void Marginal_commission_never_falls_and_never_jumps() => Prop.ForAll(Pairs.ToArbitrary(), pair =>
    {
        var (less, more) = (Tiered(pair.Amount, "marginal"), Tiered(pair.Amount + pair.More, "marginal"));
        return less <= more && more - less <= (pair.More * 0.30m) + 0.03m; // at most the highest rate, and half a cent a band either way
    }).Check(Fixed);

    [Fact]
    public void Retroactive_pays_at_least_as_much_when_rates_rise() => Prop.ForAll(Amounts.ToArbitrary(), amount =>
        Tiered(amount, "retroactive") >= Tiered(amount, "marginal") - 0.02m).Check(Fixed);

    [Fact]
    public void A_period_paid_deal_by_deal_comes_to_the_whole() => Prop.ForAll(Pairs.ToArbitrary(), pair =>
        new[] { "marginal", "retroactive" }.All(mode => Math.Abs(
            Tiered(pair.Amount, mode) + Tiered(pair.More, mode, before: pair.Amount) - Tiered(pair.Amount + pair.More, mode)) <= 0.04m)).Check(Fixed);

    [Fact]
    public void A_reversal_is_the_exact_negative_in_every_model()
    {
        string[] terms =
        [
            """ "model":"referral","ratePercent":17.3 """,
            """ "model":"percentage","ratePercent":17.3,"attribution":"influenced","cap":500,"alreadyPaid":120 """,
            """ "model":"tiered","volumeBefore":90000 """,
            """ "model":"tiered","mode":"retroactive","volumeBefore":90000 """,
            """ "model":"hybrid","flatFee":99.99,"ratePercent":3.33 """,
            """ "model":"flat","flatFee":99.99 """,
            """ "model":"services","ratePercent":12.5 """,
            """ "model":"revenue_share","ratePercent":15.5,"months":17,"renewals":"included","billing":"monthly","cap":700 """,
            """ "model":"contribution_split","parties":[{"partner":"A","contributionPercent":33.3,"ratePercent":10},{"partner":"B","contributionPercent":66.7,"ratePercent":15}] """,
        ];
        Prop.ForAll(Amounts.ToArbitrary(), amount => terms.All(term => Commission(term, amount) == -Commission(term, -amount))).Check(Fixed);
    }

    [Fact]
    public void The_parts_of_a_deal_sum_to_it() => Prop.ForAll(Amounts.ToArbitrary(), amount =>
    {
        string[] terms =
        [
            """ "model":"tiered" """,
            """ "model":"revenue_share","ratePercent":15,"months":12,"renewals":"none","billing":"monthly" """,
            """ "model":"contribution_split","parties":[{"partner":"A","contributionPercent":33.3,"ratePercent":10},{"partner":"B","contributionPercent":66.7,"ratePercent":15}] """,
        ];
        return terms.All(term =>
        {
            var result = Run(term, amount);
            var lines = result["lines"]!.AsArray();
            return lines.Sum(line => (decimal)line!["base"]!) == amount && lines.Sum(line => (decimal)line!["commission"]!) == (decimal)result["commission"]!;
        });
    }).Check(Fixed);

    private static decimal Tiered(decimal amount, string mode, decimal before = 0m) =>
        Commission($""" "model":"tiered","mode":"{mode}","volumeBefore":{before.ToString(CultureInfo.InvariantCulture)} """, amount);

    private static decimal Commission(string terms, decimal amount) => (decimal)Run(terms, amount)["commission"]!;

    private static JsonNode Run(string terms, decimal amount) =>
        Engine.Result("calculate_commission", $$"""{"amount":{{amount.ToString(CultureInfo.InvariantCulture)}},{{terms}}}""");
}
