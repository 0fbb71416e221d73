using System.Globalization;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SkillServer.Rendering.Office;

/// <summary>A second-level heading and what stands under it: <see cref="SlideParagraph"/> and <see cref="SlideGraphic"/> in their order.</summary>
internal sealed record SlideSection(string Title, List<object> Items);

/// <summary>Reads a document's syntax tree into the sections that become slides.</summary>
internal sealed class SlideReader
{
    private const int MostInParagraph = 400;
    private readonly DocumentText _document;

    /// <summary>Reads a document; the first section is what stands before the first second-level heading.</summary>
    public SlideReader(DocumentText document)
    {
        _document = document;
        Sections.Add(new(SlideParagraph.Clean(document.Title), []));
        foreach (var block in document.Tree)
        {
            if (block is HeadingBlock { Level: <= 2 } heading)
            {
                var title = SlideParagraph.Clean(DocumentText.Plain(heading.Inline!)).Trim();
                if (Sections.Count > 1 || Sections[0].Items.Count > 0 || title != Sections[0].Title)
                {
                    Sections.Add(new(title, []));
                }
            }
            else
            {
                Read(block, Sections[^1].Items, 0, italic: false);
            }
        }
    }

    /// <summary>The sections in their order, the title's first.</summary>
    public List<SlideSection> Sections { get; } = [];

    /// <summary>The footnotes' texts by number.</summary>
    public SortedDictionary<int, string> Footnotes { get; } = [];

    private void Read(Block block, List<object> items, int level, bool italic)
    {
        switch (block)
        {
            case HeadingBlock heading:
                items.Add(Paragraph(heading, SlideMark.Lead, 0, bold: true, italic));
                break;
            case Table table:
                items.Add(ReadTable(table));
                break;
            case Footnote footnote:
                Footnotes[footnote.Order] = SlideParagraph.Clean(string.Join(' ', footnote.Descendants<ParagraphBlock>().Select(paragraph => DocumentText.Plain(paragraph.Inline!))));
                break;
            case ListBlock list:
                ReadList(list, items, level, italic);
                break;
            case ContainerBlock container:
                foreach (var child in container)
                {
                    Read(child, items, level, italic || container is QuoteBlock);
                }

                break;
            case CodeBlock code:
                items.Add(_document.ChartOf(code) is { } chart ? new SlideChart(chart) : new SlideParagraph([new(SlideParagraph.Clean(code.Lines.ToString()))]).Shortened(MostInParagraph));
                break;
            case LeafBlock { Inline: not null } paragraph:
                items.Add(Paragraph(paragraph, SlideMark.None, level, bold: false, italic));
                break;
            default:
                break;
        }
    }

    private void ReadList(ListBlock list, List<object> items, int level, bool italic)
    {
        var number = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? Math.Clamp(start, 1, 30_000) : 1;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var first = items.Count;
            foreach (var child in item)
            {
                Read(child, items, Math.Min(child is ListBlock ? level + 1 : level, 4), italic);
            }

            if (items.Count > first && items[first] is SlideParagraph { Mark: SlideMark.None } paragraph)
            {
                items[first] = paragraph with { Mark = list.IsOrdered ? SlideMark.Number : SlideMark.Bullet, Number = list.IsOrdered ? number++ : 0 };
            }
        }
    }

    private static SlideTable ReadTable(Table table)
    {
        var columns = Math.Max(1, table.OfType<TableRow>().Max(row => row.Count));
        var most = Math.Clamp(1600 / columns, 24, 300);
        var rows = table.OfType<TableRow>().Select(row => (row.IsHeader, Cells: (IReadOnlyList<SlideParagraph>)[.. Enumerable.Range(0, columns).Select(i => i < row.Count ? Cell((TableCell)row[i], row.IsHeader).Shortened(most) : new SlideParagraph([]))])).ToList();
        return new(rows.FirstOrDefault(row => row.IsHeader).Cells ?? rows[0].Cells, [.. rows.Where(row => !row.IsHeader).Select(row => row.Cells)],
            [.. Enumerable.Range(0, columns).Select(i => i < table.ColumnDefinitions.Count && table.ColumnDefinitions[i].Alignment == TableColumnAlign.Right)]);
    }

    private static SlideParagraph Cell(TableCell cell, bool bold) =>
        new([.. cell.OfType<LeafBlock>().Where(block => block.Inline is not null).SelectMany(block => Runs(block.Inline!, bold, false))]);

    private static SlideParagraph Paragraph(LeafBlock block, SlideMark mark, int level, bool bold, bool italic) =>
        new SlideParagraph([.. Runs(block.Inline!, bold, italic)], mark, level).Shortened(MostInParagraph);

    private static IEnumerable<SlideRun> Runs(ContainerInline inlines, bool bold, bool italic)
    {
        foreach (var inline in inlines)
        {
            var runs = inline switch
            {
                FootnoteLink { IsBackLink: false } link => [new SlideRun($"{link.Footnote.Order}", Raised: true)],
                EmphasisInline strong => Runs(strong, bold || strong.DelimiterCount >= 2, italic || strong.DelimiterCount == 1),
                ContainerInline container => Runs(container, bold, italic),
                LiteralInline literal => Plain(literal.Content.ToString()),
                CodeInline code => Plain(code.Content),
                HtmlEntityInline entity => Plain(entity.Transcoded.ToString()),
                AutolinkInline link => Plain(link.Url),
                LineBreakInline => Plain(" "),
                TaskList task => Plain(task.Checked ? "☑" : "☐"),
                _ => [],
            };
            foreach (var run in runs)
            {
                yield return run;
            }
        }

        IEnumerable<SlideRun> Plain(string text) => text.Length == 0 ? [] : [new(SlideParagraph.Clean(text), bold, italic)];
    }
}
