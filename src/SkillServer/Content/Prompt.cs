using System.Text.Json;
using System.Text.Json.Nodes;

namespace SkillServer.Content;

/// <summary>An argument of a prompt, with the choices and the format it declares, if any.</summary>
public sealed record PromptArgument(string Name, string Description, bool Required, string? Default, IReadOnlyList<string> Choices, string? Format);

/// <summary>A prompt in the Semantic Kernel prompt schema. Its file name is the name clients invoke.</summary>
public sealed record Prompt(string Name, string Description, string Template, IReadOnlyList<PromptArgument> Arguments)
{
    private const string Needed = "A prompt has a description and a template.", NeededInput = "An input variable has a name and a description.";

    /// <summary>Where its template stands.</summary>
    public Location Place { get; init; } = new(Name, 1, 1);

    /// <summary>The prompts of a folder, sorted by name.</summary>
    public static Shelf<Prompt> ReadAll(string folder) => new(
        [folder],
        parent => Directory.EnumerateFiles(parent, "*.yaml").Select(file => (Path.GetFileNameWithoutExtension(file), file, Path.GetFileName(file))),
        Read);

    /// <summary>Reads one prompt file.</summary>
    public static Prompt Read(string text, string file)
    {
        var yaml = YamlReader.Read(text, file);
        var inputs = yaml.Root["input_variables"] as JsonArray ?? [];
        return new(Path.GetFileNameWithoutExtension(file), yaml.Text("description", Needed), yaml.Text("template", Needed),
            [.. inputs.Select((input, i) => Argument(yaml, input, $"input_variables[{i}]"))]) { Place = yaml.Locate("template") };
    }

    private static PromptArgument Argument(YamlDocument yaml, JsonNode? node, string path)
    {
        var input = node as JsonObject ?? throw new ContentException(yaml.Locate(path), "an input variable is a mapping with name and description.");
        var (choices, format) = Schema(yaml, input, path);
        return new(
            yaml.Text(input, "name", $"{path}.name", NeededInput), yaml.Text(input, "description", $"{path}.description", NeededInput),
            input["is_required"] is JsonValue required && required.GetValueKind() == JsonValueKind.True, input["default"]?.ToString(), choices, format);
    }

    private static (IReadOnlyList<string> Choices, string? Format) Schema(YamlDocument yaml, JsonObject input, string path)
    {
        try
        {
            var schema = input["json_schema"] is JsonValue text ? JsonNode.Parse((string)text!) : null;
            return ([.. (schema?["enum"] as JsonArray ?? []).Select(choice => (string)choice!)], (string?)schema?["format"]);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new ContentException(yaml.Locate($"{path}.json_schema"), "json_schema is not a JSON object in quotes, such as '{\"type\":\"string\"}'.");
        }
    }
}
