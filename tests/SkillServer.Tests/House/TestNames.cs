using System.Text.RegularExpressions;
using Testing;

namespace SkillServer.Tests.House;

/// <summary>The tests there are, for pages that name them.</summary>
internal static partial class TestNames
{
    public static IReadOnlySet<string> All { get; } = new[] { "Partnerships.Tests", "SkillServer.Tests" }
        .SelectMany(project => Directory.EnumerateFiles(Repository.PathTo("tests", project), "*Tests.cs", SearchOption.AllDirectories))
        .SelectMany(file => Methods().Matches(File.ReadAllText(file)).Select(method => method.Groups[1].Value)).ToHashSet(StringComparer.Ordinal);

    /// <summary>The names in backquotes.</summary>
    public static IEnumerable<string> Quoted(string text) => Names().Matches(text).Select(name => name.Groups[1].Value);

    [GeneratedRegex("`([A-Za-z0-9_]+)`")]
    private static partial Regex Names();

    /// <summary>A public method right under its [Fact] or data rows.</summary>
    [GeneratedRegex(@"\](?:[ \t]*//[^\n]*)?\s+public (?:async )?(?:void|Task) (\w+)\(")]
    private static partial Regex Methods();
}
