using System.Text.Json.Nodes;
using Partnerships.Kernel;
using SkillServer.Content;

namespace SkillServer.Workspace;

/// <summary>What one document is told beside the workspace's tables: prose that only people write, and inputs of operations.</summary>
internal sealed record DocumentSource(JsonObject Fields, JsonObject Inputs, Func<string, Location>? Locate)
{
    /// <summary>Nothing.</summary>
    public static DocumentSource None { get; } = new([], [], null);

    /// <summary>A file of <c>fields</c> and <c>inputs</c>.</summary>
    public static DocumentSource From(YamlDocument yaml)
    {
        foreach (var (name, value) in yaml.Root)
        {
            if (name is not ("fields" or "inputs") || value is not JsonObject)
            {
                throw new ContentException(yaml.Locate(name), $"'{name}' is given; allowed are fields (texts and lists the template asks for) and inputs (by operation, what it is calculated from), each a mapping."
                    + (Nearest.To(name, ["fields", "inputs"]) is { } near && near != name ? $" Did you mean '{near}'?" : ""));
            }
        }

        foreach (var (path, empty) in Empty(yaml.Root, ""))
        {
            throw new ContentException(yaml.Locate(path), $"'{empty}' has no value. Give one or remove it; a text with a comma inside {{ }} needs quotes.");
        }

        return new(Part(yaml, "fields"), Part(yaml, "inputs"), yaml.Locate);
    }

    /// <summary>Keys without a value: what an unquoted comma leaves behind.</summary>
    private static IEnumerable<(string Path, string Key)> Empty(JsonNode node, string at) => node switch
    {
        JsonObject map => map.SelectMany(member => member.Value is null ? [(Join(at, member.Key), member.Key)] : Empty(member.Value, Join(at, member.Key))),
        JsonArray list => list.SelectMany((item, i) => item is null ? [($"{at}[{i}]", "an item")] : Empty(item, $"{at}[{i}]")),
        _ => [],
    };

    private static string Join(string at, string name) => at.Length == 0 ? name : $"{at}.{name}";

    /// <summary>The inputs given for an operation: one, or several each with its label.</summary>
    public IEnumerable<(string Label, JsonObject Input, string Path)> Of(string operation) => Inputs[operation] switch
    {
        JsonObject one => FieldInputs.Complete(operation, one, Fields) is { } whole ? [("", whole, $"inputs.{operation}")] : [],
        JsonArray several => several.Select((item, i) => item is JsonObject entry && entry["label"] is JsonValue label && entry["input"] is JsonObject input
            ? (label.ToString(), input, $"inputs.{operation}[{i}].input")
            : throw Broken($"inputs.{operation}[{i}]", "each of several inputs has a label and an input.")),
        null => FieldInputs.Complete(operation, null, Fields) is { } derived ? [("", derived, "fields")] : [],
        _ => throw Broken($"inputs.{operation}", $"{operation} takes an input, or a list of label and input."),
    };

    /// <summary>A refused input, at its place in the file it came from.</summary>
    public Exception Located(RefusalException refused, string path) => Locate is null
        ? new RefusalException([.. refused.Refusals.Select(refusal => refusal with { Path = refusal.Path == "input" ? path : $"{path}.{refusal.Path}" })])
        : new ContentException([.. refused.Refusals.Select(refusal => (Locate($"{path}.{refusal.Path}"), refusal.Message))]);

    private Exception Broken(string path, string why) => Locate is null
        ? new RefusalException(new Refusal("wrong_type", path, "something else", why, "Send it in that form."))
        : new ContentException(Locate(path), why);

    private static JsonObject Part(YamlDocument yaml, string name) => yaml.Root[name] is JsonObject part ? (JsonObject)part.DeepClone() : [];
}
