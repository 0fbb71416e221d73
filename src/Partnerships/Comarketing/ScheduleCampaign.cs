using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Comarketing;

/// <summary>A campaign's activities worked back from its launch: dates on working days, owners, and what is late already.</summary>
public static partial class ScheduleCampaign
{
    private const string Types = "comarketing-campaigns#co-marketing-campaign-types";

    /// <summary>What is launched and when.</summary>
    public sealed record Input
    {
        /// <summary>The campaign's type, by the policy's name.</summary>
        [Description("joint_webinar, co_branded_content, email_swap, social_amplification, joint_case_study, co_sponsored_event, bundle_offer, or one of your policy."), Size(1, 100)]
        public required string CampaignType { get; init; }

        /// <summary>The day it goes live.</summary>
        [Description("Launch or event day; never moved.")]
        [DecidesPolicy]
        public required DateOnly LaunchDate { get; init; }

        /// <summary>Today.</summary>
        [Description("Today; what lies before it is late.")]
        public required DateOnly AsOf { get; init; }
    }

    /// <summary>The policy's campaigns and timelines.</summary>
    public sealed record Policy
    {
        /// <summary>The types, by name.</summary>
        public required IReadOnlyDictionary<string, CampaignType> CampaignTypes { get; init; }

        /// <summary>The timelines, by name.</summary>
        public required IReadOnlyDictionary<string, CampaignTimeline> CampaignTimelines { get; init; }
    }

    /// <summary>The campaign and its dated plan.</summary>
    public sealed record Result(
        string Campaign,
        [property: Description("Low, Medium or High.")] string Investment,
        string BestFor,
        string ExpectedResult,
        string? OurInvestment,
        string? PartnerInvestment,
        DateOnly LaunchDate,
        bool LaunchOnWorkingDay,
        int LeadTimeDays,
        int? MinimumLeadDays,
        [property: Description("Absent when the type has no minimum.")] bool? EnoughLeadTime,
        [property: Description("The first activity's date.")] DateOnly StartDate,
        DateOnly EndDate,
        int LateCount,
        IReadOnlyList<Activity> Activities,
        RunOfShow? RunOfShow);

    /// <summary>One dated activity.</summary>
    public sealed record Activity(
        [property: Description("W-6, D-1, Launch, W+2 …")] string When,
        DateOnly Date,
        string What,
        string Owner,
        [property: Description("The date by the timeline, when a day off moved it.")] DateOnly? MovedFrom,
        bool Late,
        int? DaysLate);

    /// <summary>How the day runs, in minutes.</summary>
    public sealed record RunOfShow(IReadOnlyList<RunningStep> Steps, int MinutesFrom, int MinutesTo);

    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(Result))]
    private sealed partial class ScheduleCampaignJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<Input, Policy, Result>(
        "schedule_campaign", "Schedule campaign",
        "Dated plan of a joint webinar or campaign worked back from the launch: activities with day and owner, what is late, expected result.",
        """{"campaignType":"joint_webinar","launchDate":"2026-11-10","asOf":"2026-10-01"}""",
        ScheduleCampaignJson.Default, Run);

    private static Result Run(Input input, Policy policy, RunContext context)
    {
        var trace = context.Trace;
        var type = Chosen(input.CampaignType, policy);
        var timeline = policy.CampaignTimelines.GetValueOrDefault(type.Timeline) ?? throw new RefusalException(new Refusal("not_a_choice", $"campaignTypes.{input.CampaignType}.timeline", type.Timeline,
            "one of " + string.Join(", ", policy.CampaignTimelines.Keys), "Name a timeline of the policy."));
        trace.Record("Campaign type", $"{type.Investment} investment, best for {type.BestFor}; expected: {type.ExpectedResult}", type.Name, Types);
        foreach (var note in timeline.Notes ?? [])
        {
            trace.Assume(note);
        }

        var activities = Dated(input, timeline, context);
        var works = context.Calendar.IsBusinessDay(input.LaunchDate);
        if (!works)
        {
            trace.Warn("launch_on_day_off", $"The launch on {Calendar.Text(input.LaunchDate)} is not a working day. It was not moved.", timeline.Rule);
        }

        var enough = CheckLead(input, type, timeline, trace, out var lead);
        var late = activities.Where(activity => activity.Late).ToList();
        if (late.Count > 0)
        {
            trace.Warn("already_late", $"{late.Count} of {activities.Count} activities were due before {Calendar.Text(input.AsOf)}, the first of them '{late[0].What}' on {Calendar.Text(late[0].Date)}.", "comarketing-campaigns#anti-patterns");
        }

        trace.Conclude($"{type.Name} on {Calendar.Text(input.LaunchDate)}: {activities.Count} activities from {Calendar.Text(activities[0].Date)} to {Calendar.Text(activities[^1].Date)}; {(late.Count == 0 ? "none is late" : $"{late.Count} are late already")}."
            + (enough == false ? $" {lead} days of notice are fewer than the {type.MinimumLeadDays} it needs." : ""));
        return new(type.Name, type.Investment, type.BestFor, type.ExpectedResult, type.OurInvestment, type.PartnerInvestment, input.LaunchDate, works,
            lead, type.MinimumLeadDays, enough, activities[0].Date, activities[^1].Date, late.Count, activities, Running(timeline, trace));
    }

    private static CampaignType Chosen(string name, Policy policy)
    {
        var types = policy.CampaignTypes;
        return types.FirstOrDefault(type => string.Equals(type.Key, name, StringComparison.OrdinalIgnoreCase) || string.Equals(type.Value.Name, name, StringComparison.OrdinalIgnoreCase)).Value
            ?? throw new RefusalException(new Refusal("not_a_choice", "campaignType", name, "one of " + string.Join(", ", types.Keys),
                (types.Keys.FirstOrDefault(key => key.Split('_').Contains(name, StringComparer.OrdinalIgnoreCase)) ?? Nearest.To(name, types.Keys)) is { } near ? $"Did you mean '{near}'?" : "Use a type of the policy."));
    }

    private static List<Activity> Dated(Input input, CampaignTimeline timeline, RunContext context)
    {
        var calendar = context.Calendar;
        var all = timeline.Before.Select(activity => (activity, Move: (Func<DateOnly, DateOnly>)calendar.OnOrBefore))
            .Concat(timeline.Launch.Select(activity => (activity, Move: (Func<DateOnly, DateOnly>)(date => date))))
            .Concat(timeline.After.Select(activity => (activity, Move: (Func<DateOnly, DateOnly>)calendar.OnOrAfter)));
        return [.. all.Select(item => Dated(item.activity, item.Move, input, timeline.Rule, context.Trace)).OrderBy(activity => activity.Date)];
    }

    private static Activity Dated(PlannedActivity planned, Func<DateOnly, DateOnly> move, Input input, string rule, Trace trace)
    {
        var day = input.LaunchDate.AddDays(planned.OffsetDays);
        var date = move(day);
        var late = date < input.AsOf;
        var moved = date == day ? "" : $", {Calendar.Text(day)} is a day off: moved {(date < day ? "back" : "forward")}";
        trace.Record(planned.Activity, $"launch {(planned.OffsetDays < 0 ? "−" : "+")} {Math.Abs(planned.OffsetDays)} days{moved}{(late ? "; late" : "")}", date, rule);
        return new(When(planned.OffsetDays), date, planned.Activity, planned.Owner, date == day ? null : day, late, late ? input.AsOf.DayNumber - date.DayNumber : null);
    }

    private static bool? CheckLead(Input input, CampaignType type, CampaignTimeline timeline, Trace trace, out int lead)
    {
        lead = trace.Record("Lead time in days", $"from {Calendar.Iso(input.AsOf)} to {Calendar.Iso(input.LaunchDate)}", input.LaunchDate.DayNumber - input.AsOf.DayNumber, timeline.Rule);
        if (type.MinimumLeadDays is not { } least)
        {
            return null;
        }

        if (lead < least)
        {
            trace.Warn("short_lead_time", $"{lead} days of notice; {type.Name} needs at least {least}.", timeline.Rule);
        }

        return lead >= least;
    }

    private static RunOfShow? Running(CampaignTimeline timeline, Trace trace)
    {
        if (timeline.RunOfShow is not { Count: > 0 } steps)
        {
            return null;
        }

        var (from, to) = (steps.Sum(step => step.From), steps.Sum(step => step.To));
        trace.Record("Minutes on air", $"{string.Join(" + ", steps.Select(step => step.From))} to {string.Join(" + ", steps.Select(step => step.To))}", $"{from} to {to}", "events-joint-webinars#webinar-day-run-of-show");
        return new(steps, from, to);
    }

    private static string When(int days)
    {
        var sign = days < 0 ? "-" : "+";
        return days == 0 ? "Launch" : days % 7 == 0 ? $"W{sign}{Math.Abs(days / 7)}" : $"D{sign}{Math.Abs(days)}";
    }
}
