using Partnerships.Kernel;

namespace SkillServer.Workspace.Feeds;

/// <summary>The whole portfolio on the value matrix, by revenue of the trailing twelve months.</summary>
internal sealed class PlacePartnersFeed : Feed
{
    public override string Operation => "place_partners";

    public override IEnumerable<(string, Answer)> Answers(DocumentScope scope) => scope.Company.Partners.Rows.Count == 0 ? [] : [("", scope.Portfolio.Matrix())];
}

/// <summary>The plan of program.yaml.</summary>
internal sealed class PlanPartnerMixFeed : Feed
{
    public override string Operation => "plan_partner_mix";

    public override IEnumerable<(string, Answer)> Answers(DocumentScope scope)
    {
        var (program, target) = (scope.Program, scope.Program.Target);
        yield return ("", Run(scope, Json.Some(
            ("totalRevenue", target.TotalRevenue.Amount), ("currentSharePercent", target.ShareNow.Points), ("targetSharePercent", target.ShareWanted.Points),
            ("by", Calendar.Iso(target.By)), ("asOf", Calendar.Iso(program.AsOf)), ("growthPercent", target.Growth?.Points), ("managersNow", target.PartnerManagers),
            ("motions", Json.List(program.Motions, motion => Json.Some(
                ("type", motion.Type), ("averageDeal", motion.AverageDeal.Amount), ("dealsPerPartnerPerYear", motion.DealsPerPartner),
                ("gapSharePercent", motion.GapShare?.Points), ("activePartnersNow", motion.ActiveNow), ("newActivePartners", motion.NewActive)))))));
    }
}
