using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SkillServer.Rendering.Office;

/// <summary>A Word document: real headings, tables, lists, footnotes and charts, with the policy's version on every page.</summary>
public sealed class WordRenderer : DocumentRenderer
{
    /// <inheritdoc />
    public override string Format => "docx";

    /// <inheritdoc />
    public override string MediaType => "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <inheritdoc />
    public override byte[] Render(DocumentText document) => OfficePackage.Build(stream =>
    {
        using var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document);
        OfficePackage.Plain(package);
        var main = package.AddNewPart<MainDocumentPart>("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "rId1");
        CoreProperties.Fill(package.AddNewPart<CoreFilePropertiesPart>("rId2"), document);
        var file = new WordFile(main, document);
        main.AddNewPart<StyleDefinitionsPart>("rIdStyles").Styles = WordStyles.All();
        main.AddNewPart<DocumentSettingsPart>("rIdSettings").Settings = WordPage.Settings(document.Culture);
        main.AddNewPart<HeaderPart>("rIdHeader").Header = WordPage.Header(document.Title);
        main.AddNewPart<FooterPart>("rIdFooter").Footer = WordPage.Footer(document);
        var body = new Body(new WordBlocks(file, main).Of(document.Tree));
        body.Append(WordPage.Section());
        main.Document = new Document(body);
        main.AddNewPart<FootnotesPart>("rIdFootnotes").Footnotes = WordNotes.Of(file);
        main.AddNewPart<NumberingDefinitionsPart>("rIdNumbering").Numbering = WordNumbering.Of(file.OrderedLists);
        OfficeLanguage.Set(package, document.Culture);
    });
}
