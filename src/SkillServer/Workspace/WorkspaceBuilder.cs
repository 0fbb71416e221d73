using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using System.Text.Json.Nodes;
using Partnerships.Kernel;
using SkillServer.Content;
using SkillServer.Rendering;

namespace SkillServer.Workspace;

/// <summary>A folder of company data → documents.</summary>
public sealed class WorkspaceBuilder(PolicyLibrary policies, string templates)
{
    /// <summary>The folder that documents are written to.</summary>
    public const string Out = "out";

    private const string Index = Out + "/index.html";

    /// <summary>Builds of one folder take turns: they write the same files, and each removes what another seems to have left unfinished.</summary>
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Turns = new(StringComparer.Ordinal);

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
    public WorkspaceReport Build(string directory, IReadOnlyCollection<string>? only = null, IReadOnlyCollection<string>? formats = null, IProgress<BuildProgress>? progress = null, CancellationToken cancellation = default)
    {
        var turn = Turns.GetOrAdd(Path.GetFullPath(directory), _ => new(1, 1));
        turn.Wait(cancellation);
        try
        {
            return Run(directory, only, formats, write: true, progress, cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Renders in memory and compares with what is in <c>out/</c>: nothing is written.</summary>
    public WorkspaceReport Check(string directory, IReadOnlyCollection<string>? only = null, IReadOnlyCollection<string>? formats = null, IProgress<BuildProgress>? progress = null) =>
        Run(directory, only, formats, write: false, progress);

    private WorkspaceReport Run(string directory, IReadOnlyCollection<string>? only, IReadOnlyCollection<string>? formats, bool write, IProgress<BuildProgress>? progress, CancellationToken cancellation = default)
    {
        var folder = new WorkspaceFolder(directory);
        if (write)
        {
            folder.Tidy(Out);
        }

        var (manifest, whole) = (new BuildManifest(folder), only is null && formats is null);
        var inputs = whole ? BuildInputs.Hash(folder, [.. policies.Folders, templates]) : null;
        if (whole && manifest.IsSealed(inputs))
        {
            return new([], manifest.Notes, manifest.Files);
        }

        var company = new CompanyReader(folder, policies).Read();
        var library = new TemplateLibrary([folder.Inside("templates"), templates], folder.Root);
        List<Finding> faults = [.. Finding.Of(library.Faults), .. company.Faults];
        if (library.IsBrokenCulture(company.Policy.Culture))
        {
            return new(faults, company.Notes, []); // every figure and many words of every document would be wrong
        }

        var engine = new TemplateEngine(library, company.Policy.Currency, library.Culture(company.Policy.Culture));
        faults.AddRange(Finding.Of(engine.Faults));
        var portfolio = new Portfolio(company);
        var plan = DocumentPlan.Of(portfolio, library, folder, faults);
        Known(only, plan.Select(document => document.Name).Concat(plan.Select(document => document.Template.Name)).Concat(only?.Where(name => library.IsBroken(name.Split('/')[0])) ?? []), "document");
        Known(formats, DocumentRenderer.All.Select(renderer => renderer.Format), "format");
        var chosen = plan.Where(document => only is null || only.Contains(document.Name) || only.Contains(document.Template.Name)).ToList();
        var (made, calculating) = (new MadeDocument[chosen.Count], new Lock());
        Each(chosen.Select(Begin), (document, i) => made[i] = Make(document));
        faults.AddRange(made.SelectMany(document => document.Faults));
        var files = made.SelectMany(document => document.Files).ToList();
        progress?.Report(new(chosen.Count, chosen.Count, "index"));
        if (library.Partials.TryGetValue("index", out var page))
        {
            MakeIndex(page);
        }

        // With a fault, what seems no longer asked for may only be misspelt.
        var asked = plan.SelectMany(document => document.Formats.Select(format => $"{Out}/{document.Name}.{format}")).Append(Index).ToHashSet(StringComparer.Ordinal);
        var gone = whole && faults.Count == 0 ? manifest.Gone(asked) : [];
        if (write)
        {
            Close();
        }

        return new([.. faults.Distinct()], company.Notes, files) { Gone = gone };

        PlannedDocument Begin(PlannedDocument document, int i)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new(i, chosen.Count, document.Name));
            return document;
        }

        MadeDocument Make(PlannedDocument document)
        {
            var (title, built) = ((string?)null, new List<BuiltFile>());
            try
            {
                JsonObject data;
                lock (calculating)
                {
                    data = DocumentData.Of(new(portfolio, document.Partner, document.Campaign, document.Source), document.Template, engine.Culture);
                }

                var text = Fill(document, TemplateData.From(data), engine);
                title = text.Title;
                foreach (var renderer in document.Formats.Where(format => formats is null || formats.Contains(format)).Select(format => DocumentRenderer.Find(format)!))
                {
                    built.Add(File($"{Out}/{document.Name}.{renderer.Format}", text, renderer));
                }

                return new(title, built, []);
            }
            catch (Exception broken) when (broken is ContentException or RefusalException)
            {
                return new(title, built, [.. Found(broken, document)]);
            }
        }

        void MakeIndex(Template page)
        {
            var titles = chosen.Zip(made).Where(document => document.Second.Title is not null).ToDictionary(document => document.First.Name, document => document.Second.Title!, StringComparer.Ordinal);
            var data = DocumentPlan.Index(company, plan, titles, name => files.Exists(file => file.Path == $"{Out}/{name}") || folder.Has($"{Out}/{name}"));
            try
            {
                files.Add(File(Index, new(engine.Render(page, TemplateData.From(data)), null, engine.Culture), new HtmlRenderer()));
            }
            catch (ContentException broken)
            {
                faults.AddRange(Finding.Of(broken.Faults));
            }
        }

        BuiltFile File(string path, DocumentText text, DocumentRenderer renderer)
        {
            var hash = BuildManifest.Of(text);
            if (manifest.Current(path, hash))
            {
                return new(path, text.Title, Changed: false, Rendered: false);
            }

            var bytes = renderer.Render(text);
            if (!write)
            {
                return new(path, text.Title, !folder.Holds(path, bytes), Rendered: true);
            }

            var changed = folder.Write(path, bytes);
            manifest.Record(path, text.Title, hash, bytes);
            return new(path, text.Title, changed, Rendered: true);
        }

        void Close()
        {
            foreach (var file in gone)
            {
                folder.Delete(file, Out);
            }

            if (whole && faults.Count == 0)
            {
                manifest.Keep(asked);
                manifest.Seal(inputs, company.Notes);
            }

            manifest.Save();
        }
    }

    /// <summary>On all cores, begun one after another; what fails is told as it would be alone.</summary>
    private static void Each(IEnumerable<PlannedDocument> documents, Action<PlannedDocument, long> make)
    {
        try
        {
            Parallel.ForEach(Partitioner.Create(documents, EnumerablePartitionerOptions.NoBuffering), (document, _, i) => make(document, i));
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
    }

    private static DocumentText Fill(PlannedDocument document, TemplateData data, TemplateEngine engine)
    {
        TemplateNeeds.Check(document.Template, data, document.Gaps, document.Name, engine.Culture);
        return new(engine.Render(document.Template, data), DocumentData.Basis(data, engine.Culture), engine.Culture);
    }

    private static IEnumerable<Finding> Found(Exception broken, PlannedDocument document) => broken switch
    {
        ContentException content => Finding.Of(content.Faults),
        RefusalException refused => refused.Refusals.Select(refusal => new Finding(document.Place, $"{document.Name}: {refusal.Message}")),
        _ => [],
    };

    private static void Known(IReadOnlyCollection<string>? given, IEnumerable<string> known, string what)
    {
        var names = known.Distinct().Order(StringComparer.Ordinal).ToList();
        if (given?.FirstOrDefault(name => !names.Contains(name)) is { } unknown)
        {
            throw new RefusalException(new Refusal($"unknown_{what}", what, unknown, "one of " + string.Join(", ", names), Nearest.Or(unknown, names, "Use one of these.")));
        }
    }

    private sealed record MadeDocument(string? Title, IReadOnlyList<BuiltFile> Files, IReadOnlyList<Finding> Faults);
}
