using Testing;

namespace SkillServer.Tests.Documents;

/// <summary>A company's own files of templates, partials and labels that are broken: each costs the documents made with it, and no other.</summary>
public sealed class BrokenTemplateTests : IDisposable
{
    private const string Front = "---\ntitle: Letter\narea: program\naudience: us\nper: file\nformats: [md, html]\n---\n";
    private const string Guide = "out/program-guide.md", Letter = "out/tier-review-letter/tier-review-letter-mueller.md", Own = "templates/tier-review-letter.md.hbs";
    private readonly SampleWorkspace _workspace = new();

    public BrokenTemplateTests() =>
        _workspace.Write("documents.yaml", "documents:\n  - template: program-guide\n    formats: [md]\n  - template: tier-review-letter\n    data: [documents/tier-review-letter-mueller.yaml]\n    formats: [md]\n");

    public void Dispose() => _workspace.Dispose();

    public static TheoryData<string, string, string> Files => new()
    {
        { "tag", Own, Front + "# A\n\n{{#if fields.partner}}\n" },
        { "brace", Own, Front + "# A\n{{fields.partner\n" },
        { "head", Own, "---\ntitle: Letter\n---\n# A\n" },
        { "yaml", Own, "---\ntitle: [\n---\n# A\n" },
        { "no_head", Own, "# A\n" },
        { "partial", Own, Front + "# A\n\n{{> haeder}}\n" },
        { "label", Own, Front + "# A\n\n{{label \"partnr\"}}\n" },
        { "unpaired", Own, Front + "# A\n\n{{date (fields.partner}}\n" },
        { "name", Own, Front + "# A\n\n{{fields.partnr}}\n" },
        { "unused", "templates/mine.md.hbs", Front + "{{/if}}\n" },
        { "own_partial", "templates/partials/clawback-bands.md.hbs", "a\n{{#each answers}}\n" },
        { "unpaired_partial", "templates/partials/clawback-bands.md.hbs", "a\n{{date (fields.partner}}\n" },
        { "index", "templates/partials/index.md.hbs", "# {{compny}}\n" },
        { "labels", "templates/labels/en-US.yaml", "chrome:\n  reciept: Receipt\n" },
        { "other_labels", "templates/labels/fr-FR.yaml", "chrome:\n  reciept: Reçu\n" },
    };

    [Theory, MemberData(nameof(Files))]
    public async Task It_costs_its_own_documents_and_is_told_by_build_and_check(string name, string file, string text)
    {
        Assert.Equal(0, (await Run("build")).Code);
        var letter = _workspace.Text(Letter);
        File.Delete(_workspace.PathTo(Guide));
        _workspace.Write(file, text);

        var (check, built, again) = (await Run("build", "--check"), await Run("build"), await Run("build", "--check"));
        Assert.Equal((1, 1, 1), (check.Code, built.Code, again.Code));
        Assert.Equal(letter, _workspace.Text(Letter));
        Golden.Verify($"check first\n{check.Output}{check.Error}build\n{built.Output}{built.Error}check again\n{again.Output}{again.Error}".Replace(_workspace.Root, "<workspace>", StringComparison.Ordinal).Replace('\\', '/'), "broken_" + name);

        File.Delete(_workspace.PathTo(file));
        Assert.Equal(0, (await Run("build")).Code);
        Assert.Equal(letter, _workspace.Text(Letter));
        Assert.True(File.Exists(_workspace.PathTo(Guide)));
    }

    [Fact]
    public async Task Asked_for_alone_it_is_told_and_not_called_unknown()
    {
        _workspace.Write(Own, "no head");
        var (code, _, error) = await Run("build", "--only", "tier-review-letter/tier-review-letter-mueller", "program-guide");
        Assert.Equal(1, code);
        Assert.EndsWith(".\n" + Own + ":1:1: front matter is missing. Start with --- , title, area, audience, per and formats, and close it with ---.\n", error, StringComparison.Ordinal);
        Assert.True(File.Exists(_workspace.PathTo(Guide)));
    }

    [Fact]
    public async Task A_template_of_ours_does_not_come_back_in_the_place_of_a_broken_one()
    {
        _workspace.Write(Own, Front + "{{/if}}\n");
        await Run("build");
        Assert.True(File.Exists(_workspace.PathTo(Guide)));
        Assert.False(File.Exists(_workspace.PathTo(Letter)));
    }

    private Task<(int Code, string Output, string Error)> Run(string command, params string[] more) => Cli.Cli.RunAsync([command, _workspace.Root, .. more]);
}
