using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Comarketing;

/// <summary>What a finished campaign brought: the goal in its own measure, rates and cost stage by stage, and how evenly the two companies carried it.</summary>
public static partial class ReviewCampaign
{
    private const string Review = "comarketing-campaigns#post-campaign-review";

    /// <summary>The goal, the counts and the cost.</summary>
    public sealed record Input
    {
        /// <summary>How much was wanted.</summary>
        [Within(1, 1_000_000_000_000)]
        public required decimal Goal { get; init; }

        /// <summary>What the goal counts.</summary>
        public required GoalMeasure GoalMeasure { get; init; }

        /// <summary>People who registered.</summary>
        [Within(0, 1_000_000_000)]
        public int? Registrants { get; init; }

        /// <summary>People who came.</summary>
        [Within(0, 1_000_000_000)]
        public int? Attendees { get; init; }

        /// <summary>Their share of the registrants, where the number is not known.</summary>
        [Description("Instead of attendees."), Within(0, 100)]
        public Percent? AttendancePercent { get; init; }

        /// <summary>Marketing qualified leads.</summary>
        [Within(0, 1_000_000_000)]
        public int? Mqls { get; init; }

        /// <summary>Sales qualified leads.</summary>
        [Within(0, 1_000_000_000)]
        public int? Sqls { get; init; }

        /// <summary>Opportunities created.</summary>
        [Within(0, 1_000_000_000)]
        public int? Opportunities { get; init; }

        /// <summary>Revenue won.</summary>
        [Within(0, 1_000_000_000_000)]
        public Money? Revenue { get; init; }

        /// <summary>What we spent.</summary>
        [Within(0, 1_000_000_000_000)]
        public Money? OurCost { get; init; }

        /// <summary>What the partner spent.</summary>
        [Within(0, 1_000_000_000_000)]
        public Money? PartnerCost { get; init; }

        /// <summary>Registrants our promotion brought.</summary>
        [Description("Registrants from our promotion."), Within(0, 1_000_000_000)]
        public int? OurRegistrants { get; init; }
    }

    /// <summary>The policy's limit of balance.</summary>
    public sealed record Policy
    {
        /// <summary>When effort is one-sided.</summary>
        public required CampaignReview CampaignReview { get; init; }
    }

    /// <summary>The policy's <c>campaignReview</c> section. Source: Bad Co-Marketing Campaign.</summary>
    public sealed record CampaignReview
    {
        /// <summary>One company's share from which a campaign counts as one-sided.</summary>
        public required Percent OneSidedFromPercent { get; init; }
    }

    /// <summary>Attainment, stages, cost and balance.</summary>
    public sealed record Result(
        GoalMeasure GoalMeasure,
        [property: Description("Absent when the goal's own measure was not given.")] Percent? AttainmentPercent,
        IReadOnlyList<CampaignStage> Stages,
        [property: Description("Both companies together.")] Money? Cost,
        [property: Description("Revenue / cost of both.")] decimal? RevenueMultiple,
        EffortBalance Balance);

    /// <summary>One stage that was counted.</summary>
    public sealed record CampaignStage(
        GoalMeasure Stage,
        int Count,
        [property: Description("Of the stage listed before.")] Percent? OfPreviousPercent,
        Percent? OfRegistrantsPercent,
        [property: Description("Cost of both for one of these.")] Money? CostEach,
        [property: Description("Our cost for one of these.")] Money? OurCostEach);

    /// <summary>Our part; the rest is the partner's.</summary>
    public sealed record EffortBalance(Percent? OurCostPercent, Percent? OurRegistrantsPercent, bool OneSided);

    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(Result))]
    private sealed partial class ReviewCampaignJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<Input, Policy, Result>(
        "review_campaign", "Campaign review",
        "A finished co-marketing campaign: attainment of the goal in its own measure, rates and cost per stage, effort balance between both companies.",
        """{"goal":500,"goalMeasure":"mqls","registrants":623,"attendancePercent":41,"sqls":23}""",
        ReviewCampaignJson.Default, Run);

    private static Result Run(Input input, Policy policy, RunContext context)
    {
        var trace = context.Trace;
        CampaignStages.Refuse(input);
        var counts = CampaignStages.Counted(input, trace);
        var attainment = Attainment(input, counts, trace);
        Money? cost = input is { OurCost: { } ours, PartnerCost: { } theirs } ? trace.Sum("Cost of both", [ours, theirs], Review) : null;
        if (cost is null)
        {
            trace.Lacks("ourCost and partnerCost: without both there is no cost per stage of the campaign.");
        }

        var stages = CampaignStages.Of(counts, cost, input.OurCost, trace);
        decimal? multiple = input.Revenue is { } revenue && cost is { Amount: > 0m } spent
            ? trace.Divide("Revenue / cost of both", revenue.Amount, spent.Amount, 2, Review) : null;
        var balance = Balance(input, cost, policy.CampaignReview, trace);
        if (counts.Count > 0 && counts[^1].Stage <= GoalMeasure.Attendees && input.Revenue is null)
        {
            trace.Warn("no_follow_through", "Nothing after the event was counted; the follow-up matters more than the event.", "comarketing-campaigns#anti-patterns");
        }

        trace.Conclude((attainment is { } reached ? $"{reached} of the goal of {Decimals.Text(input.Goal)} {CampaignStages.Words(input.GoalMeasure)}"
                : $"Whether the goal of {Decimals.Text(input.Goal)} {CampaignStages.Words(input.GoalMeasure)} was met is not known: they were not counted")
            + (cost is null ? "." : $"; both companies spent {cost}{(multiple is { } times ? $", {Decimals.Text(times)}x in revenue" : "")}."));
        return new(input.GoalMeasure, attainment, stages, cost, multiple, balance);
    }

    private static Percent? Attainment(Input input, IReadOnlyList<(GoalMeasure Stage, int Count)> counts, Trace trace)
    {
        var measure = CampaignStages.Words(input.GoalMeasure);
        decimal? given = input.GoalMeasure == GoalMeasure.Revenue ? input.Revenue?.Amount
            : counts.Where(c => c.Stage == input.GoalMeasure).Select(c => (decimal?)c.Count).FirstOrDefault();
        if (given is { } count)
        {
            return trace.Share("Attainment of the goal", count, input.Goal, Review);
        }

        trace.Lacks($"{measure}: the goal counts {measure}, so attainment is not computed.");
        if (input.Registrants is { } registrants && trace.Share($"Registrants beside the number {Decimals.Text(input.Goal)}; not the goal's measure", registrants, input.Goal, Review) is { } beside)
        {
            trace.Warn("registrants_are_not_the_goal", $"{Decimals.Text(registrants)} registrants are {beside} of the number {Decimals.Text(input.Goal)}, but registrants are not {measure}; report {measure} against this goal.", Review);
        }

        return null;
    }

    private static EffortBalance Balance(Input input, Money? cost, CampaignReview policy, Trace trace)
    {
        const string rule = "comarketing-campaigns#bad-co-marketing-campaign";
        var ofCost = cost is { } both ? trace.Share("Our part of the cost", input.OurCost!.Value.Amount, both.Amount, rule) : null;
        var ofRegistrants = input.OurRegistrants is { } ours ? trace.Share("Our part of the registrants", ours, input.Registrants!.Value, rule) : null;
        var oneSided = false;
        foreach (var (share, what) in new[] { (ofCost, "cost"), (ofRegistrants, "registrants") })
        {
            if (share is { } part && (part >= policy.OneSidedFromPercent || Percent.Hundred - part >= policy.OneSidedFromPercent))
            {
                oneSided = true;
                trace.Warn("asymmetric_effort", $"{(part >= policy.OneSidedFromPercent ? $"We carry {part}" : $"The partner carries {Percent.Hundred - part}")} of the {what}; such asymmetry breeds resentment.", "comarketing-campaigns#anti-patterns");
            }
        }

        return new(ofCost, ofRegistrants, oneSided);
    }
}
