using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Presentation;
using A = DocumentFormat.OpenXml.Drawing;

namespace SkillServer.Rendering.Office;

/// <summary>The shapes that masters, layouts, slides and notes are made of.</summary>
internal static class SlideShapes
{
    /// <summary>Numbers of the placeholders, the same in layouts and slides.</summary>
    public const uint Above = 1, Graphic = 10, Below = 11, Footer = 12, Number = 13;

    /// <summary>A slide's shapes.</summary>
    public static CommonSlideData Page(string? name, params IEnumerable<OpenXmlElement> shapes) => new(
        new ShapeTree(
        [
            new NonVisualGroupShapeProperties(new NonVisualDrawingProperties { Id = 1, Name = "" }, new NonVisualGroupShapeDrawingProperties(), new ApplicationNonVisualDrawingProperties()),
            new GroupShapeProperties(new A.TransformGroup(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = 0, Cy = 0 }, new A.ChildOffset { X = 0, Y = 0 }, new A.ChildExtents { Cx = 0, Cy = 0 })),
            .. shapes,
        ])) { Name = name };

    /// <summary>A placeholder with its text, at a place of its own when <paramref name="place"/> is given; a plain box of text without a kind.</summary>
    public static Shape Text(uint id, string name, PlaceholderShape? kind, A.Transform2D? place, A.BodyProperties body, IEnumerable<A.Paragraph> paragraphs, A.ListStyle? style = null)
    {
        var look = new ShapeProperties();
        if (place is not null)
        {
            look.Append(place);
            if (kind is null)
            {
                look.Append(new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle });
            }
        }

        return new(
            kind is null
                ? new NonVisualShapeProperties(new NonVisualDrawingProperties { Id = id, Name = name }, new NonVisualShapeDrawingProperties { TextBox = true }, new ApplicationNonVisualDrawingProperties())
                : new NonVisualShapeProperties(new NonVisualDrawingProperties { Id = id, Name = name }, new NonVisualShapeDrawingProperties(new A.ShapeLocks { NoGrouping = true }), new ApplicationNonVisualDrawingProperties(kind)),
            look,
            new TextBody([body, style ?? new A.ListStyle(), .. paragraphs]));
    }

    /// <summary>A plain coloured rectangle behind the text.</summary>
    public static Shape Block(uint id, string name, A.SchemeColorValues colour, long x, long y, long width, long height) => new(
        new NonVisualShapeProperties(new NonVisualDrawingProperties { Id = id, Name = name }, new NonVisualShapeDrawingProperties(), new ApplicationNonVisualDrawingProperties { UserDrawn = true }),
        new ShapeProperties(Place(x, y, width, height), new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle }, Fill(colour), new A.Outline(new A.NoFill())),
        new TextBody(new A.BodyProperties(), new A.ListStyle(), new A.Paragraph(new A.EndParagraphRunProperties { Language = "en-US" })));

    /// <summary>A place on the slide.</summary>
    public static A.Transform2D Place(long x, long y, long width, long height) => new(new A.Offset { X = x, Y = y }, new A.Extents { Cx = width, Cy = height });

    /// <summary>A colour of the theme.</summary>
    public static A.SolidFill Fill(A.SchemeColorValues colour) => new(new A.SchemeColor { Val = colour });

    /// <summary>The slide's number, which Office keeps right.</summary>
    public static A.Paragraph NumberField(string shown) => new(
        new A.Field(new A.RunProperties { Language = "en-US" }, new A.Text(shown)) { Id = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", Type = "slidenum" });

    /// <summary>A paragraph of plain text.</summary>
    public static A.Paragraph Line(string text) => new(new A.Run(new A.RunProperties { Language = "en-US" }, new A.Text(text)));

    /// <summary>The footer and the slide's number at their places.</summary>
    public static IEnumerable<OpenXmlElement> Feet(uint id, string footer, string number, bool placed) =>
    [
        Text(id, "Footer", new PlaceholderShape { Type = PlaceholderValues.Footer, Size = PlaceholderSizeValues.Quarter, Index = Footer }, placed ? Place(SlideMeasure.Left, 6_400_000, 9_000_000, 280_000) : null,
            new A.BodyProperties { LeftInset = 0, Anchor = A.TextAnchoringTypeValues.Center }, [Line(footer)], FootStyle(A.TextAlignmentTypeValues.Left)),
        Text(id + 1, "Slide number", new PlaceholderShape { Type = PlaceholderValues.SlideNumber, Size = PlaceholderSizeValues.Quarter, Index = Number }, placed ? Place(SlideMeasure.Left + SlideMeasure.Inner - 1_200_000, 6_400_000, 1_200_000, 280_000) : null,
            new A.BodyProperties { RightInset = 0, Anchor = A.TextAnchoringTypeValues.Center }, [NumberField(number)], FootStyle(A.TextAlignmentTypeValues.Right)),
    ];

    private static A.ListStyle FootStyle(A.TextAlignmentTypeValues side) =>
        new(new A.Level1ParagraphProperties(new A.DefaultRunProperties(Fill(A.SchemeColorValues.Accent5), new A.LatinFont { Typeface = "+mn-lt" }) { FontSize = 1000 }) { Alignment = side });
}
