using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Enablement;

/// <summary>Whether enablement works: each metric of the rule on target, or what to do about it.</summary>
public static partial class EnablementScorecard
{
    private const string AntiPatterns = "enablement-partner-content#anti-patterns";

    /// <summary>Counts of one period; what is left out is not judged.</summary>
    public sealed record Input
    {
        /// <summary>Trainings assigned.</summary>
        [Within(0, 1_000_000_000)]
        public int? TrainingAssigned { get; init; }

        /// <summary>Those of them that were completed.</summary>
        [Within(0, 1_000_000_000)]
        public int? TrainingCompleted { get; init; }

        /// <summary>Partners that are active, the whole of the next two counts.</summary>
        [Within(0, 1_000_000_000)]
        public int? ActivePartners { get; init; }

        /// <summary>Active partners with at least one valid certificate.</summary>
        [Description("With a valid certificate."), Within(0, 1_000_000_000)]
        public int? CertifiedPartners { get; init; }

        /// <summary>Active partners that used the portal in the week.</summary>
        [Description("In the portal this week."), Within(0, 1_000_000_000)]
        public int? PortalWeekly { get; init; }

        /// <summary>Days from signup to the first closed deal, one figure a partner.</summary>
        [Description("From signup to closed; one per partner."), Within(0, 100_000), Size(1, 10_000)]
        public IReadOnlyList<int>? DaysToFirstDeal { get; init; }

        /// <summary>Content downloads of the month.</summary>
        [Within(0, 1_000_000_000)]
        public int? Downloads { get; init; }

        /// <summary>Those of the month before.</summary>
        [Description("The month before."), Within(0, 1_000_000_000)]
        public int? DownloadsBefore { get; init; }

        /// <summary>Support tickets of the month.</summary>
        [Within(0, 1_000_000_000)]
        public int? Tickets { get; init; }

        /// <summary>Those of the month before.</summary>
        [Description("The month before."), Within(0, 1_000_000_000)]
        public int? TicketsBefore { get; init; }
    }

    /// <summary>The policy's targets.</summary>
    public sealed record Policy
    {
        /// <summary>The section. Source: Enablement Metrics.</summary>
        public required EnablementTargets EnablementTargets { get; init; }
    }

    /// <summary>The metrics that could be judged, in the rule's order.</summary>
    public sealed record Result(
        IReadOnlyList<EnablementMetric> Metrics,
        int OnTarget,
        IReadOnlyList<string> OffTarget);

    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(Result))]
    private sealed partial class EnablementScorecardJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<Input, Policy, Result>(
        "enablement_scorecard", "Enablement scorecard",
        "Training completion, certification, time to first deal, portal, downloads and tickets: each on target, or the gap and the action.",
        """{"trainingAssigned":400,"trainingCompleted":328,"activePartners":234,"certifiedPartners":178,"portalWeekly":96,"daysToFirstDeal":[41,77,95,120],"downloads":1240,"downloadsBefore":1180,"tickets":64,"ticketsBefore":71}""",
        EnablementScorecardJson.Default, Run);

    private static Result Run(Input input, Policy policy, RunContext context)
    {
        var (trace, targets) = (context.Trace, policy.EnablementTargets);
        Refuse(input);
        var judge = new EnablementMetrics(trace);
        var active = (Name: "activePartners", Count: input.ActivePartners);
        List<EnablementMetric> metrics = [.. new[]
        {
            judge.Share("Training completion", ("trainingCompleted", input.TrainingCompleted), ("trainingAssigned", input.TrainingAssigned), "completed", targets.TrainingCompletion),
            judge.Share("Certification rate", ("certifiedPartners", input.CertifiedPartners), active, "certified", targets.CertificationRate),
            judge.Days("Time to first deal", input.DaysToFirstDeal, targets.TimeToFirstDeal),
            judge.Share("Portal engagement", ("portalWeekly", input.PortalWeekly), active, "in the portal every week", targets.PortalEngagement),
            judge.Trend("Content downloads", ("downloads", input.Downloads), ("downloadsBefore", input.DownloadsBefore), true, targets.ContentDownloads),
            judge.Trend("Support tickets", ("tickets", input.Tickets), ("ticketsBefore", input.TicketsBefore), false, targets.SupportTickets),
        }.OfType<EnablementMetric>()];
        Remark(input, metrics, targets, trace);
        List<EnablementMetric> off = [.. metrics.Where(metric => !metric.OnTarget)];
        trace.Conclude(metrics.Count == 0 ? "Nothing could be judged: every whole is zero."
            : off.Count == 0 ? (metrics.Count == 1 ? "The one metric judged is on target." : $"All {metrics.Count} metrics judged are on target.")
            : $"{metrics.Count - off.Count} of {metrics.Count} metrics {(metrics.Count - off.Count == 1 ? "is" : "are")} on target. Off target: {string.Join("; ", off.Select(metric => $"{metric.Metric.ToLowerInvariant()}, {metric.Gap} ({metric.Action})"))}.");
        return new(metrics, metrics.Count - off.Count, [.. off.Select(metric => metric.Metric)]);
    }

    private static void Remark(Input input, List<EnablementMetric> metrics, EnablementTargets targets, Trace trace)
    {
        if (metrics.Any(metric => metric.Metric == "Certification rate"))
        {
            trace.Assume("The certification rate is partners with at least one valid certificate ÷ active partners.");
        }

        if (metrics.Any(metric => metric.Metric == "Portal engagement"))
        {
            trace.Assume($"'Weekly active' is read as {targets.PortalEngagement.TargetPercent} of the active partners in the portal within the week; the rule names no share.");
        }

        if (metrics.Any(metric => metric is { Metric: "Training completion", OnTarget: true }) && metrics.Any(metric => metric is { Metric: "Certification rate", OnTarget: false }))
        {
            trace.Warn("training_without_certification", "Training is completed as it should be and too few partners are certified: nothing shows that it was understood.", AntiPatterns);
        }

        if (input is { PortalWeekly: 0, ActivePartners: > 0 })
        {
            trace.Warn("portal_ghost_town", "No active partner used the portal this week.", AntiPatterns);
        }
    }

    private static void Refuse(Input input)
    {
        (string Name, int? Part, string WholeName, int? Whole)[] shares =
        [
            ("trainingCompleted", input.TrainingCompleted, "trainingAssigned", input.TrainingAssigned),
            ("certifiedPartners", input.CertifiedPartners, "activePartners", input.ActivePartners),
            ("portalWeekly", input.PortalWeekly, "activePartners", input.ActivePartners),
        ];
        if (input.DaysToFirstDeal is null && input is not { Downloads: not null, DownloadsBefore: not null } && input is not { Tickets: not null, TicketsBefore: not null }
            && !shares.Any(share => share is { Part: not null, Whole: not null }))
        {
            throw new RefusalException(new Refusal("nothing_to_judge", "input", null, "at least one pair of counts (trainingCompleted and trainingAssigned, certifiedPartners or portalWeekly and activePartners, downloads or tickets of both months) or daysToFirstDeal", "Give both counts of a pair."));
        }

        List<Refusal> faults = [.. shares.Where(share => share.Part > share.Whole).Select(share =>
            new Refusal("part_above_whole", share.Name, Decimals.Text(share.Part!.Value), $"at most {share.WholeName}, {Decimals.Text(share.Whole!.Value)}", "Count both for the same partners and period."))];
        if (faults.Count > 0)
        {
            throw new RefusalException(faults);
        }
    }
}
