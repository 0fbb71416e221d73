using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json.Nodes;
using SkillServer.Tests.Mcp;
using SkillServer.Tools;
using Testing;

namespace SkillServer.Tests.House;

/// <summary>docs/security.md, and what of it shows in the code as a whole.</summary>
public sealed class SecurityPageTests
{
    private static readonly string[][] Rows = [.. File.ReadLines(Repository.PathTo("docs", "security.md"))
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| ---", StringComparison.Ordinal)).Skip(1).Select(line => line.Trim('|', ' ').Split(" | "))];

    [Fact]
    public void Every_threat_names_its_tests_and_they_exist()
    {
        Assert.True(Rows.Length >= 12);
        Assert.All(Rows, cells => Assert.Equal(3, cells.Length));
        Assert.All(Rows, cells => Assert.NotEmpty(TestNames.Quoted(cells[2])));
        Assert.Equal([], Rows.SelectMany(cells => TestNames.Quoted(cells[2])).Except(TestNames.All));
    }

    /// <summary>Kestrel listens and the exporter sends; our own code opens no connection and starts no program.</summary>
    [Theory]
    [InlineData("skillserver.dll", "AddressFamily IPAddress IPEndPoint WebUtility")] // names of addresses, and HTML's escapes
    [InlineData("Partnerships.dll", "")]
    public void Our_code_makes_no_network_calls_and_starts_no_program(string assembly, string allowed)
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, assembly)));
        var reader = file.GetMetadataReader();
        var used = reader.TypeReferences.Select(reader.GetTypeReference).Select(type => (Space: reader.GetString(type.Namespace), Name: reader.GetString(type.Name))).ToList();
        Assert.Contains(("System", "String"), used);
        Assert.Equal(allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            used.Where(type => type.Space is "System.Net" || type.Space.StartsWith("System.Net.", StringComparison.Ordinal)).Select(type => type.Name).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(used, type => type is { Space: "System.Diagnostics", Name: "Process" or "ProcessStartInfo" });
    }

    [Fact]
    public void Only_the_export_of_counts_knows_the_exporter() =>
        Assert.Equal(["TelemetryExport.cs"], Directory.EnumerateFiles(Repository.PathTo("src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && File.ReadAllText(file).Contains("using OpenTelemetry", StringComparison.Ordinal)).Select(file => Path.GetFileName(file)));

    [Fact]
    public void No_field_asks_for_a_secret()
    {
        var names = new ToolSet(Session.Content).All.SelectMany(tool => Names(tool.InputSchema())).Concat(Session.Content.Prompts.SelectMany(prompt => prompt.Arguments.Select(argument => argument.Name))).ToList();
        Assert.True(names.Count > 300);
        Assert.DoesNotContain(names, name => new[] { "password", "secret", "token", "apikey", "api_key", "credential", "iban", "card_number", "cardNumber" }.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    private static IEnumerable<string> Names(JsonNode? schema) => schema switch
    {
        JsonObject known => (known["properties"] as JsonObject ?? []).Select(property => property.Key).Concat(known.SelectMany(member => Names(member.Value))),
        JsonArray list => list.SelectMany(Names),
        _ => [],
    };
}
