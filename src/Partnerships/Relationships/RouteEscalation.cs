using System.ComponentModel;
using System.Globalization;
using System.Text.Json.Serialization;
using Partnerships.Kernel;
using Calendar = Partnerships.Kernel.Calendar;

namespace Partnerships.Relationships;

/// <summary>Who takes an escalation, by when they answer, and where it goes when they do not.</summary>
public static partial class RouteEscalation
{
    private const string Framework = "relationships-partner-management#escalation-framework";

    /// <summary>How bad it is.</summary>
    [JsonConverter(typeof(SnakeCase<Severity>))]
    public enum Severity
    {
        /// <summary>Portal access, minor questions.</summary>
        Low,

        /// <summary>Commission dispute, training issue.</summary>
        Medium,

        /// <summary>Deal conflict, major support issue.</summary>
        High,

        /// <summary>Partnership at risk, executive complaint.</summary>
        Critical,
    }

    /// <summary>The escalation.</summary>
    public sealed record Input
    {
        /// <summary>How bad it is.</summary>
        public required Severity Severity { get; init; }

        /// <summary>When it was raised.</summary>
        [Description("With offset: 2026-11-06T16:00:00-05:00.")]
        [DecidesPolicy]
        public required DateTimeOffset RaisedAt { get; init; }

        /// <summary>The partner's tier.</summary>
        [Size(1, 100)]
        public string? Tier { get; init; }
    }

    /// <summary>The policy's escalation path and tiers.</summary>
    public sealed record Policy
    {
        /// <summary>One row for each severity, lowest first.</summary>
        public required IReadOnlyList<EscalationLevel> Escalation { get; init; }

        /// <summary>The tiers, for what they promise besides.</summary>
        public required TierTable Tiers { get; init; }
    }

    /// <summary>A row of the policy's <c>escalation</c> section. Source: Escalation Framework.</summary>
    public sealed record EscalationLevel
    {
        /// <summary>The severity.</summary>
        public required Severity Severity { get; init; }

        /// <summary>What makes it this bad.</summary>
        public required string Trigger { get; init; }

        /// <summary>Elapsed hours to the answer.</summary>
        public required int Hours { get; init; }

        /// <summary>Who takes it.</summary>
        public required string To { get; init; }
    }

    /// <summary>Who, by when, and what next.</summary>
    public sealed record Result(
        Severity Severity,
        [property: Description("What counts as this severity.")] string Trigger,
        string To,
        int WithinHours,
        [property: Description("In the program's time zone.")] DateTimeOffset RespondBy,
        [property: Description("Who gets it when the time has passed; absent at the top.")] string? Next,
        [property: Description("The tier's own manager.")] string? PartnerManager,
        [property: Description("The tier's support promise, another clock.")] string? SupportSla);

    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(Result))]
    private sealed partial class RouteEscalationJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<Input, Policy, Result>(
        "route_escalation", "Escalation route",
        "Who takes a partner's escalation, by when they must answer (elapsed hours), and who is next.",
        """{"severity":"high","raisedAt":"2026-11-06T16:00:00-05:00","tier":"Gold"}""",
        RouteEscalationJson.Default, Run);

    private static Result Run(Input input, Policy policy, RunContext context)
    {
        var trace = context.Trace;
        var at = policy.Escalation.ToList().FindIndex(level => level.Severity == input.Severity);
        if (at < 0)
        {
            throw new RefusalException(new Refusal("not_in_policy", "severity", input.Severity.ToString(), "a severity of the policy's escalation", "Add it to the policy."));
        }

        var level = policy.Escalation[at];
        trace.Record("Takes it", level.Trigger, level.To, Framework);
        var by = Calendar.AddHours(input.RaisedAt, level.Hours, context.Zone);
        trace.Record("Answer due", $"{Text(input.RaisedAt)} + {level.Hours} hours, in {context.Program.TimeZone}", Text(by), Framework);
        trace.Assume("Hours are elapsed hours at every severity; nights, weekends and holidays count.");
        var next = policy.Escalation.ElementAtOrDefault(at + 1)?.To;
        trace.Record("Next level", $"above {level.To}", next, Framework);
        if (next is not null)
        {
            trace.Assume("The next level is the one that takes the next higher severity.");
        }

        var held = input.Tier is { } tier ? policy.Tiers.Named(tier, "tier") : null;
        var sla = held?.Benefit("Support SLA");
        if (sla is not null)
        {
            trace.Assume($"The tier's support SLA ({sla}) is another clock and does not move the answer's.");
        }

        trace.Conclude($"{level.To} answers by {by.ToString("ddd d MMM yyyy HH:mm zzz", CultureInfo.InvariantCulture)}, {level.Hours} hours after it was raised"
            + (next is null ? "; nobody is above." : $"; then it goes to {next}."));
        return new(level.Severity, level.Trigger, level.To, level.Hours, by, next, held?.Benefit("Partner Manager"), sla);
    }

    private static string Text(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
