using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Presentation;

namespace SkillServer.Rendering.Office;

/// <summary>Slides to present: one or more for each second-level heading, sources and details in the speaker's notes.</summary>
public sealed class SlideRenderer : DocumentRenderer
{
    /// <inheritdoc />
    public override string Format => "pptx";

    /// <inheritdoc />
    public override string MediaType => "application/vnd.openxmlformats-officedocument.presentationml.presentation";

    /// <inheritdoc />
    public override byte[] Render(DocumentText document) => OfficePackage.Build(stream =>
    {
        var deck = SlideDeck.Plan(document);
        using var package = PresentationDocument.Create(stream, PresentationDocumentType.Presentation);
        OfficePackage.Plain(package);
        var presentation = package.AddPresentationPart();
        package.ChangeIdOfPart(presentation, "rId1");
        CoreProperties.Fill(package.AddNewPart<CoreFilePropertiesPart>("rId2"), document);
        var layouts = SlideLayouts.Write(presentation);
        var notes = SlideNotes.WriteMaster(presentation);
        foreach (var (i, slide) in deck.Slides.Index())
        {
            var part = presentation.AddNewPart<SlidePart>($"rId{i + 3}");
            part.AddPart(layouts[slide switch { { Opens: true } => 0, { Grid: not null } => 2, { Graphic: SlideChart } => 3, _ => 1 }], "rId1");
            SlideDrawing.Write(part, slide, deck.Footer, i + 1);
            SlideNotes.Write(part, notes, slide.Notes);
        }

        presentation.Presentation = new Presentation(
            new SlideMasterIdList(new SlideMasterId { Id = 2_147_483_648U, RelationshipId = "rId1" }),
            new NotesMasterIdList(new NotesMasterId { Id = "rId2" }),
            new SlideIdList(deck.Slides.Select((_, i) => new SlideId { Id = 256U + (uint)i, RelationshipId = $"rId{i + 3}" })),
            new SlideSize { Cx = (int)SlideMeasure.Width, Cy = (int)SlideMeasure.Height },
            new NotesSize { Cx = 6_858_000, Cy = 9_144_000 });
        OfficeLanguage.Set(package, document.Culture);
    });
}
