using System.Text.RegularExpressions;
using SkillServer.Content;
using SkillServer.Mcp;

namespace SkillServer.Tests.Mcp;

/// <summary>House rules: every link leads somewhere a client can follow.</summary>
public sealed partial class LinkTests
{
    private static readonly Resources Resources = new(Session.Content, new(Session.Content));

    [Fact]
    public void Links_of_every_resource_resolve()
    {
        var broken = new List<string>();
        foreach (var resource in Resources.All.Where(resource => resource.MimeType == "text/markdown"))
        {
            foreach (var link in Links().Matches(Resources.Find(resource.Uri)!.Value.Text).Select(match => match.Groups[1].Value).Where(link => !link.StartsWith("http", StringComparison.Ordinal)))
            {
                // Both skills' folders are the same rules, so a relative link never leaves the skill.
                var target = new Uri(new Uri(resource.Uri), link).ToString();
                var parts = target.Split('#');
                if (Resources.Find(target) is not { } found || (parts.Length == 2 && MarkdownHeadings.Of(FrontMatter.Read(found.Text, target).Body).All(heading => heading.Anchor != parts[1])))
                {
                    broken.Add($"{resource.Uri}: {link}");
                }
            }
        }

        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }

    [Fact]
    public void Links_of_every_prompt_are_listed()
    {
        var listed = Resources.All.Select(resource => resource.Uri).ToHashSet();
        Assert.All(Session.Content.Prompts, prompt =>
        {
            var links = SkillLinks().Matches(prompt.Template).Select(match => match.Value).ToList();
            Assert.NotEmpty(links);
            Assert.All(links, link => Assert.Contains(link, listed));
        });
    }

    [Theory]
    [InlineData("skill://channel-partner-management/rules/revenue-sharing-models.md")]
    [InlineData("skill://partnership-marketer/rules/revenue-sharing-models")]
    [InlineData("skill://partnership-marketer/rules/revenue-sharing-models.md#clawback-provisions")]
    [InlineData("skill://channel-partner-management/rules/_sections.md")]
    public void A_rule_is_found_under_either_skill(string uri) => Assert.NotNull(Resources.Find(uri));

    [Theory]
    [InlineData("policy://../policies/standard")]
    [InlineData("policy://standard.yaml")]
    [InlineData("policy://standard\n")]
    [InlineData("skill://partnership-marketer/rules/../../policies/standard.yaml")]
    [InlineData("skill://partnership-marketer/rules/%2e%2e/SKILL.md")]
    [InlineData("skill://partnership-marketer/")]
    [InlineData("skill://nobody/SKILL.md")]
    [InlineData("file:///etc/passwd")]
    [InlineData("")]
    public void Nothing_else_is(string uri) => Assert.Null(Resources.Find(uri));

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Links();

    [GeneratedRegex(@"skill://[^)\s#]+")]
    private static partial Regex SkillLinks();
}
