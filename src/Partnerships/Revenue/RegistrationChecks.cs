using System.Globalization;
using Partnerships.Kernel;
using Calendar = Partnerships.Kernel.Calendar;

namespace Partnerships.Revenue;

/// <summary>Everything a registration must pass; each check is made, whatever the others say.</summary>
internal sealed class RegistrationChecks(CheckDealRegistration.Input input, CheckDealRegistration.Policy policy, DateOnly day, DealClaims claims, Trace trace)
{
    /// <summary>The one check whose failure is a conflict rather than a fault of the registration.</summary>
    public const string Free = "free";

    private const string Registration = "revenue-sharing-models#deal-registration";
    private const string Rules = "channel-cosell-conflict#deal-registration-rules-and-enforcement";

    private readonly List<Criterion> _criteria = [];

    /// <summary>Days from first contact to submission.</summary>
    public int? Days { get; } = input.FirstContact is { } contact ? day.DayNumber - contact.DayNumber : null;

    /// <summary>Whether that is early enough for sourced status.</summary>
    public bool? InTime => Days is { } days ? days <= policy.DealClasses.RegisterWithinDays : null;

    public static string Text(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>Refuses dates that cannot be, together with what else is wrong.</summary>
    public static void Refuse(CheckDealRegistration.Input input, DateOnly day, List<Refusal> faults)
    {
        if (input.FirstContact is null && input.ExtensionDays is null)
        {
            faults.Add(new("missing_field", "firstContact", null, "the day of the partner's first contact, or extensionDays", "A registration is timed from first contact; only an extension is not."));
        }

        if (input.FirstContact > day)
        {
            faults.Add(new("dates_out_of_order", "firstContact", Calendar.Iso(input.FirstContact.Value), $"{Calendar.Iso(day)}, the day of submission, or earlier", "Correct one of the two dates."));
        }

        if (faults.Count > 0)
        {
            throw new RefusalException(faults);
        }
    }

    public IReadOnlyList<Criterion> Of(TierLevel level)
    {
        Gate(level);
        if (input.ExtensionDays is null)
        {
            Timing();
            Check("new", "no registration of this partner", claims.Own is null ? "none" : claims.Own.Why, claims.Own is null,
                claims.Own is { } own ? $"{input.Partner} has registered this deal already ({own.Why}); ask for an extension instead" : "", Rules);
        }
        else
        {
            Extension();
        }

        var rival = claims.Rival;
        Check(Free, "nobody else holds the deal", rival is null ? "nobody" : rival.HeldBy, rival is null,
            rival is null ? "" : $"{rival.HeldBy} {(rival.Until is { } until ? $"holds the deal from {Calendar.Iso(rival.Since)} until {Calendar.Iso(until)}" : $"has held the deal since {Calendar.Iso(rival.Since)}, with no end known")} (same {Words(rival.MatchedBy)})", Rules);
        return _criteria;
    }

    private void Gate(TierLevel level)
    {
        var plan = policy.DealRegistration;
        trace.Assume("Tier and certification are two gates; where the policy asks for both, both must be open.");
        if (plan.TierRequired)
        {
            var benefit = level.Benefit(plan.TierBenefit) ?? "No";
            Check("tier", $"{plan.TierBenefit} among the tier's benefits", $"{level.Name}: {benefit}", benefit != "No", $"{level.Name} partners may not register deals", "program-tiers-benefits#benefits-matrix");
        }

        if (!plan.CertificationRequired)
        {
            return;
        }

        if (input.Certified is null)
        {
            trace.Lacks($"certified: whether {input.Partner} is {plan.Certification}; not shown counts as not certified.");
        }

        Check("certification", plan.Certification, input.Certified is null ? "not given" : input.Certified.Value ? "yes" : "no", input.Certified == true,
            $"{input.Partner} is not {(input.Certified is null ? "shown to be " : "")}{plan.Certification}", "enablement-partner-content#certification-framework");
    }

    private void Timing()
    {
        var limit = policy.DealClasses.RegisterWithinDays;
        var late = $"submitted on day {Days} after first contact, after day {limit}";
        trace.Assume($"First contact is day 0 and day {limit} still counts, in days of the program's time zone.");
        if (policy.DealRegistration.RejectLate)
        {
            trace.Assume($"The rules tie day {limit} to sourced status; under this policy a later registration is rejected.");
            Check("first contact", $"within {limit} days", $"day {Days}", InTime == true, late, Registration);
        }
        else if (InTime == false)
        {
            trace.Warn("not_sourced", $"{char.ToUpperInvariant(late[0])}{late[1..]}: the deal is protected and cannot be sourced.", Registration);
        }

        if (input.Quoted is { } quoted)
        {
            Check("quote", "submitted before the day of the quote", $"quoted {Calendar.Iso(quoted)}", day < quoted, $"submitted on {Calendar.Iso(day)}, not before the quote of {Calendar.Iso(quoted)}", Registration);
        }

        if (input.Domain is null)
        {
            trace.Lacks("domain: only the legal name was compared.");
        }
    }

    private void Extension()
    {
        var own = claims.Own;
        Check("extension", "asked while the registration is protected", own?.Until is { } until ? $"protected until {Calendar.Iso(until)}" : "no registration", own is { Holds: true },
            own is null ? $"{input.Partner} has no registration of this deal to extend" : $"asked on {Calendar.Iso(day)}, and {own.Why}; an extension must be asked for before expiry", Rules);
    }

    private void Check(string name, string required, string actual, bool met, string missing, string rule)
    {
        trace.Record($"Check: {name}", $"{actual}; asked: {required}", met, rule);
        _criteria.Add(new(name, required, actual, met, met ? null : missing));
    }

    private static string Words(CompanyMatch match) => match switch
    {
        CompanyMatch.Name => "legal name",
        CompanyMatch.Domain => "domain",
        _ => "legal name and domain",
    };
}
