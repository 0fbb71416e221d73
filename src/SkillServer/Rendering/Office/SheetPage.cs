using DocumentFormat.OpenXml.Spreadsheet;

namespace SkillServer.Rendering.Office;

/// <summary>How a sheet is printed: across, as wide as the page, with title and page number.</summary>
internal static class SheetPage
{
    private const int MostTitle = 200;

    /// <summary>Adds the page to a sheet; nothing but notes may follow.</summary>
    public static void Append(Worksheet sheet, DocumentText document)
    {
        var title = document.Title;
        var footer = Written(title.Length > MostTitle ? title[..MostTitle] : title);
        var page = Written(document.Culture.Label("page")).Replace("{0}", "&P", StringComparison.Ordinal).Replace("{1}", "&N", StringComparison.Ordinal);
        sheet.Append(
            new PageMargins { Left = 0.5, Right = 0.5, Top = 0.6, Bottom = 0.7, Header = 0.3, Footer = 0.3 },
            new PageSetup { Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0, PaperSize = 9 },
            new HeaderFooter(new OddFooter($"&L{footer}&R{page}")));
    }

    private static string Written(string text) => SheetCells.Clean(text).Replace("&", "&&", StringComparison.Ordinal);
}
