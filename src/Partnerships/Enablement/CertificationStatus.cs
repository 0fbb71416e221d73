using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Enablement;

/// <summary>Who is certified until when, what each partner may do with it, and how many certified people its tier still asks.</summary>
public static partial class CertificationStatus
{
    private const string Framework = "enablement-partner-content#certification-framework";
    private const int MostSteps = 25;

    /// <summary>Everything passed, and the partners' tiers.</summary>
    public sealed record Input
    {
        /// <summary>Today.</summary>
        [DecidesPolicy]
        public required DateOnly AsOf { get; init; }

        /// <summary>One row for each course, exam, project or case study that somebody passed.</summary>
        [Size(1, 10_000)]
        public required IReadOnlyList<Pass> Passes { get; init; }

        /// <summary>The partners' tiers; those without any pass belong here too.</summary>
        [Size(1, 10_000)]
        public IReadOnlyList<PartnerTier>? Partners { get; init; }

        /// <summary>How far ahead to look for certificates that end; absent, as the policy says.</summary>
        [Description("Else the policy's."), Within(0, 1_000)]
        public int? ExpiringDays { get; init; }

        /// <summary>Which partners and certificates to show.</summary>
        public Page? Page { get; init; }
    }

    /// <summary>One thing one person passed.</summary>
    public sealed record Pass
    {
        /// <summary>The partner's name.</summary>
        [Size(1, 200)]
        public required string Partner { get; init; }

        /// <summary>The person's name, unique in the partner.</summary>
        [Size(1, 200)]
        public required string Person { get; init; }

        /// <summary>What was passed, by the policy's name.</summary>
        [Description("101, 201, 301, exam, project, case study."), Size(1, 100)]
        public required string Passed { get; init; }

        /// <summary>The day.</summary>
        public required DateOnly Date { get; init; }
    }

    /// <summary>A partner's tier.</summary>
    public sealed record PartnerTier
    {
        /// <summary>The partner's name.</summary>
        [Size(1, 200)]
        public required string Partner { get; init; }

        /// <summary>The tier it holds.</summary>
        public required string Tier { get; init; }
    }

    /// <summary>The policy's certificates and tiers.</summary>
    public sealed record Policy
    {
        /// <summary>The certificates.</summary>
        public required CertificationPolicy Certifications { get; init; }

        /// <summary>The tier table: certified people and the benefits that gate a right.</summary>
        public required TierTable Tiers { get; init; }
    }

    /// <summary>The certificates of the page, soonest end first, and the partners.</summary>
    public sealed record Result(
        int People,
        int Certified,
        [property: Description("Certificates that end inside the window.")] int Expiring,
        int Expired,
        int TotalPartners,
        IReadOnlyList<PartnerStanding> Partners,
        int TotalCertificates,
        IReadOnlyList<CertificateRow> Certificates);

    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(Result))]
    private sealed partial class CertificationStatusJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<Input, Policy, Result>(
        "certification_status", "Certification status",
        "Who is certified until when and what is expiring, what each partner may do with it, and how many certified people its tier still needs.",
        """{"asOf":"2026-06-01","partners":[{"partner":"Nordlicht","tier":"Silver"}],"passes":[{"partner":"Nordlicht","person":"Ann","passed":"101","date":"2025-05-05"},{"partner":"Nordlicht","person":"Ann","passed":"201","date":"2025-06-10"},{"partner":"Nordlicht","person":"Ann","passed":"exam","date":"2025-06-30"},{"partner":"Nordlicht","person":"Ben","passed":"101","date":"2026-05-20"}]}""",
        CertificationStatusJson.Default, Run);

    private static Result Run(Input input, Policy policy, RunContext context)
    {
        var (trace, terms) = (context.Trace, policy.Certifications);
        var levels = CertificationFaults.Refuse(input, policy);
        var days = input.ExpiringDays ?? terms.ExpiringDays;
        var soon = input.AsOf.AddDays(days);
        var people = People(input, terms, soon);
        var byPartner = people.ToLookup(person => person.Partner, StringComparer.OrdinalIgnoreCase);
        List<PartnerStanding> partners = [.. (input.Partners ?? []).Select(partner => partner.Partner).Concat(people.Select(person => person.Partner)).Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(name => PartnerStanding.Of(name, levels.GetValueOrDefault(name), [.. byPartner[name]], terms, policy.Tiers, input.AsOf, soon))];
        List<CertificateRow> rows = [.. people.SelectMany(person => person.Rows).OrderBy(row => row.Until ?? DateOnly.MaxValue)];
        Explain(rows, partners, terms, trace);
        var certified = trace.Record("Certified people", $"of {Decimals.Text(people.Count)} who passed anything, those with a certificate valid on {Calendar.Iso(input.AsOf)}", people.Count(person => person.CertifiedOn(input.AsOf)), Framework);
        List<CertificateRow> expiring = [.. rows.Where(row => row.State == CertificateState.Expiring)];
        trace.Record("Ending soon", $"last valid day from {Calendar.Iso(input.AsOf)} to {Calendar.Iso(soon)}", expiring.Count, Framework);
        CertificationRemarks.Add(people, partners, input.AsOf, soon, trace);
        trace.Conclude($"Certified today: {Decimals.Text(certified)} of the {Decimals.Text(people.Count)} who passed anything. "
            + (expiring.Count == 0 ? $"No certificate ends within {days} days." : $"{Decimals.Text(expiring.Count)} {(expiring.Count == 1 ? "certificate ends" : "certificates end")} within {days} days, the first on {Calendar.Iso(expiring[0].Until!.Value)} ({expiring[0].Person}, {expiring[0].Certificate})."));
        return new(people.Count, certified, expiring.Count, rows.Count(row => row.State == CertificateState.Expired), partners.Count, Page.Of(partners, input.Page), rows.Count, Page.Of(rows, input.Page));
    }

    private static List<CertifiedPerson> People(Input input, CertificationPolicy terms, DateOnly soon) =>
        [.. input.Passes.GroupBy(pass => pass.Partner, StringComparer.OrdinalIgnoreCase).SelectMany(partner => partner.GroupBy(pass => pass.Person, StringComparer.OrdinalIgnoreCase).Select(person =>
            CertifiedPerson.Of(partner.Key, person.Key, person.ToLookup(pass => pass.Passed, pass => pass.Date, StringComparer.OrdinalIgnoreCase), terms, input.AsOf, soon)))];

    private static void Explain(List<CertificateRow> rows, List<PartnerStanding> partners, CertificationPolicy terms, Trace trace)
    {
        if (rows.Count <= MostSteps)
        {
            foreach (var row in rows.Where(row => row.Until is not null))
            {
                trace.Record($"{row.Person} ({row.Partner}): {row.Certificate} until", $"{Calendar.Iso(row.Awarded!.Value)} + {terms.Certificates.First(certificate => certificate.Name == row.Certificate).Months} months", row.Until, Framework);
            }
        }

        if (partners.Count <= MostSteps)
        {
            partners.ForEach(partner => partner.Explain(trace));
        }
    }
}
