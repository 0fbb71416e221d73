using System.Text.Json;
using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>
/// Takes events one at a time and gives ledger lines. It remembers partners and keys (needed so that the same event posts
/// once), and never a line: a stream of any length needs memory for its distinct keys only.
/// </summary>
public sealed class CommissionLedger(LedgerTerms terms)
{
    private readonly OrderedDictionary<LedgerKey, LedgerEntry> _entries = [];
    private readonly Dictionary<TakingKey, LedgerEvent> _takings = [];
    private readonly Dictionary<LedgerKey, List<(int Index, LedgerEvent Event)>> _waiting = [];
    private readonly Dictionary<string, Money> _opening = new(StringComparer.Ordinal);

    private int _seen;

    /// <summary>How many keys it remembers: one for each commission and one for each thing that took some back.</summary>
    public int Keys => _entries.Count + _takings.Count;

    /// <summary>Invoices of before the period.</summary>
    public int BroughtForward => _entries.Values.Count(entry => entry.BroughtForward);

    /// <summary>What a partner is owed as the period begins; below zero when it owes.</summary>
    public void Open(string partner, Money balance) => _opening[partner] = balance + terms.Currency.Zero;

    /// <summary>Every line of the events and of the period's end, made as it is asked for.</summary>
    public IEnumerable<LedgerLine> Lines(IEnumerable<LedgerEvent> events, DateOnly payoutDate, Action<Unposted> report, Trace? steps = null)
    {
        foreach (var posted in events)
        {
            var posting = Post(posted, steps);
            foreach (var refused in posting.Unposted)
            {
                report(refused);
            }

            foreach (var line in posting.Lines)
            {
                yield return line;
            }
        }

        foreach (var (index, posted) in _waiting.Values.SelectMany(waiting => waiting).OrderBy(waiting => waiting.Index))
        {
            report(Said(index, posted, new("unknown_invoice", $"events[{index}].invoice", posted.Invoice, "an invoice that was posted", "Post the invoice too; one of an earlier period goes in with its own date.")));
        }

        foreach (var line in Close(payoutDate))
        {
            yield return line;
        }
    }

    /// <summary>Posts one event. What takes back an invoice that has not come yet waits for it.</summary>
    public Posting Post(LedgerEvent posted, Trace? steps = null)
    {
        var index = _seen++;
        if (posted.Date > terms.To)
        {
            return new([], [Said(index, posted, new("after_period", $"events[{index}].date", Calendar.Iso(posted.Date), $"a day up to {Calendar.Iso(terms.To)}", "Leave it to the next statement."))]);
        }

        steps ??= new(terms.Currency);
        return posted.TakesBack ? TakeBack(index, posted, steps) : Accrue(index, posted, steps);
    }

    /// <summary>The partners' statements, by name; those with an opening balance and no event too.</summary>
    public IReadOnlyList<PartnerBalance> Balances()
    {
        var sums = _opening.ToDictionary(pair => pair.Key, pair => new PartnerSums(terms.Currency.Zero, pair.Value), StringComparer.Ordinal);
        foreach (var entry in _entries.Values)
        {
            if (!sums.TryGetValue(entry.Posted.Partner, out var sum))
            {
                sums.Add(entry.Posted.Partner, sum = new(terms.Currency.Zero, null));
            }

            sum.Add(entry, terms);
        }

        return [.. sums.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value.Balance(pair.Key, terms.Policy.Payouts.MinimumPayout))];
    }

    /// <summary>What could still be taken back of released commission if its customers left on the period's last day, by age.</summary>
    public IReadOnlyList<ExposureBand> Exposure()
    {
        var (plan, zero) = (terms.Policy.Clawback, terms.Currency.Zero);
        var bands = plan.Bands.Select((band, i) => new ExposureBand((int)band.From, i + 1 < plan.Bands.Count ? (int)plan.Bands[i + 1].From : null, 0, zero, zero)).ToArray();
        foreach (var entry in _entries.Values.Where(entry => entry.HeldUntil <= terms.To && entry.Left > zero))
        {
            var days = terms.To.DayNumber - entry.FirstPayment.DayNumber;
            var at = Array.FindLastIndex(bands, band => band.FromDay <= days);
            if (at >= 0)
            {
                var (part, whole) = plan.Share(days);
                var taken = Money.Min(entry.Left, terms.Currency.Round(entry.Commission.Amount * part / whole));
                bands[at] = bands[at] with { Invoices = bands[at].Invoices + 1, Released = bands[at].Released + entry.Left, Exposure = bands[at].Exposure + taken };
            }
        }

        return bands;
    }

    private IEnumerable<LedgerLine> Close(DateOnly payoutDate)
    {
        foreach (var (key, entry) in _entries)
        {
            if (entry.HeldUntil > terms.To && entry.Left != terms.Currency.Zero)
            {
                yield return new(LedgerLineKind.Holdback, entry.Posted.Partner, Text(key), terms.To, entry.Left, entry.HeldUntil);
            }
            else if (entry.HeldUntil >= terms.From && entry.HeldUntil <= terms.To && entry.LeftAtRelease != terms.Currency.Zero)
            {
                yield return new(LedgerLineKind.Release, entry.Posted.Partner, Text(key), entry.HeldUntil, entry.LeftAtRelease);
            }
        }

        foreach (var partner in Balances())
        {
            if (partner.Payable > terms.Currency.Zero)
            {
                yield return new(LedgerLineKind.Payout, partner.Partner, null, payoutDate, -partner.Payable);
            }

            if (partner.CarriedForward != terms.Currency.Zero)
            {
                yield return new(LedgerLineKind.CarryForward, partner.Partner, null, terms.To, partner.CarriedForward);
            }
        }
    }

    private Posting Accrue(int index, LedgerEvent posted, Trace steps)
    {
        if (!terms.Policy.Payouts.IsTrigger(posted.Kind))
        {
            return new([], [Said(index, posted, new("not_the_trigger", $"events[{index}].kind", Word(posted.Kind), $"{Word(terms.Policy.Payouts.Trigger)}, the plan's one trigger", "Nothing is due on it; leave it out."))]);
        }

        if (_entries.TryGetValue(posted.Key, out var before))
        {
            return Again(index, posted, before.Posted);
        }

        var (made, fault) = LedgerAccrual.Of(posted, terms, $"events[{index}]", steps);
        if (made is not { } entry)
        {
            return new([], [Said(index, posted, fault!)]);
        }

        _entries.Add(posted.Key, entry);
        List<LedgerLine> lines = entry.BroughtForward ? [] : [new(LedgerLineKind.Accrual, posted.Partner, Text(posted.Key), posted.Date, entry.Commission, entry.HeldUntil)];
        if (!_waiting.Remove(posted.Key, out var waiting))
        {
            return new(lines, []);
        }

        var taken = waiting.ConvertAll(one => TakeFrom(one.Index, one.Event, entry, steps));
        return new([.. lines, .. taken.SelectMany(one => one.Lines)], [.. taken.SelectMany(one => one.Unposted)]);
    }

    private Posting TakeBack(int index, LedgerEvent posted, Trace steps)
    {
        if (_takings.TryGetValue(TakingKey.Of(posted), out var before))
        {
            return Again(index, posted, before);
        }

        _takings.Add(TakingKey.Of(posted), posted);
        if (_entries.TryGetValue(posted.Key, out var entry))
        {
            return TakeFrom(index, posted, entry, steps);
        }

        if (!_waiting.TryGetValue(posted.Key, out var waiting))
        {
            _waiting.Add(posted.Key, waiting = []);
        }

        waiting.Add((index, posted));
        return new([], []);
    }

    private Posting TakeFrom(int index, LedgerEvent posted, LedgerEntry entry, Trace steps)
    {
        var (made, fault) = LedgerTaking.Of(posted, entry, terms.Policy.Clawback, $"events[{index}]", steps);
        if (made is not { } taking)
        {
            _takings.Remove(TakingKey.Of(posted));
            return new([], [Said(index, posted, fault!)]);
        }

        var taken = entry.Take(posted.Date, taking);
        if (posted.Date < terms.From && taken == terms.Currency.Zero)
        {
            return new([], []);
        }

        var key = $"{Text(posted.Key)}:{Word(posted.Kind)}{(posted.Ref is null ? "" : ":" + posted.Ref)}";
        if (posted.Kind != LedgerEventKind.Reversal || posted.Date < terms.From)
        {
            return new([new(LedgerLineKind.Clawback, posted.Partner, key, posted.Date, terms.Currency.Zero - taken, Reason: LedgerTaking.Reason(posted.Kind))], []);
        }

        var accrual = new LedgerLine(LedgerLineKind.Reversal, posted.Partner, key, posted.Date, terms.Currency.Zero - entry.Commission);
        var earlier = entry.Commission - taken;
        return new(earlier == terms.Currency.Zero ? [accrual] : [accrual, accrual with { Key = key + ":clawbacks", Amount = earlier }], []);
    }

    private static Posting Again(int index, LedgerEvent posted, LedgerEvent before) => new([], [posted == before
        ? Said(index, posted, new("already_posted", $"events[{index}]", "the same event again", "each event once", "Nothing to do: it changed nothing."))
        : Said(index, posted, LedgerConflict.Between(posted, before, $"events[{index}]"))]);

    private static Unposted Said(int index, LedgerEvent posted, Refusal why) => new(index, posted.Invoice, why.Code, why.Message);

    private string Text(LedgerKey key) => $"{(terms.Program is null ? "" : terms.Program + ":")}{key.Invoice}:{key.Component}";

    private static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private readonly record struct TakingKey(LedgerKey Invoice, LedgerEventKind Kind, string? Ref)
    {
        public static TakingKey Of(LedgerEvent posted) => new(posted.Key, posted.Kind, posted.Ref);
    }
}
