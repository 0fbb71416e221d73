using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace SkillServer.Rendering.Office;

/// <summary>How a document's figures were worked out, as one table: steps, assumptions, warnings and receipts of every calculation.</summary>
internal sealed class Workings
{
    private readonly Culture _culture;
    private readonly string[] _head;
    private readonly List<TableText.Row> _rows = [];
    private readonly List<string> _introduction = [];
    private readonly Dictionary<string, int> _rowOf = new(StringComparer.Ordinal);
    private string _calculation = "";
    private string _label = "";

    /// <summary>Reads the part of the document below its heading.</summary>
    public Workings(DocumentText document)
    {
        _culture = document.Culture;
        _head = [.. new[] { "calculation", "step", "what", "how", "value", "rule" }.Select(name => _culture.Label(name))];
        foreach (var block in document.Tree.SkipWhile(block => !TableText.IsWorkings(block, _culture)).Skip(1).Where(block => block is not FootnoteGroup))
        {
            Read(block);
        }
    }

    /// <summary>The paragraphs before the first calculation.</summary>
    public IReadOnlyList<string> Introduction => _introduction;

    /// <summary>The row at which a calculation begins, by its heading's anchor.</summary>
    public IReadOnlyDictionary<string, int> RowOf => _rowOf;

    /// <summary>The steps and what belongs to them.</summary>
    public TableText Table => new(_culture.Label("worked_out"), _head, _rows);

    private void Read(Block block)
    {
        switch (block)
        {
            case HeadingBlock { Inline: { } inline } heading:
                var title = DocumentText.Plain(inline);
                _calculation = title.EndsWith(": " + _culture.Label("the_steps"), StringComparison.Ordinal) ? title[..^(_culture.Label("the_steps").Length + 2)] : title;
                _rowOf.TryAdd(heading.GetAttributes().Id ?? "", _rows.Count);
                break;
            case Table table:
                foreach (var row in TableText.From("", table).Rows)
                {
                    Add(row.Cells.Count == _head.Length - 1 ? row.Cells : ["", .. _label.Length > 0 ? [$"{_label}: {row.Cells[0]}"] : row.Cells.Take(1), .. row.Cells.Skip(1)]);
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
        else if (text.StartsWith(_culture.Label("receipt") + ": ", StringComparison.Ordinal))
        {
            Add(["", _culture.Label("receipt"), text[(_culture.Label("receipt").Length + 2)..]]);
        }
        else
        {
            Add(["", _culture.Label("answer"), text]);
        }
    }

    /// <summary>Adds a row of this calculation.</summary>
    private void Add(IReadOnlyList<string> cells) =>
        _rows.Add(new([.. cells.Take(_head.Length - 1).Prepend(_calculation), .. Enumerable.Repeat("", Math.Max(0, _head.Length - 1 - cells.Count))], IsBold: false));
}
