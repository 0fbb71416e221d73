using System.Text.Json.Nodes;
using Partnerships;
using SkillServer.Content;
using SkillServer.Rendering;

namespace SkillServer.Workspace;

/// <summary>Whether the data holds what a template needs.</summary>
internal static class TemplateNeeds
{
    /// <summary>Refuses with one message that lists everything missing; with gaps allowed each becomes a visible mark.</summary>
    public static void Check(Template template, TemplateData data, bool gaps, string document, Culture culture)
    {
        var missing = Missing(template, data);
        if (missing.Count > 0 && !gaps)
        {
            throw new ContentException(new(template.File, 1, 1), $"{document} needs {(missing.Count == 1 ? "a value" : $"{missing.Count} values")} that the workspace does not give: "
                + string.Join("; ", missing.Select(need => $"{need.Field} ({need.Type}, for example {need.Example}; {need.Guidance})")) + ". Fill them in, or set gaps: true in documents.yaml to print a mark instead.");
        }

        Mark(template, data, missing, culture);
    }

    /// <summary>What the template needs and the data does not hold.</summary>
    public static List<TemplateNeed> Missing(Template template, TemplateData data) =>
        [.. template.Front!.Needs.Where(need => need.Required != false && Empty(data.Find(need.Field))), .. Unfed(template, data)];

    /// <summary>Marks what is missing; an operation without a result is marked whole, and told of where its steps would stand.</summary>
    public static void Mark(Template template, TemplateData data, IReadOnlyList<TemplateNeed> missing, Culture culture)
    {
        foreach (var need in missing)
        {
            var top = need.Field.Split('.')[0];
            if (!template.Front!.Feeds.Contains(top) || !Empty(data.Find(top)))
            {
                data.Mark(need.Field, need.Guidance, culture);
            }
            else if (data.Find(top) is not Gap)
            {
                data.Mark(top, culture.Label("input_of", top), culture);
                data.Mark($"inputs.{top}", culture.Label("input_of", top), culture);
                data.Add("answers", new()
                {
                    ["operation"] = top, ["title"] = Catalog.Find(top)!.Title, ["label"] = "", ["summary"] = data.Find(top)!.ToString(), ["receipt"] = culture.Label("none_yet"),
                    ["steps"] = new JsonArray(), ["assumptions"] = new JsonArray(), ["warnings"] = new JsonArray(), ["missing"] = new JsonArray(), ["others"] = new JsonArray(),
                });
            }
        }
    }

    /// <summary>An operation that neither the tables feed nor an input. A template asks for one it can do without by a need that is not required.</summary>
    private static IEnumerable<TemplateNeed> Unfed(Template template, TemplateData data) => template.Front!.Feeds
        .Where(feed => Empty(data.Find(feed)) && template.Front.Needs.All(need => need.Field != feed && !need.Field.StartsWith(feed + ".", StringComparison.Ordinal)))
        .Select(feed => new TemplateNeed { Field = feed, Type = template.ShowsMany(feed) ? "list" : "input", Example = $"inputs: {{ {feed}: {Example(template, feed)} }}", Guidance = $"the input of {feed}, in the document's data file" });

    /// <summary>An operation's input as a data file writes it for this template.</summary>
    public static string Example(Template template, string operation) =>
        template.ShowsMany(operation) ? $"[{{ label: First, input: {Catalog.Find(operation)!.Example} }}]" : Catalog.Find(operation)!.Example;

    private static bool Empty(object? value) => value is null or "" or TemplateData.Items { Count: 0 };
}
