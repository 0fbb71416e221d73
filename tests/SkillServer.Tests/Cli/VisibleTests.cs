using System.Text.Json.Nodes;
using SkillServer.Hosts.Cli;
using SkillServer.Tests.Documents;
using Spectre.Console;

namespace SkillServer.Tests.Cli;

/// <summary>Names and cells come from other people's files: whatever they hold, they do not drive the terminal of whoever reads them.</summary>
public sealed class VisibleTests
{
    private const string Hostile = "Ann\u001b[2J\u001b]0;title\u0007\rBo\u009b31m \u202Edlrow\u2066 \u2028end\u0000\ttab\nline";
    private const string Shown = "Ann\\u001b[2J\\u001b]0;title\\u0007\\u000dBo\\u009b31m \\u202edlrow\\u2066 \\u2028end\\u0000";

    [Fact]
    public void A_cell_of_a_table_is_shown_and_not_obeyed()
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new() { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = 200;
        console.Write(Output.Drawn(["What"], [[Hostile], ["Müller & Söhne [x] 東京 שלום"]]));
        Assert.Contains(Shown + "\\ttab\\nline", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("Müller & Söhne [x] 東京 שלום", text.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(text.ToString(), c => char.IsControl(c) && c is not ('\n' or '\r'));
    }

    [Fact]
    public async Task Neither_an_answer_nor_its_data_nor_a_refusal_has_a_character_that_acts()
    {
        var input = """{"partners":[{"id":"P1","name":"Ann\u001b[2J\u202Edlrow","strategicValue":80,"revenue":250000}]}""";
        Assert.Contains("Ann", (await Cli.RunAsync("call", "place_partners", "-i", input)).Output, StringComparison.Ordinal);
        foreach (var args in new string[][] { ["call", "place_partners", "-i", input], ["call", "place_partners", "--json", "-i", input], ["call", "a\u001b[2Jb\u202E"], ["list", "--area", "a\u009b31m"], ["\u001b[2J"] })
        {
            var (_, output, error) = await Cli.RunAsync(args);
            Assert.NotEmpty(output + error);
            Assert.DoesNotContain(output + error, c => (char.IsControl(c) && c is not ('\n' or '\t')) || c == '\u202E');
        }
    }

    [Fact]
    public async Task Data_as_JSON_means_the_same_as_before()
    {
        using var workspace = new SampleWorkspace();
        workspace.Write("policies/own.yaml", "name: own\nversion: \"1\u202E2\"\neffective: 2026-01-01\nextends: standard\n");
        var (code, output, _) = await Cli.RunAsync("call", "assign_tier", "--json", "--workspace", workspace.Root, "-p", "own", "-i", """{"arr":70000,"qualifiedReferrals":18,"certifiedPeople":2}""");
        Assert.Equal(0, code);
        Assert.DoesNotContain('\u202E', output);
        Assert.Equal("1\u202E2", (string)JsonNode.Parse(output)!["policy"]!["version"]!);
    }

    [Fact]
    public async Task Faults_of_a_workspace_are_shown_with_what_they_quote()
    {
        using var workspace = new SampleWorkspace();
        workspace.Write("documents.yaml", "documents:\n  - template: \"qbr\\e[2J\"\n");
        var (code, _, error) = await Cli.RunAsync("validate", workspace.Root);
        Assert.Equal(1, code);
        Assert.Contains("there is no template 'qbr\\u001b[2J'", error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', error);
    }
}
