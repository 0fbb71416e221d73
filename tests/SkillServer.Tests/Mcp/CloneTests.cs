using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SkillServer.Tests.Mcp;

/// <summary>Opening the clone in Claude Code brings the skills and the server.</summary>
public sealed class CloneTests
{
    public static TheoryData<string> Skills => [.. Session.Content.Skills.Select(skill => skill.Name)];

    [Theory, MemberData(nameof(Skills))]
    public void The_skill_is_found_and_leads_to_its_text(string skill)
    {
        var entry = Testing.Repository.PathTo(".claude", "skills", skill, "SKILL.md");
        var text = File.ReadAllText(entry).ReplaceLineEndings("\n");
        Assert.Equal(Head(Session.Content.Skills.Single(candidate => candidate.Name == skill).Source), Head(text));
        var links = Regex.Matches(text, @"\]\(([^)]+)\)").Select(match => match.Groups[1].Value).ToList();
        Assert.Contains($"../../../skills/{skill}/SKILL.md", links);
        Assert.All(links, link => Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(entry)!, link)), link));
    }

    [Fact]
    public void The_server_is_what_a_release_build_of_its_project_makes()
    {
        var server = JsonNode.Parse(File.ReadAllText(Testing.Repository.PathTo(".mcp.json")))!["mcpServers"]!["partnerships"]!;
        Assert.Equal("dotnet", (string)server["command"]!);
        Assert.Equal(["src/SkillServer/bin/Release/net10.0/skillserver.dll", "serve"], server["args"]!.AsArray().Select(argument => (string)argument!));
        Assert.Contains("<AssemblyName>skillserver</AssemblyName>", File.ReadAllText(Testing.Repository.PathTo("src", "SkillServer", "SkillServer.csproj")));
    }

    private static string Head(string page) => page[..page.IndexOf("\n---\n", StringComparison.Ordinal)];
}
