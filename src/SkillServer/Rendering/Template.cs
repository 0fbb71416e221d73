using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Partnerships.Kernel;

namespace SkillServer.Rendering;

/// <summary>What a document is made for, one at a time.</summary>
[JsonConverter(typeof(SnakeCase<TemplateScope>))]
public enum TemplateScope
{
    /// <summary>One for the whole program.</summary>
    Program,

    /// <summary>One for each partner.</summary>
    Partner,

    /// <summary>One for each campaign.</summary>
    Campaign,

    /// <summary>One for each file of data.</summary>
    File,
}

/// <summary>A value the document cannot do without, or can.</summary>
public sealed record TemplateNeed
{
    /// <summary>Where it stands in the data, such as <c>company.name</c>.</summary>
    [Size(1, 100)]
    public required string Field { get; init; }

    /// <summary>text, number, money, percent, date or list.</summary>
    [Size(1, 20)]
    public required string Type { get; init; }

    /// <summary>Whether the document is refused without it; so it is unless this says false.</summary>
    public bool? Required { get; init; }

    /// <summary>What it may look like.</summary>
    [Size(1, 200)]
    public required string Example { get; init; }

    /// <summary>How to find it.</summary>
    [Size(1, 300)]
    public required string Guidance { get; init; }
}

/// <summary>A template's front matter.</summary>
public sealed record TemplateFront
{
    /// <summary>The document's name.</summary>
    [Size(1, 120)]
    public required string Title { get; init; }

    /// <summary>strategy, program, comarketing, events, revenue, relationships …</summary>
    [Size(1, 40)]
    public required string Area { get; init; }

    /// <summary>Who reads it.</summary>
    [Size(1, 200)]
    public required string Audience { get; init; }

    /// <summary>What it is made for, one at a time.</summary>
    public required TemplateScope Per { get; init; }

    /// <summary>The formats it suits.</summary>
    [Size(1, 10)]
    public required IReadOnlyList<string> Formats { get; init; }

    /// <summary>The heading of the table that its CSV file holds; the first table without it.</summary>
    [Size(1, 120)]
    public string? Csv { get; init; }

    /// <summary>The operations whose results it shows.</summary>
    public IReadOnlyList<string> Feeds { get => field ?? []; init; }

    /// <summary>The values it needs.</summary>
    public IReadOnlyList<TemplateNeed> Needs { get => field ?? []; init; }
}

/// <summary>Contracts of the front matter.</summary>
[JsonSerializable(typeof(TemplateFront))]
internal sealed partial class TemplateContracts : JsonSerializerContext;

/// <summary>A template or a partial as read: its text below the front matter, and the line that text starts on.</summary>
public sealed partial record Template(string Name, string File, TemplateFront? Front, string Body, int FirstLine)
{
    /// <summary>The whole file as written.</summary>
    public string Source { get; init; } = Body;

    private readonly Lazy<HashSet<string>> _loops = new(() => [.. Loop().Matches(Body).Select(match => match.Groups["name"].Value)]);

    private readonly Lazy<IReadOnlyList<TemplateTag>> _tags = new(() => TemplateTags.Read(Body, File, FirstLine));

    /// <summary>Its tags; a fault in one is thrown with its place.</summary>
    internal IReadOnlyList<TemplateTag> Tags => _tags.Value;

    /// <summary>Whether the template shows several results of an operation, each with its label, or one.</summary>
    public bool ShowsMany(string operation) => _loops.Value.Contains(operation);

    [GeneratedRegex(@"\{\{~?#each\s+(?:@root\.)?(?<name>[a-z_]+)\s*~?\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Loop();
}
