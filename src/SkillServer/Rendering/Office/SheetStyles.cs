using DocumentFormat.OpenXml.Spreadsheet;

namespace SkillServer.Rendering.Office;

/// <summary>What a cell is in its sheet.</summary>
internal enum SheetRole
{
    Plain,
    Head,
    Total,
    Title,
    Strong,
    Link,
}

/// <summary>How a cell looks. <see cref="IsQuoted"/> keeps a text that looks like a formula a text when it is edited.</summary>
internal sealed record SheetStyle(SheetRole Role, string Format = "", bool IsRight = false, bool IsQuoted = false);

/// <summary>The looks that a workbook's cells use, each listed once.</summary>
internal sealed class SheetStyles
{
    private const uint FirstOwnFormat = 164;
    private static readonly SheetStyle Default = new(SheetRole.Plain);

    private readonly List<SheetStyle> _styles = [Default];
    private readonly List<string> _formats = [];

    /// <summary>The style's number in the workbook.</summary>
    public uint Of(SheetStyle style)
    {
        var at = _styles.IndexOf(style);
        if (at < 0)
        {
            at = _styles.Count;
            _styles.Add(style);
        }

        if (style.Format.Length > 0 && !_formats.Contains(style.Format))
        {
            _formats.Add(style.Format);
        }

        return (uint)at;
    }

    /// <summary>The part that describes them.</summary>
    public Stylesheet ToStylesheet()
    {
        var sheet = new Stylesheet();
        if (_formats.Count > 0)
        {
            sheet.Append(new NumberingFormats(_formats.Select((format, i) => new NumberingFormat { NumberFormatId = FirstOwnFormat + (uint)i, FormatCode = format })) { Count = (uint)_formats.Count });
        }

        sheet.Append(
            new Fonts(Enum.GetValues<SheetRole>().Select(FontOf)),
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
                new Fill(new PatternFill(new ForegroundColor { Rgb = "FFE3EAF2" }) { PatternType = PatternValues.Solid })),
            new Borders(Edges(top: false, bottom: false), Edges(top: false, bottom: true), Edges(top: true, bottom: false)),
            new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }),
            new CellFormats(_styles.Select(FormatOf)),
            new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }));
        return sheet;
    }

    private static Font FontOf(SheetRole role)
    {
        var font = new Font();
        if (role is SheetRole.Head or SheetRole.Total or SheetRole.Title or SheetRole.Strong)
        {
            font.Append(new Bold());
        }

        if (role == SheetRole.Link)
        {
            font.Append(new Underline());
        }

        font.Append(new FontSize { Val = role switch { SheetRole.Title => 16, SheetRole.Strong => 12, _ => 11 } });
        if (role == SheetRole.Link)
        {
            font.Append(new Color { Rgb = "FF0B5394" });
        }

        font.Append(new FontName { Val = "Calibri" }, new FontFamilyNumbering { Val = 2 });
        return font;
    }

    private static Border Edges(bool top, bool bottom) => new(new LeftBorder(), new RightBorder(),
        top ? new TopBorder { Style = BorderStyleValues.Thin } : new TopBorder(), bottom ? new BottomBorder { Style = BorderStyleValues.Thin } : new BottomBorder(), new DiagonalBorder());

    private CellFormat FormatOf(SheetStyle style) => new(new Alignment
    {
        Vertical = style.Role == SheetRole.Head ? VerticalAlignmentValues.Bottom : VerticalAlignmentValues.Top,
        Horizontal = style.IsRight ? HorizontalAlignmentValues.Right : HorizontalAlignmentValues.Left,
        Indent = style.Role is SheetRole.Plain or SheetRole.Head or SheetRole.Total ? 1U : 0U,
        WrapText = style.Format.Length == 0,
    })
    {
        NumberFormatId = style.Format.Length == 0 ? 0 : FirstOwnFormat + (uint)_formats.IndexOf(style.Format), FormatId = 0, FontId = (uint)style.Role, FillId = style.Role == SheetRole.Head ? 2U : 0U,
        BorderId = style.Role switch { SheetRole.Head => 1U, SheetRole.Total => 2U, _ => 0U },
        ApplyNumberFormat = style.Format.Length > 0, ApplyFont = true, ApplyFill = true, ApplyBorder = true, ApplyAlignment = true, QuotePrefix = style.IsQuoted,
    };
}
