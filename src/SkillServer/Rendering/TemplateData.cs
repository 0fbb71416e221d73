using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SkillServer.Rendering;

/// <summary>
/// JSON as plain dictionaries, lists, texts, numbers and booleans: all that a template can reach. The lists of one rendering
/// share a budget of items, so that nested loops end even when they print nothing.
/// </summary>
public sealed class TemplateData
{
    private const int MaxItems = 500_000;
    private int _left = MaxItems;

    private TemplateData(JsonNode json) => Root = (Dictionary<string, object?>)Plain(json)!;

    /// <summary>The names a template starts from.</summary>
    public Dictionary<string, object?> Root { get; }

    /// <summary>The data of one rendering.</summary>
    public static TemplateData From(JsonObject json) => new(json);

    /// <summary>The value at a path such as <c>company.name</c>; null when there is none.</summary>
    public object? Find(string path)
    {
        object? at = Root;
        foreach (var name in path.Split('.'))
        {
            at = at is Gap ? at : at is Dictionary<string, object?> map && map.TryGetValue(name, out var value) ? value : null;
        }

        return at;
    }

    /// <summary>Puts a visible mark where a value is missing; it stands for everything below it too.</summary>
    public void Mark(string path, string guidance, Culture culture)
    {
        var at = Root;
        var names = path.Split('.');
        foreach (var name in names[..^1])
        {
            at = at.GetValueOrDefault(name) as Dictionary<string, object?> ?? (Dictionary<string, object?>)(at[name] = new Dictionary<string, object?>(StringComparer.Ordinal))!;
        }

        at[names[^1]] = new Gap(culture.Label("to_fill_in"), guidance);
    }

    /// <summary>Adds an item to a list of the data.</summary>
    public void Add(string name, JsonObject item) => Root[name] = new Items([.. Root.GetValueOrDefault(name) as IEnumerable<object?> ?? [], Plain(item)], this);

    private object? Plain(JsonNode? json) => json switch
    {
        null => null,
        JsonObject map => map.ToDictionary(member => member.Key, member => Plain(member.Value), StringComparer.Ordinal),
        JsonArray list => new Items([.. list.Select(Plain)], this),
        _ => json.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => decimal.Parse(json.ToJsonString(), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture),
            _ => json.GetValue<string>(),
        },
    };

    /// <summary>A list that counts what is read from it.</summary>
    internal sealed class Items(IReadOnlyList<object?> items, TemplateData owner) : IEnumerable<object?>
    {
        public int Count => items.Count;

        public IEnumerator<object?> GetEnumerator()
        {
            foreach (var item in items)
            {
                yield return --owner._left >= 0 ? item : throw new TemplateLimitException($"the loops read more than {MaxItems:N0} items. Nest fewer loops.");
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}

/// <summary>A rendering that grew beyond what a document needs.</summary>
internal sealed class TemplateLimitException(string message) : Exception(message);
