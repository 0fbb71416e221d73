using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Partnerships;
using SkillServer.Content;
using Testing;

namespace SkillServer.Tests.House;

/// <summary>What must hold for every rule document, without being told which there are.</summary>
public sealed partial class RuleTests
{
    public static TheoryData<string> Names => [.. Content.Rules.Select(rule => rule.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Front_matter_names_what_exists(string name)
    {
        var rule = Content.Folder.Rules.Get(name);
        Assert.All(rule.Operations, operation => Assert.NotNull(Catalog.Find(operation)));
        Assert.All(rule.Templates, template => Assert.True(File.Exists(Repository.PathTo("templates", template + ".md.hbs")), template));
        Assert.Contains(rule.Skill, Content.Folder.Skills.Select(skill => skill.Name));
        Assert.Contains(rule.Impact, new[] { "CRITICAL", "HIGH", "MEDIUM-HIGH", "MEDIUM" });
        Assert.StartsWith(rule.Section + "-", rule.Name, StringComparison.Ordinal);
        Assert.InRange(rule.Summary.Length, 20, 160);
    }

    [Theory, MemberData(nameof(Names))]
    public void Headings_are_unique_and_links_lead_somewhere(string name)
    {
        var rule = Content.Folder.Rules.Get(name);
        Assert.Equal(rule.Headings.Count, rule.Headings.Select(heading => heading.Title).Distinct().Count());
        Assert.All(Links().Matches(rule.Body), link => AssertResolves(rule, link.Groups[1].Value));
    }

    [Fact]
    public void Every_section_and_rule_is_in_the_index()
    {
        var index = Content.Folder.Rules.Sections;
        Assert.All(Content.Rules, rule => Assert.Contains($"({rule.Name}.md)", index, StringComparison.Ordinal));
        Assert.All(Content.Rules, rule => Assert.Contains($"`{rule.Section}`", index, StringComparison.Ordinal));
    }

    /// <summary>Rule text and runnable example stand together and cannot drift.</summary>
    [Theory, MemberData(nameof(Names))]
    public void Examples_run_and_give_what_they_say(string name)
    {
        foreach (Match example in Examples().Matches(Content.Folder.Rules.Get(name).Body))
        {
            var policy = example.Groups["policy"] is { Success: true, Value: var chosen } ? chosen : "standard";
            var actual = Engine.Result(example.Groups["operation"].Value, example.Groups["input"].Value, policy);
            AssertHolds(JsonNode.Parse(example.Groups["result"].Value)!, actual, example.Groups["operation"].Value);
        }
    }

    /// <summary>A fence with a slip in its first line would otherwise never run.</summary>
    [Theory, MemberData(nameof(Names))]
    public void No_example_is_passed_over(string name)
    {
        var body = Content.Folder.Rules.Get(name).Body;
        Assert.Equal(body.Split("```json run=").Length - 1, Examples().Count(body));
        Assert.Equal(body.Split("```json result").Length - 1, Examples().Count(body));
    }

    [Fact]
    public void Every_operation_has_an_example_in_a_rule_document_that_names_it()
    {
        var shown = Content.Rules.SelectMany(rule => Examples().Matches(rule.Body).Select(example => example.Groups["operation"].Value)).ToHashSet();
        var named = Content.Rules.SelectMany(rule => rule.Operations).ToHashSet();
        Assert.All(Catalog.Operations, operation => Assert.True(shown.Contains(operation.Name), $"{operation.Name} has no runnable example in rules/"));
        Assert.All(Catalog.Operations, operation => Assert.True(named.Contains(operation.Name), $"{operation.Name} is in no rule's front matter"));
    }

    [Fact]
    public void Every_citation_in_the_code_resolves()
    {
        var citations = Directory.EnumerateFiles(Repository.PathTo("src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Citations().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).Distinct().ToList();
        Assert.NotEmpty(citations);
        Assert.All(citations, citation => Assert.True(Content.Folder.Rules.Find(citation) is not null, $"{citation} points nowhere"));
    }

    private static void AssertResolves(Rule from, string link)
    {
        if (link.Contains("://", StringComparison.Ordinal))
        {
            return;
        }

        var parts = link.Split('#');
        var target = parts[0].Length == 0 ? from : Content.Folder.Rules.Get(Path.GetFileNameWithoutExtension(parts[0]));
        Assert.True(parts.Length == 1 || target.Headings.Any(heading => heading.Anchor == parts[1]), $"{from.Name}: {link} points nowhere");
    }

    /// <summary>Everything the example shows is in the answer; the answer may say more.</summary>
    private static void AssertHolds(JsonNode expected, JsonNode? actual, string path)
    {
        switch (expected)
        {
            case JsonObject fields:
                foreach (var (name, value) in fields)
                {
                    AssertHolds(value!, actual![name], $"{path}.{name}");
                }

                break;
            case JsonArray list:
                Assert.True(actual is JsonArray items && items.Count >= list.Count, path);
                for (var i = 0; i < list.Count; i++)
                {
                    AssertHolds(list[i]!, actual![i], $"{path}[{i}]");
                }

                break;
            case JsonValue number when number.GetValueKind() == JsonValueKind.Number:
                Assert.True((decimal?)actual == (decimal)number, $"{path}: {actual} is not {number}");
                break;
            default:
                Assert.True(expected.ToJsonString() == actual?.ToJsonString(), $"{path}: {actual} is not {expected}");
                break;
        }
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Links();

    [GeneratedRegex(@"```json run=(?<operation>\w+)(?: policy=(?<policy>[\w-]+))?\n(?<input>.*?)\n```\s*gives\s*```json result\n(?<result>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Examples();

    [GeneratedRegex("\"([a-z]+(?:-[a-z]+)+#[a-z0-9-]+)\"")]
    private static partial Regex Citations();
}
