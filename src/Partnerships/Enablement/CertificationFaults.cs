using Partnerships.Kernel;

namespace Partnerships.Enablement;

/// <summary>What goes across the fields of a certification status.</summary>
internal static class CertificationFaults
{
    private const int Most = 20;

    /// <summary>The tier of each partner given, or every fault found.</summary>
    public static Dictionary<string, TierLevel> Refuse(CertificationStatus.Input input, CertificationStatus.Policy policy)
    {
        var faults = policy.Certifications.Faults().ToList();
        var levels = new Dictionary<string, TierLevel>(StringComparer.OrdinalIgnoreCase);
        var tiers = policy.Tiers.Levels.Select(level => level.Name).ToList();
        for (var i = 0; i < (input.Partners?.Count ?? 0) && faults.Count < Most; i++)
        {
            var partner = input.Partners![i];
            if (policy.Tiers.Levels.FirstOrDefault(level => string.Equals(level.Name, partner.Tier, StringComparison.OrdinalIgnoreCase)) is not { } level)
            {
                faults.Add(Unknown($"partners[{i}].tier", partner.Tier, tiers, "Use a tier of the policy."));
            }
            else if (!levels.TryAdd(partner.Partner, level))
            {
                faults.Add(new("duplicate_partner", $"partners[{i}].partner", partner.Partner, "each partner once", "Remove one of the two rows."));
            }
        }

        var passable = policy.Certifications.Passable.ToHashSet(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < input.Passes.Count && faults.Count < Most; i++)
        {
            var pass = input.Passes[i];
            if (!passable.Contains(pass.Passed))
            {
                faults.Add(Unknown($"passes[{i}].passed", pass.Passed, policy.Certifications.Passable, "Use what the policy's certificates ask."));
            }

            if (pass.Date > input.AsOf)
            {
                faults.Add(new("date_after_as_of", $"passes[{i}].date", Calendar.Iso(pass.Date), $"a day up to asOf, {Calendar.Iso(input.AsOf)}", "Leave out what has not been passed yet."));
            }
        }

        return faults.Count == 0 ? levels : throw new RefusalException(faults);
    }

    private static Refusal Unknown(string path, string given, IReadOnlyList<string> names, string fix) =>
        new("not_a_choice", path, given, "one of " + string.Join(", ", names), Nearest.Or(given, names, fix));
}

/// <summary>What a reader should notice, and what was taken for granted.</summary>
internal static class CertificationRemarks
{
    private const string Structure = "program-tiers-benefits#standard-tier-structure";
    private const string AntiPatterns = "enablement-partner-content#anti-patterns";
    private const int Named = 5;

    public static void Add(List<CertifiedPerson> people, List<PartnerStanding> partners, DateOnly asOf, DateOnly soon, Trace trace)
    {
        trace.Assume("A certificate runs from the day its last requirement was passed, through its last day; months clamp at the month's end. Courses count once, and passing the exam, project or case study again renews it.");
        trace.Assume("A certified person holds at least one valid certificate. Each certificate carries its own right and its own end: an expert keeps no deal registration once the sales certificate is over.");
        Warn("tier_short", "has fewer certified people than its tier asks", "have fewer certified people than their tier asks",
            [.. partners.Where(partner => Held(partner) is { Short: > 0 }).Select(partner => $"{partner.Partner} ({partner.Certified} of {Held(partner)!.Required} for {partner.Tier})")], Structure, trace);
        Warn("tier_at_risk", $"falls below its tier by {Calendar.Iso(soon)} unless somebody renews", $"fall below their tier by {Calendar.Iso(soon)} unless somebody renews",
            [.. partners.Where(partner => Held(partner) is { Short: 0 } need && partner.CertifiedThen < need.Required).Select(partner => $"{partner.Partner} ({partner.CertifiedThen} of {Held(partner)!.Required} for {partner.Tier})")], Structure, trace);
        Warn("certificates_lapsed", "was certified once and is not any more", "were certified once and are not any more",
            [.. people.Where(person => !person.CertifiedOn(asOf) && person.Rows.Any(row => row.Until is not null)).Select(person => $"{person.Name} ({person.Partner}, until {Calendar.Iso(person.Holdings.Max(holding => holding.Until)!.Value)})")], AntiPatterns, trace);
        var ever = people.Where(person => person.Rows.Any(row => row.Until is not null)).Select(person => person.Partner).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Warn("training_without_certification", "has people in training and nobody ever certified", "have people in training and nobody ever certified",
            [.. partners.Where(partner => partner.People > 0 && !ever.Contains(partner.Partner)).Select(partner => partner.Partner)], AntiPatterns, trace);
        var unknown = partners.Where(partner => partner.Tier is null).Select(partner => partner.Partner).ToList();
        if (unknown.Count > 0)
        {
            trace.Lacks($"partners: the tier of {List(unknown)} is not given, so the certificate alone decides there and every tier's need is shown.");
        }
    }

    private static CertifiedNeed? Held(PartnerStanding partner) => partner.Tier is null ? null : partner.Needs[0];

    private static void Warn(string code, string one, string several, List<string> who, string rule, Trace trace)
    {
        if (who.Count > 0)
        {
            trace.Warn(code, $"{List(who)} {(who.Count == 1 ? one : several)}.", rule);
        }
    }

    private static string List(List<string> names) =>
        names.Count <= Named ? string.Join(", ", names) : $"{string.Join(", ", names.Take(Named))} and {Decimals.Text(names.Count - Named)} more";
}
