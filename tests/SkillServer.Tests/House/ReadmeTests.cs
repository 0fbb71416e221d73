using System.Text;
using System.Text.RegularExpressions;
using Partnerships;
using Testing;

namespace SkillServer.Tests.House;

/// <summary>The README says what the program does.</summary>
public sealed partial class ReadmeTests
{
    private const string Open = "<!-- operations: generated, do not edit -->\n", Close = "<!-- /operations -->";
    private static readonly string Page = Repository.PathTo("README.md");

    [Fact]
    public void The_table_of_operations_is_the_catalog()
    {
        var text = File.ReadAllText(Page);
        var (from, to) = (text.IndexOf(Open, StringComparison.Ordinal) + Open.Length, text.IndexOf(Close, StringComparison.Ordinal));
        Generated.Verify(text[..from] + Table() + text[to..], "README.md");
    }

    public static TheoryData<string> Commands =>
        [.. Command().Matches(File.ReadAllText(Page)).Select(match => match.Groups[1].Value.Split("  #")[0].Trim()).Where(line => !line.EndsWith(" serve", StringComparison.Ordinal))];

    [Theory, MemberData(nameof(Commands))]
    public async Task The_commands_work_as_printed(string command)
    {
        var args = Words().Matches(command.Replace("examples/acme", Repository.PathTo("examples", "acme"), StringComparison.Ordinal)).Select(word => word.Value.Trim('\'')).ToArray();
        var (code, output, error) = await Cli.Cli.RunAsync(args);
        Assert.True(code == 0, error);
        Assert.NotEmpty(output);
    }

    [Fact]
    public void The_repository_stands_alone() =>
        Assert.All(Directory.EnumerateFiles(Repository.Root, "*", SearchOption.AllDirectories)
                .Where(file => !Skipped().IsMatch(file) && new FileInfo(file).Length < 1_000_000),
            file => Assert.DoesNotMatch(Outside(), File.ReadAllText(file)));

    private static string Table()
    {
        var table = new StringBuilder("| Operation | Area | What it answers |\n| --- | --- | --- |\n");
        foreach (var operation in Catalog.Operations)
        {
            table.Append("| `").Append(operation.Name).Append("` | ").Append(operation.Area).Append(" | ").Append(operation.Description).Append(" |\n");
        }

        return table.ToString();
    }

    [GeneratedRegex(@"^skillserver (.+)$", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"'[^']*'|\S+")]
    private static partial Regex Words();

    [GeneratedRegex(@"[\\/](bin|obj|out|\.git|artifacts|node_modules)[\\/]|\.(png|dll)$")]
    private static partial Regex Skipped();

    [GeneratedRegex(@"\.\./shared[/](seeds|golden|design)|_[7]33f1c04|_[3]1c6efc9|_[d]09548c4")]
    private static partial Regex Outside();
}
