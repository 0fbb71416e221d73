using System.Text.Json.Nodes;
using Partnerships.Kernel;
using SkillServer.Content;
using SkillServer.Rendering;

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

    /// <summary>The inputs given for an operation: one, or several each with its label, as the template shows them.</summary>
    public IEnumerable<(string Label, JsonObject Input, string Path)> Of(string operation, Template template)
    {
        if (FieldInputs.Faults(operation, Fields).ToList() is { Count: > 0 } faults)
        {
            throw Broken(faults);
        }

        var (at, many) = ($"inputs.{operation}", template.ShowsMany(operation));
        return Inputs[operation] switch
        {
            null => FieldInputs.Complete(operation, null, Fields) is { } derived ? [("", derived, "fields")] : [],
            JsonObject one when !many => FieldInputs.Complete(operation, one, Fields) is { } whole ? [("", whole, at)] : [],
            JsonArray several when many => several.Select((item, i) => item is JsonObject entry && entry["label"] is JsonValue label && entry["input"] is JsonObject input
                ? (label.ToString(), input, $"{at}[{i}].input")
                : throw Broken([new("wrong_type", $"{at}[{i}]", "an item without label or input", "a label and an input for each of several", "Write both, as { label: First, input: { … } }.")])),
            JsonArray several => throw Broken([new("wrong_type", at, $"a list of {several.Count}", $"one input: {template.Name} shows one result of {operation}", $"Write it alone, as {operation}: {{ … }}.")]),
            JsonObject => throw Broken([new("wrong_type", at, "one input", $"a list: {template.Name} shows several results of {operation}, each under its label", $"Write {operation}: [{{ label: First, input: {{ … }} }}].")]),
            _ => throw Broken([new("wrong_type", at, "a bare value", many ? "a list of label and input" : "an input", $"Write what {operation} takes, as its page in docs/operations shows.")]),
        };
    }

    /// <summary>A refused input, at its place in the file it came from.</summary>
    public Exception Located(RefusalException refused, string path) => Locate is null
        ? new RefusalException([.. refused.Refusals.Select(refusal => refusal with { Path = refusal.Path == "input" ? path : $"{path}.{refusal.Path}" })])
        : new ContentException([.. refused.Refusals.Select(refusal => (Locate($"{path}.{refusal.Path}"), refusal.Message))]);

    private Exception Broken(IReadOnlyList<Refusal> refusals) => Locate is null ? new RefusalException(refusals)
        : new ContentException([.. refusals.Select(refusal => (Locate(refusal.Path), refusal.Message))]);

    private static JsonObject Part(YamlDocument yaml, string name) => yaml.Root[name] is JsonObject part ? (JsonObject)part.DeepClone() : [];
}
