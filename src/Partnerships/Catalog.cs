using Partnerships.Affiliate;
using Partnerships.Comarketing;
using Partnerships.Enablement;
using Partnerships.Events;
using Partnerships.Kernel;
using Partnerships.Marketplace;
using Partnerships.Program;
using Partnerships.Relationships;
using Partnerships.Revenue;
using Partnerships.Strategy;

namespace Partnerships;

/// <summary>Every operation there is, one line each.</summary>
public static class Catalog
{
    /// <summary>In the order people meet them.</summary>
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        // Strategy
        ScorePartner.Operation,
        PlacePartners.Operation,
        PlanPartnerMix.Operation,
        PilotVerdict.Operation,
        AssessProgramMaturity.Operation,

        // Program
        AssignTier.Operation,
        ReviewTier.Operation,
        SimulateTiers.Operation,
        TierEconomics.Operation,
        BenefitUtilization.Operation,

        // Co-marketing
        ComarketingBudget.Operation,
        AllocateComarketingBudget.Operation,
        ScheduleCampaign.Operation,
        CheckRaci.Operation,
        SplitLeads.Operation,
        ReviewCampaign.Operation,

        // Events
        EventRoi.Operation,
        ForecastWebinar.Operation,

        // Marketplace
        AuditListing.Operation,
        ListingPerformance.Operation,

        // Affiliate
        AffiliatePayout.Operation,
        AffiliateEconomics.Operation,
        AffiliateBenchmarks.Operation,

        // Enablement
        ScheduleOnboarding.Operation,
        CertificationStatus.Operation,
        EnablementScorecard.Operation,

        // Revenue
        CalculateCommission.Operation,
        PriceResellerDeal.Operation,
        ClassifyDeal.Operation,
        CheckDealRegistration.Operation,
        AttributeRevenue.Operation,
        PartnerRevenueReport.Operation,
        VolumeRebate.Operation,
        SpiffBonus.Operation,
        Clawback.Operation,
        CommissionStatement.Operation,
        MdfRequest.Operation,
        MdfPerformance.Operation,

        // Relationships
        PartnerHealth.Operation,
        PrepareQbr.Operation,
        RouteEscalation.Operation,
        ProgramMetrics.Operation,
        SegmentPartners.Operation,
        ImprovementPlan.Operation,
    ];

    /// <summary>The operation of that name; null when there is none.</summary>
    public static Operation? Find(string name) => Operations.FirstOrDefault(operation => operation.Name == name);
}
