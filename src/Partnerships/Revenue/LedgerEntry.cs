using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>What takes commission back: so much commission, and for a refund the amount given back.</summary>
internal readonly record struct Taking(Money Commission, decimal Refunded = 0m);

/// <summary>
/// One commission of one invoice and what was taken back of it. Only sums are kept, so the order of events changes no total:
/// all takings together never exceed the commission, and refunds of the whole amount take exactly all of it.
/// </summary>
internal sealed class LedgerEntry(LedgerEvent posted, Money commission, Percent? paidRate, DateOnly from, DateOnly heldUntil)
{
    private Takings _beforePeriod, _beforeRelease, _all;

    /// <summary>The event that made it due.</summary>
    public LedgerEvent Posted => posted;

    /// <summary>The commission as accrued.</summary>
    public Money Commission => commission;

    /// <summary>The rate it was paid at; null where the commission was given.</summary>
    public Percent? PaidRate => paidRate;

    /// <summary>The last day of the holdback.</summary>
    public DateOnly HeldUntil => heldUntil;

    /// <summary>The day clawback days run from.</summary>
    public DateOnly FirstPayment => posted.FirstPayment ?? posted.Date;

    /// <summary>Whether the opening balance has it already.</summary>
    public bool BroughtForward => posted.Date < from;

    /// <summary>What was given back to the customer so far.</summary>
    public decimal Refunded => _all.Refunded;

    /// <summary>What was taken back in the period.</summary>
    public Money TakenInPeriod => Taken(_all) - Taken(_beforePeriod);

    /// <summary>What was left of it when the period began.</summary>
    public Money LeftAtOpening => commission - Taken(_beforePeriod);

    /// <summary>What is left of it when the holdback ends.</summary>
    public Money LeftAtRelease => commission - Taken(_beforeRelease);

    /// <summary>What is left of it now.</summary>
    public Money Left => commission - Taken(_all);

    /// <summary>Takes back, and returns by how much that changed what the period takes.</summary>
    public Money Take(DateOnly date, Taking taking)
    {
        var before = TakenInPeriod;
        _all = _all.Plus(taking);
        _beforePeriod = date < from ? _beforePeriod.Plus(taking) : _beforePeriod;
        _beforeRelease = date <= heldUntil ? _beforeRelease.Plus(taking) : _beforeRelease;
        return TakenInPeriod - before;
    }

    private Money Taken(Takings sum) =>
        sum.Refunded > 0m && sum.Refunded == posted.Amount ? commission : Money.Min(commission, sum.Commission);

    private readonly record struct Takings(Money Commission, decimal Refunded)
    {
        public Takings Plus(Taking taking) => new(Commission + taking.Commission, Refunded + taking.Refunded);
    }
}
