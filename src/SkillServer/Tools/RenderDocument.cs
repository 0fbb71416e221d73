using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Partnerships.Kernel;
using SkillServer.Content;
using SkillServer.Rendering;
using SkillServer.Workspace;

namespace SkillServer.Tools;

/// <summary>Makes one document: of the workspace, or from data given with the call.</summary>
public sealed class RenderDocument(ContentFolder content) : KnowledgeTool<RenderDocument.Input, RenderDocument.Output>
{
    /// <summary>Which document, from what, in which format.</summary>
    public sealed record Input
    {
        /// <summary>A document of the workspace.</summary>
        [Description("Of the workspace, e.g. qbr/P05. Or template, data and asOf.")]
        public string? Document { get; init; }

        /// <summary>The template's name.</summary>
        public string? Template { get; init; }

        /// <summary>The template's data.</summary>
        [Description("{company, fields, inputs: {operation: input}}; see list_templates.")]
        public JsonElement? Data { get; init; }

        /// <summary>The day the document is as of.</summary>
        public DateOnly? AsOf { get; init; }

        /// <summary>The format; Markdown when left out.</summary>
        [Description("md (default), html, docx, pptx, xlsx or csv.")]
        public string? Format { get; init; }

        /// <summary>Name of the policy.</summary>
        public string? Policy { get; init; }

        /// <summary>Print a mark where something is missing, instead of refusing.</summary>
        [Description("Mark what is missing instead of refusing.")]
        public bool? Gaps { get; init; }
    }

    /// <summary>What was made; the path when it was written into the workspace's out folder.</summary>
    public sealed record Output(string Title, string Name, string Format, string MediaType, int Bytes, string? Path);

    /// <inheritdoc />
    public override string Name => "render_document";

    /// <inheritdoc />
    public override string Title => "Render document";

    /// <inheritdoc />
    public override string Description => "Makes a document from a template: text comes back as it is, Word, PowerPoint and Excel as a file. Figures come from the operations it names.";

    /// <inheritdoc />
    public override bool ReadOnly => false;

    /// <inheritdoc />
    protected override ToolAnswer Answer(Input input, CancellationToken cancellation)
    {
        var renderer = Renderer(input.Format ?? "md");
        if (input.Document is null == input.Template is null)
        {
            throw new RefusalException(new Refusal("one_of", "template", input.Template is null ? null : "template and document", "a document of the workspace, or a template with data", "Give one of the two."));
        }

        return input.Document is { } document ? OfWorkspace(document, renderer, cancellation) : OfData(input, renderer);
    }

    private ToolAnswer OfWorkspace(string document, DocumentRenderer renderer, CancellationToken cancellation)
    {
        if (content.Workspace is not { } workspace)
        {
            throw new RefusalException(new Refusal("no_workspace", "document", document, "a template with data; this server was started without a workspace", "Start it with `serve --workspace DIR`, or give template and data."));
        }

        var report = Build(workspace, document, renderer.Format, cancellation);
        var path = $"{WorkspaceBuilder.Out}/{document}.{renderer.Format}";
        var built = report.Files.FirstOrDefault(file => file.Path == path) ?? throw new RefusalException(report.Faults.Count > 0
            ? new Refusal("not_built", "document", document, "a document whose data is whole", string.Join(" ", report.Faults.Take(5)))
            : new Refusal("not_a_choice", "format", renderer.Format, "a format that the document is asked for in documents.yaml", "Choose another, or add it there."));
        var bytes = new WorkspaceFolder(workspace).Bytes(path);
        return Answer(new(built.Title, document, renderer.Format, renderer.MediaType, bytes.Length, path), renderer, bytes);
    }

    /// <summary>Where the workspace lies is not for those who call from elsewhere.</summary>
    private WorkspaceReport Build(string workspace, string document, string format, CancellationToken cancellation)
    {
        try
        {
            return new WorkspaceBuilder(content).Build(workspace, [document], [format], cancellation: cancellation);
        }
        catch (IOException fault)
        {
            throw new RefusalException(new Refusal("not_written", "document", document, "a workspace that this server can write to", fault.Message.Replace(Path.GetFullPath(workspace) + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)));
        }
    }

    private ToolAnswer OfData(Input input, DocumentRenderer renderer)
    {
        var library = content.Documents;
        var template = DataDocument.Find(library, input.Template!);
        if (!template.Front!.Formats.Contains(renderer.Format))
        {
            throw new RefusalException(new Refusal("not_a_choice", "format", renderer.Format, "what suits this template: " + string.Join(", ", template.Front.Formats), "Choose one of these."));
        }

        var asOf = input.AsOf ?? throw new RefusalException(new Refusal("missing_field", "asOf", null, "a date as yyyy-MM-dd", "Say which day the document's figures are as of."));
        var policy = content.Policies.On(input.Policy ?? PolicyLibrary.Default, asOf, "asOf");
        var data = input.Data is not { } given ? [] : given.ValueKind == JsonValueKind.Object ? JsonObject.Create(given.Clone())!
            : throw new RefusalException(new Refusal("wrong_type", "data", "something else", "an object", "Send the value in that form."));
        var text = new DataDocument(library, policy).Render(template.Name, data, asOf, input.Gaps == true);
        var bytes = renderer.Render(text);
        return Answer(new(text.Title, template.Name, renderer.Format, renderer.MediaType, bytes.Length, null), renderer, bytes);
    }

    private static ToolAnswer Answer(Output output, DocumentRenderer renderer, byte[] bytes)
    {
        var where = output.Path is null ? "" : $" It is in {output.Path}.";
        return new(ToolJson.Write(output), renderer.IsText ? Encoding.UTF8.GetString(bytes) : string.Create(CultureInfo.InvariantCulture, $"{output.Title}: {output.Name}.{output.Format}, {bytes.Length:N0} bytes.{where}\n"))
        {
            File = renderer.IsText && output.Path is null ? null : new($"{output.Name}.{output.Format}", renderer.MediaType, output.Path, output.Path is null ? new ReadOnlyMemory<byte>(bytes) : null),
        };
    }

    private static DocumentRenderer Renderer(string format) => DocumentRenderer.Find(format)
        ?? throw new RefusalException(new Refusal("not_a_choice", "format", format, "one of " + string.Join(", ", DocumentRenderer.All.Select(renderer => renderer.Format)),
            "Choose one of these; for a PDF, print the html or the docx."));
}
