using System.ComponentModel;
using Partnerships.Kernel;

namespace Partnerships.Relationships;

/// <summary>Certificates, training and use of the portal.</summary>
public sealed record MetricsEnablement(
    [property: Description("Partners with a valid certificate.")] int? CertifiedPartners,
    Percent? CertifiedPercent,
    [property: Description("Certificates ÷ all partners.")] decimal? CertificatesPerPartner,
    [property: Description("Certificates ÷ certified partners.")] decimal? CertificatesPerCertified,
    int? NewCertificates,
    Percent? TrainingPercent,
    Percent? PortalPercent)
{
    private const string Rule = "channel-performance-dashboard#enablement-and-certification";

    internal static MetricsEnablement Of(MetricsPortfolio portfolio, ProgramMetrics.Totals totals)
    {
        var (trace, here) = (portfolio.Trace, portfolio.Here);
        int? certified = null;
        decimal? perPartner = null, perCertified = null;
        if (portfolio.Knows("certificates", "certification figures", here, partner => partner.Certificates is not null))
        {
            var all = here.Sum(partner => (decimal)(partner.Certificates ?? 0));
            certified = trace.Record("Certified partners", "with at least one valid certificate", here.Count(partner => partner.Certificates > 0), Rule);
            perPartner = here.Count == 0 ? null : trace.Divide("Certificates per partner", all, here.Count, 1, Rule);
            perCertified = certified == 0 ? null : trace.Divide("Certificates per certified partner", all, certified.Value, 1, Rule);
            trace.Assume("Certificates are averaged over all partners and over the certified ones; say which of the two you quote.");
        }

        Percent? portal = portfolio.Knows("portal", "portal engagement", here, partner => partner.Portal is not null)
            ? trace.Share("Portal engagement", here.Count(partner => partner.Portal == true), here.Count, Rule) : null;
        if (totals.TrainingDone is null || totals.TrainingAssigned is not > 0)
        {
            trace.Lacks("totals.trainingDone and trainingAssigned: not given, so there is no training completion.");
        }

        return new(certified, certified is { } count ? trace.Share("Certified share", count, here.Count, Rule) : null, perPartner, perCertified, totals.NewCertificates,
            totals is { TrainingDone: { } done, TrainingAssigned: { } assigned } ? trace.Share("Training completion", done, assigned, Rule) : null, portal);
    }
}
