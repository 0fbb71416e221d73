using SkillServer.Tests.Documents;

namespace SkillServer.Tests.Cli;

/// <summary><c>build DIR --check</c>, as a pipeline runs it.</summary>
public sealed class CheckTests
{
    [Fact]
    public async Task Check_lists_what_is_missing_or_stale_and_writes_nothing()
    {
        using var workspace = new SampleWorkspace();
        var (code, output, _) = await Cli.RunAsync("build", workspace.Root, "--check", "--only", "qbr/P05", "--format", "html");
        Assert.Equal((1, "missing: out/qbr/P05.html\nmissing: out/index.html\n"), (code, output));
        Assert.False(Directory.Exists(workspace.PathTo("out")));

        await Cli.RunAsync("build", workspace.Root);
        Assert.Equal((0, "", ""), await Cli.RunAsync("build", workspace.Root, "--check"));

        File.Delete(workspace.PathTo("out/value-matrix-report.csv"));
        workspace.Write("out/qbr/P05.html", "changed by hand");
        workspace.Write("out/notes.txt", "mine");
        (code, output, _) = await Cli.RunAsync("build", workspace.Root, "--check");
        Assert.Equal(1, code);
        Assert.Equal(["stale: out/qbr/P05.html", "missing: out/value-matrix-report.csv"], output.TrimEnd().Split('\n').Where(line => !line.EndsWith("index.html", StringComparison.Ordinal)).OrderDescending());
        Assert.Equal("changed by hand", workspace.Text("out/qbr/P05.html"));
    }

    [Fact]
    public async Task Check_fails_on_a_fault_too()
    {
        using var workspace = new SampleWorkspace();
        await Cli.RunAsync("build", workspace.Root);
        workspace.Replace("documents.yaml", "- template: partner-mix-plan", "- template: partner-mix-plan\n    formats: [pdf]");
        var (code, _, error) = await Cli.RunAsync("build", workspace.Root, "--check");
        Assert.Equal(1, code);
        Assert.Contains("'pdf' does not suit partner-mix-plan", error, StringComparison.Ordinal);
    }
}
