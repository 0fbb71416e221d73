using System.Text;
using Markdig.Syntax;

namespace SkillServer.Rendering;

/// <summary>Writes a document in one format.</summary>
public abstract class DocumentRenderer
{
    /// <summary>The renderers there are.</summary>
    public static IReadOnlyList<DocumentRenderer> All { get; } =
        [new MarkdownRenderer(), new HtmlRenderer(), new Office.WordRenderer(), new Office.SlideRenderer(), new Office.SheetRenderer(), new CsvRenderer()];

    /// <summary>The format's name, also the file's ending.</summary>
    public abstract string Format { get; }

    /// <summary>The format's media type.</summary>
    public abstract string MediaType { get; }

    /// <summary>Whether the file is text that can be read as it is.</summary>
    public virtual bool IsText => false;

    /// <summary>The file's bytes; the same document gives the same bytes.</summary>
    public abstract byte[] Render(DocumentText document);

    /// <summary>The renderer of a format; null when there is none.</summary>
    public static DocumentRenderer? Find(string format) => All.FirstOrDefault(renderer => renderer.Format == format);
}

/// <summary>The template's own output, each chart as its table.</summary>
public sealed class MarkdownRenderer : DocumentRenderer
{
    /// <inheritdoc />
    public override string Format => "md";

    /// <inheritdoc />
    public override string MediaType => "text/markdown";

    /// <inheritdoc />
    public override bool IsText => true;

    /// <inheritdoc />
    public override byte[] Render(DocumentText document)
    {
        var text = new StringBuilder(document.Source.Length);
        var at = 0;
        foreach (var block in document.Tree.Descendants<LeafBlock>().OrderBy(block => block.Span.Start))
        {
            if (document.ChartOf(block) is { } chart)
            {
                text.Append(document.Source, at, block.Span.Start - at).Append(ChartTable.Markdown(chart));
                at = block.Span.End + 1;
            }
            else if (DocumentText.IsCsvMark(block))
            {
                text.Append(document.Source[at..block.Span.Start].TrimEnd('\n'));
                at = block.Span.End + 1;
            }
        }

        return Encoding.UTF8.GetBytes(text.Append(document.Source, at, document.Source.Length - at).ToString());
    }
}
