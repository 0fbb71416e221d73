using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SkillServer.Rendering;

/// <summary>A table of a document as plain text, and the heading it stands under.</summary>
internal sealed record TableText(string Heading, IReadOnlyList<string> Head, IReadOnlyList<TableText.Row> Rows)
{
    /// <summary>The document's tables in their order, without those that show how figures were worked out.</summary>
    public static IReadOnlyList<TableText> Of(DocumentText document)
    {
        var tables = new List<TableText>();
        var heading = document.Title;
        foreach (var block in document.Tree.Descendants<Block>())
        {
            if (block is HeadingBlock { Inline: not null } found)
            {
                heading = DocumentText.Plain(found.Inline);
                if (IsWorkings(found, document.Culture))
                {
                    break;
                }
            }
            else if (block is Table table)
            {
                tables.Add(From(heading, table));
            }
        }

        return tables;
    }

    /// <summary>A table of the syntax tree, every row as wide as the first.</summary>
    public static TableText From(string heading, Table table)
    {
        var rows = table.OfType<TableRow>().Select(row => Read(row)).ToList();
        var head = rows.Count > 0 ? rows[0].Cells : [];
        return new(heading, head, [.. rows.Skip(1).Select(row => row with { Cells = [.. head.Select((_, i) => i < row.Cells.Count ? row.Cells[i] : "")] })]);
    }

    /// <summary>Whether the steps begin here.</summary>
    public static bool IsWorkings(Block block, Culture culture) => block is HeadingBlock { Level: 2, Inline: { } inline } && DocumentText.Plain(inline) == culture.Label("worked_out");

    private static Row Read(TableRow row) => new([.. row.OfType<TableCell>().Select(Text)], row.FirstOrDefault() is TableCell first && IsAllBold(first));

    /// <summary>A cell's text without its markup.</summary>
    public static string Text(TableCell cell) =>
        string.Join(' ', cell.Descendants<LeafBlock>().Where(block => block.Inline is not null).Select(block => DocumentText.Plain(block.Inline!))).Trim();

    private static bool IsAllBold(TableCell cell) =>
        cell.Descendants<LeafBlock>().FirstOrDefault()?.Inline?.Where(part => part is not LiteralInline { Content.IsEmpty: true }).ToList() is [EmphasisInline { DelimiterCount: 2 }];

    /// <summary>A row; <see cref="IsBold"/> when its first cell is, as totals are written.</summary>
    internal sealed record Row(IReadOnlyList<string> Cells, bool IsBold);
}
