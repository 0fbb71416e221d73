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
    public void One_changed_rate_touches_exactly_the_documents_that_use_it()
    {
        _workspace.Build();
        _workspace.Write("policies/own.yaml", _workspace.Text("policies/own.yaml") + "resellerPricing:\n  registeredPointsPercent: 6%\n");
        string[] stale = ["out/program-guide.docx", "out/program-guide.md", "out/reseller-price-sheet.md", "out/reseller-price-sheet.xlsx"];
        Assert.Equal(stale, Check().Where(file => file.Changed).Select(file => file.Path).Order(StringComparer.Ordinal));
        Assert.Equal(stale, _workspace.Build().Files.Where(file => file.Rendered).Select(file => file.Path).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Check(), file => file.Changed);
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

    private IReadOnlyList<BuiltFile> Check() => SampleWorkspace.Builder.Check(_workspace.Root).Files;
}
