using System.Text.Json;
using System.Text.Json.Nodes;
using Partnerships.Kernel;
using Partnerships.Revenue;
using SkillServer.Content;

namespace SkillServer.Workspace;

/// <summary>What the company's rows mean for its partners: who sourced and influenced which deal, and from that revenue, tier and rank. All figures come from operations.</summary>
internal sealed class Portfolio
{
    /// <summary>What partner_revenue_report takes.</summary>
    private const int MaxDeals = 10_000;

    private readonly ILookup<string, TouchRow> _touches;
    private readonly Lazy<IReadOnlyList<PartnerRow>> _ranked;
    private readonly Dictionary<((DateOnly, DateOnly), bool), Answer> _reports = [];
    private readonly Dictionary<(DateOnly, DateOnly), Dictionary<string, RevenueLine>> _lines = [];
    private readonly Dictionary<string, Answer> _tiers = new(StringComparer.Ordinal);
    private Answer? _matrix;

    public Portfolio(Company company)
    {
        (Company, Book) = (company, new(company.Policy));
        _touches = company.Touches.Values.ToLookup(touch => touch.DealId, StringComparer.Ordinal);
        var before = company.Program.Quarter.From.AddMonths(-3);
        Year = (company.Program.AsOf.AddYears(-1).AddDays(1), company.Program.AsOf);
        Quarter = (company.Program.Quarter.From, company.Program.Quarter.To);
        Before = (before, Quarter.From.AddDays(-1));
        LastYear = (Quarter.From.AddYears(-1), Quarter.To.AddYears(-1));
        _ranked = new(() => [.. company.Partners.Values.Select((partner, i) => (partner, i)).OrderByDescending(p => Line(Year, p.partner.Id).Revenue).ThenBy(p => p.i).Select(p => p.partner)]);
    }

    public Company Company { get; }

    public AnswerBook Book { get; }

    /// <summary>The trailing twelve months.</summary>
    public (DateOnly From, DateOnly To) Year { get; }

    public (DateOnly From, DateOnly To) Quarter { get; }

    /// <summary>The quarter before.</summary>
    public (DateOnly From, DateOnly To) Before { get; }

    /// <summary>The same quarter last year.</summary>
    public (DateOnly From, DateOnly To) LastYear { get; }

    /// <summary>Partners by revenue of the trailing twelve months, largest first.</summary>
    public IReadOnlyList<PartnerRow> Ranked => _ranked.Value;

    public IEnumerable<TouchRow> Touches(DealRow deal) => _touches[deal.Id];

    /// <summary>The partner that sourced the deal, by the reporting test.</summary>
    public string? SourcedBy(DealRow deal) => deal.PartnerId is { } partner
        && DealClassification.ForReporting(deal.Registered, deal.Created, Touched(deal, partner)) == DealClass.Sourced ? partner : null;

    /// <summary>Other partners that touched it.</summary>
    public IReadOnlyList<string> InfluencedBy(DealRow deal)
    {
        var sourced = SourcedBy(deal);
        var own = deal.PartnerId is { } partner && (deal.Registered is not null || Touched(deal, partner)) ? [partner] : Array.Empty<string>();
        return [.. own.Concat(Touches(deal).Select(touch => touch.Source).Where(source => source != "direct")).Where(source => source != sourced).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Whether the partner has a part in the deal.</summary>
    public bool Holds(DealRow deal, string partner) => SourcedBy(deal) is { } sourced ? sourced == partner : InfluencedBy(deal).Contains(partner);

    /// <summary>The report on a period, with tiers once they are known.</summary>
    public Answer Report((DateOnly From, DateOnly To) period, bool tiers) =>
        _reports.TryGetValue((period, tiers), out var report) ? report : _reports[(period, tiers)] = Book.Run("partner_revenue_report", Deals(period, tiers));

    private JsonObject Deals((DateOnly From, DateOnly To) period, bool tiers)
    {
        var won = Company.Deals.Values.Where(deal => deal.Stage == DealStage.Won && deal.Closed >= period.From && deal.Closed <= period.To).ToList();
        return won.Count > MaxDeals ? throw new ContentException(new(Company.Deals.File, 1, 1), $"{Decimals.Text(won.Count)} deals were won from {Calendar.Iso(period.From)} to {Calendar.Iso(period.To)}; documents count up to {Decimals.Text(MaxDeals)}. Leave out the smallest, or make one workspace for each region.") : new()
        {
            ["from"] = Calendar.Iso(period.From),
            ["to"] = Calendar.Iso(period.To),
            ["deals"] = Json.List(won, deal => Json.Some(
                ("id", deal.Id), ("amount", deal.Amount.Amount), ("closed", Calendar.Iso(deal.Closed!.Value)), ("sourcedBy", SourcedBy(deal)),
                ("influencedBy", InfluencedBy(deal) is { Count: > 0 } helpers ? Json.List(helpers, id => id) : null))),
            ["partners"] = Json.List(Company.Partners.Values, partner => Json.Some(("id", partner.Id), ("name", partner.Name), ("tier", tiers ? Tier(partner) : null), ("type", Words(partner.Type.ToString()).Replace('_', ' ')))),
            ["page"] = new JsonObject { ["limit"] = 500 },
        };
    }

    /// <summary>A partner's line of the report on a period.</summary>
    public RevenueLine Line((DateOnly, DateOnly) period, string partner)
    {
        if (!_lines.TryGetValue(period, out var lines))
        {
            _lines[period] = lines = Report(period, tiers: false).Result.Items("partners").Where(line => line.Text("id").Length > 0).ToDictionary(line => line.Text("id"), line => new RevenueLine(
                line.Number("sourced"), line.Number("influencedOnly"), line.Number("revenue"), line.Number("weighted"), (int)line.Number("deals")), StringComparer.Ordinal);
        }

        return lines.GetValueOrDefault(partner) ?? RevenueLine.None;
    }

    /// <summary>The answer that gives a partner its tier.</summary>
    public Answer TierAnswer(PartnerRow partner) => _tiers.TryGetValue(partner.Id, out var answer) ? answer : _tiers[partner.Id] = Book.Run("assign_tier", new()
    {
        ["arr"] = Line(Year, partner.Id).Sourced,
        ["qualifiedReferrals"] = partner.QualifiedReferrals,
        ["certifiedPeople"] = partner.Certified,
    });

    /// <summary>What a list of partners calls it: its name, or its id where the name is not its own or too long for one.</summary>
    public string Label(PartnerRow partner) => partner.Name.Length > 100 || Company.Partners.Values.Count(row => row.Name == partner.Name) > 1 ? partner.Id : partner.Name;

    public string Tier(PartnerRow partner) => TierAnswer(partner).Result.Text("tier");

    /// <summary>The whole portfolio on the value matrix.</summary>
    public Answer Matrix() => _matrix ??= Book.Run("place_partners", Json.Some(
        ("partners", Json.List(Company.Partners.Values, partner => new JsonObject { ["id"] = partner.Id, ["name"] = partner.Name, ["fit"] = Fit(partner), ["revenue"] = Line(Year, partner.Id).Revenue })),
        ("medianCuts", Company.Program.Matrix?.MedianCuts == true ? true : null),
        ("strategicCut", Company.Program.Matrix?.StrategicCut), ("revenueCut", Company.Program.Matrix?.RevenueCut?.Amount),
        ("page", new JsonObject { ["limit"] = 500 })));

    private static JsonObject Fit(PartnerRow partner) => new()
    {
        ["strategicFit"] = partner.StrategicFit,
        ["marketPosition"] = partner.MarketPosition,
        ["technicalCapability"] = partner.TechnicalCapability,
        ["gtmAlignment"] = partner.GtmAlignment,
        ["culturalFit"] = partner.CulturalFit,
    };

    /// <summary>Deals a partner registered in a period.</summary>
    public int Registered((DateOnly From, DateOnly To) period, string partner) =>
        Company.Deals.Values.Count(deal => deal.PartnerId == partner && deal.Registered >= period.From && deal.Registered <= period.To);

    /// <summary>The won deal that shows attribution best: the one named, else of the last year the one with the most sources, then touches, then amount.</summary>
    public DealRow? ExampleDeal() => Company.Program.ExampleDeal is { } named
        ? Company.Deals.Values.FirstOrDefault(deal => deal.Id == named)
        : Company.Deals.Values.Where(deal => deal.Stage == DealStage.Won && deal.Closed >= Year.From && deal.Closed <= Year.To && deal.PartnerId is not null && UpToClose(deal).Any())
            .OrderByDescending(deal => UpToClose(deal).Select(touch => touch.Source).Distinct().Count()).ThenByDescending(deal => UpToClose(deal).Count()).ThenByDescending(deal => deal.Amount).FirstOrDefault();

    /// <summary>An enumeration's name as its file writes it.</summary>
    public static string Words(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    private bool Touched(DealRow deal, string partner) => deal.FirstContact is not null || Touches(deal).Any(touch => touch.Source == partner);

    private IEnumerable<TouchRow> UpToClose(DealRow deal) => Touches(deal).Where(touch => touch.Date <= deal.Closed);
}

/// <summary>A partner's revenue in a period.</summary>
internal sealed record RevenueLine(decimal Sourced, decimal Influenced, decimal Revenue, decimal Weighted, int Deals)
{
    public static readonly RevenueLine None = new(0m, 0m, 0m, 0m, 0);
}
