using System.Text;
using SkillServer.Content;

namespace SkillServer.Tests.Documents;

/// <summary>Tables that are longer, or worse, than anybody meant. The size in bytes is among the hardships.</summary>
public sealed class CsvLimitTests : IDisposable
{
    private const string Heading = "deal_id,date,source,kind,documented,in_sales_process\n", Row = "D001,2026-01-02,direct,email,true,true\n";
    private readonly SampleWorkspace _workspace = new();

    public CsvLimitTests()
    {
        foreach (var table in new[] { "partners.csv", "deals.csv" })
        {
            _workspace.Write(table, string.Concat(_workspace.Text(table).Split('\n').Take(2).Select(line => line + "\n")));
        }

        _workspace.Write("commitments.csv", "partner_id,side,what,owner,due,state\n");
        _workspace.Write("documents.yaml", "documents:\n  - template: raci-matrix\n    gaps: true\n");
    }

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task A_row_beyond_the_most_is_refused_with_its_line_the_limit_and_what_to_do()
    {
        _workspace.Write("touches.csv", Rows(200_001));
        var (code, output, error) = await Cli.Cli.RunAsync("validate", _workspace.Root);
        Assert.Equal((1, "", "touches.csv:200002:1: here row 200,001 begins; at most 200,000 rows of a file are read. Leave out old ones.\n"), (code, output, error));
    }

    [Fact]
    public void As_many_rows_as_are_allowed_are_read()
    {
        _workspace.Write("touches.csv", Rows(200_000));
        Assert.DoesNotContain(_workspace.Validate().Faults, fault => fault.Place.File == "touches.csv");
    }

    [Fact]
    public void Rows_after_the_last_fault_that_is_listed_are_read_all_the_same()
    {
        _workspace.Write("touches.csv", Heading + string.Concat(Enumerable.Repeat("D001,2026-01-02,direct,email,maybe,true\n", 203)) + Row + "D001,2026-01-02,direct\n" + "D001,2026-01-02,P99,email,true,true\n");
        var faults = _workspace.Validate().Faults.Where(fault => fault.Place.File == "touches.csv").Select(fault => fault.ToString()).ToList();
        Assert.Equal(202, faults.Count);
        Assert.StartsWith("touches.csv:201:5: documented: ", faults[199], StringComparison.Ordinal);
        Assert.Equal("touches.csv:202:5: from here on there are 4 more faults; at most 200 of a file are listed. Mend those above first.", faults[200]);
        Assert.StartsWith("touches.csv:207:3: ", faults[201], StringComparison.Ordinal);
    }

    [Fact]
    public void The_faults_of_one_file_do_not_stop_another_from_being_read()
    {
        _workspace.Write("partners.csv", _workspace.Text("partners.csv") + string.Concat(Enumerable.Repeat("P02,short\n", 300)));
        _workspace.Write("touches.csv", Heading + "D001,2026-01-02,direct,email,maybe,true\n");
        Assert.Contains(_workspace.Validate().Faults, fault => fault.Place == new Location("touches.csv", 2, 5));
    }

    [Fact]
    public void Cells_lines_and_columns_without_end_are_told_by_their_place()
    {
        _workspace.Write("touches.csv", Heading + $"D001,2026-01-02,direct,{new string('x', 1_000_000)},true,true\n" + Row.TrimEnd('\n') + new string(',', 100_000) + "\n" + Row);
        var faults = _workspace.Validate().Faults.Where(fault => fault.Place.File == "touches.csv").Select(fault => fault.ToString()).ToList();
        Assert.Equal(2, faults.Count);
        Assert.StartsWith("touches.csv:2:4: kind: ", faults[0], StringComparison.Ordinal);
        Assert.True(faults[0].Length < 400, "a fault repeats what was given: " + faults[0].Length);
        Assert.StartsWith("touches.csv:3:1: the row has 100006 cells and the heading 6. ", faults[1], StringComparison.Ordinal);
    }

    private static string Rows(int count) => new StringBuilder(Heading, count * Row.Length + Heading.Length).Insert(Heading.Length, Row, count).ToString();
}
