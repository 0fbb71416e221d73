using System.Security.Cryptography;
using System.Text.Json.Nodes;
using SkillServer.Tests.Cli;

namespace SkillServer.Tests.Documents;

/// <summary>What happens to files of documents that <c>documents.yaml</c> asks for no more.</summary>
public sealed class GoneTests : IDisposable
{
    private const string Guide = "  - template: program-guide\n    formats: [md]\n";
    private const string Letter = "  - template: tier-review-letter\n    data: [documents/tier-review-letter-mueller.yaml]\n    formats: [md, html]\n";
    private readonly SampleWorkspace _workspace = new();

    public GoneTests()
    {
        _workspace.Write("documents.yaml", "documents:\n" + Guide + Letter);
        Assert.Empty(_workspace.Build().Faults);
        _workspace.Write("documents.yaml", "documents:\n" + Guide);
    }

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task They_are_named_by_a_check_and_removed_by_a_build()
    {
        _workspace.Write("out/mine.md", "not the build's");
        var (code, output, _) = await Run("--check");
        Assert.Equal((1, "stale: out/index.html\nno longer asked for: out/tier-review-letter/tier-review-letter-mueller.html\nno longer asked for: out/tier-review-letter/tier-review-letter-mueller.md\n"), (code, output));
        Assert.True(Has("out/tier-review-letter/tier-review-letter-mueller.md"));

        (code, output, _) = await Run();
        Assert.Equal(0, code);
        Assert.Contains("1 new or changed, 2 no longer asked for and removed (out/tier-review-letter/tier-review-letter-mueller.html, out/tier-review-letter/tier-review-letter-mueller.md).", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_workspace.PathTo("out/tier-review-letter")));
        Assert.True(Has("out/mine.md") && Has("out/program-guide.md"));
        Assert.Equal((0, "", ""), await Run("--check"));
    }

    [Fact]
    public async Task One_that_was_changed_by_hand_stays_and_is_no_longer_ours()
    {
        _workspace.Write("out/tier-review-letter/tier-review-letter-mueller.md", "edited");
        await Run();
        Assert.Equal("edited", _workspace.Text("out/tier-review-letter/tier-review-letter-mueller.md"));
        Assert.False(Has("out/tier-review-letter/tier-review-letter-mueller.html"));
        Assert.Equal((0, "", ""), await Run("--check"));
    }

    [Fact]
    public async Task They_stay_while_anything_is_at_fault_or_only_a_part_is_built()
    {
        await Run("--only", "program-guide");
        _workspace.Write("documents.yaml", "documents:\n" + Guide + Letter.Replace("letter\n", "leter\n", StringComparison.Ordinal));
        Assert.Equal(1, (await Run()).Code);
        Assert.True(Has("out/tier-review-letter/tier-review-letter-mueller.html") && Has("out/tier-review-letter/tier-review-letter-mueller.md"));
        _workspace.Write("documents.yaml", "documents:\n" + Guide + Letter);
        Assert.Contains(": 1 rendered, 1 new or changed.", (await Run()).Output, StringComparison.Ordinal);
    }

    /// <summary>The record lies in the workspace, where anybody can write it.</summary>
    [Theory]
    [InlineData("program.yaml")]
    [InlineData("out/../program.yaml")]
    [InlineData("../program.yaml")]
    public async Task Nothing_outside_of_out_is_taken_for_a_file_of_ours(string name)
    {
        var bytes = File.ReadAllBytes(_workspace.PathTo("program.yaml"));
        var record = JsonNode.Parse(_workspace.Text("out/manifest.json"))!;
        record["files"]![name] = new JsonObject { ["title"] = "", ["text"] = "", ["file"] = Convert.ToHexStringLower(SHA256.HashData(bytes)) };
        _workspace.Write("out/manifest.json", record.ToJsonString());
        Assert.DoesNotContain("program.yaml", (await Run("--check")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await Run()).Code);
        Assert.Equal(bytes, File.ReadAllBytes(_workspace.PathTo("program.yaml")));
        Assert.False(Has("out/tier-review-letter/tier-review-letter-mueller.md"));
    }

    private bool Has(string name) => File.Exists(_workspace.PathTo(name));

    private Task<(int Code, string Output, string Error)> Run(params string[] more) => Cli.Cli.RunAsync(["build", _workspace.Root, .. more]);
}
