using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>A deal's dates put in order, and each criterion of the two tests read from them.</summary>
internal sealed record DealFacts(
    DateOnly OpportunityCreated, DateOnly? Registered, DateOnly? FirstContact, DateOnly? FirstDirect,
    int PartnerTouches, int BeforeSale, int Documented, int InSales, bool? LeadFromPartner, bool? NeededToClose)
{
    /// <summary>Days from first contact to registration; day 0 is the contact.</summary>
    public int? DaysToRegister => Registered?.DayNumber - FirstContact?.DayNumber;

    /// <summary>The partner came after the sale only.</summary>
    public bool OnlyAfterSale => PartnerTouches > 0 && BeforeSale == 0;

    /// <summary>The rule's own words for a deal that is not attributed.</summary>
    public string? WhyNot =>
        PartnerTouches == 0 ? Registered is null ? "mentioned but not involved" : "registered but not involved"
        : OnlyAfterSale ? "engaged only after the sale"
        : FirstDirect < FirstContact ? "already in the direct pipeline"
        : null;

    public static DealFacts Of(ClassifyDeal.Input input, Trace trace)
    {
        var touches = input.Touches ?? [];
        var partner = touches.Where(touch => touch.By == ClassifyDeal.Side.Partner).ToList();
        var before = partner.Where(touch => !(touch.Date > input.Closed)).ToList();
        var contact = Earliest("firstContact", input.FirstContact, partner, trace);
        var direct = Earliest("firstDirectEngagement", input.FirstDirectEngagement, touches.Where(touch => touch.By == ClassifyDeal.Side.Direct), trace);
        if (input.Registered is { } day && contact is { } first)
        {
            trace.Record("Days from first contact to registration", $"{Calendar.Iso(first)} to {Calendar.Iso(day)}", day.DayNumber - first.DayNumber, "revenue-sharing-models#deal-registration");
            if (day < first)
            {
                trace.Warn("registered_before_contact", "The deal was registered before the partner's first contact; check the two dates.", "revenue-sharing-models#deal-registration");
            }
        }
        else if (input.Registered is not null)
        {
            trace.Lacks("firstContact: without it nobody can say that the deal was registered in time; taken as not shown.");
        }

        return new(input.OpportunityCreated, input.Registered, contact, direct, partner.Count, before.Count,
            before.Count(touch => touch.Documented), before.Count(touch => touch.Documented && touch.InSalesProcess),
            input.LeadFromPartner, input.NeededToClose);
    }

    public IReadOnlyList<Criterion> SourcedForReport() =>
        [On("registered before the opportunity was created", $"before {Calendar.Iso(OpportunityCreated)}", Registered, Registered < OpportunityCreated)];

    public IReadOnlyList<Criterion> InfluencedForReport() =>
        [Of("touched the deal at any stage", "a touch or a registration", PartnerTouches > 0 || Registered is null ? Counted(PartnerTouches, "touch", "touches") : "a registration", PartnerTouches > 0 || Registered is not null)];

    public IReadOnlyList<Criterion> SourcedForPayout(int limit) =>
    [
        LeadFromPartner is { } lead
            ? Of("lead came from the partner", "yes", lead ? "yes" : "no", lead)
            : Of("lead came from the partner", "first contact before any direct engagement", $"contact {Day(FirstContact)}, direct {Day(FirstDirect)}", FirstContact is not null && !(FirstDirect <= FirstContact)),
        Of($"registered within {limit} days of first contact", $"by day {limit}", Registered is null ? "never" : DaysToRegister is { } days ? $"day {days}" : "first contact not known", DaysToRegister <= limit),
        Of("no direct engagement before registration", Registered is null ? "a registration" : $"none, or after {Day(Registered)}", Registered is null ? "never registered" : Day(FirstDirect), Registered is not null && !(FirstDirect <= Registered)),
    ];

    public IReadOnlyList<Criterion> InfluencedForPayout()
    {
        List<Criterion> criteria =
        [
            Of("partner activity documented in the CRM before the close", "at least one touch", Counted(Documented, "touch", "touches"), Documented > 0),
            Of("took part in the sales process", "at least one documented touch", Counted(InSales, "touch", "touches"), InSales > 0),
        ];
        if (NeededToClose is { } needed)
        {
            criteria.Add(Of("would not close without the partner", "yes", needed ? "yes" : "no", needed));
        }

        return criteria;
    }

    /// <summary>Payout is strict: of a date given and a touch before it, the earlier one counts.</summary>
    private static DateOnly? Earliest(string field, DateOnly? given, IEnumerable<ClassifyDeal.Touch> touches, Trace trace)
    {
        var first = touches.Select(touch => (DateOnly?)touch.Date).Min();
        if (first < given)
        {
            trace.Warn("earlier_touch", $"{field} is {Calendar.Iso(given.Value)} but there is a touch on {Calendar.Iso(first.Value)}; the earlier day is used.", "revenue-sharing-models#partner-attribution-framework");
            return first;
        }

        return given ?? first;
    }

    private static Criterion On(string name, string required, DateOnly? actual, bool met) => Of(name, required, Day(actual, "never registered"), met);

    private static Criterion Of(string name, string required, string actual, bool met) => new(name, required, actual, met, null);

    private static string Day(DateOnly? date, string none = "none") => date is { } day ? Calendar.Iso(day) : none;

    private static string Counted(int count, string one, string many) => count == 1 ? $"1 {one}" : $"{Decimals.Text(count)} {many}";
}
