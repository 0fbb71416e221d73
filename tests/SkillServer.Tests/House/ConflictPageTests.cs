using System.Globalization;
using System.Text.RegularExpressions;
using Testing;

namespace SkillServer.Tests.House;

/// <summary>docs/conflicts.md: each conflict of the source material, what we do, and a test of that name.</summary>
public sealed partial class ConflictPageTests
{
    private const int Conflicts = 106;

    private static readonly string[][] Rows = [.. File.ReadLines(Repository.PathTo("docs", "conflicts.md"))
        .Where(line => line.StartsWith('|')).Select(line => line.Trim('|', ' ').Split(" | "))
        .Where(cells => int.TryParse(cells[0], NumberStyles.None, CultureInfo.InvariantCulture, out _))];

    [Fact]
    public void Every_conflict_has_a_row() => Assert.Equal(Enumerable.Range(1, Conflicts), Rows.Select(cells => int.Parse(cells[0], CultureInfo.InvariantCulture)));

    [Fact]
    public void Every_row_names_a_test_or_says_that_it_is_stated_only() => Assert.All(Rows, cells =>
    {
        Assert.Equal(4, cells.Length);
        Assert.True(cells[3] == "stated only" || Quoted().Replace(cells[3], "").Trim(' ', ',').Length == 0, cells[3]);
    });

    [Fact]
    public void Every_test_named_exists() => Assert.Equal([], Rows.SelectMany(cells => TestNames.Quoted(cells[3])).Except(TestNames.All));

    [GeneratedRegex("`([A-Za-z0-9_]+)`")]
    private static partial Regex Quoted();
}
