using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SkillServer.Rendering.Office;

/// <summary>The footnotes: each says what a figure rests on and leads to the steps.</summary>
internal static class WordNotes
{
    public static Footnotes Of(WordFile file)
    {
        var notes = new Footnotes(
            new Footnote(new Paragraph(new Run(new SeparatorMark()))) { Type = FootnoteEndnoteValues.Separator, Id = -1 },
            new Footnote(new Paragraph(new Run(new ContinuationSeparatorMark()))) { Type = FootnoteEndnoteValues.ContinuationSeparator, Id = 0 });
        var blocks = new WordBlocks(file, file.Main.GetPartsOfType<FootnotesPart>().Single());
        for (var i = 0; i < file.Footnotes.Count; i++) // a note can refer to another one
        {
            var content = blocks.Of(file.Footnotes[i], new("FootnoteText"));
            var mark = new Run(new RunProperties { RunStyle = new() { Val = "FootnoteReference" } }, new FootnoteReferenceMark());
            if (content.OfType<Paragraph>().FirstOrDefault() is { } first)
            {
                first.InsertAfter(mark, first.ParagraphProperties);
                mark.InsertAfterSelf(WordInlines.Text(" "));
            }
            else
            {
                content.Insert(0, new Paragraph(new ParagraphProperties { ParagraphStyleId = new() { Val = "FootnoteText" } }, mark));
            }

            notes.Append(new Footnote(content) { Id = i + 1 });
        }

        return notes;
    }
}
