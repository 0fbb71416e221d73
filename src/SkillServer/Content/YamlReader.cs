using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Partnerships.Kernel;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SkillServer.Content;

/// <summary>A place in a file, counted from 1.</summary>
public sealed record Location(string File, int Line, int Column)
{
    /// <inheritdoc />
    public override string ToString() => $"{File}:{Line}:{Column}";
}

/// <summary>A YAML file as JSON, with the place of every value.</summary>
public sealed record YamlDocument(string File, JsonObject Root, IReadOnlyDictionary<string, Location> Places)
{
    /// <summary>Where a path such as <c>tiers.levels[1].arr</c> is; for a missing one, where its parent is.</summary>
    public Location Locate(string path)
    {
        for (var at = path; at.Length > 0; at = at[..Math.Max(at.LastIndexOfAny(['.', '[']), 0)])
        {
            if (Places.TryGetValue(at, out var place))
            {
                return place;
            }
        }

        return new(File, 1, 1);
    }

    /// <summary>A text of the mapping; a missing or empty one is a fault that says what to do.</summary>
    public string Text(string key, string todo) => Text(Root, key, key, todo);

    /// <summary>A text of a mapping inside, which stands at a path.</summary>
    public string Text(JsonObject mapping, string key, string path, string todo) => mapping[key] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text
        : throw new ContentException(Locate(path), $"'{key}' is missing or not a text. {todo}");

    /// <summary>What a contract refuses of it, each with its place.</summary>
    public ContentException Located(RefusalException refused) => new([.. refused.Refusals.Select(refusal => (Locate(refusal.Path), refusal.Message))]);
}

/// <summary>
/// Reads the plain part of YAML that configuration needs, and refuses the rest: aliases and tags (they can expand without
/// bound or make objects), duplicate keys, and nesting deeper than sixteen.
/// </summary>
public static partial class YamlReader
{
    private const int MaxDepth = 16, MaxSize = 4 * 1024 * 1024;

    /// <summary>Reads a mapping; every fault is a <see cref="ContentException"/> with file, line and column.</summary>
    public static YamlDocument Read(string text, string file)
    {
        if (text.Length > MaxSize)
        {
            throw new ContentException(new(file, 1, 1), $"the file has {text.Length:N0} characters; at most {MaxSize:N0} are read. Split it.");
        }

        var places = new Dictionary<string, Location>(StringComparer.Ordinal);
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
            {
                return new(file, [], places);
            }

            parser.Consume<DocumentStart>();
            var root = Node(parser, "", 0, file, places) as JsonObject
                ?? throw new ContentException(new(file, 1, 1), "the file is not a mapping of names to values. Write `name: value` lines.");
            parser.Consume<DocumentEnd>();
            return parser.Accept<StreamEnd>(out _) ? new(file, root, places)
                : throw new ContentException(At(file, parser.Current!), "a second document starts here. Keep one document in a file.");
        }
        catch (YamlException broken)
        {
            throw new ContentException(new(file, (int)broken.Start.Line, (int)broken.Start.Column), $"this is not readable YAML: {Plain(broken.Message)}");
        }
    }

    private static JsonNode? Node(Parser parser, string path, int depth, string file, Dictionary<string, Location> places)
    {
        var here = parser.Current!;
        places[path] = At(file, here);
        if (depth > MaxDepth)
        {
            throw new ContentException(At(file, here), $"values are nested deeper than {MaxDepth}. Flatten them.");
        }

        if (here is NodeEvent { Tag.IsEmpty: false } or NodeEvent { Anchor.IsEmpty: false } or AnchorAlias)
        {
            throw new ContentException(At(file, here), "anchors, aliases and tags are not accepted. Write the value out.");
        }

        if (parser.TryConsume<Scalar>(out var scalar))
        {
            return Value(scalar);
        }

        if (parser.TryConsume<SequenceStart>(out _))
        {
            var list = new JsonArray();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                list.Add(Node(parser, $"{path}[{list.Count}]", depth + 1, file, places));
            }

            return list;
        }

        parser.Consume<MappingStart>();
        var map = new JsonObject();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.TryConsume<Scalar>(out var key))
            {
                throw new ContentException(At(file, parser.Current!), "a name is expected here. Names are plain text.");
            }

            if (map.ContainsKey(key.Value))
            {
                throw new ContentException(At(file, key), $"'{key.Value}' is given twice. Remove one of the two.");
            }

            map[key.Value] = Node(parser, path.Length == 0 ? key.Value : $"{path}.{key.Value}", depth + 1, file, places);
        }

        return map;
    }

    /// <summary>The core schema's plain scalars; anything quoted is text.</summary>
    private static JsonValue? Value(Scalar scalar)
    {
        var text = scalar.Value;
        if (scalar.Style != ScalarStyle.Plain)
        {
            return JsonValue.Create(text);
        }

        return text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE" => JsonValue.Create(true),
            "false" or "False" or "FALSE" => JsonValue.Create(false),
            _ when Number().IsMatch(text) && decimal.TryParse(text.Replace("_", "", StringComparison.Ordinal), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
            _ => JsonValue.Create(text),
        };
    }

    private static Location At(string file, ParsingEvent here) => new(file, (int)here.Start.Line, (int)here.Start.Column);

    private static string Plain(string message)
    {
        var colon = message.IndexOf("): ", StringComparison.Ordinal);
        return (message.StartsWith('(') && colon > 0 ? message[(colon + 3)..] : message).TrimEnd('.') + ".";
    }

    [GeneratedRegex(@"^[-+]?\d[\d_]*(\.\d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
