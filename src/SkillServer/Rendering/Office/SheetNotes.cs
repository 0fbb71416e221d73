using System.Globalization;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace SkillServer.Rendering.Office;

/// <summary>A remark on a cell; row and column count from 0.</summary>
internal sealed record SheetNote(int Column, int Row, string Text);

/// <summary>Puts remarks on cells.</summary>
internal static class SheetNotes
{
    private const string CommentsId = "rId1";
    private const string DrawingId = "rId2";
    private static readonly XNamespace V = "urn:schemas-microsoft-com:vml";
    private static readonly XNamespace O = "urn:schemas-microsoft-com:office:office";
    private static readonly XNamespace X = "urn:schemas-microsoft-com:office:excel";

    /// <summary>Adds the remarks as the sheet's last element.</summary>
    public static void Add(WorksheetPart part, Worksheet sheet, IReadOnlyList<SheetNote> notes)
    {
        if (notes.Count == 0)
        {
            return;
        }

        part.AddNewPart<WorksheetCommentsPart>(CommentsId).Comments = new Comments(
            new Authors(new Author("SkillServer")),
            new CommentList(notes.Select(note => new Comment(new CommentText(new Text(SheetCells.Clean(note.Text)))) { Reference = SheetCells.At(note.Column, note.Row), AuthorId = 0 })));
        using (var stream = part.AddNewPart<VmlDrawingPart>(DrawingId).GetStream(FileMode.Create))
        {
            Boxes(notes).Save(stream, SaveOptions.DisableFormatting);
        }

        sheet.Append(new LegacyDrawing { Id = DrawingId });
    }

    /// <summary>The hidden boxes that Excel shows remarks in; the library has no classes for their root.</summary>
    private static XElement Boxes(IReadOnlyList<SheetNote> notes) => new("xml",
        new XAttribute(XNamespace.Xmlns + "v", V), new XAttribute(XNamespace.Xmlns + "o", O), new XAttribute(XNamespace.Xmlns + "x", X),
        new XElement(V + "shapetype", new XAttribute("id", "note"), new XAttribute("coordsize", "21600,21600"), new XAttribute(O + "spt", 202), new XAttribute("path", "m,l,21600r21600,l21600,xe"),
            new XElement(V + "stroke", new XAttribute("joinstyle", "miter")), new XElement(V + "path", new XAttribute("gradientshapeok", "t"), new XAttribute(O + "connecttype", "rect"))),
        notes.Select((note, i) => new XElement(V + "shape", new XAttribute("id", string.Create(CultureInfo.InvariantCulture, $"note{i + 1}")), new XAttribute("type", "#note"),
            new XAttribute("style", "position:absolute;width:180pt;height:48pt;visibility:hidden"), new XAttribute("fillcolor", "#ffffe1"), new XAttribute(O + "insetmode", "auto"),
            new XElement(V + "fill", new XAttribute("color2", "#ffffe1")), new XElement(V + "path", new XAttribute(O + "connecttype", "none")),
            new XElement(X + "ClientData", new XAttribute("ObjectType", "Note"), new XElement(X + "MoveWithCells"), new XElement(X + "SizeWithCells"),
                new XElement(X + "AutoFill", "False"), new XElement(X + "Row", note.Row), new XElement(X + "Column", note.Column)))));
}
