// Writes the sample data of examples/acme: partners.csv, deals.csv and touches.csv.
//
//     dotnet run eng/acme.cs -- examples/acme
//
// The company is the one of our worked example: B2B SaaS, 10M a year, about 5% of it sourced by partners, one partner manager.
// The same bytes on every machine and in every year: own random numbers, no clock, whole-number arithmetic.
#:property PublishAot=false

using System.Globalization;
using System.Text;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

DateOnly firstDay = new(2024, 10, 1), yearStart = new(2025, 10, 1), asOf = new(2026, 9, 30);
const decimal Revenue = 10_000_000m, SmallestDeal = 5_000m;
const int Rows = 500;

// Name | type | country | joined, in the order they signed. Those that ever brought a deal go on with
// certified people | quarterly target | typical deal | sourced and influenced this year | last year (all in thousands) | lost | open.
Partner[] partners = [.. """
    Müller & Söhne Beratung|reseller|DE|2021-03-15|5|60|27|107.3|128.4|204.8|5|3
    Calder Ridge Systems|reseller|US|2021-09-02|3|50|26|61.2|118.9|228.4|5|2
    Brightmoor Digital|affiliate|GB|2021-11-22
    Pellworm Datenwerk|technology|DE|2022-02-07|4|40|28|33.9|121.3|95.2|3|2
    Tessellane|strategic_alliance|US|2022-05-10|9|120|33|126.4|289.3|262.1|7|6
    Ostrava Bridge Consulting|si|CZ|2022-06-20|6|50|31|35.6|176.5|112.6|3|3
    Quillfeather|affiliate|US|2022-08-01|1||11||61.7|46.9|4|3
    Nordhavn Integration|reseller|DK|2022-10-12|2|45|28|40.8|131.5|164.3|4|2
    Fennimore & Vale|referral|GB|2022-11-30
    Zelkova Loop|technology|JP|2023-01-16|3||34||131.2|141.7|2|1
    Harrow, Pike & Daughters|referral|GB|2023-02-13|2|25|11|28.1|77.4|59.8|10|5
    Copperlark Media|affiliate|US|2023-03-06
    Sável Tecnologia|reseller|BR|2023-03-27|2||40|||158.2|4|1
    Understory Apps|technology|CA|2023-04-18
    Kettlewick OEM Partners|oem|US|2023-05-09|2||40||112.3|111.5|1|1
    Morrow Tide Growth|affiliate|AU|2023-05-30
    Varnholt Partner AG|si|CH|2023-06-19
    Larkspur Metrics|technology|US|2023-07-11|0||30|||62.3|2|0
    Tidewhistle|affiliate|IE|2023-08-02
    Œuvre Numérique|referral|FR|2023-08-28|1||24|||47.6|2|1
    Bantry Signal|technology|IE|2023-09-14
    Pinecrest Hollow Advisors|referral|US|2023-10-03
    Glasswing Forms|technology|NL|2023-10-24
    Saltmarsh Creative|affiliate|GB|2023-11-15
    Dovrefjell Data|reseller|NO|2023-12-05
    Emberquay|technology|SG|2024-01-09
    Rookery Lane Collective|affiliate|US|2024-02-06|1||12||14.3|16.2|5|3
    Vexillum Embedded|oem|PL|2024-02-27
    Oakhollow Partners|referral|US|2024-03-19
    Mirador del Norte|reseller|ES|2024-04-10
    Candlewharf|technology|GB|2024-05-07
    Škoda Hill Analytics|technology|SI|2024-05-28
    Plumline Advisory|si|US|2024-06-18|1||33|||38.4|2|1
    Hollin & Thrush|affiliate|GB|2024-07-09
    Kaijo Works|technology|JP|2024-08-06
    Wrenfield Ventures|referral|CA|2024-09-03
    Amberlode|strategic_alliance|NL|2024-10-01
    Thistlebank Software|technology|GB|2024-10-29
    Juniper Sky Reviews|affiliate|US|2024-11-26
    Bluewater Fold|reseller|AU|2025-01-14
    Peregrine Stack|technology|US|2025-03-04|1||30|26.3|61.5||2|1
    Lindqvist Rådgivning|referral|SE|2025-04-08
    Marlowe Finch Studio|affiliate|US|2025-05-13
    Cinderpath|technology|DE|2025-06-17
    Alcázar Sistemas|si|ES|2025-07-22
    Rushlight Telecom OEM|oem|FI|2025-08-19
    Hazelmere Growth Club|affiliate|GB|2025-09-16
    Varga Közös|si|HU|2025-10-06|0||38|27.2|92.7||2|2
    Tallowbrook|technology|US|2025-11-11
    Silverthaw Reseller Group|reseller|CA|2025-12-09
    Wexcombe Labs|technology|GB|2026-01-20
    Paloma Verde Consultores|referral|MX|2026-02-17
    Inkberry Weekly|affiliate|US|2026-03-17
    Fjordlight|technology|NO|2026-04-14|0||28||||0|1
    Greyhound Lane Partners|reseller|US|2026-05-05
    Sunderling|technology|NL|2026-05-26
    Kōyō Alliance|strategic_alliance|JP|2026-06-16|1||60||||0|1
    Petrel Advisory|referral|NZ|2026-07-07
    Nightjar Commerce|oem|US|2026-08-11
    Brasswick Guild|si|GB|2026-09-08
    """.Split('\n').Select((line, index) => Partner.Parse(line.Split('|'), index + 1))];

// Sourced but for one thing each, so that every criterion decides a deal. The amounts are small: 5% stays 5% by either test.
(string Partner, Role Role, string Stage, DateOnly Closed, decimal Amount)[] nearMisses =
[
    ("P08", Role.DayEight, "won", new(2026, 2, 17), 14_250.40m),
    ("P02", Role.SameDay, "won", new(2026, 5, 20), 18_906.25m),
    ("P06", Role.DirectFirst, "won", new(2025, 12, 9), 11_480.00m),
    ("P01", Role.DayEight, "lost", new(2026, 6, 11), 22_340.75m),
    ("P05", Role.SameDay, "open", asOf, 41_875.00m),
    ("P11", Role.DirectFirst, "lost", new(2026, 3, 24), 9_615.60m),
];

Lcg random = new(20260966);
List<Deal> deals = [];

foreach (Partner partner in partners)
{
    Role influenced = partner.Type is "referral" or "affiliate" ? Role.Introduced : Role.Assisted;
    Win(partner, Role.Sourced, partner.LastYear * 2 / 5, firstDay);
    Win(partner, influenced, partner.LastYear * 3 / 5, firstDay);
    Win(partner, Role.Sourced, partner.Sourced, yearStart);
    Win(partner, influenced, partner.Influenced, yearStart);
    for (int i = 0; i < partner.Lost + partner.Open; i++)
    {
        Role role = random.Chance(60) ? Role.Sourced : influenced;
        Unwon(partner, role, i < partner.Open, random.Chance(80) ? yearStart : firstDay, partner.TypicalDeal);
    }
}

foreach (var (id, role, stage, closed, amount) in nearMisses)
    deals.Add(Dated(partners.Single(p => p.Id == id), role, stage, closed, amount));

// Direct sales make up the rest: of this year's revenue to the cent, and of the rows.
Partner direct = new() { Id = "", Country = "" };
Spread(direct, Role.Direct, 3_905_310.80m, 64, firstDay);
Spread(direct, Role.Direct, Revenue - deals.Where(d => d.Won && d.Closed >= yearStart).Sum(d => d.Amount), 118, yearStart);
while (deals.Count < Rows)
    Unwon(direct, Role.Direct, open: deals.Count % 3 == 0, random.Chance(55) ? yearStart : firstDay, 33_000m);

deals = [.. deals.OrderBy(d => d.Created).ThenBy(d => d.Amount)];
NameCustomers();
List<Touch> touches = [.. deals.SelectMany((deal, index) => TouchesOf(deal, Id('D', index + 1, 3)))];

string folder = args is [var given, ..] ? given : "examples/acme";
Directory.CreateDirectory(folder);
Write("partners.csv",
    "id,name,type,country,joined,manager,strategic_fit,market_position,technical_capability,gtm_alignment,cultural_fit,certified,qualified_referrals,portal,nps,alignment,quarterly_target",
    partners.Select(PartnerRow));
Write("deals.csv",
    "id,customer,country,product,partner_id,created,first_contact,registered,direct_engaged,closed,stage,amount,new_logo",
    deals.Select((d, index) => (object?[])[Id('D', index + 1, 3), d.Customer, d.Country, d.Product, d.Partner.Id, d.Created, d.FirstContact, d.Registered,
        d.DirectEngaged, d.Stage == "open" ? null : d.Closed, d.Stage, d.Amount, d.NewLogo]));
Write("touches.csv",
    "deal_id,date,source,kind,documented,in_sales_process",
    touches.Select(t => (object?[])[t.Deal, t.Date, t.Source, t.Kind, t.Documented, t.InSalesProcess]));

// ---- Deals

void Win(Partner partner, Role role, decimal total, DateOnly start)
{
    if (total > 0)
        Spread(partner, role, total, Math.Max(1, (int)(total / partner.TypicalDeal)), start);
}

// Splits a total into so many unequal deals; the last takes what rounding left over.
void Spread(Partner partner, Role role, decimal total, int count, DateOnly start)
{
    int[] weights = [.. Enumerable.Range(0, count).Select(_ => random.Skewed())];
    decimal left = total;
    for (int i = 0; i < count; i++)
    {
        decimal share = Math.Round((total - SmallestDeal * count) * weights[i] / weights.Sum(), 2, MidpointRounding.AwayFromZero);
        decimal amount = i == count - 1 ? left : SmallestDeal + share;
        left -= amount;

        // A partner with a target closes one in the last quarter, so that the quarter can be compared with that of the year before.
        bool late = i == 0 && partner.Target != null && role != Role.Sourced;
        DateOnly from = late ? start.AddMonths(9) : start, end = start.AddYears(1).AddDays(-1);
        deals.Add(Dated(partner, role, "won", Between(Later(from, Earliest(partner).AddDays(25)), end), amount));
    }
}

void Unwon(Partner partner, Role role, bool open, DateOnly start, decimal typical)
{
    decimal amount = SmallestDeal + Math.Round((typical - SmallestDeal) * random.Skewed() / 860, 2, MidpointRounding.AwayFromZero);
    DateOnly from = Later(start, Earliest(partner).AddDays(25));
    deals.Add(Dated(partner, role, open ? "open" : "lost", open ? asOf : Between(from, start.AddYears(1).AddDays(-1)), amount));
}

// Nobody opens a deal before the data begins, or in the first days after signing.
DateOnly Earliest(Partner partner) => Later(firstDay, partner.Joined).AddDays(21);

// Works back from the close to the dates that decide whether a deal is sourced: see the role of each.
Deal Dated(Partner partner, Role role, string stage, DateOnly closed, decimal amount)
{
    int longest = Math.Min(stage == "open" ? 95 : 150, closed.DayNumber - Earliest(partner).DayNumber);
    DateOnly created = Between(closed.AddDays(-longest), closed.AddDays(-Math.Min(longest, stage == "open" ? 4 : 25)));
    int cycle = closed.DayNumber - created.DayNumber;
    DateOnly contact = created.AddDays(-random.Next(2, 18)), registered = Later(contact, Earlier(contact.AddDays(random.Next(0, 8)), created.AddDays(-1)));
    DateOnly engaged = created.AddDays(-random.Next(0, 15)), assisted = created.AddDays(random.Next(1, Math.Max(2, cycle / 2)));

    Deal deal = new(partner, role, stage, created, closed, amount);
    return role switch
    {
        Role.Direct => deal with { DirectEngaged = engaged },
        Role.Introduced => deal with { FirstContact = contact, DirectEngaged = created },
        Role.Assisted => deal with { FirstContact = assisted, DirectEngaged = engaged, Registered = random.Chance(20) ? Earlier(assisted.AddDays(random.Next(0, 8)), closed) : null },
        Role.DayEight => deal with { FirstContact = created.AddDays(-10), Registered = created.AddDays(-2) },
        Role.SameDay => deal with { FirstContact = created.AddDays(-3), Registered = created },
        Role.DirectFirst => deal with { FirstContact = created.AddDays(-7), Registered = created.AddDays(-3), DirectEngaged = created.AddDays(-5) },
        _ => deal with { FirstContact = contact, Registered = registered, DirectEngaged = random.Chance(45) ? null : Earlier(created.AddDays(random.Next(1, 20)), closed) },
    };
}

// ---- Customers

void NameCustomers()
{
    string[] stems = "Abernoth Balquin Cresselt Dunmarrow Elvershaw Farrowick Gildersome Hexworthy Islemoor Jaspern Kelderby Lowenthrop Mistrand Nethervale Ollerick Pendrake Quorndale Ravelmoor Stonecleft Tarnwick Umbermead Vellacott Wolvenden Yarrowby Zennorak Brivonne Castellune Dravenholt Estrelune Fyrisby".Split(' ');
    string[] trades = "Foods Outdoor Retail Travel Insurance Health Media Living Logistics Energy Education Sports Pharmacy Furniture Mobility Beauty Telecom Bank Hotels Games".Split(' ');
    string[] countries = "US US US US US US GB GB GB DE DE CA FR NL AU SE ES".Split(' ');
    string[] products = "Profiles Profiles Profiles Journeys Journeys Insights Consent".Split(' ');
    HashSet<string> taken = [];

    for (int i = 0; i < deals.Count; i++)
    {
        Deal deal = deals[i];
        Deal[] earlier = [.. deals.Take(i).Where(d => d.Won && d.Closed < deal.Created)];
        string product = random.Pick(products);

        // An existing customer buys again. A partner cannot have sourced one that is already ours.
        if (earlier.Length > 0 && deal.Role is Role.Direct or Role.Assisted && random.Chance(22))
        {
            Deal before = random.Pick(earlier);
            deals[i] = deal with { Customer = before.Customer, Country = before.Country, Product = product, NewLogo = false };
            continue;
        }

        string country = deal.Partner.Country.Length > 0 && random.Chance(75) ? deal.Partner.Country : random.Pick(countries);
        string form = country switch { "US" => " Inc.", "GB" or "IE" => " Ltd", "DE" or "CH" => " GmbH", "FR" => " SAS", "NL" => " B.V.", "SE" => " AB", "DK" => " A/S", "ES" => " S.L.", "JP" => " K.K.", _ => "" };
        string name;
        do
            name = random.Pick(stems) + " " + random.Pick(trades);
        while (!taken.Add(name));

        // Some direct deals are with customers who came before the data begins.
        deals[i] = deal with { Customer = name + form, Country = country, Product = product, NewLogo = deal.Role != Role.Direct || !random.Chance(10) };
    }
}

// ---- Touches

IEnumerable<Touch> TouchesOf(Deal deal, string id)
{
    List<Touch> found = [];
    string partner = deal.Partner.Id;

    if (deal.FirstContact is { } contact)
    {
        // A few partners were only seen near the deal: enough for the report's influence, too little for a payout.
        bool passive = deal.Role == Role.Assisted && random.Chance(25);
        string[] kinds = passive ? ["webinar", "content", "email"] : ["demo", "co_sell_meeting", "proposal", "email", "event", "webinar"];
        string first = deal.Referred ? "referral" : passive ? "webinar" : random.Pick("co_sell_meeting", "demo");
        found.Add(new(id, contact, partner, first, !passive, !passive));
        for (int i = random.Next(0, 3); i > 0; i--)
            Add(partner, random.Pick(kinds), contact);
    }

    if (deal.DirectEngaged is { } engaged && (partner.Length > 0 || random.Chance(40)))
    {
        found.Add(new(id, engaged, "direct", random.Pick("email", "demo", "event"), true, true));
        for (int i = random.Next(0, 2); i > 0; i--)
            Add("direct", random.Pick("content", "demo", "proposal", "email", "webinar"), engaged);
    }

    // Work after the sale is a touch in the CRM, but it won nothing. The alliance has its projects done by the integrator.
    DateOnly after = deal.Closed.AddDays(random.Next(6, 45));
    if (deal.Won && after <= asOf && random.Chance(partner.Length > 0 ? 35 : 12))
        found.Add(new(id, after, partner == "P05" ? "P06" : deal.Partner.Type is "reseller" or "si" ? partner : "direct", "implementation", true, false));

    return found.Distinct().OrderBy(t => t.Date);

    void Add(string source, string kind, DateOnly from) =>
        found.Add(new(id, Between(from, deal.Closed), source, kind, random.Chance(85), kind is "demo" or "co_sell_meeting" or "proposal"));
}

// ---- Partners

object?[] PartnerRow(Partner p)
{
    int strategic = p.Type switch { "strategic_alliance" => 5, "technology" or "si" or "oem" => 4, "reseller" => 3, _ => 2 };
    int Rating(int around) => Math.Clamp(around + random.Next(-1, 2) - (p.Active ? 0 : 1), 1, 5);
    bool strong = p.Target != null, isNew = p.Joined > asOf.AddMonths(-6);

    int referrals = deals.Count(d => d.Partner == p && d.Referred && d.Created >= yearStart);
    string portal = strong ? random.Pick("weekly", "weekly", "monthly") : p.Active || isNew ? random.Pick("monthly", "quarterly") : random.Pick("quarterly", "inactive", "inactive", "inactive");
    int? nps = strong ? random.Next(20, 80) : random.Chance(12) ? null : p.Active ? random.Next(-10, 60) : random.Next(-60, 40);
    string alignment = strong ? random.Pick("strong", "strong", "moderate") : p.Active ? random.Pick("strong", "moderate", "weak") : random.Pick("moderate", "weak", "weak");
    // New and idle partners are looked after by nobody: there is only one manager.
    string manager = p.Active || !random.Chance(8) ? "Dana Reyes" : "";

    return [p.Id, p.Name, p.Type, p.Country, p.Joined, manager, Rating(strategic), Rating(p.Active ? 4 : 3), Rating(strategic == 2 ? 2 : 4), Rating(strong ? 4 : 3), Rating(4),
        p.Certified, referrals, portal, nps, alignment, p.Target];
}

// ---- Dates and files

static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

static string Id(char letter, int number, int digits) => letter + number.ToString("D" + digits, CultureInfo.InvariantCulture);

// People work on weekdays, unless the weekend is all there is.
DateOnly Between(DateOnly from, DateOnly to)
{
    DateOnly day = from.AddDays(random.Next(0, Math.Max(1, to.DayNumber - from.DayNumber + 1)));
    int back = day.DayOfWeek switch { DayOfWeek.Saturday => 1, DayOfWeek.Sunday => 2, _ => 0 };
    return Later(from, day.AddDays(-back));
}

void Write(string name, string header, IEnumerable<object?[]> rows) =>
    File.WriteAllText(Path.Combine(folder, name), string.Concat(rows.Select(row => string.Join(',', row.Select(Cell)) + "\n").Prepend(header + "\n")), new UTF8Encoding(false));

static string Cell(object? value) => value switch
{
    null => "",
    bool yes => yes ? "true" : "false",
    decimal money => money.ToString("0.00", CultureInfo.InvariantCulture),
    DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    string text when text.AsSpan().ContainsAny(',', '"') => '"' + text.Replace("\"", "\"\"", StringComparison.Ordinal) + '"',
    _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
};

enum Role
{
    /// <summary>No partner.</summary>
    Direct,

    /// <summary>Registered before the opportunity, within seven days of first contact, before direct sales came.</summary>
    Sourced,

    /// <summary>Brought by the partner, never registered.</summary>
    Introduced,

    /// <summary>Joined by the partner after the opportunity was created.</summary>
    Assisted,

    /// <summary>Registered on the eighth day.</summary>
    DayEight,

    /// <summary>Registered on the day the opportunity was created.</summary>
    SameDay,

    /// <summary>Registered after direct sales had engaged.</summary>
    DirectFirst,
}

sealed record Partner
{
    public required string Id { get; init; }
    public required string Country { get; init; }
    public string Name { get; init; } = "";
    public string Type { get; init; } = "";
    public DateOnly Joined { get; init; }
    public bool Active { get; init; }
    public int Certified { get; init; }
    public decimal? Target { get; init; }
    public decimal TypicalDeal { get; init; }
    public decimal Sourced { get; init; }
    public decimal Influenced { get; init; }
    public decimal LastYear { get; init; }
    public int Lost { get; init; }
    public int Open { get; init; }

    public static Partner Parse(string[] cells, int number)
    {
        string Text(int column) => column < cells.Length ? cells[column] : "";
        decimal Thousands(int column) => Text(column).Length > 0 ? 1000m * decimal.Parse(cells[column], CultureInfo.InvariantCulture) : 0;
        int Count(int column) => (int)(Thousands(column) / 1000);

        return new()
        {
            Id = "P" + number.ToString("D2", CultureInfo.InvariantCulture),
            Name = cells[0],
            Type = cells[1],
            Country = cells[2],
            Joined = DateOnly.ParseExact(cells[3], "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Active = cells.Length > 4,
            Certified = Count(4),
            Target = Text(5).Length > 0 ? Thousands(5) : null,
            TypicalDeal = Thousands(6),
            Sourced = Thousands(7),
            Influenced = Thousands(8),
            LastYear = Thousands(9),
            Lost = Count(10),
            Open = Count(11),
        };
    }
}

sealed record Deal(Partner Partner, Role Role, string Stage, DateOnly Created, DateOnly Closed, decimal Amount)
{
    public DateOnly? FirstContact { get; init; }
    public DateOnly? Registered { get; init; }
    public DateOnly? DirectEngaged { get; init; }
    public string Customer { get; init; } = "";
    public string Country { get; init; } = "";
    public string Product { get; init; } = "";
    public bool NewLogo { get; init; }
    public bool Won => Stage == "won";
    public bool Referred => Role is not (Role.Direct or Role.Assisted);
}

sealed record Touch(string Deal, DateOnly Date, string Source, string Kind, bool Documented, bool InSalesProcess);

/// <summary>Knuth's linear congruential generator: System.Random does not promise the same numbers in the next version.</summary>
sealed class Lcg(ulong seed)
{
    ulong state = seed;

    public int Next(int from, int to)
    {
        unchecked { state = state * 6364136223846793005 + 1442695040888963407; }
        return from + (int)((state >> 33) % (ulong)(to - from));
    }

    public bool Chance(int percent) => Next(0, 100) < percent;

    public T Pick<T>(params T[] choices) => choices[Next(0, choices.Length)];

    /// <summary>A weight of 120 to 2320, 860 on average: many small deals and a few large ones.</summary>
    public int Skewed()
    {
        int u = Next(0, 1001);
        return 120 + u * u / 1000 * 22 / 10;
    }
}
