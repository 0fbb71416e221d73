using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SkillServer.Rendering.Office;

/// <summary>The first sheet: what the document is, what the other sheets show, and where its figures come from.</summary>
internal sealed class AboutSheet(DocumentText document, SheetStyles styles)
{
    private const int Width = 110;
    private const int LinkWidth = 95;

    private readonly List<Line> _lines = [new(document.Title, SheetRole.Title)];

    /// <summary>Fills the sheet's part. <paramref name="steps"/> is the name of the sheet with the steps.</summary>
    public void Write(WorksheetPart part, IReadOnlyList<(string Name, TableText Table)> sheets, Workings workings, string? steps)
    {
        foreach (var block in document.Tree.SkipWhile(block => block is not HeadingBlock).Skip(1).TakeWhile(block => block is not HeadingBlock and not Markdig.Extensions.Tables.Table))
        {
            foreach (var leaf in (block is LeafBlock one ? [one] : block.Descendants<LeafBlock>()).Where(leaf => leaf.Inline is not null))
            {
                _lines.Add(new((leaf.Parent is ListItemBlock ? "• " : "") + Marked(leaf.Inline!), SheetRole.Plain));
            }
        }

        Section(document.Culture.Label("sheets"), [.. sheets.Select(sheet => new Line(OnOneLine($"{sheet.Name}: {string.Join(", ", sheet.Table.Head.Where(head => head.Length > 0))}"), SheetRole.Link, SheetNames.Place(sheet.Name, "A1")))]);
        Section(document.Culture.Label("figures_from"), [.. workings.Introduction.Select(text => new Line(text, SheetRole.Plain)), .. Footnotes(workings, steps)]);
        part.Worksheet = Sheet();
    }

    private void Section(string title, IReadOnlyList<Line> lines)
    {
        if (lines.Count > 0)
        {
            _lines.AddRange([new("", SheetRole.Plain), new(title, SheetRole.Strong), .. lines]);
        }
    }

    /// <summary>Each footnote's name as a link to its steps, and below it what it says of policy and receipt.</summary>
    private IEnumerable<Line> Footnotes(Workings workings, string? steps)
    {
        foreach (var footnote in document.Tree.OfType<FootnoteGroup>().SelectMany(list => list.OfType<Footnote>()).OrderBy(footnote => footnote.Order))
        {
            var texts = footnote.Descendants<LeafBlock>().Where(leaf => leaf.Inline is not null).Select(leaf => leaf.Inline!).ToList();
            var anchor = texts.SelectMany(text => text.Descendants<LinkInline>()).Select(link => link.Url).FirstOrDefault(url => url is ['#', ..])?[1..];
            var place = steps is not null && anchor is not null && workings.RowOf.TryGetValue(anchor, out var row) ? SheetNames.Place(steps, SheetCells.At(0, row + 1)) : null;
            var text = string.Join(' ', texts.Select(DocumentText.Plain)).Trim();
            var end = text.IndexOf(". ", StringComparison.Ordinal) is >= 0 and var found ? found + 1 : text.Length;
            yield return new($"[{Number(footnote)}] {text[..end]}", place is null ? SheetRole.Plain : SheetRole.Link, place);
            if (end < text.Length)
            {
                yield return new(text[end..].Trim(), SheetRole.Plain);
            }
        }
    }

    private Worksheet Sheet()
    {
        var sheet = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(new SheetView { ShowGridLines = false, TabSelected = true, WorkbookViewId = 0 }),
            new SheetFormatProperties { DefaultRowHeight = 15 },
            new Columns(new Column { Min = 1, Max = 1, Width = Width, CustomWidth = true }),
            new SheetData(_lines.Select((line, i) => new Row(SheetCells.Text(0, i, line.Text, styles.Of(new(line.Role)))) { RowIndex = (uint)i + 1, Height = HeightOf(line), CustomHeight = true })));
        var links = _lines.Index().Where(line => line.Item.Place is not null).Select(line => new Hyperlink { Reference = SheetCells.At(0, line.Index), Location = line.Item.Place }).ToList();
        if (links.Count > 0)
        {
            sheet.Append(new Hyperlinks(links));
        }

        SheetPage.Append(sheet, document);
        return sheet;
    }

    /// <summary>A link's cell is not broken by every program: what is too long ends after a column's name.</summary>
    private static string OnOneLine(string text) => text.Length <= LinkWidth ? text
        : text[..(text.LastIndexOf(", ", LinkWidth, StringComparison.Ordinal) is > 0 and var end ? end : LinkWidth)] + " …";

    /// <summary>Room for all lines of a text.</summary>
    private static double HeightOf(Line line) => line.Role == SheetRole.Title ? 24 : SheetCells.HeightOf(line.Text, Width);

    /// <summary>The text with its footnotes' numbers.</summary>
    private static string Marked(ContainerInline inline) => string.Concat(inline.Descendants().Select(part => part switch
    {
        FootnoteLink { IsBackLink: false } link => $" [{Number(link.Footnote)}]",
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        LineBreakInline => " ",
        _ => "",
    }));

    private static string Number(Footnote footnote) => footnote.Order.ToString(CultureInfo.InvariantCulture);

    private sealed record Line(string Text, SheetRole Role, string? Place = null);
}
