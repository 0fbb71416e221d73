using System.Text.Json;
using System.Text.RegularExpressions;
using Partnerships;
using Partnerships.Kernel;
using Testing;

namespace SkillServer.Tests.House;

/// <summary>What must hold for every operation and every source file, without being told which there are.</summary>
public sealed partial class HouseTests
{
    public static TheoryData<string> Operations => [.. Catalog.Operations.Select(operation => operation.Name)];

    [Theory, MemberData(nameof(Operations))]
    public void The_example_answers_the_same_bytes_every_time(string name)
    {
        var operation = Catalog.Find(name)!;
        var first = Text(Engine.Run(name, operation.Example));
        Assert.Equal(first, Text(Engine.Run(name, operation.Example)));
        Golden.Verify(first, name, "json");
    }

    [Theory, MemberData(nameof(Operations))]
    public void Every_answer_explains_itself(string name)
    {
        var answer = Engine.Run(name, Catalog.Find(name)!.Example);
        Assert.NotEmpty(answer.Summary);
        Assert.NotEmpty(answer.Steps);
        Assert.Equal(Enumerable.Range(1, answer.Steps.Count), answer.Steps.Select(step => step.No));
        Assert.All(answer.Steps, step => Assert.NotNull(Content.Folder.Rules.Find(step.Rule ?? "")));
        Assert.All(answer.Warnings, warning => Assert.NotNull(Content.Folder.Rules.Find(warning.Rule ?? "")));
    }

    [Theory, MemberData(nameof(Operations))]
    public void Names_and_descriptions_are_in_house_style(string name)
    {
        var operation = Catalog.Find(name)!;
        Assert.Matches(SnakeCase(), operation.Name);
        Assert.InRange(operation.Description.Length, 40, 260);
        Assert.EndsWith(".", operation.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Areas_do_not_know_each_other()
    {
        var areas = Directory.EnumerateDirectories(Repository.PathTo("src", "Partnerships")).Select(folder => Path.GetFileName(folder)).Except(["Kernel", "bin", "obj"]).ToList();
        foreach (var area in areas)
        {
            foreach (var file in Directory.EnumerateFiles(Repository.PathTo("src", "Partnerships", area), "*.cs"))
            {
                var text = File.ReadAllText(file);
                Assert.All(areas.Where(other => other != area), other => Assert.DoesNotContain($"using Partnerships.{other};", text, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void The_engine_has_no_dependency()
    {
        var project = File.ReadAllText(Repository.PathTo("src", "Partnerships", "Partnerships.csproj"));
        Assert.DoesNotContain("ProjectReference", project, StringComparison.Ordinal);
        Assert.Equal(["Microsoft.CodeAnalysis.BannedApiAnalyzers"], Packages().Matches(project).Select(match => match.Groups[1].Value));
    }

    private static string Text(Answer answer) => Indented(JsonSerializer.Serialize(answer, EngineJson.Options(Currency.Of("USD"), KernelContracts.Default).GetTypeInfo(typeof(Answer))));

    private static string Indented(string json)
    {
        using var document = JsonDocument.Parse(json);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new() { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            document.WriteTo(writer);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    [GeneratedRegex("^[a-z]+(_[a-z]+)*$")]
    private static partial Regex SnakeCase();

    [GeneratedRegex("PackageReference Include=\"([^\"]+)\"")]
    private static partial Regex Packages();
}
