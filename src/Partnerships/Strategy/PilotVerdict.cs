using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Strategy;

/// <summary>What follows from a pilot with a partner: proceed to the full partnership, extend, or stop.</summary>
public static partial class PilotVerdict
{
    private const string Pilot = "strategy-partner-selection#start-with-a-pilot-before-full-commitment";

    /// <summary>What follows.</summary>
    [JsonConverter(typeof(SnakeCase<Verdict>))]
    public enum Verdict
    {
        /// <summary>The threshold is reached.</summary>
        Proceed,

        /// <summary>Short of it, but near enough for more time, once.</summary>
        Extend,

        /// <summary>Too far from it, or extended already.</summary>
        Stop,

        /// <summary>The pilot's days are not over.</summary>
        Running,
    }

    /// <summary>How long the pilot ran and what it brought.</summary>
    public sealed record Input
    {
        /// <summary>Days since the start.</summary>
        [Description("Days run so far."), Within(1, 3650)]
        public required int Days { get; init; }

        /// <summary>Qualified leads in that time.</summary>
        [Within(0, 10_000_000)]
        public required int QualifiedLeads { get; init; }

        /// <summary>Whether it was extended before.</summary>
        [Description("Already extended once.")]
        public bool? Extended { get; init; }
    }

    /// <summary>The policy's pilot terms.</summary>
    public sealed record Policy
    {
        /// <summary>Days and threshold.</summary>
        public required PilotTerms Pilot { get; init; }
    }

    /// <summary>The policy's <c>pilot</c> section. Source: Start with a pilot before full commitment.</summary>
    public sealed record PilotTerms
    {
        /// <summary>How long a pilot runs.</summary>
        public required int Days { get; init; }

        /// <summary>Leads from which the partnership proceeds.</summary>
        public required int QualifiedLeads { get; init; }

        /// <summary>Part of the threshold from which a pilot is extended instead of stopped; ours.</summary>
        public required Percent ExtendFromPercent { get; init; }
    }

    /// <summary>The verdict and how far the leads are.</summary>
    public sealed record Result(
        Verdict Verdict,
        int LeadsShort,
        Percent? OfThresholdPercent,
        int DaysLeft,
        [property: Description("More days to the threshold at the pace so far; absent without leads.")] int? DaysToThreshold);

    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(Result))]
    private sealed partial class PilotVerdictJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<Input, Policy, Result>(
        "pilot_verdict", "Pilot verdict",
        "Whether a partner pilot proceeds, is extended or stops, by its days and qualified leads against the threshold.",
        """{"days":90,"qualifiedLeads":7}""",
        PilotVerdictJson.Default, Run);

    private static Result Run(Input input, Policy policy, RunContext context)
    {
        var (trace, terms) = (context.Trace, policy.Pilot);
        var share = trace.Share("Qualified leads of the threshold", input.QualifiedLeads, terms.QualifiedLeads, Pilot);
        var missing = Math.Max(0, terms.QualifiedLeads - input.QualifiedLeads);
        var left = Math.Max(0, terms.Days - input.Days);
        var verdict = trace.Record("Verdict", $"{input.QualifiedLeads} qualified leads of {terms.QualifiedLeads} after {input.Days} of {terms.Days} days", Decide(input, terms), Pilot);
        if (verdict is Verdict.Extend or Verdict.Stop)
        {
            trace.Assume($"The rule only says when to proceed. A pilot that ends with at least {terms.ExtendFromPercent} of the threshold is extended once; any other stops.");
        }

        int? more = input.QualifiedLeads == 0 ? null
            : missing == 0 ? 0
            : trace.Record("Days to the threshold at this pace", $"{missing} leads × {input.Days} days ÷ {input.QualifiedLeads} leads, rounded up", (int)decimal.Ceiling((decimal)missing * input.Days / input.QualifiedLeads), Pilot);
        trace.Conclude($"{input.QualifiedLeads} qualified leads in {input.Days} days: " + verdict switch
        {
            Verdict.Proceed => "proceed to the full partnership.",
            Verdict.Extend => $"extend the pilot; at this pace the {terms.QualifiedLeads} come in {more} more days.",
            Verdict.Stop => "stop.",
            _ => $"the pilot still runs for {left} days and needs {missing} more.",
        });
        return new(verdict, missing, share, left, more);
    }

    private static Verdict Decide(Input input, PilotTerms terms) =>
        input.QualifiedLeads >= terms.QualifiedLeads ? Verdict.Proceed
        : input.Days < terms.Days ? Verdict.Running
        : input.Extended != true && input.QualifiedLeads >= terms.QualifiedLeads * terms.ExtendFromPercent.Fraction ? Verdict.Extend
        : Verdict.Stop;
}
