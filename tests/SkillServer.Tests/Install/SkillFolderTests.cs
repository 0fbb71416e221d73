using System.Text.RegularExpressions;

namespace SkillServer.Tests.Install;

/// <summary>Claude Code gets the skills as folders; what people wrote there is theirs.</summary>
public sealed partial class SkillFolderTests : IDisposable
{
    private const string Page = "home/.claude/skills/partnership-marketer/SKILL.md", Rule = "home/.claude/skills/partnership-marketer/rules/_sections.md";
    private readonly Home _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("partnership-marketer")]
    [InlineData("channel-partner-management")]
    public async Task Every_link_of_an_installed_skill_leads_to_a_file(string skill)
    {
        await _home.RunAsync("install", "claude-code", "--project", "--yes");
        var folder = _home.PathTo("project", ".claude", "skills", skill);
        Assert.StartsWith($"---\nname: {skill}\n", await File.ReadAllTextAsync(Path.Combine(folder, "SKILL.md"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var links = Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)
            .SelectMany(file => Link().Matches(File.ReadAllText(file)).Select(match => Path.Combine(Path.GetDirectoryName(file)!, match.Groups[1].Value))).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(File.Exists(link), link));
    }

    [Fact]
    public async Task Claude_s_own_folder_is_used_where_it_was_moved()
    {
        _home.Machine = _home.Machine with { ClaudeFolder = _home.PathTo("moved") };
        await _home.RunAsync("install", "claude-code", "--yes");
        Assert.True(File.Exists(_home.PathTo("moved", ".claude.json")) && File.Exists(_home.PathTo("moved", "skills", "partnership-marketer", "SKILL.md")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_home.Machine.Home));
    }

    [Fact]
    public async Task A_skill_of_the_same_name_is_kept_and_comes_back()
    {
        _home.Write("my own", Page.Split('/'));
        var before = _home.Files();
        var (code, output, _) = await _home.RunAsync("install", "claude-code", "--yes");
        Assert.Equal(0, code);
        Assert.Contains("~/home/.claude/skills/partnership-marketer/SKILL.md is not as it was installed; it is replaced, and kept as SKILL.md.1.bak.", output, StringComparison.Ordinal);
        Assert.Equal("my own", _home.Files()[Page + ".1.bak"]);
        await _home.RunAsync("install", "claude-code", "--undo", "--yes");
        Assert.Equal(before, _home.Files());
    }

    [Fact]
    public async Task A_newer_version_replaces_what_an_older_one_put_there()
    {
        var before = _home.Entries();
        await _home.RunAsync("install", "claude-code", "--yes");
        var record = _home.PathTo("home", ".claude", "skills", ".skillserver.json");
        var old = "an older text";
        _home.Write(old, Rule.Split('/'));
        await File.WriteAllTextAsync(record, Regex.Replace(await File.ReadAllTextAsync(record, TestContext.Current.CancellationToken),
            "(partnership-marketer/rules/_sections.md\": \\{\\s*\"sha256\": \")[0-9a-f]+", "$1" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(old)))), TestContext.Current.CancellationToken);
        Assert.Equal(0, (await _home.RunAsync("install", "claude-code", "--yes")).Code);
        Assert.Equal(House.Content.Folder.Rules.Sections, _home.Files()[Rule]);
        Assert.DoesNotContain(_home.Files().Keys, file => file.EndsWith(".bak", StringComparison.Ordinal));
        await _home.RunAsync("install", "claude-code", "--undo", "--yes");
        Assert.Equal(before, _home.Entries());
    }

    [Fact]
    public async Task What_people_changed_stays_at_the_undo()
    {
        await _home.RunAsync("install", "claude-code", "--yes");
        _home.Write("changed by hand", Page.Split('/'));
        var (_, output, _) = await _home.RunAsync("install", "claude-code", "--undo", "--yes");
        Assert.Contains("~/home/.claude/skills/partnership-marketer/SKILL.md was changed since; it stays.\n", output, StringComparison.Ordinal);
        Assert.Equal(KeyValuePair.Create(Page, "changed by hand"), Assert.Single(_home.Files()));
    }

    [Theory]
    [InlineData("{ broken", 1)]
    [InlineData("""{"../../.ssh/config": {"sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}}""", 0)]
    public async Task A_record_that_somebody_wrote_leads_nowhere_else(string record, int expected)
    {
        _home.Write("", "home", ".ssh", "config");
        _home.Write(record, "home", ".claude", "skills", ".skillserver.json");
        Assert.Equal(expected, (await _home.RunAsync("install", "claude-code", "--undo", "--yes")).Code);
        Assert.True(File.Exists(_home.PathTo("home", ".ssh", "config")));
    }

    [GeneratedRegex(@"\]\(([^)#:]+\.md)(?:#[^)]*)?\)")]
    private static partial Regex Link();
}
