using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax.Inlines;
using Box = DocumentFormat.OpenXml.Office2010.Word;

namespace SkillServer.Rendering.Office;

/// <summary>How a piece of text looks; the size is in half points and is the style's own when there is none.</summary>
internal readonly record struct Look(bool Bold = false, bool Italic = false, bool Link = false, int? Size = null);

/// <summary>Text with its emphasis, links, notes and boxes as Word runs.</summary>
internal sealed class WordInlines(WordFile file, OpenXmlPart part)
{
    /// <summary>Plain text as it stands.</summary>
    public static Run Text(string text, Look look = default, bool code = false)
    {
        var properties = new RunProperties
        {
            RunStyle = code ? new() { Val = "CodeText" } : look.Link ? new() { Val = "Hyperlink" } : null,
            Bold = look.Bold ? new() : null,
            Italic = look.Italic ? new() : null,
            FontSize = look.Size is { } size ? new() { Val = $"{size - (code ? 1 : 0)}" } : null,
        };
        var run = new Run(new Text(OfficeText.Clean(text)) { Space = SpaceProcessingModeValues.Preserve });
        if (properties.HasChildren)
        {
            run.PrependChild(properties);
        }

        return run;
    }

    public IEnumerable<OpenXmlElement> Of(ContainerInline? inlines, Look look = default) => inlines is null ? [] : inlines.SelectMany(inline => One(inline, look));

    private IEnumerable<OpenXmlElement> One(Inline inline, Look look) => inline switch
    {
        LiteralInline literal => [Text(literal.Content.ToString(), look)],
        CodeInline code => [Text(code.Content, look, code: true)],
        HtmlEntityInline entity => [Text(entity.Transcoded.ToString(), look)],
        LineBreakInline line => [line.IsHard ? new Run(new Break()) : Text(" ", look)],
        TaskList box => [Tick(box.Checked), new Run(new TabChar())],
        FootnoteLink note => note.IsBackLink ? [] : Note(note.Footnote),
        EmphasisInline emphasis => Of(emphasis, emphasis.DelimiterCount > 1 ? look with { Bold = true } : look with { Italic = true }),
        AutolinkInline link => Linked(link.IsEmail ? "mailto:" + link.Url : link.Url, [Text(link.Url, look with { Link = true })], [Text(link.Url, look)]),
        LinkInline { IsImage: false } link => Linked(link.Url, Of(link, look with { Link = true }), Of(link, look)),
        ContainerInline other => Of(other, look),
        _ => [],
    };

    /// <summary>A link that leads somewhere: to a heading, a web page or an address. Anything else stays text.</summary>
    private IEnumerable<OpenXmlElement> Linked(string? url, IEnumerable<OpenXmlElement> linked, IEnumerable<OpenXmlElement> plain)
    {
        if (url is ['#', ..])
        {
            return file.Bookmark(Uri.UnescapeDataString(url[1..])) is { } bookmark ? [new Hyperlink(linked) { Anchor = bookmark, History = true }] : plain;
        }

        return Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeMailto)
            ? [new Hyperlink(linked) { Id = file.Link(part, uri), History = true }]
            : plain;
    }

    /// <summary>A footnote's mark; where the same note is meant again, its number leads to the first mark.</summary>
    private IEnumerable<OpenXmlElement> Note(Markdig.Extensions.Footnotes.Footnote footnote)
    {
        var (number, first) = file.Refer(footnote);
        var bookmark = $"note_{number}";
        var style = new RunProperties { RunStyle = new() { Val = "FootnoteReference" } };
        if (!first)
        {
            return [new SimpleField(new Run(style, new Text($"{number}"))) { Instruction = $" NOTEREF {bookmark} \\f \\h " }];
        }

        var id = $"{file.NextId()}";
        return [new BookmarkStart { Id = id, Name = bookmark }, new Run(style, new FootnoteReference { Id = number }), new BookmarkEnd { Id = id }];
    }

    /// <summary>A box that can be ticked in Word.</summary>
    private SdtRun Tick(bool ticked) => new(
        new SdtProperties(
            new SdtId { Val = file.NextId() },
            new Box.SdtContentCheckBox(
                new Box.Checked { Val = ticked ? Box.OnOffValues.One : Box.OnOffValues.Zero },
                new Box.CheckedState { Font = "Segoe UI Symbol", Val = "2612" }, new Box.UncheckedState { Font = "Segoe UI Symbol", Val = "2610" })),
        new SdtContentRun(new Run(
            new RunProperties { RunFonts = new() { Ascii = "Segoe UI Symbol", HighAnsi = "Segoe UI Symbol", EastAsia = "Segoe UI Symbol", ComplexScript = "Segoe UI Symbol" } },
            new Text(ticked ? "☒" : "☐"))));
}
