using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>One partner's sums while its invoices are gone through.</summary>
internal sealed class PartnerSums(Money zero, Money? opening)
{
    private readonly Money _zero = zero;
    private Money _heldAtOpening = zero, _accrued = zero, _taken = zero, _held = zero, _released = zero;
    private DateOnly? _nextRelease;

    public void Add(LedgerEntry entry, LedgerTerms terms)
    {
        _taken += entry.TakenInPeriod;
        _accrued += entry.BroughtForward ? _zero : entry.Commission;
        _heldAtOpening += entry.BroughtForward && entry.HeldUntil >= terms.From ? entry.LeftAtOpening : _zero;
        if (entry.HeldUntil > terms.To)
        {
            _held += entry.Left;
            _nextRelease = entry.Left == _zero || _nextRelease < entry.HeldUntil ? _nextRelease : entry.HeldUntil;
        }
        else if (entry.HeldUntil >= terms.From)
        {
            _released += entry.LeftAtRelease;
        }
    }

    /// <summary>The statement. Without an opening balance, what is still held of earlier invoices opens it.</summary>
    public PartnerBalance Balance(string partner, Money minimum)
    {
        var before = opening ?? _heldAtOpening;
        var balance = before + _accrued - _taken;
        var free = balance - _held;
        var payable = free > _zero && free >= minimum ? free : _zero;
        return new(partner, before, _accrued, _taken, balance, _held, _nextRelease, _released, payable, free - payable, balance - payable);
    }
}
