using System.Text;
using Partnerships.Kernel;
using SkillServer.Content;
using SkillServer.Workspace;

namespace SkillServer.Tests.Documents;

public sealed class CsvMappingTests : IDisposable
{
    private const string SalesforceDeals = """
        Opportunity ID,Opportunity Name,Account Name,Stage,Amount,Close Date,Created Date,Partner ID
        0065g00000AbC1dAAF,Northwind - Profiles,"Northwind, Inc.",Closed Won,"$12,500.00",3/1/2026,1/10/2026,P01
        0065g00000AbC2dAAF,Contoso - Journeys,Contoso,Closed Lost,"$8,000",2/28/2026,12/5/2025,
        0065g00000AbC3dAAF,Fabrikam - Journeys,Fabrikam,Negotiation/Review,"$1,250,000.50",12/31/2026,6/2/2026,P02

        """;

    private const string HubspotDeals = """
        "Record ID";"Deal Name";"Deal Stage";"Amount";"Close Date";"Create Date";"Associated Company";"Empfohlen von"
        "9001";"Möbel, groß";"Closed Won (Sales Pipeline)";"1.234,56";"01.03.2026 14:05";"10.01.2026 09:00";"Möbelhaus Süd GmbH";"P01"
        "9002";"Kaffee";"closedlost";"980,5";"28.02.2026 08:00";"05.12.2025 10:30";"Rösterei";""
        "9003";"Rad";"appointmentscheduled";"12.345.678,90 USD";"31.12.2026 00:00";"02.06.2026 16:45";"Radhaus";"P02"

        """;

    private readonly SampleWorkspace _workspace = new();

    public CsvMappingTests()
    {
        _workspace.Write("touches.csv", "deal_id,date,source,kind,documented,in_sales_process\n");
    }

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void A_Salesforce_report_of_opportunities_is_read_as_it_comes()
    {
        Declare("  deals: { source: salesforce, dates: M/d/yyyy, decimal: \".\" }");
        _workspace.Write("deals.csv", SalesforceDeals);
        Assert.Equal(
            [
                "0065g00000AbC1dAAF Northwind, Inc. P01 2026-01-10 2026-03-01 Won 12500.00",
                "0065g00000AbC2dAAF Contoso - 2025-12-05 2026-02-28 Lost 8000.00",
                "0065g00000AbC3dAAF Fabrikam P02 2026-06-02 - Open 1250000.50",
            ],
            Deals());
        Assert.Empty(Faults("deals.csv"));
    }

    [Fact]
    public void A_HubSpot_export_with_semicolons_byte_order_mark_and_German_values_is_read_as_it_comes()
    {
        Declare("  deals: { source: hubspot, dates: \"dd.MM.yyyy HH:mm\", decimal: \",\", columns: { partner_id: Empfohlen von } }");
        File.WriteAllText(_workspace.PathTo("deals.csv"), HubspotDeals, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        string[] expected =
        [
            "9001 Möbelhaus Süd GmbH P01 2026-01-10 2026-03-01 Won 1234.56",
            "9002 Rösterei - 2025-12-05 2026-02-28 Lost 980.50",
            "9003 Radhaus P02 2026-06-02 - Open 12345678.90",
        ];
        Assert.Equal(expected, Deals());
        Assert.Empty(Faults("deals.csv"));
        _workspace.Write("deals.csv", HubspotDeals); // without the mark
        Assert.Equal(expected, Deals());
    }

    [Theory]
    [InlineData("salesforce", "Account ID,Account Name,Account Owner,Type,Created Date", "0015g00000XyZ1AAA,Süd Beratung,Dana Reyes,Channel Partner / Reseller,2021-03-15", "Reseller")]
    [InlineData("salesforce", "Account ID,Account Name,Account Owner,Type,Created Date", "0015g00000XyZ1AAA,Süd Beratung,Dana Reyes,Technology Partner,2021-03-15", "Technology")]
    [InlineData("hubspot", "Record ID,Company name,Company owner,Type,Create Date", "0015g00000XyZ1AAA,Süd Beratung,Dana Reyes,Strategic Alliance,2021-03-15", "StrategicAlliance")]
    public void Partners_come_with_the_fields_that_a_company_added_under_their_plain_names(string source, string headings, string cells, string type)
    {
        Declare($"  partners: {{ source: {source} }}");
        _workspace.Write("partners.csv", $"{headings},Strategic Fit,Market Position,Technical Capability,GTM Alignment,Cultural Fit,Certified,Qualified Referrals,Portal\n{cells},4,3,3,5,5,5,9,Weekly\n");
        var partner = Assert.Single(Read().Partners.Values);
        Assert.Equal(("0015g00000XyZ1AAA", "Süd Beratung", "Dana Reyes", type, 5, PortalUse.Weekly), (partner.Id, partner.Name, partner.Manager, partner.Type.ToString(), partner.GtmAlignment, partner.Portal));
    }

    [Fact]
    public void The_lines_below_a_Salesforce_report_are_no_rows()
    {
        Declare("  deals: { source: salesforce, dates: M/d/yyyy, decimal: \".\" }");
        _workspace.Write("deals.csv", SalesforceDeals.Replace("Contoso - Journeys,Contoso", "Total Retail,Total Retail", StringComparison.Ordinal)
            + "\n\"Grand Totals (3 records)\"\n\n\"Confidential Information - Do Not Distribute\"\n\"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved.\"\n");
        var company = Read();
        Assert.Equal(3, company.Deals.Values.Count());
        Assert.Empty(company.Faults);
        Assert.Contains("deals.csv:6:1: from here on the lines are the export's own and no rows: Grand Totals (3 records); Confidential Information - Do Not Distribute; Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved.", company.Notes.Select(note => note.ToString()));
    }

    [Fact] // where we do not know the export's ending, a line like it is a bad row
    public void Without_a_preset_such_lines_are_faults()
    {
        _workspace.Write("deals.csv", "id,customer,created,stage,amount\nD1,Total,2026-01-10,open,20.50\n\"Grand Totals (1 records)\"\n");
        Assert.Contains("deals.csv:3:1: the row has 1 cells and the heading 5", Assert.Single(Faults("deals.csv")), StringComparison.Ordinal);
    }

    [Theory] // the headings of exports with associated records, by primary and by name
    [InlineData("Associated Company (Primary)")]
    [InlineData("Associated Company Names (Primary)")]
    [InlineData("Associated Company")]
    public void The_customer_of_a_HubSpot_deal_is_its_company_by_name(string heading)
    {
        Declare("  deals: { source: hubspot, dates: \"yyyy-MM-dd HH:mm\" }");
        _workspace.Write("deals.csv", $"Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount,Pipeline,Create Date,Associated Company IDs,Associated Company IDs (Primary),{heading}\n9001,Profiles,Closed Won (Sales Pipeline),2026-03-01 14:05,Ann,1234.56,Sales Pipeline,2026-01-10 09:00,77;78,77,Northwind\n");
        Assert.Equal("9001 Northwind - 2026-01-10 2026-03-01 Won 1234.56", Assert.Single(Deals()));
        Assert.Empty(Faults("deals.csv"));
    }

    [Theory]
    [InlineData("salesforce", "Account ID,Account Name,Billing Country", "United States")]
    [InlineData("hubspot", "Record ID,Company name,Country/Region", "Germany")]
    public void A_country_may_be_a_name(string source, string headings, string country)
    {
        Declare($"  partners: {{ source: {source} }}");
        _workspace.Write("partners.csv", $"{headings},Type,Created Date,Create Date,Strategic Fit,Market Position,Technical Capability,GTM Alignment,Cultural Fit,Certified,Qualified Referrals\nP01,Süd,{country},Reseller,2021-03-15,2021-03-15,4,3,3,5,5,5,9\n");
        Assert.Equal(country, Assert.Single(Read().Partners.Values).Country);
    }

    [Theory]
    [InlineData("", "id;customer;created;stage;amount\nD1;A, B;2026-01-10;open;20.50\n")]
    [InlineData("  deals: { separator: \"|\" }", "id|customer|created|stage|amount\nD1|A, B|2026-01-10|open|20.50\n")]
    [InlineData("  deals: { separator: \"\\t\" }", "id\tcustomer\tcreated\tstage\tamount\nD1\tA, B\t2026-01-10\topen\t20.50\n")]
    [InlineData("  deals: { source: generic, columns: { customer: \"Kunde; Name\" } }", "id,\"Kunde; Name\",created,stage,amount\nD1,\"A, B\",2026-01-10,open,20.50\n")]
    [InlineData("", "sep=;\nid;customer;created;stage;amount\nD1;A, B;2026-01-10;open;20.50\n")]
    public void The_separator_is_the_first_line_s_or_the_declared_one(string layout, string deals)
    {
        if (layout.Length > 0)
        {
            Declare(layout);
        }

        _workspace.Write("deals.csv", deals);
        Assert.Equal("D1 A, B - 2026-01-10 - Open 20.50", Assert.Single(Deals()));
    }

    [Fact]
    public void A_mapping_that_does_not_fit_says_which_headings_there_are()
    {
        Declare("""
              deals:
                source: salesforce
                separator: ":"
                dates: MM/DD/YYYY
                decimal: "'"
                columns:
                  custmer: Account Name
                  partner_id: Partner Acount
                  created: Created Date
                  registered: Created Date
              touches:
                source: hubspot
            """);
        _workspace.Write("deals.csv", "Opportunity ID:Account Name:Partner Account:Stage:Created Date:Close Date:Value\n");
        Testing.Golden.Verify(string.Join('\n', Faults("program.yaml")), "csv_mapping_faults");
    }

    [Fact]
    public void A_source_that_is_not_known_stops_the_build()
    {
        Declare("  deals: { source: salesforc }");
        Assert.Contains("source: \"salesforc\" was given; allowed is one of generic, salesforce, hubspot. Did you mean 'salesforce'?", Assert.Throws<ContentException>(Read).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_of_another_form_are_refused_by_line_and_the_rest_stands()
    {
        Declare("  deals: { source: hubspot, dates: dd/MM/yyyy, decimal: \",\" }");
        _workspace.Write("deals.csv", """
            Record ID;Associated Company;Deal Stage;Amount;Close Date;Create Date
            1;Good;closedwon;USD 1.234,56;01/03/2026;10/01/2026
            2;American;closedwon;1,234.56;03/01/2026;10/01/2026
            3;Ungrouped thousands;closedwon;12.34;01/03/2026;10/01/2026
            4;Another currency;closedwon;€20;01/03/2026;10/01/2026
            5;Month first;closedwon;20;01/31/2026;2026-01-10
            6;Too fine;closedwon;20,005;01/03/2026;10/01/2026
            7;Negative;closedwon;-1.000,00;01/03/2026;10/01/2026
            8;Nothing;closedwon;;01/03/2026;10/01/2026
            9;Unpadded;closedwon;20;1/3/2026;10/01/2026
            10;A semicolon; more;closedwon;20;01/03/2026;10/01/2026
            11;Good again;presentationscheduled;$20;any day;10/01/2026

            """);
        Assert.Equal(["1 Good - 2026-01-10 2026-03-01 Won 1234.56", "11 Good again - 2026-01-10 - Open 20.00"], Deals());
        Testing.Golden.Verify(string.Join('\n', Faults("deals.csv")) + "\n\n" + string.Join('\n', Read().Notes), "csv_value_faults");
    }

    [Fact]
    public void Without_a_declared_form_amounts_are_bare_and_days_are_ISO()
    {
        Declare("  deals: { source: salesforce }");
        _workspace.Write("deals.csv", SalesforceDeals.Replace("\"$8,000\",2/28/2026,12/5/2025", "8000,2026-02-28,2025-12-05", StringComparison.Ordinal));
        Assert.Equal("0065g00000AbC2dAAF Contoso - 2025-12-05 2026-02-28 Lost 8000.00", Assert.Single(Deals()));
        Testing.Golden.Verify(string.Join('\n', Faults("deals.csv")), "csv_undeclared_faults");
    }

    [Fact]
    public void A_file_that_is_not_UTF8_says_so()
    {
        File.WriteAllBytes(_workspace.PathTo("deals.csv"), Encoding.Latin1.GetBytes("id,customer,created,stage,amount\nD1,Süd,2026-01-10,open,20\n"));
        Assert.Contains("deals.csv:2:1: a letter here is not UTF-8. Export the file as UTF-8.", Read().Notes.Select(note => note.ToString()));
    }

    private void Declare(string layouts) => _workspace.Write("program.yaml", _workspace.Text("program.yaml").TrimEnd() + "\ncsv:\n" + layouts + "\n");

    private Company Read() => new CompanyReader(new(_workspace.Root), new PolicyLibrary([Testing.Repository.PathTo("policies")])).Read();

    private IEnumerable<string> Deals() => Read().Deals.Values.Select(deal =>
        $"{deal.Id} {deal.Customer} {deal.PartnerId ?? "-"} {Calendar.Iso(deal.Created)} {(deal.Closed is { } closed ? Calendar.Iso(closed) : "-")} {deal.Stage} {deal.Amount.Amount}");

    private IEnumerable<string> Faults(string file) => Read().Faults.Where(fault => fault.Place.File == file).Select(fault => fault.ToString());
}
