using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace SkillServer.Rendering.Office;

/// <summary>How a document's figures were worked out, as one table: steps, assumptions, warnings and receipts of every calculation.</summary>
internal sealed class Workings
{
    private static readonly string[] Head = ["Calculation", "Step", "What", "How", "Value", "Rule"];

    private readonly List<TableText.Row> _rows = [];
    private readonly List<string> _introduction = [];
    private readonly Dictionary<string, int> _rowOf = new(StringComparer.Ordinal);
    private string _calculation = "";
    private string _label = "";

    /// <summary>Reads the part of the document below its heading.</summary>
    public Workings(DocumentText document)
    {
        foreach (var block in document.Tree.SkipWhile(block => !TableText.IsWorkings(block)).Skip(1).Where(block => block is not FootnoteGroup))
        {
            Read(block);
        }
    }

    /// <summary>The paragraphs before the first calculation.</summary>
    public IReadOnlyList<string> Introduction => _introduction;

    /// <summary>The row at which a calculation begins, by its heading's anchor.</summary>
    public IReadOnlyDictionary<string, int> RowOf => _rowOf;

    /// <summary>The steps and what belongs to them.</summary>
    public TableText Table => new(TableText.WorkingsHeading, Head, _rows);

    private void Read(Block block)
    {
        switch (block)
        {
            case HeadingBlock { Inline: { } inline } heading:
                var title = DocumentText.Plain(inline);
                _calculation = title.EndsWith(": the steps", StringComparison.Ordinal) ? title[..^": the steps".Length] : title;
                _rowOf.TryAdd(heading.GetAttributes().Id ?? "", _rows.Count);
                break;
            case Table table:
                foreach (var row in TableText.From("", table).Rows)
                {
                    Add(row.Cells.Count == Head.Length - 1 ? row.Cells : ["", .. _label.Length > 0 ? [$"{_label}: {row.Cells[0]}"] : row.Cells.Take(1), .. row.Cells.Skip(1)]);
                }

                break;
            case ParagraphBlock { Inline: { } inline }:
                Paragraph(DocumentText.Plain(inline));
                break;
            case ListBlock list:
                foreach (var item in list.Descendants<ParagraphBlock>().Where(item => item.Inline is not null))
                {
                    Add(["", _label, DocumentText.Plain(item.Inline!)]);
                }

                break;
            default:
                break;
        }
    }

    private void Paragraph(string text)
    {
        if (_calculation.Length == 0)
        {
            _introduction.Add(text);
        }
        else if (text.EndsWith(':'))
        {
            _label = text[..^1];
        }
        else if (text.StartsWith("Receipt: ", StringComparison.Ordinal))
        {
            Add(["", "Receipt", text["Receipt: ".Length..]]);
        }
        else
        {
            Add(["", "Answer", text]);
        }
    }

    /// <summary>Adds a row of this calculation.</summary>
    private void Add(IReadOnlyList<string> cells) =>
        _rows.Add(new([.. cells.Take(Head.Length - 1).Prepend(_calculation), .. Enumerable.Repeat("", Math.Max(0, Head.Length - 1 - cells.Count))], IsBold: false));
}
