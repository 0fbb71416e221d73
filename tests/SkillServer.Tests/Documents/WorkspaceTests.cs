using SkillServer.Content;
using SkillServer.Workspace;

namespace SkillServer.Tests.Documents;

public sealed class WorkspaceTests : IDisposable
{
    private readonly SampleWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Bad_rows_are_reported_cell_by_cell_and_the_rest_stands()
    {
        _workspace.Write("partners.csv", """
            id,name,type,country,joined,manager,strategic_fit,market_position,technical_capability,gtm_alignment,cultural_fit,certified,qualified_referrals,portal,nps,alignment,quarterly_target,crm_owner
            P01,Good One,reseller,DE,2021-03-15,Dana Reyes,4,3,3,5,5,5,9,weekly,44,strong,60000.00,x
            P02,"Two, quoted",reseler,USA,15.03.2021,Dana Reyes,6,4.5,five,3,3,-3,5,daily,311,moderate,"50,000",x
            P02,Same id,technology,US,2022-02-07,,3,3,4,5,4,4,5,monthly,25,strong,,x
            P01,Taken id,technology,US,2022-02-07,,3,3,4,5,4,4,5,monthly,25,strong,,x
            ../P9,Path id,technology,US,2022-02-07,,3,3,4,5,4,4,5,monthly,25,strong,,x
            P04,Short row,technology
            P05,Stray "quote,technology,US,2022-02-07,,3,3,4,5,4,4,5,monthly,25,strong,,x
            ,Nameless,technology,US,2022-02-07,,3,3,4,5,4,4,5,monthly,25,strong,,x
            """);
        _workspace.Write("deals.csv", """
            id,customer,partner_id,created,first_contact,registered,direct_engaged,closed,stage,amount
            D1,Good,P01,2026-01-10,2026-01-02,2026-01-05,,2026-03-01,won,20000.00
            D2,Unknown partner,P10,2026-01-10,,,,2026-03-01,won,20000.00
            D3,Never closed,,2026-01-10,,,,,won,20000.00
            D4,Closed too early,,2026-01-10,,,,2026-01-09,lost,20000.00
            D5,Open and closed,,2026-01-10,,,,2026-01-19,open,20000.00
            D6,Money,,2026-01-10,,,,,open,20000.005
            D7,Money,,2026-02-30,,,,,open,$20
            """);
        _workspace.Write("touches.csv", """
            deal_id,date,source,kind,documented,in_sales_process
            D1,2026-01-02,P01,referral,true,true
            D3,2026-01-02,P01,referral,true,true
            D9,2026-01-02,P01,referral,true,true
            D1,2026-01-02,P1,referral,yes,true
            D1,2026-01-02,P1,referral,true,true
            """);
        _workspace.Write("commitments.csv", "");
        var report = _workspace.Validate();
        Testing.Golden.Verify(string.Join('\n', report.Faults.Where(fault => fault.Place.File.EndsWith(".csv", StringComparison.Ordinal))) + "\n\n" + string.Join('\n', report.Notes), "csv_faults");
    }

    [Fact]
    public void A_missing_column_and_a_never_closed_quote_say_so()
    {
        _workspace.Replace("partners.csv", "id,name,type,", "id,nam,type,");
        _workspace.Write("touches.csv", "deal_id,date,source,kind,documented,in_sales_process\nD001,2024-10-22,\"direct,event,true,true\nD001,2024-11-14,direct,email,true,false\n");
        var faults = _workspace.Validate().Faults.Select(fault => fault.ToString()).ToList();
        Assert.Contains("partners.csv:1:1: the column 'name' is missing; is 'nam' meant? Rename it.", faults);
        Assert.Contains("touches.csv:2:1: a quoted cell starts here and is never closed; everything after it is left out. Close the quote, or write two for one.", faults);
    }

    [Fact]
    public void Documents_say_which_rows_they_leave_out()
    {
        _workspace.Replace("deals.csv", "2024-11-29,won,13622.88,", "2024-11-29,won,lots,");
        var report = _workspace.Build("attribution-policy");
        Assert.Equal("deals.csv:2:12: amount: \"lots\" was given; allowed is an amount of money as a number from 0 to 1,000,000,000,000. Send a bare number without quotes, separators or currency signs.", Assert.Single(report.Faults).ToString());
        Assert.Contains("**Some rows could not be read and are left out of the figures:** deals.csv:2:12", _workspace.Text("out/attribution-policy.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void Yaml_faults_have_their_place_and_what_is_allowed()
    {
        _workspace.Replace("campaigns.yaml", "total: 4800.00", "total: 4900.00");
        _workspace.Replace("campaigns.yaml", "{ activity: Reporting, ours: RA, partner: C }", "{ activity: Reporting, ours: R, partner: R }");
        _workspace.Replace("program.yaml", "- { partner: P05, pipeline_potential: 1.5", "- { partner: P99, pipeline_potential: 1.5");
        _workspace.Replace("documents.yaml", "template: program-guide", "template: program-gude");
        _workspace.Replace("documents.yaml", "campaigns: [C01]", "campaigns: [C02]");
        _workspace.Replace("documents.yaml", "- template: partner-mix-plan", "- template: partner-mix-plan\n    formats: [pdf]");
        _workspace.Write("listings/broken.yaml", "name: [unfinished");
        Testing.Golden.Verify(string.Join('\n', _workspace.Validate().Faults), "yaml_faults");
    }

    [Theory]
    [InlineData("policy: standard", "policy: standrd")]
    [InlineData("policy: standard", "policy: ../other.yaml")]
    [InlineData("policy: standard", "policy: /etc/other.yaml")]
    [InlineData("policy: standard", "policy: own.yaml")]
    [InlineData("as_of: 2026-09-30", "as_of: 30.09.2026")]
    [InlineData("share_now: 5%", "share_now: 0.05.1")]
    [InlineData("  name: Acme", "  nmae: Acme")]
    public void A_program_that_cannot_be_read_stops_the_build(string old, string with)
    {
        _workspace.Replace("program.yaml", old, with);
        var fault = Assert.Throws<ContentException>(_workspace.Validate);
        Testing.Golden.Verify(fault.Message, "program_" + string.Concat(with.Where(char.IsAsciiLetterOrDigit)));
    }

    [Fact]
    public void A_company_can_bring_its_own_policy_and_templates()
    {
        _workspace.Replace("program.yaml", "policy: standard", "policy: policies/ours.yaml");
        _workspace.Write("policies/ours.yaml", "name: ours\nversion: \"2.0\"\neffective: 2026-01-01\nextends: standard\npartnerMix: { activationPercent: 50% }\n");
        _workspace.Write("templates/program-guide.md.hbs", "---\ntitle: Ours\narea: program\naudience: us\nper: program\nformats: [md]\n---\n# {{company.name}} by {{policy.name}} {{policy.partnerMix.activationPercent}}\n");
        Assert.Empty(_workspace.Build("program-guide").Faults);
        Assert.Equal("# Acme by ours 50%\n", _workspace.Text("out/program-guide.md"));
    }

    [Fact]
    public void Missing_values_are_named_together_or_marked()
    {
        const string Template = "---\ntitle: T\narea: program\naudience: us\nper: program\nformats: [md]\nneeds:\n"
            + "  - { field: company.slogan, type: text, example: We join, guidance: one line for the cover }\n"
            + "  - { field: board.members, type: list, example: \"Ann, Bo\", guidance: who signs }\n"
            + "  - { field: company.motto, type: text, required: false, example: none, guidance: optional }\n"
            + "---\n# {{company.slogan}}\n{{#each board.members}}{{this}}{{else}}nobody{{/each}} {{money company.slogan}}\n";
        _workspace.Write("templates/program-guide.md.hbs", Template);
        Testing.Golden.Verify(string.Join('\n', _workspace.Build("program-guide").Faults), "missing_values");
        _workspace.Replace("documents.yaml", "- template: program-guide", "- template: program-guide\n    gaps: true");
        Assert.Empty(_workspace.Build("program-guide").Faults);
        Assert.Equal("# **\\[to fill in: one line for the cover\\]**\n**\\[to fill in: who signs\\]** **\\[to fill in: one line for the cover\\]**\n", _workspace.Text("out/program-guide.md"));
    }

    [Fact]
    public void A_document_that_cannot_be_rendered_does_not_stop_the_others()
    {
        _workspace.Write("templates/program-guide.md.hbs", "---\ntitle: T\narea: program\naudience: us\nper: program\nformats: [md]\n---\n# T\n\n{{company.nmae}}\n");
        var report = _workspace.Build("program-guide", "qbr/P05");
        Assert.Equal("templates/program-guide.md.hbs:10:1: 'company.nmae' is not in the data; did you mean 'company.name'?", Assert.Single(report.Faults).ToString());
        Assert.Contains(report.Files, file => file.Path == "out/qbr/P05.md");
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("a/../../x")]
    [InlineData("/etc/passwd")]
    [InlineData("linked/x")]
    [InlineData("linked")]
    public void Paths_stay_inside(string name)
    {
        Directory.CreateSymbolicLink(_workspace.PathTo("linked"), Path.GetTempPath());
        Assert.Contains("leads out of the workspace", Assert.Throws<ContentException>(() => new WorkspaceFolder(_workspace.Root).Inside(name)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_linked_out_folder_is_not_written_through()
    {
        Directory.CreateSymbolicLink(_workspace.PathTo("out"), Directory.CreateTempSubdirectory("elsewhere").FullName);
        Assert.Throws<ContentException>(() => _workspace.Build("attribution-policy"));
    }

    [Fact]
    public void An_interrupted_write_leaves_the_old_file_whole()
    {
        var folder = new WorkspaceFolder(_workspace.Root);
        Assert.True(folder.Write("out/a.md", "old"u8.ToArray()));
        Assert.False(folder.Write("out/a.md", "old"u8.ToArray()));
        Directory.CreateDirectory(_workspace.PathTo("out/a.md.partial")); // the new bytes cannot be written
        Assert.ThrowsAny<Exception>(() => folder.Write("out/a.md", "new"u8.ToArray()));
        Assert.Equal("old", _workspace.Text("out/a.md"));
        Directory.Delete(_workspace.PathTo("out/a.md.partial"));
        Assert.True(folder.Write("out/a.md", "new"u8.ToArray()));
        Assert.Equal("new", _workspace.Text("out/a.md"));
        Assert.Equal(["a.md"], Directory.EnumerateFileSystemEntries(_workspace.PathTo("out")).Select(Path.GetFileName));
    }

    [Fact]
    public void A_folder_without_its_files_says_what_a_workspace_is()
    {
        Assert.Contains("there is no such folder", Assert.Throws<ContentException>(() => SampleWorkspace.Builder.Build(_workspace.PathTo("nowhere"))).Message, StringComparison.Ordinal);
        File.Delete(_workspace.PathTo("deals.csv"));
        Assert.Contains("deals.csv:1:1: the file is missing. Export it from your CRM.", _workspace.Validate().Faults.Select(fault => fault.ToString()));
        File.Delete(_workspace.PathTo("program.yaml"));
        Assert.Contains("program.yaml:1:1: the file is missing", Assert.Throws<ContentException>(_workspace.Validate).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_with_markup_stay_names_in_every_document()
    {
        _workspace.Replace("partners.csv", "P05,Tessellane,", "P05,\"<b>Te|ss*el*lane</b> # [x](javascript:1)\nend\",");
        Assert.Empty(_workspace.Build().Faults);
        foreach (var html in Directory.EnumerateFiles(_workspace.PathTo("out"), "*.html", SearchOption.AllDirectories).Select(File.ReadAllText))
        {
            Assert.DoesNotMatch("<b>|javascript:1\"|<em>el</em>", html);
        }

        Assert.Contains("&lt;b&gt;Te|ss*el*lane&lt;/b&gt; # [x](javascript:1) end", _workspace.Text("out/qbr/P05.html"), StringComparison.Ordinal);
    }
}
