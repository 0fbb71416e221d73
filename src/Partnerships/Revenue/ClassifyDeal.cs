using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>Whether a deal is sourced, influenced or not attributed for one partner: once for the report, once for the payout.</summary>
public static partial class ClassifyDeal
{
    private const string Framework = "revenue-sharing-models#partner-attribution-framework";

    /// <summary>A deal's dates and touches, seen from one partner.</summary>
    public sealed record Input
    {
        /// <summary>The day the opportunity was created.</summary>
        [Description("Day the opportunity was created.")]
        public required DateOnly OpportunityCreated { get; init; }

        /// <summary>The day the partner registered the deal; absent when it never did.</summary>
        [Description("Day the partner registered it, if ever.")]
        public DateOnly? Registered { get; init; }

        /// <summary>The partner's first contact; absent, the first of its touches.</summary>
        [Description("Partner's first contact; else its first touch.")]
        public DateOnly? FirstContact { get; init; }

        /// <summary>The first engagement of direct sales; absent, the first direct touch.</summary>
        [Description("First direct engagement; else the first direct touch.")]
        public DateOnly? FirstDirectEngagement { get; init; }

        /// <summary>The day it closed; touches after it are after the sale.</summary>
        [Description("Day it closed; later touches are post-sale.")]
        [DecidesPolicy]
        public DateOnly? Closed { get; init; }

        /// <summary>What happened on the deal, in any order.</summary>
        [Size(0, 500)]
        public IReadOnlyList<Touch>? Touches { get; init; }

        /// <summary>Whether the lead came from the partner; absent, read from the dates.</summary>
        [Description("Lead came from the partner; else read from the dates.")]
        public bool? LeadFromPartner { get; init; }

        /// <summary>Whether the deal would have been lost without the partner: a judgement the dates cannot give.</summary>
        [Description("Would not have closed without the partner.")]
        public bool? NeededToClose { get; init; }

        /// <summary>The deal's amount, to show what counts in the report.</summary>
        [Within(-1_000_000_000_000, 1_000_000_000_000)]
        public Money? Amount { get; init; }
    }

    /// <summary>One touch.</summary>
    public sealed record Touch
    {
        /// <summary>The day.</summary>
        public required DateOnly Date { get; init; }

        /// <summary>Who acted.</summary>
        public required Side By { get; init; }

        /// <summary>Whether the CRM has it.</summary>
        [Description("In the CRM.")]
        public bool Documented { get; init; }

        /// <summary>Whether it was part of selling.</summary>
        public bool InSalesProcess { get; init; }
    }

    /// <summary>Who acted on a deal.</summary>
    [JsonConverter(typeof(SnakeCase<Side>))]
    public enum Side
    {
        /// <summary>The partner the call is about.</summary>
        Partner,

        /// <summary>Our own sales.</summary>
        Direct,
    }

    /// <summary>The policy's classes.</summary>
    public sealed record Policy
    {
        /// <summary>The tests and what each class is worth.</summary>
        public required DealClasses DealClasses { get; init; }
    }

    /// <summary>Both answers, side by side.</summary>
    public sealed record Result(
        [property: Description("The loose test: what counts in the partner report.")] Verdict Reporting,
        [property: Description("The strict test: what is paid.")] Verdict Payout,
        [property: Description("Days from first contact to registration.")] int? DaysToRegister,
        [property: Description("Amount × reporting credit.")] Money? ReportedAmount);

    /// <summary>One test's class, what it is worth, and the criteria that decided.</summary>
    public sealed record Verdict(
        DealClass Class,
        [property: Description("Reporting: credit. Payout: share of the partner's rate.")] Percent Percent,
        string DecidedBy,
        IReadOnlyList<Criterion> Sourced,
        IReadOnlyList<Criterion> Influenced);

    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(Result))]
    private sealed partial class ClassifyDealJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<Input, Policy, Result>(
        "classify_deal", "Classify deal",
        "Whether a deal is sourced, influenced or not attributed, by the reporting test and the payout test, with the criterion that decided each.",
        """{"opportunityCreated":"2026-03-20","registered":"2026-03-08","firstContact":"2026-03-01","touches":[{"date":"2026-03-01","by":"partner","documented":true,"inSalesProcess":true}],"amount":100000}""",
        ClassifyDealJson.Default, Run);

    private static Result Run(Input input, Policy policy, RunContext context)
    {
        if (input.Closed < input.OpportunityCreated)
        {
            throw new RefusalException(new Refusal("dates_out_of_order", "closed", Calendar.Iso(input.Closed.Value), $"{Calendar.Iso(input.OpportunityCreated)}, the opportunity's day, or later", "Correct one of the two dates."));
        }

        var (trace, classes) = (context.Trace, policy.DealClasses);
        trace.Assume("Reporting uses the loose test, payout the strict one. 'Before' means on an earlier day; the same day proves nothing.");
        var facts = DealFacts.Of(input, trace);
        var reporting = Reporting(facts, classes, trace);
        var payout = Payout(facts, classes, trace);
        var reported = input.Amount is { } amount ? trace.Rate("Counted in the report", amount, reporting.Percent, DealClassification.Rule) : (Money?)null;
        var because = payout.Class switch
        {
            DealClass.Sourced => "",
            DealClass.Influenced => $"; not sourced: {Said(payout.Sourced, false)}",
            _ => $"; {payout.DecidedBy}",
        };
        trace.Conclude($"Reporting: {DealClassification.Words(reporting.Class)}, {reporting.Percent} credit. "
            + $"Payout: {DealClassification.Words(payout.Class)}, {payout.Percent} of the partner's rate{because}.");
        return new(reporting, payout, facts.DaysToRegister, reported);
    }

    private static Verdict Reporting(DealFacts facts, DealClasses classes, Trace trace)
    {
        var (sourced, influenced) = (facts.SourcedForReport(), facts.InfluencedForReport());
        Show("Reporting", [.. sourced, .. influenced], DealClassification.Rule, trace);
        if (facts.OnlyAfterSale)
        {
            trace.Warn("post_sale_only", "The partner touched the deal only after the sale; it counts in the report and is not paid.", "revenue-sharing-models#not-attributed");
        }

        var kind = DealClassification.ForReporting(facts.Registered, facts.OpportunityCreated, facts.PartnerTouches > 0);
        return Decide("Reporting class", kind, classes.ReportingCredit, sourced, influenced, null, DealClassification.Rule, trace);
    }

    private static Verdict Payout(DealFacts facts, DealClasses classes, Trace trace)
    {
        var sourced = facts.SourcedForPayout(classes.RegisterWithinDays);
        var influenced = facts.InfluencedForPayout();
        Show("Payout", sourced, "revenue-sharing-models#partner-sourced-full-commission", trace);
        Show("Payout", influenced, "revenue-sharing-models#partner-influenced-partial-commission", trace);
        var kind = sourced.All(c => c.Met) ? DealClass.Sourced
            : influenced.All(c => c.Met) ? DealClass.Influenced
            : DealClass.NotAttributed;
        if (kind == DealClass.Influenced && facts.NeededToClose is null)
        {
            trace.Lacks("neededToClose: whether the deal would have closed without the partner was not said; the other criteria decide.");
        }

        return Decide("Payout class", kind, classes.PayoutFactor, sourced, influenced, facts.WhyNot, Framework, trace);
    }

    private static void Show(string test, IEnumerable<Criterion> criteria, string rule, Trace trace)
    {
        foreach (var criterion in criteria)
        {
            trace.Record($"{test}: {criterion.Name}", $"{criterion.Actual}; asked is {criterion.Required}", criterion.Met ? "met" : "not met", rule);
        }
    }

    private static Verdict Decide(string what, DealClass kind, ClassPercents percents, IReadOnlyList<Criterion> sourced, IReadOnlyList<Criterion> influenced, string? whyNot, string rule, Trace trace)
    {
        var reason = kind switch
        {
            DealClass.Sourced => $"sourced: {Said(sourced, true)}",
            DealClass.Influenced => $"not sourced: {Said(sourced, false)}; influenced: {Said(influenced, true)}",
            _ => $"not sourced: {Said(sourced, false)}; not influenced: {Said(influenced, false)}{(whyNot is null ? "" : $"; {whyNot}")}",
        };
        trace.Record(what, reason, DealClassification.Words(kind), rule);
        return new(kind, trace.Record($"{what}, worth", DealClassification.Words(kind), percents.Of(kind), rule), reason, sourced, influenced);
    }

    private static string Said(IEnumerable<Criterion> criteria, bool met) =>
        string.Join(", ", criteria.Where(c => c.Met == met).Select(c => $"{c.Name} ({c.Actual})"));
}
