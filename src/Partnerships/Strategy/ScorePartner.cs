using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Strategy;

/// <summary>How ready and how fitting a candidate is, how to approach it and when, and which red flags change the conversation.</summary>
public static partial class ScorePartner
{
    /// <summary>One instrument or both, and what is known besides.</summary>
    public sealed record Input
    {
        /// <summary>The qualification scorecard.</summary>
        [Description("Qualification scorecard, 7 dimensions 1-5.")]
        public Scorecard? Scorecard { get; init; }

        /// <summary>A total from another card, compared in percent.</summary>
        [Description("Instead: a total from another card, such as 42 of 50.")]
        public OtherCard? OtherCard { get; init; }

        /// <summary>The evaluation framework.</summary>
        [Description("Evaluation framework, 5 weighted criteria 1-5.")]
        public FitRatings? Fit { get; init; }

        /// <summary>Red flags seen.</summary>
        [Size(0, 6)]
        public IReadOnlyList<RedFlag>? RedFlags { get; init; }

        /// <summary>Whether they show active interest.</summary>
        public bool? ActiveInterest { get; init; }

        /// <summary>Whether we share a customer.</summary>
        public bool? SharedCustomer { get; init; }

        /// <summary>Whether their market is strategic to us.</summary>
        public bool? StrategicMarket { get; init; }

        /// <summary>Whether they can grow; taken as yes unless denied.</summary>
        public bool? GrowthPotential { get; init; }

        /// <summary>What kind of company it is.</summary>
        [Description("What they are, for the archetype.")]
        [Size(0, 7)]
        public IReadOnlyList<Trait>? Profile { get; init; }

        /// <summary>Today, for the day to look again.</summary>
        [Description("Today, to date a revisit.")]
        [DecidesPolicy]
        public DateOnly? AsOf { get; init; }
    }

    /// <summary>Weights, bands and outreach rows.</summary>
    public sealed record Policy
    {
        /// <summary>Weights of the evaluation framework.</summary>
        public required FitWeights FitWeights { get; init; }

        /// <summary>Bands of the scorecard and rows of the outreach table.</summary>
        public required ScorecardPolicy Scorecard { get; init; }
    }

    /// <summary>Each instrument's score and what follows.</summary>
    public sealed record Result(
        CardScore? Scorecard,
        [property: Description("Weighted fit, from 1 to 5.")] FitScore? Fit,
        OutreachPriority? Priority,
        IReadOnlyList<RedFlagAdvice> RedFlags,
        ArchetypeAdvice? Archetype);

    /// <summary>The weighted fit and its percent of the maximum.</summary>
    public sealed record FitScore(decimal Score, Percent Percent);

    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(Result))]
    private sealed partial class ScorePartnerJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<Input, Policy, Result>(
        "score_partner", "Score partner",
        "Scores a candidate by scorecard, weighted fit or both: potential, outreach priority P0-P3, red flags with alternatives, archetype.",
        """{"scorecard":{"customerOverlap":5,"productSynergy":4,"salesCapacity":4,"marketingCapability":5,"technicalDepth":4,"brandAlignment":4,"commitmentLevel":2},"strategicMarket":true,"redFlags":["no_partner_team"],"profile":["platform_owner"]}""",
        ScorePartnerJson.Default, Run);

    private static Result Run(Input input, Policy policy, RunContext context)
    {
        var trace = context.Trace;
        Check(input);
        var card = input.Scorecard is { } own ? own.Score(policy.Scorecard, input.AsOf, trace)
            : input.OtherCard?.Rescale(policy.Scorecard, input.AsOf, trace);
        FitScore? fit = null;
        if (input.Fit is { } ratings)
        {
            var (score, percent) = policy.FitWeights.Score("Candidate", ratings, trace);
            fit = new(score, percent);
        }

        if (card is not null && fit is not null)
        {
            trace.Assume("Scorecard and weighted fit are separate instruments; neither is converted into the other.");
        }

        var priority = card is null ? null : Outreach.Of(card.Total, input, policy.Scorecard.Outreach, trace);
        var flags = RedFlagAdvice.For(input.RedFlags ?? [], trace);
        var archetype = input.Profile is { Count: > 0 } traits ? ArchetypeAdvice.For(traits, trace) : null;
        trace.Conclude(Say(card, fit, priority, flags.Count));
        return new(card, fit, priority, flags, archetype);
    }

    private static void Check(Input input)
    {
        if (input.Scorecard is null && input.OtherCard is null && input.Fit is null)
        {
            throw new RefusalException(new Refusal("missing_field", "scorecard", null, "scorecard, otherCard or fit", "Give at least one instrument."));
        }

        if (input.Scorecard is not null && input.OtherCard is not null)
        {
            throw new RefusalException(new Refusal("conflicting_fields", "otherCard", "scorecard as well", "one of scorecard and otherCard", "Remove one of the two."));
        }

        Once(input.RedFlags, "redFlags");
        Once(input.Profile, "profile");
        if (input.OtherCard is { } card && card.Score > card.Of)
        {
            throw new RefusalException(new Refusal("out_of_range", "otherCard.score", Decimals.Text(card.Score), $"at most the card's maximum of {Decimals.Text(card.Of)}", "Check which of the two is the maximum."));
        }
    }

    private static void Once<T>(IReadOnlyList<T>? given, string path) where T : struct, Enum
    {
        var seen = new HashSet<T>();
        foreach (var (i, item) in (given ?? []).Index().Where(entry => !seen.Add(entry.Item)))
        {
            throw new RefusalException(new Refusal("duplicate_item", $"{path}[{i}]", JsonNamingPolicy.SnakeCaseLower.ConvertName(item.ToString()), "each once", "Remove the repeated one."));
        }
    }

    private static string Say(CardScore? card, FitScore? fit, OutreachPriority? priority, int flags)
    {
        var parts = new List<string>();
        if (card is not null)
        {
            parts.Add($"{Decimals.Text(card.Total)} of {Decimals.Text(card.Maximum)} ({card.Percent}) on the scorecard: {card.Potential}, outreach {priority!.Priority}.");
        }

        if (fit is not null)
        {
            parts.Add($"Weighted fit {Decimals.Text(fit.Score)} of {FitRatings.Most} ({fit.Percent}).");
        }

        if (flags > 0)
        {
            parts.Add($"{flags} red {(flags == 1 ? "flag" : "flags")} to settle first.");
        }

        return string.Join(' ', parts);
    }
}
