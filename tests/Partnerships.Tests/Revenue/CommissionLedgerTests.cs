using System.Runtime.CompilerServices;
using FsCheck;
using FsCheck.Fluent;
using Partnerships.Kernel;
using Partnerships.Revenue;

namespace Partnerships.Tests.Revenue;

public sealed class CommissionLedgerTests
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithReplay(42UL, 85UL);

    private static readonly DateOnly Start = new(2026, 1, 15), From = new(2026, 3, 1), To = new(2026, 3, 31), Pays = new(2026, 4, 30);

    private static readonly Currency Usd = Currency.Of("USD");

    /// <summary>Invoices of three partners before, in and after the period, each with up to three things that take back.</summary>
    private static readonly Gen<LedgerEvent[]> Streams =
        from count in Gen.Choose(0, 8)
        from invoices in Gen.CollectToArray(Enumerable.Range(0, count), Invoice)
        from order in Gen.Shuffle(invoices.SelectMany(invoice => invoice).ToArray())
        select order;

    [Fact]
    public void Opening_and_movements_are_the_closing_balance_and_its_parts() => Prop.ForAll(Streams.ToArbitrary(), events =>
    {
        var ledger = Ledger();
        var lines = ledger.Lines(events, Pays, _ => { }).ToList();
        return ledger.Balances().All(partner =>
        {
            Money Of(params LedgerLineKind[] kinds) => Money.Sum(lines.Where(line => line.Partner == partner.Partner && kinds.Contains(line.Kind)).Select(line => line.Amount));
            return partner.OpeningBalance + Of(LedgerLineKind.Accrual, LedgerLineKind.Clawback, LedgerLineKind.Reversal, LedgerLineKind.Payout) == partner.ClosingBalance
                && Of(LedgerLineKind.Holdback, LedgerLineKind.CarryForward) == partner.ClosingBalance
                && partner.Held + partner.Payable + partner.CarriedForward == partner.Balance
                && partner.OpeningBalance + partner.Accrued - partner.ClawedBack == partner.Balance
                && Of(LedgerLineKind.Accrual) == partner.Accrued && Of(LedgerLineKind.Release) == partner.Released && Of(LedgerLineKind.Holdback) == partner.Held
                && Of(LedgerLineKind.Payout) == -partner.Payable && (partner.Payable == new Money(0m) || partner.Payable >= new Money(50m));
        });
    }).Check(Fixed);

    [Fact]
    public void Posting_twice_changes_nothing() => Prop.ForAll(Streams.ToArbitrary(), events =>
    {
        var ledger = Ledger();
        var unposted = 0;
        _ = ledger.Lines(events, Pays, _ => unposted++).Count();
        var (balances, exposure, keys) = (ledger.Balances(), ledger.Exposure(), ledger.Keys);
        var again = events.Select(one => ledger.Post(one)).ToList();
        return again.All(posting => posting.Lines.Count == 0)
            && again.Sum(posting => posting.Unposted.Count(one => one.Code == "already_posted")) == events.Length - unposted
            && ledger.Keys == keys && balances.SequenceEqual(ledger.Balances()) && exposure.SequenceEqual(ledger.Exposure());
    }).Check(Fixed);

    [Fact]
    public void The_order_of_events_changes_no_total() => Prop.ForAll(
        Streams.SelectMany(events => Gen.Shuffle(events).Select(other => (events, other))).ToArbitrary(), pair =>
        {
            var (one, other) = (Ledger(), Ledger());
            var sums = new[] { (one, pair.events), (other, pair.other) }.Select(run => Money.Sum(run.Item1.Lines(run.Item2, Pays, _ => { }).Select(line => line.Amount))).ToArray();
            return sums[0] == sums[1] && one.Balances().SequenceEqual(other.Balances()) && one.Exposure().SequenceEqual(other.Exposure());
        }).Check(Fixed);

    [Fact]
    public void A_reversal_is_the_exact_negative_of_its_line()
    {
        var cases = from cents in Gen.Choose(0, 10_000_000) from rate in Gen.Choose(0, 100_000) select (Amount: cents / 100m, Rate: new Percent(rate / 1000m));
        Prop.ForAll(cases.ToArbitrary(), given =>
        {
            var ledger = Ledger();
            var line = Assert.Single(ledger.Post(Payment("P", "in", From) with { Amount = given.Amount, RatePercent = given.Rate, Commission = null }).Lines);
            var back = Assert.Single(ledger.Post(Payment("P", "in", To) with { Kind = LedgerEventKind.Reversal, Commission = null }).Lines);
            return back.Amount == -line.Amount && ledger.Balances()[0].Balance == Usd.Zero;
        }).Check(Fixed);
    }

    [Fact]
    public void A_refund_that_comes_before_its_invoice_waits_for_it()
    {
        var ledger = Ledger();
        var refund = Payment("P", "in", To) with { Kind = LedgerEventKind.Refund, Amount = 5m, Commission = null };
        Assert.Empty(ledger.Post(refund).Lines);
        Assert.Equal("already_posted", Assert.Single(ledger.Post(refund).Unposted).Code);
        Assert.Equal([10m, -5m], ledger.Post(Payment("P", "in", From) with { Amount = 10m }).Lines.Select(line => line.Amount.Amount));
    }

    [Fact]
    public void Lines_are_made_one_by_one_as_they_are_asked_for()
    {
        var pulled = 0;
        var first = Ledger().Lines(Enumerable.Range(0, 200_000).Select(i => { pulled++; return Payment("P", $"in_{i}", From); }), Pays, _ => { }).First();
        Assert.Equal((LedgerLineKind.Accrual, 1), (first.Kind, pulled));
    }

    /// <summary>200,000 events: 2,000 invoices that come again and again, so only their keys are remembered; no line is held by anything.</summary>
    [Fact]
    public void Two_hundred_thousand_events_leave_only_their_keys_behind()
    {
        var ledger = Ledger();
        var (lines, repeated, weak) = Stream(ledger);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.Equal((2_000 + 2_000 + 20, 198_000, 2_000), (lines, repeated, ledger.Keys));
        Assert.DoesNotContain(weak, line => line.IsAlive);
        Assert.Equal(2_000m * 10m, ledger.Balances().Sum(partner => partner.Balance.Amount));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (int Lines, int Repeated, List<WeakReference> Sample) Stream(CommissionLedger ledger)
    {
        var (lines, repeated, sample) = (0, 0, new List<WeakReference>());
        var events = Enumerable.Range(0, 200_000).Select(i => Payment($"P{i % 20}", $"in_{i % 2_000}", From));
        foreach (var line in ledger.Lines(events, Pays, _ => repeated++))
        {
            lines++;
            sample.Add(new(line));
        }

        return (lines, repeated, sample);
    }

    private static Gen<LedgerEvent[]> Invoice(int no) =>
        from day in Gen.Choose(0, 89)
        from cents in Gen.Choose(1, 300_000)
        from tenths in Gen.Choose(0, 500)
        from given in Gen.Elements(true, false)
        from count in Gen.Choose(0, 3)
        from takes in Gen.CollectToArray(Enumerable.Range(0, count), i => TakeBack(no, i, day, cents / 100m))
        let paid = Payment($"P{no % 3}", $"in_{no}", Start.AddDays(day))
        select (LedgerEvent[])[paid with { Amount = cents / 100m, Commission = given ? new Money(cents * 3L / 100m) : null, RatePercent = given ? null : new Percent(tenths / 10m) }, .. takes];

    private static Gen<LedgerEvent> TakeBack(int no, int at, int day, decimal amount) =>
        from kind in Gen.Elements(LedgerEventKind.Refund, LedgerEventKind.Cancellation, LedgerEventKind.Downgrade, LedgerEventKind.Fraud, LedgerEventKind.Reversal)
        from later in Gen.Choose(0, 60)
        from share in Gen.Choose(0, 33)
        let partial = kind is LedgerEventKind.Refund or LedgerEventKind.Downgrade
        select new LedgerEvent
        {
            Kind = kind,
            Partner = $"P{no % 3}",
            Invoice = $"in_{no}",
            Date = Start.AddDays(day + later),
            Amount = partial ? decimal.Floor(amount * share) / 100m : null,
            Ref = $"{at}",
        };

    private static LedgerEvent Payment(string partner, string invoice, DateOnly date) =>
        new() { Kind = LedgerEventKind.Payment, Partner = partner, Invoice = invoice, Date = date, Commission = new(10.00m) };

    private static CommissionLedger Ledger() => new(new(From, To, new()
    {
        Tiers = new() { Measure = TierMeasure.SourcedArr, WindowMonths = 12, ProvisionalMonths = 6, Levels = [] },
        Commission = new() { RateFollowsTier = true, ContractMonths = 12, Mode = BandMode.Marginal, Bands = [] },
        DealClasses = new() { RegisterWithinDays = 7, ReportingCredit = Full, PayoutFactor = Full },
        Clawback = new()
        {
            Bands = [new() { From = 0, TakenPercent = new(100m) }, new() { From = 30, TakenPercent = new(50m) }, new() { From = 90, ProRataDays = 180 }, new() { From = 180, TakenPercent = new(0m) }],
            FraudPercent = new(100m),
            FraudEndsPartnership = true,
        },
        Payouts = new() { Trigger = PayoutTrigger.Payment, HoldbackDays = 30, MinimumPayout = new(50m), PayEveryMonths = 1, PayWithinDays = 30 },
    }, Usd));

    private static ClassPercents Full => new() { SourcedPercent = new(100m), InfluencedPercent = new(50m), NotAttributedPercent = new(0m) };
}
