using Partnerships.Kernel;
using SkillServer.Rendering;

namespace SkillServer.Workspace;

/// <summary>What a run is asked for: some documents and formats or all of them, written or only compared.</summary>
internal sealed record BuildRequest(IReadOnlyCollection<string>? Only, IReadOnlyCollection<string>? Formats, bool Write, IProgress<BuildProgress>? Progress, CancellationToken Cancellation)
{
    /// <summary>Whether it asks for every document in every format.</summary>
    public bool IsWhole => Only is null && Formats is null;

    /// <summary>The documents asked for; a name that is none of the plan's, or no format's, is refused.</summary>
    public IReadOnlyList<PlannedDocument> Chosen(IReadOnlyList<PlannedDocument> plan, TemplateLibrary library)
    {
        Known(Only, plan.Select(document => document.Name).Concat(plan.Select(document => document.Template.Name)).Concat(Only?.Where(name => library.IsBroken(name.Split('/')[0])) ?? []), "document");
        Known(Formats, DocumentRenderer.All.Select(renderer => renderer.Format), "format");
        return [.. plan.Where(document => Only is null || Only.Contains(document.Name) || Only.Contains(document.Template.Name))];
    }

    /// <summary>The renderers of those of the document's formats that are asked for.</summary>
    public IEnumerable<DocumentRenderer> Renderers(PlannedDocument document) =>
        document.Formats.Where(format => Formats is null || Formats.Contains(format)).Select(format => DocumentRenderer.Find(format)!);

    private static void Known(IReadOnlyCollection<string>? given, IEnumerable<string> known, string what)
    {
        var names = known.Distinct().Order(StringComparer.Ordinal).ToList();
        if (given?.FirstOrDefault(name => !names.Contains(name)) is { } unknown)
        {
            throw new RefusalException(new Refusal($"unknown_{what}", what, unknown, "one of " + string.Join(", ", names), Nearest.Or(unknown, names, "Use one of these.")));
        }
    }
}
