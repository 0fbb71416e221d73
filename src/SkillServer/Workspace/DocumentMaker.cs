using System.Text.Json.Nodes;
using Partnerships.Kernel;
using SkillServer.Content;
using SkillServer.Rendering;

namespace SkillServer.Workspace;

/// <summary>What became of a planned document; without a title it could not be filled in.</summary>
internal sealed record MadeDocument(string Name, string? Title, IReadOnlyList<BuiltFile> Files, IReadOnlyList<Finding> Faults);

/// <summary>From a planned document to its files; several may be made at once.</summary>
internal sealed class DocumentMaker(Portfolio portfolio, TemplateEngine engine, BuildRequest request, BuildOutput output)
{
    /// <summary>The portfolio keeps its answers for the next document: one calculates at a time.</summary>
    private readonly Lock _calculating = new();

    /// <summary>Makes the formats asked for; what is wrong with the document is reported with it.</summary>
    public MadeDocument Make(PlannedDocument document)
    {
        var (title, files) = ((string?)null, new List<BuiltFile>());
        try
        {
            var text = Fill(document, Data(document));
            title = text.Title;
            foreach (var renderer in request.Renderers(document))
            {
                files.Add(output.Make(document.Path(renderer.Format), text, renderer));
            }

            return new(document.Name, title, files, []);
        }
        catch (Exception broken) when (broken is ContentException or RefusalException)
        {
            return new(document.Name, title, files, [.. Found(broken, document)]);
        }
    }

    private TemplateData Data(PlannedDocument document)
    {
        JsonObject data;
        lock (_calculating)
        {
            data = DocumentData.Of(new(portfolio, document.Partner, document.Campaign, document.Source), document.Template, engine.Culture);
        }

        return TemplateData.From(data);
    }

    private DocumentText Fill(PlannedDocument document, TemplateData data)
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
}
