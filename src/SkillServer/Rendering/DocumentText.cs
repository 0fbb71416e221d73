using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SkillServer.Rendering;

/// <summary>A filled-in template: its Markdown and the syntax tree that every format is rendered from.</summary>
public sealed class DocumentText
{
    /// <summary>The Markdown that documents are written in: tables, footnotes, task lists, no HTML and no links made from plain text.</summary>
    internal static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseFootnotes().UseTaskLists().UseAutoIdentifiers(Markdig.Extensions.AutoIdentifiers.AutoIdentifierOptions.GitHub).DisableHtml().UsePreciseSourceLocation().Build();

    private const string Csv = "csv";

    /// <summary>Parses a template's output; <paramref name="basis"/> is what its figures rest on, for formats with a line on every page; without a culture it is in English.</summary>
    public DocumentText(string markdown, string? basis = null, Culture? culture = null)
    {
        Culture = culture ?? Culture.English;
        Basis = basis;
        Source = Tidy(markdown);
        Tree = Markdown.Parse(Source, Pipeline);
        Title = Tree.OfType<HeadingBlock>().FirstOrDefault()?.Inline is { } heading ? Plain(heading) : Culture.Label("document");
    }

    /// <summary>The first heading as plain text.</summary>
    public string Title { get; }

    /// <summary>How its figures are written, and the words around it.</summary>
    public Culture Culture { get; }

    /// <summary>The policy with its version and the day of the figures; null when nothing was worked out.</summary>
    public string? Basis { get; }

    /// <summary>The Markdown, charts still described in JSON.</summary>
    public string Source { get; }

    /// <summary>The heading of the table that a CSV file holds; null for the first table.</summary>
    public string? CsvHeading => Tree.TryGetLinkReferenceDefinition(Csv, out var mark) ? mark.Title : null;

    /// <summary>The syntax tree.</summary>
    public MarkdownDocument Tree { get; }

    /// <summary>The chart that a block describes; null when it is something else.</summary>
    public Chart? ChartOf(MarkdownObject block) =>
        block is FencedCodeBlock { Info: "chart" } fence ? Chart.FromJson(fence.Lines.ToString()) with { Culture = Culture } : null;

    /// <summary>A line that no reader sees, for the table that a CSV file holds: it travels in the Markdown, as everything does that files are made of.</summary>
    internal static string CsvMark(string heading) => $"\n\n[{Csv}]: # \"{heading.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"\n";

    /// <summary>Whether a block is that line.</summary>
    internal static bool IsCsvMark(MarkdownObject block) => block is LinkReferenceDefinition { Label: Csv };

    /// <summary>The text of some inlines without their markup.</summary>
    public static string Plain(ContainerInline inline) =>
        string.Concat(inline.Descendants().Select(part => part switch { LiteralInline literal => literal.Content.ToString(), CodeInline code => code.Content, LineBreakInline => " ", _ => "" }));

    /// <summary>One line end, no trailing blanks, no more than one empty line in a row: what blocks of a template leave behind.</summary>
    private static string Tidy(string markdown)
    {
        var lines = markdown.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()).ToList();
        return string.Join('\n', lines.Where((line, i) => line.Length > 0 || i > 0 && lines[i - 1].Length > 0)).Trim('\n') + "\n";
    }
}
