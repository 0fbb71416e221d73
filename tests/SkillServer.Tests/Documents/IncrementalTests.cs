using System.Text.Json.Nodes;
using SkillServer.Workspace;

namespace SkillServer.Tests.Documents;

/// <summary>What is rendered again, and what --check names, after a change.</summary>
public sealed class IncrementalTests : IDisposable
{
    private readonly SampleWorkspace _workspace = new();

    public IncrementalTests()
    {
        // A few documents of each kind are enough, and quick.
        _workspace.Write("documents.yaml", """
            documents:
              - template: program-guide
                formats: [md, docx]
              - template: mdf-policy
                data: [documents/mdf-policy.yaml]
                formats: [md, docx]
              - template: battle-card
                data: [documents/battle-card-latchwell.yaml]
                formats: [md, html]
              - template: reseller-price-sheet
                data: [documents/reseller-price-sheet.yaml]
                formats: [md, xlsx]
            """);
        _workspace.Replace("program.yaml", "policy: standard", "policy: own");
        _workspace.Write("policies/own.yaml", "name: own\nversion: \"1\"\neffective: 2020-01-01\nextends: standard\n");
    }

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Nothing_is_rendered_twice_and_the_check_is_silent()
    {
        Assert.All(_workspace.Build().Files, file => Assert.True(file is { Rendered: true, Changed: true }, file.Path));
        Assert.All(_workspace.Build().Files, file => Assert.True(file is { Rendered: false, Changed: false }, file.Path));
        Assert.DoesNotContain(Check(), file => file.Changed);
    }

    /// <summary>Only the price sheet and the guide use what registration adds to a margin; the claims' and the battle card's figures are elsewhere.</summary>
    [Fact]
    public async Task One_changed_rate_touches_exactly_the_documents_that_use_it()
    {
        _workspace.Build();
        var before = Written();
        _workspace.Write("policies/own.yaml", _workspace.Text("policies/own.yaml") + "resellerPricing:\n  registeredPointsPercent: 6%\n");
        string[] stale = ["out/program-guide.docx", "out/program-guide.md", "out/reseller-price-sheet.md", "out/reseller-price-sheet.xlsx"];
        var (code, output, _) = await Cli.Cli.RunAsync("build", _workspace.Root, "--check");
        Assert.Equal(1, code);
        Assert.Equal(stale.Select(file => $"stale: {file}"), output.TrimEnd().Split('\n').Order(StringComparer.Ordinal));
        Assert.Equal(before, Written());

        (code, output, _) = await Cli.Cli.RunAsync("build", _workspace.Root);
        Assert.Equal(0, code);
        Assert.Contains("9 files in ", output, StringComparison.Ordinal);
        Assert.Contains(": 4 rendered, 4 new or changed.", output, StringComparison.Ordinal);
        var after = Written();
        Assert.Equal([.. stale, "out/manifest.json"], after.Keys.Where(file => after[file] != before[file]).Order(StringComparer.Ordinal).OrderBy(file => file == "out/manifest.json"));
        Assert.Equal((0, "", ""), await Cli.Cli.RunAsync("build", _workspace.Root, "--check"));
    }

    [Theory]
    [InlineData("out/mdf-policy.docx")]
    [InlineData("out/program-guide.md")]
    public void A_file_that_was_touched_by_hand_is_made_again(string file)
    {
        _workspace.Build();
        var bytes = File.ReadAllBytes(_workspace.PathTo(file));
        _workspace.Write(file, "changed");
        Assert.Equal([file], Check().Where(built => built.Changed).Select(built => built.Path));
        _workspace.Build();
        Assert.Equal(bytes, File.ReadAllBytes(_workspace.PathTo(file)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ not json")]
    [InlineData("{\"files\":{\"out/program-guide.md\":5}}")]
    [InlineData("[]")]
    public void A_broken_manifest_only_costs_time(string manifest)
    {
        _workspace.Build();
        _workspace.Write("out/manifest.json", manifest);
        Assert.All(_workspace.Build().Files, file => Assert.True(file is { Rendered: true, Changed: false }, file.Path));
        Assert.All(_workspace.Build().Files, file => Assert.False(file.Rendered, file.Path));
    }

    [Fact]
    public void A_build_of_the_same_files_fills_in_nothing_and_notes_the_same()
    {
        var first = _workspace.Build();
        Assert.NotEmpty(first.Notes);
        var again = Build(out var filled);
        Assert.Empty(filled);
        Assert.Equal(first.Notes, again.Notes);
        Assert.Equal(first.Files.Select(file => (file.Path, file.Title)).Order(), again.Files.Select(file => (file.Path, file.Title)).Order());
    }

    [Theory]
    [InlineData("documents/mdf-policy.yaml", "\n# a remark\n")]
    [InlineData("touches.csv", "\n")]
    [InlineData("templates/another.txt", "new")]
    [InlineData("policies/own.yaml", "\n")]
    [InlineData("out/manifest.json", " ")]
    public void Whatever_changes_is_looked_at(string file, string more)
    {
        _workspace.Build();
        _workspace.Write(file, (File.Exists(_workspace.PathTo(file)) ? _workspace.Text(file) : "") + more);
        var built = Build(out var filled);
        Assert.Equal(file == "out/manifest.json", filled.Count == 0);
        Assert.All(built.Files, built => Assert.False(built.Rendered, built.Path));
    }

    [Fact]
    public void A_record_that_leaves_out_a_file_is_not_believed()
    {
        _workspace.Build();
        var record = JsonNode.Parse(_workspace.Text("out/manifest.json"))!;
        record["files"]!.AsObject().Remove("out/program-guide.md");
        _workspace.Write("out/manifest.json", record.ToJsonString());
        Assert.Equal(["out/program-guide.md"], _workspace.Build().Files.Where(file => file.Rendered).Select(file => file.Path));
    }

    [Fact]
    public void A_build_that_broke_off_is_taken_up_again()
    {
        _workspace.Write("documents.yaml", "documents:\n  - template: qbr\n    gaps: true\n    formats: [md]\n");
        Directory.CreateDirectory(_workspace.PathTo("out/index.html"));
        Assert.Throws<IOException>(() => _workspace.Build());
        Directory.Delete(_workspace.PathTo("out/index.html"));
        var files = _workspace.Build().Files;
        Assert.True(files.Count > 50);
        Assert.InRange(files.Count(file => file.Rendered), 1, 20);
    }

    private WorkspaceReport Build(out List<string> filled)
    {
        var told = new Told();
        var report = SampleWorkspace.Builder.Build(_workspace.Root, progress: told);
        filled = told.Documents;
        return report;
    }

    private Dictionary<string, DateTime> Written() => Directory.EnumerateFiles(_workspace.PathTo("out"), "*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(_workspace.Root, file).Replace('\\', '/'), File.GetLastWriteTimeUtc, StringComparer.Ordinal);

    private sealed class Told : IProgress<BuildProgress>
    {
        public List<string> Documents { get; } = [];

        public void Report(BuildProgress value) => Documents.Add(value.Document);
    }

    private IReadOnlyList<BuiltFile> Check() => SampleWorkspace.Builder.Check(_workspace.Root).Files;
}
