using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.TaskLists;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using MarkdownTable = Markdig.Extensions.Tables.Table;

namespace SkillServer.Rendering.Office;

/// <summary>Where a block stands: the style of its paragraphs and how far they stand in.</summary>
internal readonly record struct Place(string Style = "Normal", int Left = 0, int Depth = 0);

/// <summary>Blocks of Markdown as paragraphs, tables and charts.</summary>
internal sealed class WordBlocks(WordFile file, OpenXmlPart part)
{
    /// <summary>So long a paragraph need not stay with the table or list below it.</summary>
    private const int Short = 400;

    /// <summary>So short a paragraph does not stand alone after a list.</summary>
    private const int Line = 100;

    /// <summary>How far the style of a quote stands in.</summary>
    private const int QuoteIndent = 240;

    private readonly WordInlines _inlines = new(file, part);
    private bool _titled, _steps;

    /// <summary>The blocks in a container, set so that none touches a table.</summary>
    public List<OpenXmlElement> Of(ContainerBlock container, Place place = default)
    {
        place = place.Style is null ? new() { Style = "Normal" } : place;
        var blocks = new List<OpenXmlElement>();
        foreach (var block in container)
        {
            var made = One(block, place).ToList();
            if (made.Count > 0 && blocks.Count > 0)
            {
                Join(blocks, made[0]);
            }

            blocks.AddRange(made);
        }

        if (blocks is [.., Table])
        {
            blocks.Add(Gap());
        }

        return blocks;
    }

    private IEnumerable<OpenXmlElement> One(Block block, Place place)
    {
        switch (block)
        {
            case HeadingBlock heading:
                _steps |= TableText.IsWorkings(heading, file.Document.Culture);
                return [Heading(heading)];
            case ParagraphBlock paragraph:
                return [Filled(Properties(place), _inlines.Of(paragraph.Inline))];
            case ListBlock list:
                return List(list, place);
            case QuoteBlock quote:
                return Of(quote, place with { Style = "Quote" });
            case MarkdownTable table:
                return [WordTable.Of(table, _inlines, _steps ? WordStyles.StepsSize : WordStyles.TableSize, file.Document.Culture)];
            case CodeBlock code:
                return file.Document.ChartOf(code) is { } chart ? WordChart.Of(chart, file) : [Code(code)];
            case ThematicBreakBlock:
                return [Filled(new() { ParagraphStyleId = new() { Val = "Rule" } }, [])];
            case FootnoteGroup or LinkReferenceDefinitionGroup:
                return [];
            case ContainerBlock other:
                return Of(other, place);
            case LeafBlock { Inline: { } text }:
                return [Filled(Properties(place), _inlines.Of(text))];
            default:
                return [];
        }
    }

    /// <summary>The first heading of level one is the title; level two begins the headings.</summary>
    private Paragraph Heading(HeadingBlock heading)
    {
        var title = heading.Level == 1 && !_titled;
        _titled |= title;
        var id = file.Bookmark(heading.GetAttributes().Id);
        var number = $"{file.NextId()}";
        IEnumerable<OpenXmlElement> text = _inlines.Of(heading.Inline);
        return Filled(
            new() { ParagraphStyleId = new() { Val = title ? "Title" : $"Heading{Math.Clamp(heading.Level - 1, 1, 4)}" } },
            id is null ? text : [new BookmarkStart { Id = number, Name = id }, .. text, new BookmarkEnd { Id = number }]);
    }

    private IEnumerable<OpenXmlElement> List(ListBlock list, Place place)
    {
        var number = WordNumbering.Bullets;
        if (list.IsOrdered)
        {
            file.OrderedLists.Add(int.TryParse(list.OrderedStart, out var start) ? start : 1);
            number += file.OrderedLists.Count;
        }

        var depth = Math.Min(place.Depth, 8);
        var quoted = place.Style.StartsWith("Quote", StringComparison.Ordinal);
        var inside = new Place(quoted ? "QuoteList" : "ListContinue", place.Left + WordNumbering.Step + (place.Style == "Quote" ? QuoteIndent : 0), place.Depth + 1);
        var items = list.OfType<ListItemBlock>().ToList();
        foreach (var (at, item) in items.Index())
        {
            var blocks = Of(item, inside);
            if (blocks is not [Paragraph { ParagraphProperties: { NumberingProperties: null } opening }, ..] || opening.ParagraphStyleId?.Val?.Value != inside.Style)
            {
                blocks.Insert(0, Filled(Properties(inside), [])); // an item that starts with something else, or with nothing
            }

            var first = ((Paragraph)blocks[0]).ParagraphProperties!;
            first.Indentation = new() { Left = $"{inside.Left}", Hanging = $"{WordNumbering.Step}" };
            if (!item.Descendants<TaskList>().Any(box => box.Parent is { } inline && inline.FirstChild == box && inline.ParentBlock == item.FirstOrDefault()))
            {
                first.ParagraphStyleId!.Val = quoted ? inside.Style : list.IsOrdered ? "ListNumber" : "ListBullet";
                first.NumberingProperties = new() { NumberingLevelReference = new() { Val = depth }, NumberingId = new() { Val = number } };
            }

            if (blocks is [Paragraph] && (at == 0 || at == items.Count - 2) && at < items.Count - 1)
            {
                first.KeepNext = new(); // neither the first item nor the last stands alone on a page
            }

            foreach (var block in blocks)
            {
                yield return block;
            }
        }
    }

    private static Paragraph Code(CodeBlock code)
    {
        var lines = code.Lines.ToString().Split('\n');
        return Filled(new() { ParagraphStyleId = new() { Val = "Code" } }, lines.SelectMany((line, i) => i == 0 ? new OpenXmlElement[] { WordInlines.Text(line) } : [new Run(new Break()), WordInlines.Text(line)]));
    }

    private static ParagraphProperties Properties(Place place) => new()
    {
        ParagraphStyleId = new() { Val = place.Style },
        Indentation = place.Left > 0 ? new() { Left = $"{place.Left}" } : null,
    };

    private static Paragraph Filled(ParagraphProperties properties, IEnumerable<OpenXmlElement> content) => new([properties, .. content]);

    /// <summary>A lead-in stays with what it leads to; two tables do not grow together, and nothing sticks to a table or a list above it.</summary>
    private static void Join(List<OpenXmlElement> blocks, OpenXmlElement next)
    {
        var style = StyleOf(next);
        switch (blocks[^1], next)
        {
            case (Table, Table):
                blocks.Add(Gap());
                break;
            case (Table, Paragraph { ParagraphProperties: { } below }) when !style.StartsWith("Heading", StringComparison.Ordinal):
                below.SpacingBetweenLines = new() { Before = "200" };
                break;
            case (Paragraph { ParagraphProperties: { } last } list, Table) when IsList(StyleOf(list)):
                last.SpacingBetweenLines = new() { After = "160" };
                break;
            case (Paragraph { ParagraphProperties: { } last } list, Paragraph { ParagraphProperties: { } below }) when IsList(StyleOf(list)) && style is ("Normal" or "Quote"):
                below.SpacingBetweenLines = new() { Before = "120" };
                last.KeepNext = next.InnerText.Length < Line ? new() : null;
                break;
            case (Paragraph { ParagraphProperties: { } above } lead, _) when lead.InnerText.Length < Short && (next is Table || IsList(style) || lead.InnerText.EndsWith(':')):
                above.KeepNext = new();
                break;
        }
    }

    private static string StyleOf(OpenXmlElement element) => (element as Paragraph)?.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? "";

    private static bool IsList(string style) => style.StartsWith("List", StringComparison.Ordinal);

    private static Paragraph Gap() => new(new ParagraphProperties { ParagraphStyleId = new() { Val = "TableGap" } });
}
