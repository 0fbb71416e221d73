namespace SkillServer.Tests.Install;

/// <summary><c>doctor</c>: what is well, what is not, and what to do.</summary>
public sealed class DoctorTests : IDisposable
{
    private readonly Home _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Everything_well_is_one_line_each_and_exit_0()
    {
        await _home.RunAsync("install", "cursor", "--yes");
        _home.Write("""{"mcpServers":{"partnerships":{"type":"http","url":"http://127.0.0.1:5080/mcp"}}}""", "project", ".mcp.json");
        var (code, output, error) = await _home.RunAsync("doctor");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("ok\tCursor (you): ~/home/.cursor/mcp.json starts this program\n", output, StringComparison.Ordinal);
        Assert.Contains("ok\tClaude Code (this folder): ~/project/.mcp.json uses the server at http://127.0.0.1:5080/mcp\n", output, StringComparison.Ordinal);
        Assert.Contains("ok\tVS Code (you): not set up; if you use it: skillserver install vscode\n", output, StringComparison.Ordinal);
        Assert.All(House.Content.Folder.Policies.Names, policy => Assert.Contains($"ok\tpolicy {policy}: ", output, StringComparison.Ordinal));
        Assert.DoesNotContain("fault", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_of_every_kind_are_told_together()
    {
        _home.Write("name: mine\nversion: \"1\"\neffective: 2026-01-01\nextends: standrd\n", "policies", "mine.yaml");
        _home.Write("{ broken", "home", ".cursor", "mcp.json");
        _home.Write("""{"servers":{"partnerships":{"type":"stdio","command":"/gone/skillserver","args":["serve"]}}}""", "settings", "Code", "User", "mcp.json");
        _home.Write("""{"mcpServers":{"partnerships":{"type":"stdio"}}}""", "project", ".mcp.json");
        var (code, output, _) = await _home.RunAsync("doctor", "--policies", _home.PathTo("policies"));
        Assert.Equal(1, code);
        Assert.Contains("fault\tpolicy mine: mine.yaml:4:10: 'standrd' is not a policy", output, StringComparison.Ordinal);
        Assert.Contains("fault\tCursor (you): ~/home/.cursor/mcp.json:1:3: this is not valid JSON.", output, StringComparison.Ordinal);
        Assert.Contains("fault\tVS Code (you): ~/settings/Code/User/mcp.json: '/gone/skillserver' is not there; mend it: skillserver install vscode\n", output, StringComparison.Ordinal);
        Assert.Contains("fault\tClaude Code (this folder): ~/project/.mcp.json: the entry 'partnerships' starts no program; mend it: skillserver install claude-code --project\n", output, StringComparison.Ordinal);
        Assert.EndsWith("4 to mend.\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workspace_is_checked_whole()
    {
        var workspace = _home.PathTo("mine");
        await _home.RunAsync("new", workspace);
        Assert.Contains($"ok\tworkspace: no fault in ~{Path.DirectorySeparatorChar}mine\n", (await _home.RunAsync("doctor", "--workspace", workspace)).Output, StringComparison.Ordinal);
        File.AppendAllText(Path.Combine(workspace, "program.yaml"), "\nnonsense: 1\n");
        var (code, output, _) = await _home.RunAsync("doctor", "--workspace", workspace);
        Assert.Equal(1, code);
        Assert.Contains("fault\tworkspace: program.yaml:", output, StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string> Starts => new()
    {
        { "/opt/skillserver/skillserver", "/opt/skillserver/", "/opt/skillserver/skillserver" },
        { "/home/me/.dotnet/tools/skillserver", "/home/me/.dotnet/tools/.store/skillserver/0.1.0/skillserver/0.1.0/tools/net10.0/any/", "/home/me/.dotnet/tools/skillserver" },
        { "/usr/bin/dotnet", "/src/bin/", "/usr/bin/dotnet /src/bin/skillserver.dll" },
        { "/usr/bin/dotnet", "/home/me/.nuget/packages/skillserver/0.1.0/tools/net10.0/any/", "/usr/bin/dotnet dnx SkillServer@0.1.0 --yes --" },
    };

    [Theory, MemberData(nameof(Starts))]
    public void The_program_knows_how_it_is_started_again(string process, string folder, string command) =>
        Assert.Equal(command, string.Join(' ', SkillServer.Install.Machine.Command(process, folder, "0.1.0+abc")));
}
