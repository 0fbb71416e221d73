using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SkillServer.Content;
using Testing;

namespace SkillServer.Tests.House;

/// <summary>The recurring words of documents stand in templates/labels and nowhere else.</summary>
public sealed partial class LabelTests
{
    private static readonly JsonObject English = Read("en-US");

    public static TheoryData<string> Cultures => [.. Directory.EnumerateFiles(Repository.PathTo("templates", "labels")).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_label_is_used()
    {
        var text = string.Join('\n', Sources("Rendering", "Workspace").Concat(Templates("*.hbs")).Select(file => file.Text));
        Assert.All(Words(English), word => Assert.Contains($"\"{word.Name}\"", text, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Cultures))]
    public void A_shipped_culture_says_every_word(string name) =>
        Assert.Equal(Words(English).Select(word => word.Name).Order(StringComparer.Ordinal), Words(Read(name)).Select(word => word.Name).Order(StringComparer.Ordinal));

    /// <summary>A part that takes words from the labels takes all of them from there.</summary>
    [Fact]
    public void Shared_parts_have_no_words_of_their_own()
    {
        var parts = Templates("partials/*.hbs").Where(file => Asked().IsMatch(file.Text)).ToList();
        Assert.True(parts.Count >= 4);
        Assert.All(parts, file => Assert.Equal("", string.Concat(Tag().Replace(file.Text, "").Where(char.IsLetter))));
    }

    [Fact]
    public void Renderers_have_no_words_of_their_own()
    {
        var words = English["chrome"]!.AsObject().Where(word => word.Key is not ("table" or "document" or "rule" or "none")).Select(word => (string)word.Value!).ToHashSet(StringComparer.Ordinal); // names of shapes and parts are no words
        Assert.Empty(Sources("Rendering").SelectMany(file => Literal().Matches(file.Text).Where(literal => words.Contains(literal.Groups[1].Value)).Select(literal => $"{file.Name}: {literal.Value}")));
    }

    private static JsonObject Read(string name) => YamlReader.Read(File.ReadAllText(Repository.PathTo("templates", "labels", name + ".yaml")), name).Root;

    private static IEnumerable<(string Name, string Value)> Words(JsonObject culture) =>
        culture["chrome"]!.AsObject().Concat(culture["labels"]!.AsObject()).Select(word => (word.Key, (string)word.Value!));

    private static IEnumerable<(string Name, string Text)> Sources(params string[] folders) => folders
        .SelectMany(folder => Directory.EnumerateFiles(Repository.PathTo("src", "SkillServer", folder), "*.cs", SearchOption.AllDirectories)).Select(file => (Path.GetFileName(file), File.ReadAllText(file)));

    private static IEnumerable<(string Name, string Text)> Templates(string pattern) => Directory.EnumerateFiles(Repository.PathTo("templates"), Path.GetFileName(pattern), SearchOption.AllDirectories)
        .Where(file => !pattern.StartsWith("partials/", StringComparison.Ordinal) || Path.GetFileName(Path.GetDirectoryName(file)) == "partials").Select(file => (Path.GetFileName(file), File.ReadAllText(file)));

    [GeneratedRegex("\"([^\"\\\\\\n]*)\"")]
    private static partial Regex Literal();

    [GeneratedRegex("label \"([^\"]+)\"")]
    private static partial Regex Asked();

    [GeneratedRegex(@"\{\{.*?\}\}", RegexOptions.Singleline)]
    private static partial Regex Tag();
}
