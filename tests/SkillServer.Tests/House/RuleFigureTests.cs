using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SkillServer.Content;
using Testing;

namespace SkillServer.Tests.House;

/// <summary>
/// A figure that stands both in a rule's table and in a policy is the same figure. `rule-figures.tsv` says which cell goes
/// with which policy value; a cell with several figures is read in order, and the entry says which one.
/// </summary>
public sealed partial class RuleFigureTests
{
    public sealed record Figure(string Policy, string Citation, string Row, string Column, int Nth, string Path)
    {
        public override string ToString() => $"{Citation} | {Row} | {Column} = {Policy}:{Path}";
    }

    public static TheoryData<Figure> Figures =>
        [.. File.ReadLines(Repository.PathTo("tests", "SkillServer.Tests", "House", "rule-figures.tsv")).Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t')).Select(f => new Figure(f[0], f[1], f[2], f[3], int.Parse(f[4], CultureInfo.InvariantCulture), f[5]))];

    [Theory, MemberData(nameof(Figures))]
    public void Table_and_policy_agree(Figure figure)
    {
        var table = Content.Table(figure.Citation);
        Assert.True(table.ContainsKey(figure.Row), $"no row '{figure.Row}' in {figure.Citation}; there are {string.Join(", ", table.Keys)}");
        Assert.True(table[figure.Row].ContainsKey(figure.Column), $"no column '{figure.Column}' in {figure.Citation}; there are {string.Join(", ", table[figure.Row].Keys)}");
        var printed = Numbers(table[figure.Row][figure.Column]).ElementAt(figure.Nth);
        Assert.Equal(printed, Value(figure));
    }

    private static decimal Value(Figure figure)
    {
        JsonNode? node = YamlReader.Read(File.ReadAllText(Repository.PathTo("policies", figure.Policy + ".yaml")), figure.Policy).Root;
        foreach (var part in figure.Path.Split('.'))
        {
            node = int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? node![index]
                : part.Split('=') is [var key, var wanted] ? ((JsonArray)node!).First(item => (string?)item![key] == wanted)
                : node![part];
            Assert.True(node is not null, $"{figure.Path} is not in {figure.Policy}.yaml (at {part})");
        }

        return node!.GetValueKind() == JsonValueKind.Number ? (decimal)node! : decimal.Parse(((string)node!).TrimEnd('%'), CultureInfo.InvariantCulture);
    }

    /// <summary>Figures of a cell: $25K is 25000, 1M is 1000000, 15% is 15.</summary>
    private static IEnumerable<decimal> Numbers(string cell) => Number().Matches(cell).Select(match =>
        decimal.Parse(match.Groups[1].Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)
        * match.Groups[2].Value switch { "K" => 1_000m, "M" => 1_000_000m, _ => 1m });

    [GeneratedRegex(@"(\d[\d,]*(?:\.\d+)?)(K|M)?")]
    private static partial Regex Number();
}
