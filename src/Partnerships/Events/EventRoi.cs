using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Events;

/// <summary>What an event shared with a partner is expected to return: the exact chain from leads to revenue, the range around it, and the leads it takes to break even.</summary>
public static partial class EventRoi
{
    private const string Calculation = "events-joint-webinars#event-roi-calculation";
    private const string Investment = "events-joint-webinars#event-investment";
    private const string Returns = "events-joint-webinars#expected-returns";
    private const string Metrics = "events-joint-webinars#event-metrics";

    /// <summary>The kind of event, for its pipeline target.</summary>
    [JsonConverter(typeof(SnakeCase<EventKind>))]
    public enum EventKind
    {
        /// <summary>An online event.</summary>
        Webinar,

        /// <summary>An event people travel to.</summary>
        Conference,
    }

    /// <summary>What the event costs and what is expected from its leads.</summary>
    public sealed record Input
    {
        /// <summary>The whole sponsorship, before the partner's part is taken off.</summary>
        [Description("Whole sponsorship or other cost shared with the partner."), Within(0, 1_000_000_000_000)]
        public required Money Sponsorship { get; init; }

        /// <summary>Our part of the sponsorship.</summary>
        [Description("Our share of it."), Within(0, 100)]
        public required Percent OurSharePercent { get; init; }

        /// <summary>Travel and staff, all ours.</summary>
        [Description("Our own travel and staff."), Within(0, 1_000_000_000_000)]
        public Money Travel { get; init; }

        /// <summary>Collateral, all ours.</summary>
        [Description("Our own collateral."), Within(0, 1_000_000_000_000)]
        public Money Collateral { get; init; }

        /// <summary>Anything else we pay alone.</summary>
        [Description("Anything else only we pay."), Within(0, 1_000_000_000_000)]
        public Money OtherCost { get; init; }

        /// <summary>Qualified leads expected.</summary>
        [Description("Qualified leads expected."), Within(0, 10_000_000)]
        public required int QualifiedLeads { get; init; }

        /// <summary>How many leads become opportunities.</summary>
        [Within(0, 100)]
        public required Percent LeadToOpportunityPercent { get; init; }

        /// <summary>How many opportunities are won.</summary>
        [Within(0, 100)]
        public required Percent OpportunityToClosePercent { get; init; }

        /// <summary>Revenue of an average deal.</summary>
        [Within(0, 1_000_000_000_000)]
        public required Money AverageDeal { get; init; }

        /// <summary>What the pipeline is compared with.</summary>
        [Description("Give it to compare the pipeline with its target.")]
        public EventKind? EventKind { get; init; }
    }

    /// <summary>The policy's event figures.</summary>
    public sealed record Policy
    {
        /// <summary>What an event should bring.</summary>
        public required Targets EventTargets { get; init; }
    }

    /// <summary>Pipeline generated per unit of investment, by kind. Source: Event Metrics.</summary>
    public sealed record Targets
    {
        /// <summary>For a webinar.</summary>
        public required MultipleRange WebinarPipeline { get; init; }

        /// <summary>For a conference.</summary>
        public required MultipleRange ConferencePipeline { get; init; }
    }

    /// <summary>From and to, as multiples of the investment.</summary>
    public sealed record MultipleRange
    {
        /// <summary>The least that is on target.</summary>
        public required decimal From { get; init; }

        /// <summary>The top of the usual range.</summary>
        public required decimal To { get; init; }
    }

    /// <summary>Cost, the chain, the three cases and the break-even.</summary>
    public sealed record Result(
        Money OurSponsorship,
        [property: Description("Everything we pay.")] Money Investment,
        [property: Description("Exact; not rounded to whole opportunities.")] decimal Opportunities,
        Case Low,
        Case Expected,
        Case High,
        [property: Description("Fewest leads whose expected revenue covers the investment; absent when no number does.")] decimal? BreakEvenLeads,
        [property: Description("Opportunities at the average deal.")] Money Pipeline,
        [property: Description("Pipeline / investment; not the return.")] decimal? PipelineMultiple,
        [property: Description("below, on_target or above; absent without eventKind.")] string? PipelineAgainstTarget);

    /// <summary>One case: deals, revenue, revenue / cost and (revenue − cost) / cost.</summary>
    public sealed record Case(
        decimal Deals,
        Money Revenue,
        [property: Description("Revenue / investment.")] decimal? RevenueMultiple,
        [property: Description("(Revenue - investment) / investment.")] decimal? NetMultiple);

    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(Result))]
    private sealed partial class EventRoiJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<Input, Policy, Result>(
        "event_roi", "Event ROI",
        "Expected return of an event or webinar shared with a partner: cost, deals, revenue, multiples, low and high case, break-even leads.",
        """{"sponsorship":30000,"ourSharePercent":50,"travel":5000,"collateral":2000,"qualifiedLeads":75,"leadToOpportunityPercent":30,"opportunityToClosePercent":20,"averageDeal":25000}""",
        EventRoiJson.Default, Run);

    private static Result Run(Input input, Policy policy, RunContext context)
    {
        var trace = context.Trace;
        var ours = trace.Rate("Our part of the sponsorship", input.Sponsorship, input.OurSharePercent, Investment);
        var cost = trace.Sum("Investment", [ours, .. new[] { input.Travel, input.Collateral, input.OtherCost }.Where(own => own.Amount > 0m)], Investment);
        var opportunities = trace.Portion("Opportunities", input.QualifiedLeads, input.LeadToOpportunityPercent, Returns);
        var deals = trace.Portion("Deals", opportunities, input.OpportunityToClosePercent, Returns);
        trace.Assume("Nothing is rounded on the way from leads to revenue; the low and the high case round the deals down and up to whole ones.");
        var low = Return("Low", trace.Record("Low deals", $"{Decimals.Text(deals)} rounded down", decimal.Floor(deals), Calculation), input.AverageDeal, cost, trace);
        var expected = Return("Expected", deals, input.AverageDeal, cost, trace);
        var high = Return("High", trace.Record("High deals", $"{Decimals.Text(deals)} rounded up", decimal.Ceiling(deals), Calculation), input.AverageDeal, cost, trace);
        var breakEven = BreakEven(input, cost, trace);
        var pipeline = trace.Times("Pipeline", input.AverageDeal, opportunities, Metrics);
        decimal? multiple = cost > context.Currency.Zero ? trace.Divide("Pipeline / investment", pipeline.Amount, cost.Amount, 2, Metrics) : null;
        if (expected.RevenueMultiple is null)
        {
            trace.Warn("no_cost", "The event costs us nothing, so no multiple can be given.", Calculation);
        }
        else if (expected.Revenue < cost)
        {
            trace.Warn("below_cost", $"The expected revenue of {expected.Revenue} does not cover the investment of {cost}.", Calculation);
        }

        trace.Conclude($"{cost} spent should bring {Decimals.Text(deals)} deals and {expected.Revenue}"
            + (expected.RevenueMultiple is null ? "." : $": {expected.RevenueMultiple}x revenue over cost, {expected.NetMultiple}x net ({low.RevenueMultiple}x to {high.RevenueMultiple}x with whole deals).")
            + (breakEven is null ? "" : $" Break-even takes {Decimals.Text(breakEven.Value)} leads."));
        return new(ours, cost, opportunities, low, expected, high, breakEven, pipeline, multiple, Against(input.EventKind, policy.EventTargets, multiple, trace));
    }

    private static Case Return(string name, decimal deals, Money averageDeal, Money cost, Trace trace)
    {
        var revenue = trace.Times($"{name} revenue", averageDeal, deals, Returns);
        if (cost.Amount == 0m)
        {
            return new(deals, revenue, null, null);
        }

        var multiple = trace.Divide($"{name} revenue / cost", revenue.Amount, cost.Amount, 2, Calculation);
        var net = trace.Divide($"{name} net return", trace.Minus($"{name} revenue less cost", revenue, cost, Calculation).Amount, cost.Amount, 2, Calculation);
        return new(deals, revenue, multiple, net);
    }

    private static decimal? BreakEven(Input input, Money cost, Trace trace)
    {
        var worth = input.AverageDeal.Amount * input.LeadToOpportunityPercent.Fraction * input.OpportunityToClosePercent.Fraction;
        if (worth == 0m)
        {
            trace.Warn("no_break_even", "A lead brings no revenue at these rates, so no number of leads covers the cost.", Calculation);
            return null;
        }

        trace.Record("Revenue per lead", $"{input.AverageDeal} × {input.LeadToOpportunityPercent} × {input.OpportunityToClosePercent}", worth, Returns);
        return trace.Record("Break-even leads", $"{cost} ÷ {Decimals.Text(worth)}, rounded up", decimal.Ceiling(cost.Amount / worth), Calculation);
    }

    private static string? Against(EventKind? kind, Targets targets, decimal? multiple, Trace trace)
    {
        if (kind is null || multiple is null)
        {
            return null;
        }

        var range = kind == EventRoi.EventKind.Webinar ? targets.WebinarPipeline : targets.ConferencePipeline;
        var standing = multiple < range.From ? "below" : multiple > range.To ? "above" : "on_target";
        return trace.Record("Pipeline against its target", $"{Decimals.Text(multiple.Value)}x against {Decimals.Text(range.From)}x to {Decimals.Text(range.To)}x", standing, Metrics);
    }
}
