using System.Text.Json;
using System.Text.Json.Serialization;

namespace SkillServer.Rendering;

/// <summary>A picture of figures, described once; each format draws it or writes it as a table.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ScatterChart), "scatter")]
[JsonDerivedType(typeof(BarChart), "bars")]
public abstract record Chart
{
    /// <summary>What it shows.</summary>
    public required string Title { get; init; }

    /// <summary>What one sees in it, in a sentence or two, for those who do not see it.</summary>
    public required string Text { get; init; }

    /// <summary>The words around its figures.</summary>
    [JsonIgnore]
    public Culture Culture { get; init; } = Culture.English;

    /// <summary>The description as one line of JSON, as a template puts it into a document.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ChartContracts.Default.Chart);

    /// <summary>The description back from a document.</summary>
    public static Chart FromJson(string json) => JsonSerializer.Deserialize(json, ChartContracts.Default.Chart)!;
}

/// <summary>Points over two measures, cut into four named quarters.</summary>
public sealed record ScatterChart : Chart
{
    /// <summary>The measure that grows to the right.</summary>
    public required Axis X { get; init; }

    /// <summary>The measure that grows upwards.</summary>
    public required Axis Y { get; init; }

    /// <summary>Names of the quarters: top left, top right, bottom left, bottom right.</summary>
    public required IReadOnlyList<string> Quarters { get; init; }

    /// <summary>The points, the most important first: those are labelled by name, the rest by number.</summary>
    public required IReadOnlyList<Point> Points { get; init; }

    /// <summary>A measure, where it is cut in two and how far it goes.</summary>
    public sealed record Axis(string Name, decimal Cut, string CutText, decimal Most, string MostText);

    /// <summary>A point; <see cref="No"/> is its number in the table beside the chart.</summary>
    public sealed record Point(int No, string Name, decimal X, string XText, decimal Y, string YText);
}

/// <summary>Bars, each of one or several parts, perhaps against a target range.</summary>
public sealed record BarChart : Chart
{
    /// <summary>What the bars are.</summary>
    public required string Category { get; init; }

    /// <summary>What the parts are, in the order they stand in each bar.</summary>
    public required IReadOnlyList<string> Series { get; init; }

    /// <summary>The value at the right end of the scale.</summary>
    public required decimal Most { get; init; }

    /// <summary>The bars from top to bottom.</summary>
    public required IReadOnlyList<Bar> Bars { get; init; }

    /// <summary>A bar: a value for each series, as figures and in words, and the range it should reach.</summary>
    public sealed record Bar(string Name, IReadOnlyList<decimal> Values, IReadOnlyList<string> Texts, Range? Target = null);

    /// <summary>A target from one value to another, and in words.</summary>
    public sealed record Range(decimal From, decimal To, string Text);
}

/// <summary>Contracts of the charts.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Chart))]
internal sealed partial class ChartContracts : JsonSerializerContext;
