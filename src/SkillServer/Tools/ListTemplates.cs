using System.ComponentModel;
using System.Globalization;
using System.Text;
using Partnerships.Kernel;
using SkillServer.Content;
using SkillServer.Rendering;
using SkillServer.Workspace;

namespace SkillServer.Tools;

/// <summary>The documents there are, and what one of them needs.</summary>
public sealed class ListTemplates(ContentFolder content) : KnowledgeTool<ListTemplates.Input, ListTemplates.Output>
{
    /// <summary>Which templates.</summary>
    public sealed record Input
    {
        /// <summary>One template, with everything it needs.</summary>
        [Description("One by name, with what it needs.")]
        public string? Template { get; init; }

        /// <summary>Only this area.</summary>
        public string? Area { get; init; }
    }

    /// <summary>The templates; for a single one also its needs.</summary>
    public sealed record Output(IReadOnlyList<TemplateEntry> Templates, IReadOnlyList<TemplateNeed>? Needs);

    /// <summary>One template.</summary>
    public sealed record TemplateEntry(string Name, string Title, string Area, string Audience, TemplateScope Per, IReadOnlyList<string> Formats, IReadOnlyList<string> Feeds);

    /// <inheritdoc />
    public override string Name => "list_templates";

    /// <inheritdoc />
    public override string Title => "List templates";

    /// <inheritdoc />
    public override string Description => "The documents that render_document makes, by area; with `template` also the fields and operation inputs it needs.";

    /// <inheritdoc />
    protected override ToolAnswer Answer(Input input, CancellationToken cancellation)
    {
        var library = content.Documents;
        var one = input.Template is { } name ? DataDocument.Find(library, name) : null;
        var areas = library.Templates.Values.Select(template => template.Front!.Area).Distinct().Order(StringComparer.Ordinal).ToList();
        if (input.Area is { } area && !areas.Contains(area))
        {
            throw new RefusalException(new Refusal("not_a_choice", "area", area, "one of " + string.Join(", ", areas), Nearest.Or(area, areas, "Leave it out to list all.")));
        }

        var found = library.Templates.Values.Where(template => (one is null || template == one) && (input.Area is null || template.Front!.Area == input.Area)).ToList();
        var text = new StringBuilder();
        foreach (var template in found)
        {
            text.Append(CultureInfo.InvariantCulture, $"{template.Name} ({template.Front!.Area}): {template.Front.Title}, for {template.Front.Audience}. {string.Join(", ", Formats(template.Front))}\n");
        }

        foreach (var need in one?.Front!.Needs ?? [])
        {
            text.Append(CultureInfo.InvariantCulture, $"- {need.Field}{(need.Required == false ? " (optional)" : "")}: {need.Type}, for example {need.Example}; {need.Guidance}\n");
        }

        foreach (var feed in one?.Front!.Feeds ?? [])
        {
            text.Append(CultureInfo.InvariantCulture, $"- inputs.{feed}: the input of {feed}, for example {Partnerships.Catalog.Find(feed)!.Example}\n");
        }

        return new(ToolJson.Write(new Output([.. found.Select(template => new TemplateEntry(template.Name, template.Front!.Title, template.Front.Area, template.Front.Audience, template.Front.Per, [.. Formats(template.Front)], template.Front.Feeds))], one?.Front!.Needs)), text.ToString());
    }

    private static IEnumerable<string> Formats(TemplateFront front) => front.Formats.Where(format => DocumentRenderer.Find(format) is not null);
}
