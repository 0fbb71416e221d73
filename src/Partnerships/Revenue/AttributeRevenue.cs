using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>One deal's amount over its touches under every attribution model, side by side; each model sums to the amount.</summary>
public static partial class AttributeRevenue
{
    /// <summary>A deal and what led to it.</summary>
    public sealed record Input
    {
        /// <summary>The deal's amount; a credit note is negative.</summary>
        [Within(-1_000_000_000_000, 1_000_000_000_000)]
        public required Money Amount { get; init; }

        /// <summary>The day the deal closed.</summary>
        [Description("Later touches are left out.")]
        [DecidesPolicy]
        public required DateOnly Closed { get; init; }

        /// <summary>In any order; touches of one day count in the order given.</summary>
        [Description("In any order."), Size(1, 500)]
        public required IReadOnlyList<Touch> Touches { get; init; }

        /// <summary>The weight of each matching touch in the custom model.</summary>
        [Description("Custom model: weight per touch of that source and/or kind."), Size(1, 100)]
        public IReadOnlyList<CustomWeight>? CustomWeights { get; init; }
    }

    /// <summary>One contact with the customer.</summary>
    public sealed record Touch
    {
        /// <summary>The day it happened.</summary>
        public required DateOnly Date { get; init; }

        /// <summary>Who or what gets the credit.</summary>
        [Description("Partner id or channel."), Size(1, 120)]
        public required string Source { get; init; }

        /// <summary>For example webinar, referral or email.</summary>
        [Size(1, 60)]
        public string? Kind { get; init; }

        /// <summary>What the touch brought about, if it is one of the two moments the models name.</summary>
        public Milestone? Milestone { get; init; }
    }

    /// <summary>The moments that W-shaped and full path name besides first touch and close.</summary>
    [JsonConverter(typeof(SnakeCase<Milestone>))]
    public enum Milestone
    {
        /// <summary>The lead was created.</summary>
        LeadCreated,

        /// <summary>The opportunity was created.</summary>
        OpportunityCreated,
    }

    /// <summary>One line of the custom model.</summary>
    public sealed record CustomWeight
    {
        /// <summary>The source it holds for; any when left out.</summary>
        [Size(1, 120)]
        public string? Source { get; init; }

        /// <summary>The kind it holds for; any when left out.</summary>
        [Size(1, 60)]
        public string? Kind { get; init; }

        /// <summary>Relative to the other touches' weights.</summary>
        [Within(0, 1_000_000)]
        public required decimal Weight { get; init; }
    }

    /// <summary>The policy's figures for the models.</summary>
    public sealed record Policy
    {
        /// <summary>Half-life and position shares. Source: position-based attribution.</summary>
        public required AttributionShares Attribution { get; init; }
    }

    /// <summary>Credit per touch and per source under every model.</summary>
    public sealed record Result(
        Money Amount,
        [property: Description("In the order they happened.")] IReadOnlyList<TouchCredit> Touches,
        IReadOnlyList<SourceCredit> Sources,
        [property: Description("Indexes of touches after the close, left out.")] IReadOnlyList<int> Excluded);

    /// <summary>One touch's credit.</summary>
    public sealed record TouchCredit(
        [property: Description("Its place in the given list, from 0.")] int Index,
        DateOnly Date,
        string Source,
        string? Kind,
        Milestone? Milestone,
        ByModel<Money> Credit,
        ByModel<Percent> SharePercent);

    /// <summary>One source's credit: its touches added.</summary>
    public sealed record SourceCredit(string Source, int Touches, ByModel<Money> Credit, ByModel<Percent> SharePercent);

    /// <summary>The same figure under every model; custom only where weights were given.</summary>
    public sealed record ByModel<T>(T First, T Last, T Linear, T TimeDecay, T UShaped, T WShaped, T FullPath, T? Custom)
        where T : struct;

    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(Result))]
    private sealed partial class AttributeRevenueJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<Input, Policy, Result>(
        "attribute_revenue", "Attribute revenue",
        "Divides a deal's amount over its touches under every attribution model side by side, per touch and per source; each model sums to the amount.",
        """
        {"amount":10000,"closed":"2026-03-29","touches":[{"date":"2026-03-01","source":"P01","milestone":"lead_created"},
          {"date":"2026-03-15","source":"P02","kind":"webinar","milestone":"opportunity_created"},{"date":"2026-03-29","source":"P01"}]}
        """,
        AttributeRevenueJson.Default, Run);

    private static Result Run(Input input, Policy policy, RunContext context)
    {
        var trace = context.Trace;
        policy.Attribution.Verify();
        var timeline = Timeline.Of(input, trace);
        var models = AttributionModels.All(timeline, input.CustomWeights, policy.Attribution, trace);
        var credit = models.Select(model => trace.Split(model.Name, input.Amount, model.Weights, model.Rule, model.Words)).ToList();
        var shares = models.Select(model => Allocation.Shares(model.Weights, 2)).ToList();

        var touches = timeline.Touches.Select((at, i) => new TouchCredit(at.Index, at.Touch.Date, at.Touch.Source, at.Touch.Kind, at.Touch.Milestone,
            Gather(credit, parts => parts[i]), Gather(shares, parts => parts[i]))).ToList();
        var sources = touches.Index().GroupBy(touch => touch.Item.Source, StringComparer.Ordinal).Select(group => new SourceCredit(group.Key, group.Count(),
            Gather(credit, parts => Money.Sum(group.Select(touch => parts[touch.Index]))),
            Gather(shares, parts => new Percent(group.Sum(touch => parts[touch.Index].Points))))).ToList();
        foreach (var source in sources.Where(source => source.Touches > 1).Take(25))
        {
            trace.Record($"Credit of {source.Source}", $"its {source.Touches} touches added, model by model", Line(models, source.Credit), AttributionModels.Models);
        }

        trace.Conclude(Sentence(input, models, sources));
        return new(input.Amount, touches, sources, timeline.Excluded);
    }

    private static string Sentence(Input input, IReadOnlyList<AttributionModel> models, List<SourceCredit> sources)
    {
        var leaders = models.Select((model, i) => (model.Name, sources.MaxBy(source => Values(source.SharePercent)[i]!.Value)!.Source))
            .GroupBy(model => model.Source, model => model.Name, StringComparer.Ordinal)
            .Select(group => $"{group.Key} under {string.Join(", ", group)}");
        return $"{input.Amount} closed on {Calendar.Iso(input.Closed)}, {sources.Sum(source => source.Touches)} touches of {sources.Count} sources. The largest part goes to {string.Join("; to ", leaders)}.";
    }

    private static string Line(IReadOnlyList<AttributionModel> models, ByModel<Money> credit) =>
        string.Join(", ", models.Zip(Values(credit), (model, value) => $"{model.Name} {value}"));

    private static ByModel<T> Gather<T>(IReadOnlyList<IReadOnlyList<T>> models, Func<IReadOnlyList<T>, T> pick) where T : struct =>
        new(pick(models[0]), pick(models[1]), pick(models[2]), pick(models[3]), pick(models[4]), pick(models[5]), pick(models[6]),
            models.Count > 7 ? pick(models[7]) : null);

    private static T?[] Values<T>(ByModel<T> by) where T : struct =>
        [by.First, by.Last, by.Linear, by.TimeDecay, by.UShaped, by.WShaped, by.FullPath, by.Custom];
}
