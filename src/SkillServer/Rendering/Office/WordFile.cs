using DocumentFormat.OpenXml.Packaging;
using Markdig.Extensions.Footnotes;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace SkillServer.Rendering.Office;

/// <summary>What a Word document counts through: bookmarks, footnotes, lists, links, charts and boxes.</summary>
internal sealed class WordFile(MainDocumentPart main, DocumentText document)
{
    private readonly Dictionary<string, string> _bookmarks = document.Tree.Descendants<HeadingBlock>().Select(heading => heading.GetAttributes().Id).OfType<string>().Distinct(StringComparer.Ordinal)
        .Index().ToDictionary(id => id.Item, id => Named(id.Index, id.Item), StringComparer.Ordinal);
    private readonly List<Footnote> _footnotes = [];
    private int _links, _ids;

    /// <summary>What is written.</summary>
    public DocumentText Document => document;

    /// <summary>The part with the body; charts belong to it.</summary>
    public MainDocumentPart Main => main;

    /// <summary>The footnotes that the text refers to, in its order.</summary>
    public IReadOnlyList<Footnote> Footnotes => _footnotes;

    /// <summary>The first numbers of the ordered lists; each counts for itself.</summary>
    public List<int> OrderedLists { get; } = [];

    /// <summary>The bookmark of a heading; null when no heading has this id.</summary>
    public string? Bookmark(string? id) => id is null ? null : _bookmarks.GetValueOrDefault(id);

    /// <summary>A footnote's number, and whether it is referred to for the first time.</summary>
    public (int Number, bool First) Refer(Footnote footnote)
    {
        var at = _footnotes.IndexOf(footnote);
        if (at < 0)
        {
            _footnotes.Add(footnote);
        }

        return at < 0 ? (_footnotes.Count, true) : (at + 1, false);
    }

    /// <summary>The relationship of a link that leads out of the document.</summary>
    public string Link(OpenXmlPart from, Uri to) => from.AddHyperlinkRelationship(to, true, $"rIdLink{++_links}").Id;

    /// <summary>A number that nothing else in the document bears.</summary>
    public int NextId() => ++_ids;

    /// <summary>Word takes forty letters, digits and underscores.</summary>
    private static string Named(int index, string id)
    {
        var name = $"h{index}_" + string.Concat(id.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        return name.Length <= 40 ? name : name[..40];
    }
}
