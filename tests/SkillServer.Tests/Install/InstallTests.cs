using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Testing;

namespace SkillServer.Tests.Install;

/// <summary><c>install</c>: what a client's file holds after it, and that it comes back as it was.</summary>
public sealed partial class InstallTests : IDisposable
{
    private static readonly string[] Code = ["settings", "Code", "User", "mcp.json"];
    private readonly Home _home = new();

    public void Dispose() => _home.Dispose();

    public static TheoryData<string, bool, string, string> Clients => new()
    {
        { "claude-code", false, "home/.claude.json", "mcpServers" },
        { "claude-code", true, "project/.mcp.json", "mcpServers" },
        { "claude-desktop", false, "settings/Claude/claude_desktop_config.json", "mcpServers" },
        { "vscode", false, "settings/Code/User/mcp.json", "servers" },
        { "vscode", true, "project/.vscode/mcp.json", "servers" },
        { "cursor", false, "home/.cursor/mcp.json", "mcpServers" },
        { "cursor", true, "project/.cursor/mcp.json", "mcpServers" },
    };

    [Theory, MemberData(nameof(Clients))]
    public async Task A_client_gets_the_program_and_loses_it_again(string client, bool project, string file, string servers)
    {
        var before = _home.Entries();
        string[] where = project ? [client, "--project"] : [client];
        Assert.Equal(0, (await _home.RunAsync(["install", .. where, "--yes"])).Code);
        var entry = JsonNode.Parse(_home.Files()[file])![servers]!["partnerships"]!;
        Assert.Equal((_home.PathTo("skillserver"), "serve"), ((string)entry["command"]!, (string)entry["args"]!.AsArray().Single()!));
        Assert.Equal("", (await _home.RunAsync(["install", .. where])).Error);

        Assert.Equal(0, (await _home.RunAsync(["install", .. where, "--undo", "--yes"])).Code);
        Assert.Equal(before, _home.Entries());
    }

    /// <summary>Files as people have them: comments, trailing commas, tabs, one line, a byte order mark, Windows line ends, other members.</summary>
    public static TheoryData<string, string> Written => new()
    {
        { "comments", "{\n  // mine\n  \"servers\": {\n    \"a\": { \"command\": \"x\" }, // keep, this\n    /* last, too */\n  },\n}\n" },
        { "comment_without_comma", "{\n  \"servers\": {\n    \"a\": { \"command\": \"http://x\" } // keep\n  }\n}" },
        { "inputs_only", "{\n\t\"inputs\": [1.50, \"ä\"]\n}\n" },
        { "one_line", "{\"servers\":{\"a\":{\"command\":\"x\"}},\"inputs\":[]}" },
        { "empty_object", "{}" },
        { "empty_servers", "{\n    \"servers\": {\n        // none yet\n    }\n}\n" },
        { "four_blanks_crlf", "\uFEFF{\r\n    \"servers\": {\r\n        \"a\": {}\r\n    }\r\n}\r\n" },
        { "blank", " \n" },
    };

    [Theory, MemberData(nameof(Written))]
    public async Task The_rest_of_the_file_stays_byte_for_byte(string name, string text)
    {
        var path = _home.Write(text, Code);
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        var (code, output, error) = await _home.RunAsync("install", "vscode", "--yes");
        Assert.True(code == 0, error);
        var after = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Golden.Verify($"$ skillserver install vscode --yes\n{output}--- {name}\n{after.Replace(_home.PathTo(), "~", StringComparison.Ordinal)}", name);

        Assert.Equal("VS Code has this server already; nothing to change.\n", (await _home.RunAsync("install", "vscode", "--yes")).Output);
        Assert.Equal(0, (await _home.RunAsync("install", "vscode", "--undo", "--yes")).Code);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal(["settings/Code/User/mcp.json"], _home.Files().Keys);
    }

    [Theory, MemberData(nameof(Written))]
    public async Task What_was_written_since_outlives_the_undo(string name, string text)
    {
        var path = _home.Write(text, Code);
        await _home.RunAsync("install", "vscode", "--yes");
        var changed = (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).TrimEnd() + "\n// " + name + "\n";
        await File.WriteAllTextAsync(path, changed, TestContext.Current.CancellationToken);
        Assert.Equal(0, (await _home.RunAsync("install", "vscode", "--undo", "--yes")).Code);
        var left = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Assert.EndsWith("// " + name + "\n", left, StringComparison.Ordinal);
        Assert.DoesNotContain("partnerships", left, StringComparison.Ordinal);
        Assert.Equal(Comment().Count(text), Comment().Count(left) - 1);
        var options = new System.Text.Json.JsonDocumentOptions { CommentHandling = System.Text.Json.JsonCommentHandling.Skip, AllowTrailingCommas = true };
        Assert.Equal(JsonNode.Parse(text.Length < 3 ? "{}" : text.TrimStart('\uFEFF'), documentOptions: options)!["servers"]?.AsObject().Count ?? 0, JsonNode.Parse(left, documentOptions: options)!["servers"]!.AsObject().Count);
    }

    [Fact]
    public async Task A_pipe_without_yes_is_shown_the_change_and_nothing_is_written()
    {
        var before = _home.Entries();
        var (code, output, _) = await _home.RunAsync("install", "cursor");
        Assert.Equal(1, code);
        Golden.Verify(output, "shown");
        Assert.Equal(before, _home.Entries());
    }

    [Fact]
    public async Task Another_entry_of_the_name_is_shown_and_comes_back()
    {
        const string Theirs = "{ \"mcpServers\": { \"partnerships\": { \"command\": \"/opt/other\", \"args\": [\"--fast\"] } } }\n";
        _home.Write(Theirs, "home", ".cursor", "mcp.json");
        var (code, output, _) = await _home.RunAsync("install", "cursor", "--yes");
        Assert.Equal(0, code);
        Golden.Verify(output, "another_entry");
        Assert.Equal(0, (await _home.RunAsync("install", "cursor", "--undo", "--yes")).Code);
        Assert.Equal(KeyValuePair.Create("home/.cursor/mcp.json", Theirs), Assert.Single(_home.Files()));
        Assert.Equal(1, (await _home.RunAsync("install", "cursor", "--undo", "--yes")).Code); // theirs is not ours to take out
    }

    /// <summary>Other servers' entries, on one line with ours, on the line that gets a comma, and in the entry that ours replaces.</summary>
    [Theory]
    [InlineData("one_line", """{"oauth":"s3cret","mcpServers":{"a":{"command":"x","env":{"TOKEN":"s3cret"}}},"inputs":["s3cret"]}""")]
    [InlineData("neighbour", "{\n  \"mcpServers\": {\n    \"a\": { \"command\": \"x\", \"env\": { \"TOKEN\": \"s3cret\" } }\n  }\n}\n")]
    [InlineData("no_servers", "{\n  \"oauth\": \"s3cret\"\n}\n")]
    [InlineData("replaced", """{"mcpServers":{"partnerships":{"url":"https://x.example/mcp","headers":{"Authorization":"Bearer s3cret"},"env":{"TOKEN":"s3cret"}}}}""")]
    public async Task What_others_keep_in_the_file_is_not_shown(string name, string text)
    {
        _home.Write(text, "home", ".cursor", "mcp.json");
        var (code, shown, error) = await _home.RunAsync("install", "cursor", "--yes");
        Assert.True(code == 0, error);
        var (_, undone, _) = await _home.RunAsync("install", "cursor", "--undo", "--yes");
        Golden.Verify(shown + "---\n" + undone, "secrets_" + name);
        Assert.DoesNotContain("s3cret", shown + undone, StringComparison.Ordinal);
        Assert.Contains("s3cret", _home.Files()["home/.cursor/mcp.json"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comment_in_our_entry_does_not_keep_it_there()
    {
        await _home.RunAsync("install", "cursor", "--yes");
        _home.Write(_home.Files()["home/.cursor/mcp.json"].Replace("\"args\"", "// mine\n      \"args\"", StringComparison.Ordinal), "home", ".cursor", "mcp.json");
        var (code, _, error) = await _home.RunAsync("install", "cursor", "--undo", "--yes");
        Assert.True(code == 0, error);
        Assert.DoesNotContain("partnerships", _home.Files()["home/.cursor/mcp.json"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_company_s_folders_go_with_the_entry()
    {
        Assert.Equal(0, (await _home.RunAsync("install", "cursor", "--yes", "--policies", Repository.PathTo("policies"))).Code);
        var entry = JsonNode.Parse(_home.Files()["home/.cursor/mcp.json"])!["mcpServers"]!["partnerships"]!;
        Assert.Equal(["serve", "--policies", Repository.PathTo("policies")], entry["args"]!.AsArray().Select(argument => (string)argument!));
    }

    [Fact]
    public async Task The_program_that_moved_is_entered_anew_and_all_of_it_goes()
    {
        _home.Write("{ \"mine\": 1 }", "home", ".cursor", "mcp.json");
        var before = _home.Files();
        await _home.RunAsync("install", "cursor", "--yes");
        _home.Machine = _home.Machine with { Program = ["dotnet", _home.Write("", "elsewhere", "skillserver.dll")] };
        Assert.Equal(0, (await _home.RunAsync("install", "cursor", "--yes")).Code);
        Assert.Contains("elsewhere", _home.Files()["home/.cursor/mcp.json"], StringComparison.Ordinal);
        Assert.Equal(0, (await _home.RunAsync("install", "cursor", "--undo", "--yes")).Code);
        Assert.Equal(before["home/.cursor/mcp.json"], _home.Files()["home/.cursor/mcp.json"]);
    }

    [Fact]
    public async Task A_linked_file_is_changed_where_it_is()
    {
        var real = _home.Write("{}", "dotfiles", "mcp.json");
        Directory.CreateDirectory(_home.PathTo("home", ".cursor"));
        File.CreateSymbolicLink(_home.PathTo("home", ".cursor", "mcp.json"), real);
        Assert.Equal(0, (await _home.RunAsync("install", "cursor", "--yes")).Code);
        Assert.Equal(real, new FileInfo(_home.PathTo("home", ".cursor", "mcp.json")).LinkTarget);
        Assert.Contains("partnerships", await File.ReadAllTextAsync(real, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_with_secrets_stays_closed_and_so_does_its_copy()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // it has access lists instead, which a renamed file inherits from its folder
        }

        var path = _home.Write("{\"oauth\":\"secret\"}", "home", ".claude.json");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Equal(0, (await _home.RunAsync("install", "claude-code", "--yes")).Code);
        Assert.Equal([UnixFileMode.UserRead | UnixFileMode.UserWrite], new[] { File.GetUnixFileMode(path), File.GetUnixFileMode(path + ".1.bak") }.Distinct());
    }

    [GeneratedRegex("//(?!x)|/\\*")]
    private static partial Regex Comment();
}
