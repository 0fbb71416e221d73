using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Testing;

namespace SkillServer.Tests.House;

/// <summary>What is packed says the same everywhere and points at what is there.</summary>
public sealed class PackagingTests
{
    private static readonly string Version = XDocument.Load(Repository.PathTo("Directory.Build.props")).Descendants("Version").Single().Value;

    [Theory]
    [InlineData("version", "packaging", "server.json")]
    [InlineData("version", "packaging", "plugin", ".claude-plugin", "plugin.json")]
    [InlineData("version", "packaging", "mcpb", "manifest.json")]
    [InlineData("plugins.0.version", "packaging", "plugin", ".claude-plugin", "marketplace.json")]
    [InlineData("plugins.0.version", ".claude-plugin", "marketplace.json")]
    public void Every_manifest_has_the_version(string member, params string[] file) => Assert.Equal(Version, (string?)member.Split('.').Aggregate((JsonNode?)Read(file), (node, name) => node is JsonArray list ? list[int.Parse(name, CultureInfo.InvariantCulture)] : node![name]));

    [Fact]
    public void The_registry_is_told_the_package_that_is_made()
    {
        var package = Read("packaging", "server.json")["packages"]!.AsArray().Single()!;
        Assert.Equal((Version, "nuget", "serve"), ((string?)package["version"], (string?)package["registryType"], (string?)package["packageArguments"]![0]!["value"]));
        var project = XDocument.Load(Repository.PathTo("src", "SkillServer", "SkillServer.csproj"));
        Assert.Equal((string?)package["identifier"], project.Descendants("PackageId").Single().Value);
        Assert.Equal("McpServer", project.Descendants("PackageType").Single().Value);
        Assert.InRange(((string?)Read("packaging", "server.json")["description"])!.Length, 1, 100); // the registry's limit
        Assert.Contains($"mcp-name: {(string?)Read("packaging", "server.json")["name"]} ", File.ReadAllText(Repository.PathTo("README.md")), StringComparison.Ordinal); // by it the registry knows whose the package is
    }

    [Fact]
    public void The_marketplace_of_the_repository_leads_to_its_skills_and_server()
    {
        var plugin = Read(".claude-plugin", "marketplace.json")["plugins"]!.AsArray().Single()!;
        foreach (var skills in plugin["skills"]!.AsArray().Select(path => (string)path!))
        {
            Assert.Equal(Content.Folder.Skills.Select(skill => skill.Name), Directory.EnumerateDirectories(Repository.PathTo(skills.TrimEnd('/'))).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal));
        }

        var program = Built();
        Assert.Equal("dotnet ${CLAUDE_PLUGIN_ROOT}/" + program, Command(plugin));
        Assert.Equal("dotnet " + program, Command(Read(".mcp.json")));
    }

    [Fact]
    public void The_clients_start_what_the_release_packs()
    {
        Assert.Equal("${CLAUDE_PLUGIN_ROOT}/server/skillserver", (string?)Read("packaging", "plugin", ".mcp.json")["mcpServers"]!["partnerships"]!["command"]);
        Assert.Equal((string?)Read("packaging", "plugin", ".claude-plugin", "plugin.json")["name"], (string?)Read("packaging", "plugin", ".claude-plugin", "marketplace.json")["plugins"]!.AsArray().Single()!["name"]);
        var server = Read("packaging", "mcpb", "manifest.json")["server"]!;
        Assert.Equal(("binary", "${__dirname}/" + (string?)server["entry_point"]), ((string?)server["type"], (string?)server["mcp_config"]!["command"]));
        Assert.Contains("server=$work/$rid/server", File.ReadAllText(Repository.PathTo("eng", "release")), StringComparison.Ordinal);
    }

    /// <summary>Where <c>dotnet build -c Release src/SkillServer</c> puts the program, and how it is started.</summary>
    private static string Built()
    {
        var framework = XDocument.Load(Repository.PathTo("Directory.Build.props")).Descendants("TargetFramework").Single().Value;
        var name = XDocument.Load(Repository.PathTo("src", "SkillServer", "SkillServer.csproj")).Descendants("AssemblyName").Single().Value;
        return $"src/SkillServer/bin/Release/{framework}/{name}.dll serve";
    }

    private static string Command(JsonNode of)
    {
        var entry = of["mcpServers"]!["partnerships"]!;
        return string.Join(' ', entry["args"]!.AsArray().Select(argument => (string?)argument).Prepend((string?)entry["command"]));
    }

    private static JsonObject Read(params string[] file) => JsonNode.Parse(File.ReadAllText(Repository.PathTo(file)))!.AsObject();
}
