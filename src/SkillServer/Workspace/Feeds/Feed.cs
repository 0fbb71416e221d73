using System.Text.Json.Nodes;
using Partnerships.Kernel;

namespace SkillServer.Workspace.Feeds;

/// <summary>What one document is about.</summary>
internal sealed record DocumentScope(Portfolio Portfolio, PartnerRow? Partner, Campaign? Campaign, DocumentSource Source)
{
    public Company Company => Portfolio.Company;

    public ProgramFile Program => Portfolio.Company.Program;
}

/// <summary>Turns company data into the input of one operation.</summary>
internal abstract class Feed
{
    /// <summary>Every feed there is, one for each operation that documents draw on.</summary>
    public static IReadOnlyList<Feed> All { get; } =
    [
        new PlacePartnersFeed(), new PlanPartnerMixFeed(), new AssignTierFeed(), new ComarketingBudgetFeed(), new AllocateComarketingBudgetFeed(),
        new ScheduleCampaignFeed(), new ForecastWebinarFeed(), new EventRoiFeed(), new ClassifyDealFeed(), new CalculateCommissionFeed(), new PriceResellerDealFeed(),
        new AttributeRevenueFeed(), new PartnerRevenueReportFeed(), new PartnerHealthFeed(), new PrepareQbrFeed(), new SegmentPartnersFeed(), new ProgramMetricsFeed(),
    ];

    /// <summary>The operation's name.</summary>
    public abstract string Operation { get; }

    /// <summary>True when a document may show several answers; its data is then a list.</summary>
    public virtual bool Many => false;

    /// <summary>The answers for a document, each under a label; none when the data for it is not there.</summary>
    public abstract IEnumerable<(string Label, Answer Answer)> Answers(DocumentScope scope);

    /// <summary>Runs the operation.</summary>
    protected Answer Run(DocumentScope scope, JsonObject input) => scope.Portfolio.Book.Run(Operation, input);
}
