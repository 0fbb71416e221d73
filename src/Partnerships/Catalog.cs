using Partnerships.Affiliate;
using Partnerships.Comarketing;
using Partnerships.Events;
using Partnerships.Kernel;
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
        TierEconomics.Operation,
        BenefitUtilization.Operation,

        // Co-marketing
        ComarketingBudget.Operation,
        AllocateComarketingBudget.Operation,
        ScheduleCampaign.Operation,
        CheckRaci.Operation,
        ReviewCampaign.Operation,

        // Events
        EventRoi.Operation,
        ForecastWebinar.Operation,

        // Affiliate
        AffiliatePayout.Operation,
        AffiliateEconomics.Operation,
        AffiliateBenchmarks.Operation,

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
        MdfRequest.Operation,
        MdfPerformance.Operation,

        // Relationships
        PartnerHealth.Operation,
        PrepareQbr.Operation,
        RouteEscalation.Operation,
    ];

    /// <summary>The operation of that name; null when there is none.</summary>
    public static Operation? Find(string name) => Operations.FirstOrDefault(operation => operation.Name == name);
}
