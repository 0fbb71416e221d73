using System.ComponentModel;
using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>A known deal of the same company in the same country, and whether it holds the deal.</summary>
public sealed record DealClaim(
    string HeldBy,
    DealState State,
    DateOnly Since,
    [property: Description("Last day it holds; absent when no end is known.")] DateOnly? Until,
    CompanyMatch MatchedBy,
    bool Holds,
    string Why);

/// <summary>Who holds a deal: the first valid claim does.</summary>
internal sealed record DealClaims(IReadOnlyList<DealClaim> All, DealClaim? Own, DealClaim? Rival)
{
    private const string Rules = "channel-cosell-conflict#deal-registration-rules-and-enforcement";
    private const int MostSteps = 25;

    /// <summary>More faults than this help nobody.</summary>
    private const int MostFaults = 50;

    public static DealClaims Of(CheckDealRegistration.Input input, RegistrationPlan plan, DateOnly day, Trace trace)
    {
        var faults = new List<Refusal>();
        var reader = new CompanyReader(plan, faults);
        var company = reader.Read(input.Company, input.Domain, input.Country, "");
        var existing = input.Existing ?? [];
        var claims = new List<DealClaim>();
        var elsewhere = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < existing.Count && faults.Count < MostFaults; i++)
        {
            var known = existing[i];
            var other = reader.Read(known.Company, known.Domain, known.Country, $"existing[{i}]");
            if (company.SameAs(other) is not { } match)
            {
                continue;
            }

            if (other.Country != company.Country)
            {
                elsewhere.Add(other.Country);
                continue;
            }

            claims.Add(Judge(known, match, plan, day));
            if (match == CompanyMatch.Name && company.Domain is not null && other.Domain is not null)
            {
                trace.Warn("domain_differs", $"{known.Company} of {known.HeldBy} has the same name and another domain ({other.Domain}): check that it is the same company.", Rules);
            }
        }

        RegistrationChecks.Refuse(input, day, faults);
        trace.Assume("The same company is the same legal name, without case, accents, punctuation and legal form, or the same domain, in the same country.");
        trace.Record("Same company and country", $"'{company.Name}'{(company.Domain is null ? "" : $" or {company.Domain}")} in {company.Country}, among {Decimals.Text(existing.Count)} known deals", claims.Count, Rules);
        foreach (var claim in claims.Take(MostSteps))
        {
            trace.Record($"{Words(claim.State)} of {claim.HeldBy}, {Calendar.Iso(claim.Since)}", claim.Why, claim.Holds ? "holds" : "does not hold", Rules);
        }

        if (elsewhere.Count > 0)
        {
            trace.Warn("other_country", $"The same company is known in {string.Join(", ", elsewhere.Order(StringComparer.Ordinal))}; another country is no conflict.", Rules);
        }

        return First(input, claims, trace);
    }

    public static string Words(DealState state) => state == DealState.Opportunity ? "Opportunity" : $"{state} registration";

    /// <summary>The earliest claim that holds decides, whoever's it is; a partner's own opportunity is no obstacle to it.</summary>
    private static DealClaims First(CheckDealRegistration.Input input, List<DealClaim> claims, Trace trace)
    {
        bool Mine(DealClaim claim) => string.Equals(claim.HeldBy.Trim(), input.Partner.Trim(), StringComparison.OrdinalIgnoreCase);
        var holding = claims.Where(claim => claim.Holds && !(Mine(claim) && claim.State == DealState.Opportunity)).OrderBy(claim => claim.Since).ToList();
        foreach (var late in claims.Where(claim => claim.State == DealState.Opportunity))
        {
            if (holding.Find(first => first.State is DealState.Approved && first.Since < late.Since && !(first.Until < late.Since) && first.HeldBy != late.HeldBy) is { } registered)
            {
                trace.Warn("sold_into_registration", $"{late.HeldBy} opened an opportunity on {Calendar.Iso(late.Since)}, while {registered.HeldBy} held the deal: check registrations before contacting an account.", "channel-cosell-conflict#channel-conflict-with-direct-sales");
            }
        }

        var first = holding.FirstOrDefault();
        var own = input.ExtensionDays is null
            ? first is not null && Mine(first) ? first : null
            : claims.Where(claim => Mine(claim) && claim.State is DealState.Submitted or DealState.Approved or DealState.Expired).OrderByDescending(claim => claim.Holds).ThenByDescending(claim => claim.Until).FirstOrDefault();
        return new(claims, own, first is not null && !Mine(first) ? first : null);
    }

    private static DealClaim Judge(KnownDeal known, CompanyMatch match, RegistrationPlan plan, DateOnly day)
    {
        var state = known.State ?? DealState.Approved;
        DateOnly? until = known.Until ?? state switch
        {
            DealState.Converted => null,
            DealState.Opportunity => known.LastContact is { } contact ? Calendar.AddMonths(contact, plan.QuietMonths) : null,
            _ => known.Since.AddDays(plan.ProtectedDays),
        };
        var (holds, why) = state switch
        {
            _ when known.Since > day => (false, $"came later, on {Calendar.Iso(known.Since)}"),
            DealState.Draft => (false, "a draft protects nothing"),
            DealState.Rejected => (false, "it was rejected"),
            DealState.Expired => (false, $"its protection ended{(known.Until is null ? "" : $" on {Calendar.Iso(known.Until.Value)}")}"),
            _ when until is null => (true, state == DealState.Converted ? "it was converted, with no end" : "it is open, with no end"),
            _ when day <= until => (true, $"until {Calendar.Iso(until.Value)}"),
            DealState.Opportunity => (false, $"no contact for {plan.QuietMonths} months since {Calendar.Iso(known.LastContact ?? until.Value)}"),
            _ => (false, $"its protection ended on {Calendar.Iso(until.Value)}"),
        };
        return new(known.HeldBy, state, known.Since, until, match, holds, why);
    }
}
