using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>A period's ledger for many partners: what accrued, is held, was taken back, is payable and is carried, with program totals.</summary>
public static partial class CommissionStatement
{
    internal const string Rule = "revenue-sharing-models#commission-statement";
    internal const string Checks = "revenue-sharing-models#checks-before-a-statement-goes-out";

    /// <summary>More events than this are summarised in the steps.</summary>
    internal const int Listed = 25;

    /// <summary>A period, what was owed before it, and what happened.</summary>
    public sealed record Input
    {
        /// <summary>First day of the period.</summary>
        [DecidesPolicy]
        public required DateOnly From { get; init; }

        /// <summary>Last day of the period, inclusive.</summary>
        [Description("Inclusive.")]
        [DecidesPolicy]
        public required DateOnly To { get; init; }

        /// <summary>The program's name, in the keys.</summary>
        [Description("Part of each key."), Size(1, 80)]
        public string? Program { get; init; }

        /// <summary>Closing balances of the last statement.</summary>
        [Description("Last closing balances.")]
        public IReadOnlyList<Opening>? Opening { get; init; }

        /// <summary>What happened; events of before the period are part of the opening balance and are needed while they are held or can be clawed back.</summary>
        [Description("Earlier ones too, if held or clawed back."), Size(0, 10_000)]
        public required IReadOnlyList<LedgerEvent> Events { get; init; }

        /// <summary>Which lines and unposted events to show.</summary>
        [Description("Of lines and unposted.")]
        public Page? Page { get; init; }

        /// <summary>Which partners to show.</summary>
        public Page? PartnerPage { get; init; }
    }

    /// <summary>What a partner is owed as the period begins.</summary>
    public sealed record Opening
    {
        /// <summary>As the events name it.</summary>
        [Size(1, 80)]
        public required string Partner { get; init; }

        /// <summary>Held and carried together; below zero when the partner owes.</summary>
        [Within(-1_000_000_000_000, 1_000_000_000_000)]
        public required Money Balance { get; init; }
    }

    /// <summary>The policy's plan, rates, clawbacks and payout terms.</summary>
    public sealed record Policy
    {
        /// <summary>Commission by tier.</summary>
        public required TierTable Tiers { get; init; }

        /// <summary>Whether the rate follows the tier.</summary>
        public required CommissionPlan Commission { get; init; }

        /// <summary>How much of the rate each class is paid.</summary>
        public required DealClasses DealClasses { get; init; }

        /// <summary>What goes back, by day.</summary>
        public required ClawbackPlan Clawback { get; init; }

        /// <summary>When it is paid.</summary>
        public required PayoutPlan Payouts { get; init; }
    }

    /// <summary>The statement.</summary>
    public sealed record Result(
        DateOnly From,
        DateOnly To,
        DateOnly PayoutDate,
        StatementTotals Totals,
        IReadOnlyList<ExposureBand> Exposure,
        [property: Description("Partners there are.")] int TotalPartners,
        IReadOnlyList<PartnerBalance> Partners,
        [property: Description("Lines there are.")] int TotalLines,
        IReadOnlyList<LedgerLine> Lines,
        [property: Description("Events that posted nothing.")] int TotalUnposted,
        IReadOnlyList<Unposted> Unposted);

    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(Result))]
    private sealed partial class CommissionStatementJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<Input, Policy, Result>(
        "commission_statement", "Commission statement",
        "A period's commission ledger for many partners: accrued, held, clawed back, payable, carried, closing; accrued liability and clawback exposure.",
        """
        {"from":"2026-04-01","to":"2026-04-30","opening":[{"partner":"P01","balance":412.5}],"events":[
          {"kind":"payment","partner":"P01","invoice":"in_1","date":"2026-03-20","amount":2000,"ratePercent":20},
          {"kind":"payment","partner":"P01","invoice":"in_2","date":"2026-04-12","amount":12000,"tier":"Gold"},
          {"kind":"refund","partner":"P01","invoice":"in_1","date":"2026-04-25","amount":500}]}
        """,
        CommissionStatementJson.Default, Run);

    private static Result Run(Input input, Policy policy, RunContext context)
    {
        Refuse(input);
        var (trace, plan) = (context.Trace, policy.Payouts);
        var ledger = new CommissionLedger(new(input.From, input.To, policy, context.Currency, input.Program));
        foreach (var opening in input.Opening ?? [])
        {
            ledger.Open(opening.Partner, opening.Balance);
        }

        var pays = trace.Record("Payout date", $"the last working day within {plan.PayWithinDays} days of {Calendar.Iso(input.To)}", plan.PayoutDate(input.To, context.Calendar), "revenue-sharing-models#payout-terms");
        var unposted = new List<Unposted>();
        var (lines, count) = Page.Counted(ledger.Lines(input.Events, pays, unposted.Add, input.Events.Count <= Listed ? trace : null), input.Page);
        var partners = ledger.Balances();
        var exposure = ledger.Exposure();
        var totals = StatementTotals.Of(partners, exposure, plan, trace);
        StatementNotes.Say(input, policy, ledger, partners, unposted, trace);
        trace.Conclude($"{context.Currency.Code} {totals.Payable} is payable to {partners.Count(partner => partner.Payable > context.Currency.Zero)} of {Count(partners.Count, "partner")} by {Calendar.Iso(pays)}; {totals.Held} is held and {totals.CarriedForward} carried, a closing balance of {totals.ClosingBalance}. The accrued liability at {Calendar.Iso(input.To)} is {totals.AccruedLiability} and the clawback exposure {totals.ClawbackExposure}.");
        return new(input.From, input.To, pays, totals, exposure, partners.Count, Page.Of(partners, input.PartnerPage), count, lines, unposted.Count, Page.Of(unposted.OrderBy(one => one.Index), input.Page));
    }

    /// <summary>A number of things in words.</summary>
    internal static string Count(int number, string thing) => $"{Decimals.Text(number)} {thing}{(number == 1 ? "" : "s")}";

    private static void Refuse(Input input)
    {
        var faults = new List<Refusal>();
        if (input.From > input.To)
        {
            faults.Add(new("period_reversed", "to", Calendar.Iso(input.To), $"{Calendar.Iso(input.From)} or later", "Swap the two days."));
        }

        var partners = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, opening) in (input.Opening ?? []).Index())
        {
            if (!partners.Add(opening.Partner))
            {
                faults.Add(new("duplicate_partner", $"opening[{index}].partner", opening.Partner, "each partner once", "Give one balance for each partner."));
            }
        }

        if (faults.Count > 0)
        {
            throw new RefusalException([.. faults.Take(20)]);
        }
    }
}
