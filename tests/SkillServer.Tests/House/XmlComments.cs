using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SkillServer.Tests.House;

/// <summary>The summaries that the compiler writes beside the engine.</summary>
internal static partial class XmlComments
{
    private static readonly Dictionary<string, XElement> Members = XDocument.Load(Path.ChangeExtension(typeof(Partnerships.Catalog).Assembly.Location, ".xml"))
        .Descendants("member").ToDictionary(member => member.Attribute("name")!.Value);

    /// <summary>A type's summary.</summary>
    public static string Of(Type type) => Text("T:" + Name(type));

    /// <summary>A property's summary; one that implements an interface takes the interface's.</summary>
    public static string Of(PropertyInfo property)
    {
        var own = Text($"P:{Name(property.DeclaringType!)}.{property.Name}");
        return own.Length > 0 ? own
            : property.DeclaringType!.GetInterfaces().Select(type => Text($"P:{Name(type)}.{property.Name}")).FirstOrDefault(text => text.Length > 0) ?? "";
    }

    /// <summary>The record's own property behind one of its contract.</summary>
    public static PropertyInfo Field(Type record, JsonPropertyInfo property) =>
        record.GetProperties().Single(own => JsonNamingPolicy.CamelCase.ConvertName(own.Name) == property.Name);

    private static string Text(string member) => Members.TryGetValue(member, out var found) && found.Element("summary") is { } summary
        ? Spaces().Replace(string.Concat(summary.Nodes().Select(node => node is XElement element ? element.Attribute("cref")?.Value.Split('.')[^1] ?? element.Value : node.ToString())), " ").Trim()
        : "";

    private static string Name(Type type) => type.FullName!.Replace('+', '.');

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
