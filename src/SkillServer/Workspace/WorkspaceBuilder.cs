using Partnerships.Kernel;
using SkillServer.Content;
using SkillServer.Rendering;

namespace SkillServer.Workspace;

/// <summary>A file of a build; <see cref="Changed"/> when it was, or would have to be, written again; not <see cref="Rendered"/> when the last build's is still right.</summary>
public sealed record BuiltFile(string Path, string Title, bool Changed, bool Rendered);

/// <summary>What a validation or a build found and wrote.</summary>
public sealed record WorkspaceReport(IReadOnlyList<Finding> Faults, IReadOnlyList<Finding> Notes, IReadOnlyList<BuiltFile> Files)
{
    /// <summary>Whether there is nothing to mend.</summary>
    public bool IsGood => Faults.Count == 0;
}

/// <summary>How far a build has come.</summary>
public sealed record BuildProgress(int Done, int Of, string Document);

/// <summary>A folder of company data → documents.</summary>
public sealed class WorkspaceBuilder(PolicyLibrary policies, string templates)
{
    /// <summary>The folder that documents are written to.</summary>
    public const string Out = "out";

    /// <summary>With the content that travels beside the program.</summary>
    public WorkspaceBuilder(ContentFolder content) : this(content.Policies, content.Templates)
    {
    }

    /// <summary>Reads everything and renders every document in memory: every problem with its place, nothing written.</summary>
    public WorkspaceReport Validate(string directory, IProgress<BuildProgress>? progress = null) => Check(directory, null, null, progress);

    /// <summary>
    /// Renders the documents into <c>out/</c>. Rows that cannot be read and documents that cannot be rendered are reported, the rest stands.
    /// <paramref name="only"/> names templates or single documents (<c>qbr</c>, <c>qbr/P05</c>).
    /// </summary>
    public WorkspaceReport Build(string directory, IReadOnlyCollection<string>? only = null, IReadOnlyCollection<string>? formats = null, IProgress<BuildProgress>? progress = null) =>
        Run(directory, only, formats, write: true, progress);

    /// <summary>Renders in memory and compares with what is in <c>out/</c>: nothing is written.</summary>
    public WorkspaceReport Check(string directory, IReadOnlyCollection<string>? only = null, IReadOnlyCollection<string>? formats = null, IProgress<BuildProgress>? progress = null) =>
        Run(directory, only, formats, write: false, progress);

    private WorkspaceReport Run(string directory, IReadOnlyCollection<string>? only, IReadOnlyCollection<string>? formats, bool write, IProgress<BuildProgress>? progress)
    {
        var folder = new WorkspaceFolder(directory);
        var company = new CompanyReader(folder, policies).Read();
        var faults = company.Faults.ToList();
        var library = new TemplateLibrary([Own(folder), templates]);
        var engine = new TemplateEngine(library, company.Policy.Currency, library.Culture(company.Policy.Culture));
        var portfolio = new Portfolio(company);
        var plan = DocumentPlan.Of(portfolio, library, folder, faults);
        Known(only, plan.Select(document => document.Name).Concat(plan.Select(document => document.Template.Name)), "document");
        Known(formats, DocumentRenderer.All.Select(renderer => renderer.Format), "format");
        var chosen = plan.Where(document => only is null || only.Contains(document.Name) || only.Contains(document.Template.Name)).ToList();
        if (write)
        {
            folder.Tidy(Out);
        }

        var manifest = new BuildManifest(folder);
        var files = new List<BuiltFile>();
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (i, document) in chosen.Index())
        {
            progress?.Report(new(i, chosen.Count, document.Name));
            try
            {
                var text = Render(document, portfolio, engine);
                titles[document.Name] = text.Title;
                foreach (var renderer in document.Formats.Where(format => formats is null || formats.Contains(format)).Select(format => DocumentRenderer.Find(format)!))
                {
                    files.Add(File($"{Out}/{document.Name}.{renderer.Format}", text, renderer));
                }
            }
            catch (Exception broken) when (broken is ContentException or RefusalException)
            {
                faults.AddRange(Found(broken, document));
            }
        }

        progress?.Report(new(chosen.Count, chosen.Count, "index"));
        if (library.Partials.TryGetValue("index", out var index))
        {
            var text = new DocumentText(engine.Render(index, TemplateData.From(DocumentPlan.Index(company, plan, titles, name => files.Any(file => file.Path == $"{Out}/{name}") || folder.Has($"{Out}/{name}")))), null, engine.Culture);
            files.Add(File($"{Out}/index.html", text, new HtmlRenderer()));
        }

        if (write)
        {
            manifest.Save();
        }

        return new([.. faults.Distinct()], company.Notes, files);

        BuiltFile File(string path, DocumentText text, DocumentRenderer renderer)
        {
            var hash = BuildManifest.Of(text);
            if (manifest.Current(path, hash))
            {
                return new(path, text.Title, Changed: false, Rendered: false);
            }

            var bytes = renderer.Render(text);
            var changed = write ? folder.Write(path, bytes) : !folder.Holds(path, bytes);
            manifest.Record(path, hash, bytes);
            return new(path, text.Title, changed, Rendered: true);
        }
    }

    /// <summary>A template behind a link could show any file of the machine.</summary>
    private static string Own(WorkspaceFolder folder)
    {
        folder.InsideWithFiles("templates/partials", "*");
        folder.InsideWithFiles("templates/labels", "*");
        return folder.InsideWithFiles("templates", "*");
    }

    private static DocumentText Render(PlannedDocument document, Portfolio portfolio, TemplateEngine engine)
    {
        var data = TemplateData.From(DocumentData.Of(new(portfolio, document.Partner, document.Campaign, document.Source), document.Template, engine.Culture));
        TemplateNeeds.Check(document.Template, data, document.Gaps, document.Name, engine.Culture);
        return new(engine.Render(document.Template, data), DocumentData.Basis(data, engine.Culture), engine.Culture);
    }

    private static IEnumerable<Finding> Found(Exception broken, PlannedDocument document) => broken switch
    {
        ContentException content => content.Faults.Select(fault => new Finding(fault.Place, fault.Message)),
        RefusalException refused => refused.Refusals.Select(refusal => new Finding(document.Place, $"{document.Name}: {refusal.Message}")),
        _ => [],
    };

    private static void Known(IReadOnlyCollection<string>? given, IEnumerable<string> known, string what)
    {
        var names = known.Distinct().Order(StringComparer.Ordinal).ToList();
        if (given?.FirstOrDefault(name => !names.Contains(name)) is { } unknown)
        {
            throw new RefusalException(new Refusal($"unknown_{what}", what, unknown, "one of " + string.Join(", ", names), Nearest.To(unknown, names) is { } near ? $"Did you mean '{near}'?" : "Use one of these."));
        }
    }
}
