using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Events;

/// <summary>What a joint webinar should bring from the people it reaches, what reach a goal needs, and how the counts so far compare with the targets.</summary>
public static partial class ForecastWebinar
{
    private const string Metrics = "events-joint-webinars#event-metrics";
    private const string Promotion = "events-joint-webinars#promotion-responsibility-matrix";

    /// <summary>Who is reached, and what is asked.</summary>
    public sealed record Input
    {
        /// <summary>People on our list.</summary>
        [Description("People we email."), Within(0, 1_000_000_000)]
        public required int OurEmails { get; init; }

        /// <summary>People on the partner's list.</summary>
        [Within(0, 1_000_000_000)]
        public required int PartnerEmails { get; init; }

        /// <summary>Our followers.</summary>
        [Within(0, 1_000_000_000)]
        public int? OurSocial { get; init; }

        /// <summary>The partner's followers.</summary>
        [Within(0, 1_000_000_000)]
        public int? PartnerSocial { get; init; }

        /// <summary>Whether followers are reach. Without it they are not.</summary>
        [Description("Count social as reach.")]
        public bool? CountSocial { get; init; }

        /// <summary>Follow-ups that become opportunities.</summary>
        [Within(0, 100)]
        public Percent? OpportunityPercent { get; init; }

        /// <summary>Opportunities that are won.</summary>
        [Within(0, 100)]
        public Percent? WinPercent { get; init; }

        /// <summary>How many are wanted at the goal's stage.</summary>
        [Within(1, 1_000_000_000)]
        public int? Goal { get; init; }

        /// <summary>The stage the goal counts.</summary>
        public WebinarStage? GoalStage { get; init; }

        /// <summary>What happened, stage by stage.</summary>
        [Description("Real counts, in stage order."), Size(1, 5)]
        public IReadOnlyList<int>? Actual { get; init; }
    }

    /// <summary>The policy's webinar rates.</summary>
    public sealed record Policy
    {
        /// <summary>Target rate of each stage.</summary>
        public required WebinarRates WebinarRates { get; init; }
    }

    /// <summary>The reach, the stages, the goal and what happened.</summary>
    public sealed record Result(
        [property: Description("People the rates apply to.")] decimal Reach,
        [property: Description("Our part of the reach.")] Percent? OurReachPercent,
        [property: Description("Exact; a stage without a rate is left out.")] IReadOnlyList<StageForecast> Stages,
        GoalReach? Goal,
        IReadOnlyList<StageActual>? Actual);

    /// <summary>One stage at the low, the middle and the high rate.</summary>
    public sealed record StageForecast(WebinarStage Stage, decimal Low, decimal Expected, decimal High);

    /// <summary>The reach a goal needs: with the high rates the least, with the low rates the most.</summary>
    public sealed record GoalReach(
        WebinarStage Stage,
        int Count,
        decimal? LeastReach,
        decimal? ExpectedReach,
        decimal? MostReach,
        [property: Description("Reach still missing at the expected rates; 0 when it is enough.")] decimal? ReachShort);

    /// <summary>One stage as it happened, as a rate of the stage before.</summary>
    public sealed record StageActual(
        WebinarStage Stage,
        int Count,
        [property: Description("Of the stage before, the first of the reach.")] Percent? RatePercent,
        [property: Description("below, within or above; absent without a target.")] string? AgainstTarget);

    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(Result))]
    private sealed partial class ForecastWebinarJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<Input, Policy, Result>(
        "forecast_webinar", "Webinar forecast",
        "Registrations, attendees, follow-ups and deals a joint webinar should bring (low/expected/high), the reach a goal needs, real rates against targets.",
        """{"ourEmails":25000,"partnerEmails":40000,"goal":1500,"goalStage":"attendees","actual":[943,412,67,12,3]}""",
        ForecastWebinarJson.Default, Run);

    private static Result Run(Input input, Policy policy, RunContext context)
    {
        var trace = context.Trace;
        var rates = Rates(input, policy.WebinarRates);
        WebinarFaults.Refuse(input, rates.Count);
        var (reach, ours) = Reach(input, trace);
        trace.Assume("The expected case takes the middle of each target range, the low and the high case its ends. Nothing is rounded on the way.");
        var stages = Stages(reach, rates, trace);
        var goal = input is { Goal: { } count, GoalStage: { } stage } ? WebinarGoal.Of(count, stage, reach, rates, trace) : null;
        var actual = input.Actual is { } counts ? WebinarActuals.Of(counts, reach, policy.WebinarRates.Targets, trace) : null;
        var last = stages[^1];
        trace.Conclude($"{Decimals.Text(reach)} people reached should bring {Whole(stages[0].Expected)} registrations ({Whole(stages[0].Low)} to {Whole(stages[0].High)}) and {Whole(last.Expected)} {WebinarRates.Words(last.Stage)} ({Whole(last.Low)} to {Whole(last.High)})."
            + (goal?.ExpectedReach is { } needed ? $" The goal of {Decimals.Text(goal.Count)} {WebinarRates.Words(goal.Stage)} needs a reach of {Decimals.Text(needed)}." : "")
            + (actual?[0] is { RatePercent: { } rate, AgainstTarget: { } standing } ? $" The registration rate was {rate}, {standing} its target." : ""));
        return new(reach, ours, stages, goal, actual);
    }

    private static List<RateRange> Rates(Input input, WebinarRates rates)
    {
        var known = new List<RateRange>(rates.Targets);
        if (input.OpportunityPercent is { } opportunity)
        {
            known.Add(new() { FromPercent = opportunity, ToPercent = opportunity });
            if (input.WinPercent is { } win)
            {
                known.Add(new() { FromPercent = win, ToPercent = win });
            }
        }

        return known;
    }

    private static (decimal Reach, Percent? Ours) Reach(Input input, Trace trace)
    {
        var social = input.CountSocial == true;
        decimal ours = input.OurEmails + (social ? input.OurSocial ?? 0m : 0m), theirs = input.PartnerEmails + (social ? input.PartnerSocial ?? 0m : 0m);
        if (ours + theirs == 0m)
        {
            throw new RefusalException(new Refusal("missing", "ourEmails", "0", "at least one person reached by either company", "Give the size of a list."));
        }

        decimal[] parts = social ? [input.OurEmails, input.PartnerEmails, input.OurSocial ?? 0m, input.PartnerSocial ?? 0m] : [input.OurEmails, input.PartnerEmails];
        var reach = trace.Total("Reach", parts, Metrics);
        trace.Assume(social ? "Social reach is counted because you asked for it; the target rates are meant for people emailed."
            : "Reach is the people emailed by both companies; social reach is left out.");
        trace.Assume("Someone on both lists is counted twice.");
        if (ours == 0m || theirs == 0m)
        {
            trace.Warn("one_sided_promotion", $"Only {(ours == 0m ? "the partner promotes" : "we promote")}; both companies should send to their own list.", Promotion);
        }

        return (reach, trace.Share("Our part of the reach", ours, reach, Promotion));
    }

    private static List<StageForecast> Stages(decimal reach, List<RateRange> rates, Trace trace)
    {
        var stages = new List<StageForecast>();
        var (low, expected, high) = (reach, reach, reach);
        for (var i = 0; i < rates.Count; i++)
        {
            var stage = (WebinarStage)i;
            var name = WebinarRates.Words(stage);
            low = trace.Portion($"Low {name}", low, rates[i].FromPercent, Metrics);
            expected = trace.Portion($"Expected {name}", expected, rates[i].Middle, Metrics);
            high = trace.Portion($"High {name}", high, rates[i].ToPercent, Metrics);
            stages.Add(new(stage, low, expected, high));
        }

        return stages;
    }

    private static string Whole(decimal count) => Decimals.Text(Decimals.Round(count, 0));
}
