using SkillServer.Content;
using Testing;

namespace SkillServer.Tests.House;

/// <summary>The repository's own content.</summary>
internal static class Content
{
    public static ContentFolder Folder { get; } = new(Repository.Root);

    public static IReadOnlyList<Rule> Rules => Folder.Rules.Rules.Whole();

    /// <summary>The table under a heading: each row by its first cell, each cell by its column's name.</summary>
    public static Dictionary<string, Dictionary<string, string>> Table(string citation)
    {
        var part = Folder.Rules.Find(citation) ?? throw new InvalidOperationException($"{citation} points nowhere");
        var lines = part.Heading.Text.Split('\n').SkipWhile(line => !line.StartsWith('|')).TakeWhile(line => line.StartsWith('|')).Select(Cells).ToList();
        return lines.Skip(2).ToDictionary(row => row[0], row => lines[0].Zip(row).ToDictionary(pair => pair.First, pair => pair.Second));
    }

    private static string[] Cells(string line) => [.. line.Trim().Trim('|').Split('|').Select(cell => cell.Trim())];
}
