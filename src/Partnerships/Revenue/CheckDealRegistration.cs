using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>Whether a deal registration is accepted, rejected or in conflict, with every reason, who holds the deal and until when.</summary>
public static partial class CheckDealRegistration
{
    private const string Registration = "revenue-sharing-models#deal-registration";

    /// <summary>A registration and what is known already.</summary>
    public sealed record Input
    {
        /// <summary>The customer's legal name.</summary>
        [Size(1, 200)]
        public required string Company { get; init; }

        /// <summary>The customer's domain.</summary>
        [Size(1, 253)]
        public string? Domain { get; init; }

        /// <summary>ISO 3166 code of two letters.</summary>
        [Size(2, 2)]
        public required string Country { get; init; }

        /// <summary>Who registers.</summary>
        [Size(1, 200)]
        public required string Partner { get; init; }

        /// <summary>The partner's tier.</summary>
        public required string Tier { get; init; }

        /// <summary>Whether the partner holds the certification the policy asks for.</summary>
        [Description("Sales Certified.")]
        public bool? Certified { get; init; }

        /// <summary>When it was submitted.</summary>
        [Description("With offset.")]
        [DecidesPolicy]
        public required DateTimeOffset Submitted { get; init; }

        /// <summary>The partner's first contact with the customer; not asked for an extension.</summary>
        public DateOnly? FirstContact { get; init; }

        /// <summary>The day a quote went out, if one did.</summary>
        public DateOnly? Quoted { get; init; }

        /// <summary>Days by which the partner's own registration is to be extended.</summary>
        [Description("Asks to extend the partner's own registration by so many agreed days."), Within(1, 3_650)]
        public int? ExtensionDays { get; init; }

        /// <summary>Registrations and opportunities there are.</summary>
        [Description("Known registrations and opportunities."), Size(0, 10_000)]
        public IReadOnlyList<KnownDeal>? Existing { get; init; }

        /// <summary>Which of the matches to give.</summary>
        public Page? Page { get; init; }
    }

    /// <summary>The policy's tiers, the days that make a deal sourced, and the registration's terms.</summary>
    public sealed record Policy
    {
        /// <summary>The tier table, for the benefit.</summary>
        public required TierTable Tiers { get; init; }

        /// <summary>The classes, for the days after first contact.</summary>
        public required DealClasses DealClasses { get; init; }

        /// <summary>The terms.</summary>
        public required RegistrationPlan DealRegistration { get; init; }
    }

    /// <summary>What is decided.</summary>
    [JsonConverter(typeof(SnakeCase<Verdict>))]
    public enum Verdict
    {
        /// <summary>Protected from the day of submission.</summary>
        Accept,

        /// <summary>Something the rules ask is not there.</summary>
        Reject,

        /// <summary>Good in itself, but somebody else holds the deal.</summary>
        Conflict,
    }

    /// <summary>The decision with all its reasons.</summary>
    public sealed record Result(
        Verdict Decision,
        [property: Description("Every reason against it; empty when accepted.")] IReadOnlyList<string> Reasons,
        IReadOnlyList<Criterion> Criteria,
        [property: Description("Who holds the deal first.")] DealClaim? Holder,
        [property: Description("First day on which it is free again; absent when no end is known.")] DateOnly? FreeFrom,
        [property: Description("Last protected day; absent unless accepted.")] DateOnly? ProtectedUntil,
        [property: Description("In the program's time zone.")] DateTimeOffset ApprovalDue,
        DateOnly SubmittedOn,
        int? DaysToSubmit,
        [property: Description("Early enough for sourced status.")] bool? SourcedInTime,
        [property: Description("Everything known about the company in this country.")] IReadOnlyList<DealClaim> Matches,
        int Total);

    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(Result))]
    private sealed partial class CheckDealRegistrationJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<Input, Policy, Result>(
        "check_deal_registration", "Check deal registration",
        "Whether a deal registration is accepted, rejected or in conflict, with every reason, who holds the deal and until when, and when approval is due.",
        """{"company":"Müller GmbH","domain":"mueller.de","country":"DE","partner":"P02","tier":"Gold","certified":true,"submitted":"2026-03-02T10:00:00-05:00","firstContact":"2026-02-25","existing":[{"company":"Muller","country":"DE","heldBy":"P01","since":"2026-01-31"}]}""",
        CheckDealRegistrationJson.Default, Run);

    private static Result Run(Input input, Policy policy, RunContext context)
    {
        var (trace, plan) = (context.Trace, policy.DealRegistration);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(context.Program.TimeZone);
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(input.Submitted, zone).DateTime);
        var level = policy.Tiers.Named(input.Tier, "tier");
        var claims = DealClaims.Of(input, plan, day, trace);
        trace.Record("Day of submission", $"{RegistrationChecks.Text(input.Submitted)} in {context.Program.TimeZone}", day, Registration);
        var checks = new RegistrationChecks(input, policy, day, claims, trace);
        var criteria = checks.Of(level);
        var decision = criteria.Where(c => !c.Met).Select(c => c.Name).ToList() switch
        {
            [] => Verdict.Accept,
            [RegistrationChecks.Free] => Verdict.Conflict,
            _ => Verdict.Reject,
        };
        var due = Calendar.AddHours(input.Submitted, plan.ApprovalHours, zone);
        trace.Record("Approval due", $"submitted + {plan.ApprovalHours} hours, in {context.Program.TimeZone}", RegistrationChecks.Text(due), Registration);
        trace.Assume($"The {plan.ApprovalHours} hours to approve are elapsed hours of this workflow; nights and weekends count, and the days for incentive claims are another clock.");
        DateOnly? until = decision == Verdict.Accept ? Protected(input, plan, day, claims, trace) : null;
        var holder = claims.Rival;
        if (decision == Verdict.Conflict)
        {
            trace.Warn("deal_conflict", $"{holder!.HeldBy} came first. A deal conflict is a High severity case: decide on dates and documents, and tell both sides the reason.", "channel-cosell-conflict#escalation-and-resolution-process");
        }

        var reasons = criteria.Where(c => !c.Met).Select(c => c.Short!).ToList();
        trace.Conclude(decision switch
        {
            Verdict.Accept => $"Accepted: {input.Partner} is protected until {Calendar.Iso(until!.Value)}.",
            Verdict.Conflict => $"Conflict: {string.Join("; ", reasons)}.",
            _ => $"Rejected: {string.Join("; ", reasons)}.",
        } + $" The partner's answer is due by {RegistrationChecks.Text(due)}.");
        return new(decision, reasons, criteria, holder, holder?.Until?.AddDays(1), until, due, day, checks.Days, checks.InTime, Page.Of(claims.All, input.Page), claims.All.Count);
    }

    private static DateOnly Protected(Input input, RegistrationPlan plan, DateOnly day, DealClaims claims, Trace trace)
    {
        if (input.ExtensionDays is { } more)
        {
            var old = claims.Own!.Until!.Value;
            trace.Assume("The rules do not say whether protection may be extended, by how much or how often; the days asked are taken as agreed and run from the old end.");
            return trace.Record("Protected until", $"{Calendar.Iso(old)} + {more} days", old.AddDays(more), "channel-cosell-conflict#deal-registration-rules-and-enforcement");
        }

        trace.Assume($"Protection runs from the day of submission, which is day 0; day {plan.ProtectedDays} is the last protected one.");
        return trace.Record("Protected until", $"{Calendar.Iso(day)} + {plan.ProtectedDays} days", day.AddDays(plan.ProtectedDays), Registration);
    }
}
