using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Presentation;
using A = DocumentFormat.OpenXml.Drawing;

namespace SkillServer.Rendering.Office;

/// <summary>The speaker's notes and the page they are printed on.</summary>
internal static class SlideNotes
{
    private const long PageWidth = 6_858_000;

    /// <summary>Writes the master of the notes.</summary>
    public static NotesMasterPart WriteMaster(PresentationPart presentation)
    {
        var part = presentation.AddNewPart<NotesMasterPart>("rId2");
        part.AddNewPart<ThemePart>("rId1").Theme = SlideTheme.Create();
        part.NotesMaster = new(
            SlideShapes.Page(null, Picture(true), Text(["Notes"], true)),
            new ColorMap
            {
                Background1 = A.ColorSchemeIndexValues.Light1, Text1 = A.ColorSchemeIndexValues.Dark1, Background2 = A.ColorSchemeIndexValues.Light2, Text2 = A.ColorSchemeIndexValues.Dark2,
                Accent1 = A.ColorSchemeIndexValues.Accent1, Accent2 = A.ColorSchemeIndexValues.Accent2, Accent3 = A.ColorSchemeIndexValues.Accent3, Accent4 = A.ColorSchemeIndexValues.Accent4,
                Accent5 = A.ColorSchemeIndexValues.Accent5, Accent6 = A.ColorSchemeIndexValues.Accent6, Hyperlink = A.ColorSchemeIndexValues.Hyperlink, FollowedHyperlink = A.ColorSchemeIndexValues.FollowedHyperlink,
            },
            new NotesStyle(new A.Level1ParagraphProperties(new A.DefaultRunProperties(SlideShapes.Fill(A.SchemeColorValues.Text1), new A.LatinFont { Typeface = "+mn-lt" }) { FontSize = 1200, Language = "en-US" })));
        return part;
    }

    /// <summary>Writes a slide's notes.</summary>
    public static void Write(SlidePart slide, NotesMasterPart master, IReadOnlyList<string> notes)
    {
        var part = slide.AddNewPart<NotesSlidePart>("rId3");
        part.AddPart(master, "rId1");
        part.AddPart(slide, "rId2");
        part.NotesSlide = new(SlideShapes.Page(null, Picture(false), Text(notes, false)), new ColorMapOverride(new A.MasterColorMapping()));
    }

    private static Shape Picture(bool placed)
    {
        var look = new ShapeProperties();
        if (placed)
        {
            look.Append(SlideShapes.Place(685_800, 1_143_000, PageWidth - 1_371_600, 3_086_100), new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle });
        }

        return new(
            new NonVisualShapeProperties(
                new NonVisualDrawingProperties { Id = 2, Name = "Slide" },
                new NonVisualShapeDrawingProperties(new A.ShapeLocks { NoGrouping = true, NoRotation = true, NoChangeAspect = true }),
                new ApplicationNonVisualDrawingProperties(new PlaceholderShape { Type = PlaceholderValues.SlideImage, Index = placed ? 2U : null })),
            look);
    }

    private static Shape Text(IReadOnlyList<string> notes, bool placed) =>
        SlideShapes.Text(3, "Notes", new PlaceholderShape { Type = PlaceholderValues.Body, Index = placed ? 3U : 1U }, placed ? SlideShapes.Place(685_800, 4_400_550, PageWidth - 1_371_600, 3_600_450) : null,
            new A.BodyProperties(), notes.Select(SlideShapes.Line).DefaultIfEmpty(new A.Paragraph()));
}
