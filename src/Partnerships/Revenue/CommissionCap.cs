using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>Keeps a commission under the period's cap: max(0, min(new, cap − earned)). A reversal mirrors the sale.</summary>
internal static class CommissionCap
{
    private const string Rule = "revenue-sharing-models#anti-patterns";

    public static (Money Payable, IReadOnlyList<CommissionLine> Lines, CapOutcome? Cap) Apply(CalculateCommission.Input input, IReadOnlyList<CommissionLine> lines, Trace trace)
    {
        var before = trace.Sum("Commission in all", [.. lines.Select(line => line.Commission)], "revenue-sharing-models#commission-calculation-examples");
        if (input.Cap is not { } cap)
        {
            return (before, lines, null);
        }

        trace.Warn("commission_cap", "Top partners stop selling once they are capped.", Rule);
        var already = input.AlreadyPaid ?? trace.Currency.Zero;
        if (input.AlreadyPaid is null)
        {
            trace.Assume("Nothing was earned in the period before this deal.");
        }

        var payable = before;
        if (input.Model == CommissionModel.RevenueShare)
        {
            trace.Assume("The cap holds for each year of the share; what was earned already counts in the first. The schedule shows payments before the cap.");
            lines = [.. lines.Select((line, i) => line with { Paid = Under(line.Label, line.Commission, cap, i == 0 ? already : trace.Currency.Zero, trace) })];
            payable = trace.Sum("Payable", [.. lines.Select(line => line.Paid!.Value)], Rule);
        }
        else
        {
            payable = Under("Payable", before, cap, already, trace);
        }

        return (payable, lines, new(cap, already, before, trace.Minus("Forfeited", before, payable, Rule)));
    }

    private static Money Under(string what, Money commission, Money cap, Money already, Trace trace)
    {
        var left = Money.Max(trace.Minus($"{what}: left under the cap", cap, already, Rule), trace.Currency.Zero);
        return commission < trace.Currency.Zero
            ? -trace.Cap($"{what}: reversed under the cap", -commission, left, Rule)
            : trace.Cap($"{what}: under the cap", commission, left, Rule);
    }
}
