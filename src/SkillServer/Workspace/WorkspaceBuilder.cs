using System.Collections.Concurrent;
using SkillServer.Content;
using SkillServer.Rendering;

namespace SkillServer.Workspace;

/// <summary>A folder of company data → documents.</summary>
public sealed class WorkspaceBuilder(PolicyLibrary policies, string templates)
{
    /// <summary>The folder that documents are written to.</summary>
    public const string Out = "out";

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
            return Run(directory, new(only, formats, Write: true, progress, cancellation));
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Renders in memory and compares with what is in <c>out/</c>: nothing is written.</summary>
    public WorkspaceReport Check(string directory, IReadOnlyCollection<string>? only = null, IReadOnlyCollection<string>? formats = null, IProgress<BuildProgress>? progress = null) =>
        Run(directory, new(only, formats, Write: false, progress, CancellationToken.None));

    private WorkspaceReport Run(string directory, BuildRequest request)
    {
        var folder = new WorkspaceFolder(directory);
        if (request.Write)
        {
            folder.Tidy(Out);
        }

        var output = new BuildOutput(folder, request.Write, request.IsWhole ? BuildInputs.Hash(folder, [.. policies.Folders, templates]) : null);
        if (output.Last is { } last)
        {
            return last;
        }

        var company = new CompanyReader(folder, policies).Read();
        var library = new TemplateLibrary([folder.Inside("templates"), templates], folder.Root);
        return library.IsBrokenCulture(company.Policy.Culture)
            ? new([.. Finding.Of(library.Faults), .. company.Faults], company.Notes, []) // every figure and many words of every document would be wrong
            : new BuildRun(request, folder, output, company, library).Make();
    }
}
