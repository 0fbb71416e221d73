using Testing;

namespace SkillServer.Tests.Install;

/// <summary>Files that cannot be changed safely: they stay as they are, and the message says where, why and what to write by hand.</summary>
public sealed class InstallFaultTests : IDisposable
{
    private readonly Home _home = new();

    public void Dispose() => _home.Dispose();

    public static TheoryData<string, string> Broken => new()
    {
        { "cut_off", "{\n  \"mcpServers\": {\n    \"a\": { \"command\": \"x\"\n" },
        { "single_quotes", "{\n  'mcpServers': {}\n}" },
        { "not_an_object", "[]" },
        { "servers_is_a_list", "{\n  \"mcpServers\": []\n}" },
        { "servers_twice", "{\n  \"mcpServers\": {},\n  \"mcpServers\": {}\n}" },
        { "two_texts", "{} {}" },
        { "wrong_escape", "{ \"mcpServers\": { \"\\ud800\": 1 } }" },
    };

    [Theory, MemberData(nameof(Broken))]
    public async Task A_broken_file_is_left_and_its_place_told(string name, string text)
    {
        _home.Write(text, "home", ".cursor", "mcp.json");
        var (code, output, error) = await _home.RunAsync("install", "cursor", "--yes");
        Assert.Equal(1, code);
        Golden.Verify($"{output}---\n{error}", "broken_" + name);
        Assert.Equal(text, Assert.Single(_home.Files()).Value);
    }

    [Fact]
    public async Task A_read_only_file_is_left()
    {
        var path = _home.Write("{}", "home", ".claude.json");
        new FileInfo(path).IsReadOnly = true;
        var (code, _, error) = await _home.RunAsync("install", "claude-code", "--yes");
        Assert.Equal((1, "~/home/.claude.json:1:1: this file cannot be written (it is read-only). Nothing was changed; give access, or paste the lines shown yourself.\n"), (code, error));
        Assert.Equal(KeyValuePair.Create("home/.claude.json", "{}"), Assert.Single(_home.Files())); // the skills were taken back too
        new FileInfo(path).IsReadOnly = false;
    }

    [Fact]
    public async Task A_link_to_nowhere_is_left()
    {
        Directory.CreateDirectory(_home.PathTo("home", ".cursor"));
        File.CreateSymbolicLink(_home.PathTo("home", ".cursor", "mcp.json"), _home.PathTo("gone.json"));
        var (code, _, error) = await _home.RunAsync("install", "cursor", "--yes");
        Assert.Equal((1, "~/home/.cursor/mcp.json:1:1: this is a link to '~/gone.json', which leads to no file. Mend it first; nothing was changed.\n"), (code, error));
    }

    [Fact]
    public async Task A_folder_where_the_file_should_be_is_told()
    {
        Directory.CreateDirectory(_home.PathTo("home", ".cursor", "mcp.json"));
        var (code, _, error) = await _home.RunAsync("install", "cursor", "--yes");
        Assert.Equal(1, code);
        Assert.StartsWith("~/home/.cursor/mcp.json:1:1: this file cannot be written (", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cursr", "unknown_client: client: cursr was given; allowed is one of claude-code, claude-desktop, vscode, cursor. Did you mean 'cursor'?\n")]
    [InlineData("emacs", "unknown_client: client: emacs was given; allowed is one of claude-code, claude-desktop, vscode, cursor. For another client, docs/install.md says what to write into its file.\n")]
    public async Task An_unknown_client_is_told_the_nearest(string given, string message) => Assert.Equal((1, "", message), await _home.RunAsync("install", given, "--yes"));

    [Fact]
    public async Task A_client_without_project_files_says_so()
    {
        var (code, _, error) = await _home.RunAsync("install", "claude-desktop", "--project", "--yes");
        Assert.Equal((1, "no_project: --project: claude-desktop was given; allowed is a client that reads a project's own file: claude-code, vscode, cursor. Claude Desktop has one file for the user; leave --project out.\n"), (code, error));
    }
}
