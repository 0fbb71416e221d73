using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>What a clawback must be told for its reason, found all at once.</summary>
internal static class ClawbackFaults
{
    public static void Refuse(Clawback.Input input, ClawbackReason reason)
    {
        var faults = new List<Refusal>();
        Days(input, reason is ClawbackReason.Cancellation or ClawbackReason.Downgrade, faults);
        var partial = reason is ClawbackReason.Downgrade or ClawbackReason.Refund;
        Lost("lostAmount", input.LostAmount?.ToString(), partial, faults);
        Lost("ratePercent", input.RatePercent?.ToString(), partial, faults);
        if (input.AlreadyTaken > input.Commission)
        {
            faults.Add(new("out_of_range", "alreadyTaken", input.AlreadyTaken.ToString(), $"at most the commission, {input.Commission}", "Give what was taken back of this commission only."));
        }

        if (faults.Count > 0)
        {
            throw new RefusalException(faults);
        }
    }

    private static void Days(Clawback.Input input, bool needed, List<Refusal> faults)
    {
        var dated = input.FirstPayment is not null || input.Ended is not null;
        if (input.Days is not null && dated)
        {
            faults.Add(new("given_twice", "days", Decimals.Text(input.Days.Value), "days, or firstPayment and ended", "Leave one of the two out."));
        }
        else if (dated && (input.FirstPayment is null || input.Ended is null))
        {
            faults.Add(new("missing_field", input.Ended is null ? "ended" : "firstPayment", null, "both dates, or days instead", "Give the other date too."));
        }
        else if (needed && input.Days is null && !dated)
        {
            faults.Add(new("missing_field", "days", null, "the days since the customer's first payment, or firstPayment and ended", "Nothing is taken back without them."));
        }
        else if (input.Ended < input.FirstPayment)
        {
            faults.Add(new("dates_out_of_order", "ended", Calendar.Iso(input.Ended!.Value), $"{Calendar.Iso(input.FirstPayment!.Value)}, the first payment, or later", "Where the customer never paid, no commission was due: cancel the accrual instead."));
        }
    }

    private static void Lost(string path, string? given, bool needed, List<Refusal> faults)
    {
        if (needed && given is null)
        {
            faults.Add(new("missing_field", path, null, "the revenue lost (lostAmount) and the rate its commission was paid at (ratePercent)", "Give both for a downgrade or a refund."));
        }
        else if (!needed && given is not null)
        {
            faults.Add(new("needless_field", path, given, "nothing, since all of the commission is concerned", "Leave it out, or give downgrade or refund as the reason."));
        }
    }
}
