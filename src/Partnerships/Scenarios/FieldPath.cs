using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Partnerships.Kernel;

namespace Partnerships.Scenarios;

/// <summary>
/// A place in an input, a policy or a result: names joined by points, an item of a list by its number or by the word
/// it begins with, as in <c>touches[2].date</c> and <c>tiers.levels[Gold].arr</c>.
/// </summary>
public sealed class FieldPath
{
    private const int MaxLength = 200;
    private readonly IReadOnlyList<(string Key, bool Item)> _parts;
    private readonly string _text;
    private readonly string _askedAt;

    private FieldPath(string text, IReadOnlyList<(string Key, bool Item)> parts, string askedAt) => (_text, _parts, _askedAt) = (text, parts, askedAt);

    /// <summary>Reads a path; <paramref name="askedAt"/> is the field it was given in, for the refusal of a malformed one.</summary>
    public static FieldPath Parse(string text, string askedAt)
    {
        var parts = new List<(string Key, bool Item)>();
        foreach (var part in text.Split('.'))
        {
            var pieces = part.Split('[');
            parts.Add((pieces[0], false));
            parts.AddRange(pieces.Skip(1).Select(piece => (piece.TrimEnd(']'), true)));
            if (pieces.Skip(1).Any(piece => !piece.EndsWith(']') || piece.Length < 2) || pieces[0].Length == 0)
            {
                parts.Add(("", false));
            }
        }

        return text.Length <= MaxLength && parts.All(part => part.Key.Length > 0)
            ? new(text, parts, askedAt)
            : throw new RefusalException(new Refusal("not_a_path", askedAt, Describe.Short(text), "names joined by points, list items in brackets", "Write for example amount, touches[2].date or policy.tiers.levels[Gold].arr."));
    }

    /// <summary>The section of a policy, or the field of an input, that the path begins in.</summary>
    public string First => _parts[0].Key;

    /// <summary>The type of the place under a contract; a path that the contract does not have is refused with what it has there.</summary>
    public Type TypeIn(JsonTypeInfo contract)
    {
        var at = contract;
        foreach (var (key, item) in _parts)
        {
            var next = item
                ? at.Kind is JsonTypeInfoKind.Enumerable ? at.ElementType : null
                : at.Kind is JsonTypeInfoKind.Dictionary ? at.ElementType : at.Properties.FirstOrDefault(property => property.Name == key)?.PropertyType;
            if (next is null)
            {
                string[] known = at.Kind == JsonTypeInfoKind.Object ? [.. at.Properties.Select(property => property.Name)] : [];
                throw Absent(key, known, at.Kind == JsonTypeInfoKind.Enumerable ? "an item of a list, as name[0]" : "no fields of its own");
            }

            at = at.Options.GetTypeInfo(Nullable.GetUnderlyingType(next) ?? next);
        }

        return at.Type;
    }

    /// <summary>The value there; null when the place is empty.</summary>
    public JsonElement? In(JsonElement root)
    {
        var at = root;
        foreach (var (key, item) in _parts)
        {
            if (item && at.ValueKind == JsonValueKind.Array && Index(at, key) is { } index)
            {
                at = at[index];
            }
            else if (item || at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(key, out at))
            {
                return null;
            }
        }

        return at;
    }

    /// <summary>Puts a value there, in place. Objects on the way are made; an item of a list must be there.</summary>
    public void Set(JsonObject root, JsonNode? value)
    {
        JsonNode at = root;
        for (var i = 0; i < _parts.Count; i++)
        {
            var (key, item) = _parts[i];
            var last = i == _parts.Count - 1;
            if (item)
            {
                var list = at as JsonArray ?? throw Absent(key, [], "a list there");
                var index = Index(JsonSerializer.SerializeToElement(list, KernelJsonNodes.Default.JsonArray), key) ?? throw Absent(key, [], list.Count == 0 ? "a list with items; this one is empty" : $"an item from 0 to {list.Count - 1}, or the name of one");
                if (last)
                {
                    list[index] = value;
                    return;
                }

                at = list[index]!;
            }
            else
            {
                var parent = at as JsonObject ?? throw Absent(key, [], "an object there");
                if (last)
                {
                    parent[key] = value;
                    return;
                }

                at = parent[key] ??= _parts[i + 1].Item ? new JsonArray() : new JsonObject();
            }
        }
    }

    /// <summary>What an item of a list goes by: its first field, where that is a word.</summary>
    internal static string? NameOf(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object && item.EnumerateObject().Select(member => member.Value).FirstOrDefault() is { ValueKind: JsonValueKind.String } name ? name.GetString() : null;

    private static int? Index(JsonElement list, string key)
    {
        if (int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number < list.GetArrayLength() ? number : null;
        }

        var named = list.EnumerateArray().Select((item, i) => (item, i)).Where(pair => NameOf(pair.item) == key).Select(pair => (int?)pair.i);
        return named.FirstOrDefault();
    }

    private RefusalException Absent(string key, string[] known, string otherwise) => new(new Refusal("no_such_field", _askedAt, Describe.Short(_text),
        known.Length > 0 ? "at this point one of " + string.Join(", ", known) : otherwise,
        Nearest.Or(key, known, "Check the path.")));
}
