using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Partnerships.Kernel;

namespace Testing;

/// <summary>
/// One place in an operation's input, found by walking its contract: fields the example leaves out are places too. Any raw JSON
/// can be put there, the rest of the example as it is.
/// </summary>
internal sealed class Place
{
    private const string Slot = "\"@slot@\"";

    /// <summary>What names a row; a copy of a row needs another.</summary>
    private static readonly string[] Names = ["id", "name", "partner", "person", "invoice", "company"];

    private readonly string _example;
    private readonly Lazy<string[]> _around;

    private Place(string example, object[] path, JsonTypeInfo type, ICustomAttributeProvider? field, bool required, Place? parent)
    {
        (_example, Steps, Type, Field, Required, Parent) = (example, path, type, field, required, parent);
        _around = new(() => Changed((at, step) => Put(at, step, JsonNode.Parse(Slot))).Split(Slot));
    }

    /// <summary>Names and indexes from the input down.</summary>
    public object[] Steps { get; }

    public JsonTypeInfo Type { get; }

    public ICustomAttributeProvider? Field { get; }

    public bool Required { get; }

    public Place? Parent { get; }

    /// <summary>What the type is when it may be left out.</summary>
    public Type Leaf => Nullable.GetUnderlyingType(Type.Type) ?? Type.Type;

    public WithinAttribute? Range => Attribute<WithinAttribute>(Field);

    public SizeAttribute? Size => Attribute<SizeAttribute>(Field);

    public bool IsNumber => Leaf == typeof(int) || Leaf == typeof(decimal) || Leaf == typeof(Money) || Leaf == typeof(Percent);

    private Place Root => Parent?.Root ?? this;

    /// <summary>As a refusal names it: <c>touches[3].date</c>.</summary>
    public string Path => Steps.Length == 0 ? "input" : Steps.Aggregate("", (at, step) => step is int i ? $"{at}[{i}]" : at.Length == 0 ? $"{step}" : $"{at}.{step}");

    public static IEnumerable<Place> Of(Operation operation) => Of(operation.Example, operation.Contract(operation.InputType, Currency.Of("USD")));

    private static IEnumerable<Place> Of(string example, JsonTypeInfo type) => new Place(example, [], type, null, true, null).Below(JsonNode.Parse(example));

    /// <summary>The input with that JSON here, as it is written.</summary>
    public string With(string raw) => Steps.Length == 0 ? raw : _around.Value[0] + raw + _around.Value[1];

    /// <summary>The input with that JSON in a field of this object.</summary>
    public string WithField(string name, string raw) =>
        new Place(_example, [.. Steps, name], Type, null, false, this).With(raw);

    /// <summary>The input without it.</summary>
    public string Without() => Changed(Cut);

    /// <summary>What the example has here, or what the contract would take.</summary>
    public JsonNode Value() => Find(JsonNode.Parse(_example)) ?? Sample(Type, Field);

    /// <summary>
    /// The input with a list of so many items here: the example's own, each copy under other names. Totals the example gives for its
    /// few items are left out where there is a fault otherwise: <paramref name="alone"/> keeps only what is required beside the list.
    /// </summary>
    public string Grown(int count, bool alone = false)
    {
        if (alone)
        {
            var required = new JsonObject(Root.Type.Properties.Where(p => p.IsRequired || p.Name == (string)Steps[0])
                .Select(p => KeyValuePair.Create(p.Name, JsonNode.Parse(_example)![p.Name]?.DeepClone())).Where(field => field.Value is not null));
            return Of(required.ToJsonString(), Root.Type).First(place => place.Path == Path).Grown(count);
        }

        var own = Find(JsonNode.Parse(_example)) is JsonArray { Count: > 0 } list ? list : [Sample(Type.Options.GetTypeInfo(Type.ElementType!), Field)];
        return With($"[{string.Join(',', Enumerable.Range(0, count).Select(i => Copy(own[i % own.Count]!, i / own.Count, Type.ElementType == typeof(string))))}]");
    }

    private static string Copy(JsonNode item, int copy, bool isName)
    {
        if (isName && copy > 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"\"{item}-{copy}\"");
        }

        var other = item.DeepClone();
        if (other is JsonObject fields && copy > 0)
        {
            foreach (var name in Names.Where(name => fields[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String))
            {
                fields[name] = string.Create(CultureInfo.InvariantCulture, $"{fields[name]}-{copy}");
            }
        }

        return other.ToJsonString();
    }

    private IEnumerable<Place> Below(JsonNode? example) => Enumerable.Repeat(this, 1).Concat(Type.Kind switch
    {
        JsonTypeInfoKind.Object => Type.Properties.SelectMany(p => Child(p.Name, p.PropertyType, p.AttributeProvider, p.IsRequired).Below((example as JsonObject)?[p.Name])),
        JsonTypeInfoKind.Enumerable => Child(0, Type.ElementType!, Type.ElementType == typeof(string) ? null : Field, false).Below((example as JsonArray)?.FirstOrDefault()),
        JsonTypeInfoKind.Dictionary => Child((example as JsonObject)?.FirstOrDefault().Key ?? "X", Type.ElementType!, null, false).Below((example as JsonObject)?.FirstOrDefault().Value),
        _ => [],
    });

    private Place Child(object step, Type type, ICustomAttributeProvider? field, bool required) =>
        new(_example, [.. Steps, step], Type.Options.GetTypeInfo(type), field, required, this);

    private JsonNode? Find(JsonNode? root) => Steps.Aggregate(root, (at, step) => at is null ? null : At(at, step));

    private string Changed(Action<JsonNode, object> change)
    {
        var root = JsonNode.Parse(_example)!;
        change(Parent!.Made(root), Steps[^1]);
        return root.ToJsonString();
    }

    /// <summary>The node here; what the example leaves out on the way is made.</summary>
    private JsonNode Made(JsonNode root)
    {
        if (Parent is null)
        {
            return root;
        }

        var parent = Parent.Made(root);
        if (At(parent, Steps[^1]) is not { } here)
        {
            Put(parent, Steps[^1], here = Sample(Type, Field));
        }

        return here;
    }

    private static JsonNode? At(JsonNode node, object step) => step is int i ? i < ((JsonArray)node).Count ? node[i] : null : node[(string)step];

    private static void Put(JsonNode node, object step, JsonNode? value)
    {
        if (step is not int i)
        {
            node[(string)step] = value;
        }
        else if (i < ((JsonArray)node).Count)
        {
            node[i] = value;
        }
        else
        {
            ((JsonArray)node).Add(value);
        }
    }

    private static void Cut(JsonNode node, object step)
    {
        if (step is not int i)
        {
            ((JsonObject)node).Remove((string)step);
        }
        else if (i < ((JsonArray)node).Count)
        {
            ((JsonArray)node).RemoveAt(i);
        }
    }

    /// <summary>A good value by the contract alone.</summary>
    private static JsonNode Sample(JsonTypeInfo type, ICustomAttributeProvider? field) => type.Kind switch
    {
        JsonTypeInfoKind.Object => new JsonObject(type.Properties.Where(p => p.IsRequired)
            .Select(p => KeyValuePair.Create<string, JsonNode?>(p.Name, Sample(type.Options.GetTypeInfo(p.PropertyType), p.AttributeProvider)))),
        JsonTypeInfoKind.Enumerable => new JsonArray([.. Enumerable.Range(0, Math.Max(1, Attribute<SizeAttribute>(field)?.Least ?? 1)).Select(_ => Sample(type.Options.GetTypeInfo(type.ElementType!), field))]),
        JsonTypeInfoKind.Dictionary => new JsonObject { ["X"] = Sample(type.Options.GetTypeInfo(type.ElementType!), null) },
        _ => Sample(Nullable.GetUnderlyingType(type.Type) ?? type.Type, field),
    };

    private static JsonValue Sample(Type leaf, ICustomAttributeProvider? field) =>
        leaf == typeof(string) ? JsonValue.Create(new string('A', Attribute<SizeAttribute>(field)?.Least ?? 1))
        : leaf == typeof(bool) ? JsonValue.Create(true)
        : leaf == typeof(DateOnly) ? JsonValue.Create("2026-01-15")
        : leaf == typeof(DateTimeOffset) ? JsonValue.Create("2026-01-15T10:00:00Z")
        : leaf.IsEnum ? JsonValue.Create(JsonNamingPolicy.SnakeCaseLower.ConvertName(Enum.GetNames(leaf)[0]))
        : JsonValue.Create(Attribute<WithinAttribute>(field) is { } range && (range.Least > 1 || range.Most < 1) ? range.Least : 1m);

    private static T? Attribute<T>(ICustomAttributeProvider? field) where T : Attribute =>
        field?.GetCustomAttributes(typeof(T), true).OfType<T>().FirstOrDefault();
}
