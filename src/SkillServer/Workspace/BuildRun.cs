using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using SkillServer.Content;
using SkillServer.Rendering;

namespace SkillServer.Workspace;

/// <summary>One run over a workspace that was read: it plans the documents, makes those asked for and the page that links them all, and tells what it found.</summary>
internal sealed class BuildRun
{
    private const string Index = WorkspaceBuilder.Out + "/index.html";

    private readonly BuildRequest _request;
    private readonly WorkspaceFolder _folder;
    private readonly BuildOutput _output;
    private readonly Company _company;
    private readonly TemplateLibrary _library;
    private readonly TemplateEngine _engine;
    private readonly DocumentMaker _maker;
    private readonly IReadOnlyList<PlannedDocument> _plan;
    private readonly IReadOnlyList<PlannedDocument> _chosen;
    private readonly List<Finding> _faults;
    private readonly List<BuiltFile> _files = [];

    /// <summary>Plans the documents; a request for one there is not is refused.</summary>
    public BuildRun(BuildRequest request, WorkspaceFolder folder, BuildOutput output, Company company, TemplateLibrary library)
    {
        (_request, _folder, _output, _company, _library) = (request, folder, output, company, library);
        _engine = new(library, company.Policy.Currency, library.Culture(company.Policy.Culture));
        _faults = [.. Finding.Of(library.Faults), .. company.Faults, .. Finding.Of(_engine.Faults)];
        var portfolio = new Portfolio(company);
        _plan = DocumentPlan.Of(portfolio, library, folder, _faults);
        _chosen = request.Chosen(_plan, library);
        _maker = new(portfolio, _engine, request, output);
    }

    /// <summary>Makes what is asked for and reports on it.</summary>
    public WorkspaceReport Make()
    {
        var made = MakeDocuments();
        _faults.AddRange(made.SelectMany(document => document.Faults));
        _files.AddRange(made.SelectMany(document => document.Files));
        _request.Progress?.Report(new(_chosen.Count, _chosen.Count, "index"));
        if (_library.Partials.TryGetValue("index", out var page))
        {
            MakeIndex(page, made);
        }

        // With a fault, what seems no longer asked for may only be misspelt.
        var gone = _request.IsWhole && _faults.Count == 0 ? _output.Seal(Asked(), _company.Notes) : [];
        _output.Save();
        return new([.. _faults.Distinct()], _company.Notes, _files) { Gone = gone };
    }

    /// <summary>On all cores, begun one after another; what fails is told as it would be alone.</summary>
    private MadeDocument[] MakeDocuments()
    {
        var made = new MadeDocument[_chosen.Count];
        try
        {
            Parallel.ForEach(Partitioner.Create(_chosen.Select(Begin), EnumerablePartitionerOptions.NoBuffering), (document, _, i) => made[i] = _maker.Make(document));
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }

        return made;
    }

    private PlannedDocument Begin(PlannedDocument document, int i)
    {
        _request.Cancellation.ThrowIfCancellationRequested();
        _request.Progress?.Report(new(i, _chosen.Count, document.Name));
        return document;
    }

    /// <summary>Links what was made now and what an earlier run has left.</summary>
    private void MakeIndex(Template page, IEnumerable<MadeDocument> made)
    {
        var titles = made.Where(document => document.Title is not null).ToDictionary(document => document.Name, document => document.Title!, StringComparer.Ordinal);
        var data = DocumentPlan.Index(_company, _plan, titles, path => _files.Exists(file => file.Path == path) || _folder.Has(path));
        try
        {
            _files.Add(_output.Make(Index, new(_engine.Render(page, TemplateData.From(data)), null, _engine.Culture), new HtmlRenderer()));
        }
        catch (ContentException broken)
        {
            _faults.AddRange(Finding.Of(broken.Faults));
        }
    }

    /// <summary>Every file that a whole run makes.</summary>
    private HashSet<string> Asked() =>
        _plan.SelectMany(document => document.Formats.Select(document.Path)).Append(Index).ToHashSet(StringComparer.Ordinal);
}
