using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Enablement;

/// <summary>A dated plan for each new partner: the four-week journey, then the milestones to the first deal, on working days and with owners.</summary>
public static partial class ScheduleOnboarding
{
    private const string Journey = "enablement-partner-content#good-enablement-program";
    private const string Timing = "channel-onboarding-enablement#timing";
    private const int MostSteps = 25;

    /// <summary>Who starts when, and with whom.</summary>
    public sealed record Input
    {
        /// <summary>The new partners.</summary>
        [Size(1, 1_000)]
        public required IReadOnlyList<NewPartner> Partners { get; init; }

        /// <summary>What the partner managers carry already.</summary>
        [Description("What managers carry already."), Size(1, 1_000)]
        public IReadOnlyList<Carried>? Managers { get; init; }

        /// <summary>The segment whose capacity counts; absent, the policy's.</summary>
        [Description("Sets the capacity; else the policy's.")]
        public PartnerSegment? Segment { get; init; }

        /// <summary>Which activities to show.</summary>
        public Page? Page { get; init; }
    }

    /// <summary>One new partner.</summary>
    public sealed record NewPartner
    {
        /// <summary>Its name.</summary>
        [Size(1, 200)]
        public required string Partner { get; init; }

        /// <summary>The day of the signature, day 0.</summary>
        [Description("Signature, day 0.")]
        public required DateOnly Start { get; init; }

        /// <summary>Its partner manager.</summary>
        [Size(1, 200)]
        public string? Manager { get; init; }
    }

    /// <summary>What a partner manager carries already.</summary>
    public sealed record Carried
    {
        /// <summary>The manager's name.</summary>
        [Size(1, 200)]
        public required string Manager { get; init; }

        /// <summary>Partners, without those starting.</summary>
        [Within(0, 100_000)]
        public required int Carries { get; init; }
    }

    /// <summary>The policy's plan and capacity.</summary>
    public sealed record Policy
    {
        /// <summary>The plan.</summary>
        public required OnboardingPlan Onboarding { get; init; }

        /// <summary>Partners per manager.</summary>
        public required IReadOnlyList<ManagerCapacity> ManagerCapacity { get; init; }
    }

    /// <summary>The activities of the page, partner by partner, and the managers' load.</summary>
    public sealed record Result(
        int Partners,
        DateOnly FirstDate,
        DateOnly LastDate,
        int Moved,
        int? CapacityFrom,
        int? CapacityTo,
        IReadOnlyList<ManagerLoad> Managers,
        int Total,
        IReadOnlyList<OnboardingActivity> Activities);

    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(Result))]
    private sealed partial class ScheduleOnboardingJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<Input, Policy, Result>(
        "schedule_onboarding", "Schedule onboarding",
        "Dated 90-day plan for each new partner: four-week training journey, then milestones to the first deal, with owners and a capacity check.",
        """{"partners":[{"partner":"Nordlicht","start":"2026-01-15","manager":"Sarah"}],"managers":[{"manager":"Sarah","carries":12}]}""",
        ScheduleOnboardingJson.Default, Run);

    private static Result Run(Input input, Policy policy, RunContext context)
    {
        var (trace, plan) = (context.Trace, policy.Onboarding);
        Refuse(input, plan);
        var steps = plan.Steps;
        List<OnboardingActivity> all = [.. input.Partners.SelectMany(partner => steps.Select(item => Dated(partner, item.Step, item.Forward, plan, context.Calendar)).OrderBy(activity => activity.Date).ThenBy(activity => activity.Day))];
        Explain(input, all, plan, trace);
        var segment = input.Segment ?? plan.Segment;
        var capacity = policy.ManagerCapacity.FirstOrDefault(row => row.Segment == segment);
        Assume(input, plan, context);
        var managers = new CapacityCheck(capacity, segment, trace).Of(input);
        var (first, last) = (all.Min(activity => activity.Date), all.Max(activity => activity.Date));
        var moved = trace.Record("Moved off days off", $"of {Decimals.Text(all.Count)} activities, those that fell on a weekend or holiday", all.Count(activity => activity.MovedFrom is not null), Timing);
        var over = managers.Count(load => load.State == LoadState.Over);
        trace.Conclude($"{Decimals.Text(input.Partners.Count)} {(input.Partners.Count == 1 ? "partner" : "partners")}, {Decimals.Text(all.Count)} activities from {Calendar.Text(first)} to {Calendar.Text(last)}; {Decimals.Text(moved)} moved because they fell on a day off."
            + (managers.Count == 0 ? "" : over == 0 ? " No partner manager is over capacity." : $" {over} of {managers.Count} partner managers {(over == 1 ? "is" : "are")} over capacity."));
        return new(input.Partners.Count, first, last, moved, capacity?.From, capacity?.To, managers, all.Count, Page.Of(all, input.Page));
    }

    private static OnboardingActivity Dated(NewPartner partner, OnboardingStep step, bool forward, OnboardingPlan plan, Kernel.Calendar calendar)
    {
        var day = partner.Start.AddDays(step.Day);
        // Training waits for the next working day; a deadline never gets later, and never lies before the start.
        var back = calendar.OnOrBefore(day);
        var date = forward || back < partner.Start ? calendar.OnOrAfter(day) : back;
        var owner = partner.Manager is { } manager && step.Owner == plan.ManagerRole ? $"{manager} ({plan.ManagerRole.ToLowerInvariant()})" : step.Owner;
        return new(partner.Partner, step.Phase, step.Day, date, step.Activity, owner, step.PartnerOwner, date == day ? null : day);
    }

    private static void Explain(Input input, List<OnboardingActivity> all, OnboardingPlan plan, Trace trace)
    {
        if (all.Count <= MostSteps)
        {
            foreach (var activity in all)
            {
                var moved = activity.MovedFrom is { } day ? $", {Calendar.Text(day)} is a day off: moved {(activity.Date < day ? "back" : "forward")}" : "";
                trace.Record(activity.Activity, $"{Calendar.Iso(input.Partners[0].Start)} + {activity.Day} days{moved}", activity.Date, plan.Journey.Any(step => step.Activity == activity.Activity) ? Journey : Timing);
            }
        }
        else if (input.Partners.Count <= MostSteps)
        {
            foreach (var partner in all.GroupBy(activity => activity.Partner))
            {
                trace.Record($"{partner.Key}: first deal closed by", $"start + {plan.EndDay - 1} days, on a working day", partner.First(activity => activity.Activity == plan.FirstDeal.Activity).Date, Timing);
            }
        }
    }

    private static void Assume(Input input, OnboardingPlan plan, RunContext context)
    {
        var trace = context.Trace;
        trace.Assume($"Day 0 is the start date. The journey is the training of the first four weeks; the {plan.EndDay} days include it and run on to the first closed deal, which is due before day {plan.EndDay}.");
        trace.Assume("On a day off training moves forward and milestones move back, so that no deadline gets later.");
        foreach (var note in plan.Notes ?? [])
        {
            trace.Assume(note);
        }

        if (context.Program.Holidays.Count == 0)
        {
            trace.Assume("The policy lists no holidays, so only weekends are days off.");
        }

        if (input.Segment is null)
        {
            trace.Assume($"New partners count against the capacity for {CapacityCheck.Word(plan.Segment)} partners, the policy's segment, and stay with their manager after day {plan.EndDay}.");
        }
    }

    private static void Refuse(Input input, OnboardingPlan plan)
    {
        var faults = new List<Refusal>();
        if (plan.Journey.Concat(plan.Milestones).FirstOrDefault(step => step.Day > plan.EndDay) is { } beyond)
        {
            faults.Add(new("out_of_range", "onboarding", $"'{beyond.Activity}' on day {beyond.Day}", $"days up to endDay, {plan.EndDay}", "Correct the policy."));
        }

        Twice("partners", "partner", input.Partners.Select(partner => partner.Partner), faults);
        Twice("managers", "manager", (input.Managers ?? []).Select(row => row.Manager), faults);
        if (faults.Count > 0)
        {
            throw new RefusalException(faults);
        }
    }

    private static void Twice(string list, string field, IEnumerable<string> names, List<Refusal> faults)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        faults.AddRange(names.Select((name, i) => (name, i)).Where(pair => !seen.Add(pair.name)).Take(10)
            .Select(pair => new Refusal($"duplicate_{field}", $"{list}[{pair.i}].{field}", pair.name, $"each {field} once", "Remove one of the two rows, or tell the names apart.")));
    }
}
