using SkillServer.Content;
using SkillServer.Workspace;

namespace SkillServer.Tests.Documents;

/// <summary>What a build does when the machine, a killed build or a hostile workspace stands in its way.</summary>
public sealed class HardshipTests : IDisposable
{
    private readonly SampleWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void What_a_killed_build_left_is_removed_by_the_next_but_not_by_a_check()
    {
        _workspace.Write("out/program-guide.docx.partial", "half");
        _workspace.Write("out/qbr/P05.pptx.partial", "half");
        SampleWorkspace.Builder.Check(_workspace.Root, ["program-guide"]);
        Assert.Equal(2, Left().Count());
        Assert.Empty(_workspace.Build("program-guide").Faults);
        Assert.Empty(Left());

        IEnumerable<string> Left() => Directory.EnumerateFiles(_workspace.PathTo("out"), "*.partial", SearchOption.AllDirectories);
    }

    [Fact]
    public void Nothing_is_removed_through_a_link()
    {
        using var elsewhere = new SampleWorkspace();
        elsewhere.Write("kept.partial", "theirs");
        Directory.CreateDirectory(_workspace.PathTo("out"));
        Directory.CreateSymbolicLink(_workspace.PathTo("out/linked"), elsewhere.Root);
        _workspace.Build("program-guide");
        Assert.Equal("theirs", elsewhere.Text("kept.partial"));
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_named_by_its_place_and_stays_as_it_was()
    {
        var folder = new WorkspaceFolder(_workspace.Root);
        Directory.CreateDirectory(_workspace.PathTo("out/a.md"));
        Assert.Matches("^out/a.md:1:1: this file cannot be written \\([^\\n]+\\)\\. Nothing that was there is lost; [^\\n]+$", Assert.Throws<IOException>(() => folder.Write("out/a.md", "new"u8.ToArray())).Message);
        Assert.Empty(Directory.EnumerateFiles(_workspace.PathTo("out")));
        _workspace.Write("taken", "a file");
        Assert.StartsWith("taken/a.md:1:1: ", Assert.Throws<IOException>(() => folder.Write("taken/a.md", "new"u8.ToArray())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("templates/program-guide.md.hbs")]
    [InlineData("templates/partials/left-out.md.hbs")]
    [InlineData("templates/labels/en-US.yaml")]
    [InlineData("policies/own.yaml")]
    public async Task A_link_out_of_the_workspace_is_neither_template_nor_policy(string name)
    {
        using var elsewhere = new SampleWorkspace();
        Directory.CreateDirectory(Path.GetDirectoryName(_workspace.PathTo(name))!);
        File.CreateSymbolicLink(_workspace.PathTo(name), elsewhere.PathTo("program.yaml"));
        var (code, _, error) = await Cli.Cli.RunAsync("build", _workspace.Root, "--only", "program-guide");
        Assert.Equal(1, code);
        Assert.Contains($"{name}:1:1: this path leads out of the workspace through a link. Put the file itself there.\n", error, StringComparison.Ordinal);
        Assert.False(File.Exists(_workspace.PathTo("out/program-guide.md")));
    }

    [Fact]
    public void A_name_that_no_file_can_have_and_a_link_to_itself_are_faults_with_a_place()
    {
        _workspace.Replace("documents.yaml", "data: [documents/tier-comparison.yaml]", "data: [\"a\\0b\"]");
        Assert.Contains("a\\0b:1:1: no file can have this name. Use a path inside the workspace.", _workspace.Build("tier-comparison").Faults.Select(fault => fault.ToString()));
        File.CreateSymbolicLink(_workspace.PathTo("circle"), "circle");
        Assert.Equal("circle:1:1: this link leads nowhere. Put the file itself there.", Assert.Throws<ContentException>(() => new WorkspaceFolder(_workspace.Root).Inside("circle")).Message);
    }

    [Fact]
    public void More_won_deals_than_a_report_takes_are_one_fault_of_deals_csv()
    {
        var rows = Enumerable.Range(1, 10_001).Select(i => $"X{i},Customer,,2026-01-10,,,,2026-03-01,won,100.00");
        _workspace.Write("deals.csv", "id,customer,partner_id,created,first_contact,registered,direct_engaged,closed,stage,amount\n" + string.Join('\n', rows) + "\n");
        Assert.Matches("^deals.csv:1:1: 10,001 deals were won from [^\\n]+$", Assert.Throws<ContentException>(() => _workspace.Build()).Message);
    }

    [Fact]
    public void A_huge_table_is_refused_before_it_is_read_whole()
    {
        using (var file = File.Create(_workspace.PathTo("deals.csv")))
        {
            file.SetLength(65L * 1024 * 1024);
        }

        Assert.Equal("deals.csv:1:1: the file is larger than 64 MB. Split it or leave out old rows.", Assert.Throws<ContentException>(_workspace.Validate).Message);
    }
}
