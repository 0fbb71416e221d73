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

    private static readonly Gen<List<(int From, decimal Rate)>> RisingBands =
        from widths in Gen.Choose(1, 200_000).NonEmptyListOf()
        from rises in Gen.Choose(0, 50).ListOf(12)
        select widths.Take(11).Select((_, i) => (widths.Take(i).Sum(), rises.Take(i + 1).Sum() / 10m)).ToList();

    [Fact]
    public void Marginal_commission_never_falls_and_never_jumps() => Prop.ForAll(Pairs.ToArbitrary(), pair =>
    {
        var (less, more) = (Tiered(pair.Amount, "marginal"), Tiered(pair.Amount + pair.More, "marginal"));
        return less <= more && more - less <= (pair.More * 0.30m) + 0.03m; // at most the highest rate, and half a cent a band either way
    }).Check(Fixed);

    [Fact]
    public void Retroactive_pays_at_least_as_much_when_rates_rise() => Prop.ForAll(Amounts.ToArbitrary(), amount =>
        Tiered(amount, "retroactive") >= Tiered(amount, "marginal") - 0.02m).Check(Fixed);

    /// <summary>Whatever the bands, as long as no rate is lower than the one before; each band may round by half a cent.</summary>
    [Fact]
    public void Any_rising_bands_are_continuous_and_monotone_and_retroactive_pays_no_less() => Prop.ForAll(
        (from bands in RisingBands from pair in Pairs select (Bands: bands, pair.Amount, pair.More)).ToArbitrary(), given =>
        {
            decimal Paid(decimal amount, string mode) => Commission($""" "model":"tiered","mode":"{mode}","bands":[{Text(given.Bands)}] """, amount);
            var cents = 0.005m * (given.Bands.Count + 1);
            var (less, more, step) = (Paid(given.Amount, "marginal"), Paid(given.Amount + given.More, "marginal"), Paid(given.Amount + 0.01m, "marginal"));
            return less <= more && more - less <= (given.More * given.Bands[^1].Rate / 100m) + (2 * cents)
                && step - less <= 0.01m + (2 * cents) && Paid(given.Amount, "retroactive") >= less - cents;
        }).Check(Fixed);

    [Fact]
    public void Any_parties_split_the_whole_deal_to_the_cent() => Prop.ForAll(
        (from amount in Amounts from weights in Gen.Choose(1, 100).NonEmptyListOf() from sign in Gen.Elements(1m, -1m) select (Amount: amount * sign, Shares: Percents(weights))).ToArbitrary(), deal =>
        {
            var parties = string.Join(',', deal.Shares.Select((share, i) => FormattableString.Invariant($$"""{"partner":"P{{i}}","contributionPercent":{{share}},"ratePercent":{{i % 7 * 3.3m}}}""")));
            var result = Run($""" "model":"contribution_split","parties":[{parties}] """, deal.Amount);
            var lines = result["lines"]!.AsArray();
            return lines.Sum(line => (decimal)line!["base"]!) == deal.Amount && lines.Sum(line => (decimal)line!["commission"]!) == (decimal)result["commission"]!;
        }).Check(Fixed);

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

    private static string Text(IEnumerable<(int From, decimal Rate)> bands) =>
        string.Join(',', bands.Select(band => FormattableString.Invariant($$"""{"from":{{band.From}},"ratePercent":{{band.Rate}}}""")));

    /// <summary>Two to fifty contributions that sum to exactly 100.</summary>
    private static List<decimal> Percents(IEnumerable<int> weights)
    {
        var some = weights.Append(1).Take(50).ToList();
        var shares = some.Select(weight => decimal.Floor(weight * 1000m / some.Sum()) / 10m).ToList();
        shares[0] += 100m - shares.Sum();
        return shares;
    }
}
