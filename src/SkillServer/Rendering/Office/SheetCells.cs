using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace SkillServer.Rendering.Office;

/// <summary>Cells of a sheet; rows and columns count from 0.</summary>
internal static partial class SheetCells
{
    /// <summary>The most characters that a cell can hold.</summary>
    private const int MostText = 32_767;

    /// <summary>A cell's address: A1.</summary>
    public static string At(int column, int row) => string.Create(CultureInfo.InvariantCulture, $"{Letters(column)}{row + 1}");

    /// <summary>A text that stays one, whatever it begins with.</summary>
    public static Cell Text(int column, int row, string text, uint style) => new(new InlineString(new Text(Clean(text)) { Space = SpaceProcessingModeValues.Preserve }))
    {
        CellReference = At(column, row), StyleIndex = style, DataType = CellValues.InlineString,
    };

    /// <summary>A number, and the formula that gives it.</summary>
    public static Cell Number(int column, int row, string value, uint style, string? formula = null)
    {
        var cell = new Cell { CellReference = At(column, row), StyleIndex = style };
        if (formula is not null)
        {
            cell.CellFormula = new CellFormula(formula);
        }

        cell.CellValue = new CellValue(value);
        return cell;
    }

    /// <summary>The text without characters that XML cannot hold, no longer than a cell may be; what would be read as an escape is escaped.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(Math.Min(text.Length, MostText));
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Length > MostText - 8)
            {
                clean.Append('…');
                break;
            }

            if (!rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value))
            {
                clean.Append(rune);
            }
        }

        return Escape().Replace(clean.ToString(), "_x005F$0");
    }

    /// <summary>The height in points that a text needs in a column of this width; viewers do not all find it by themselves. No row is higher than 409.</summary>
    public static double HeightOf(string text, int width)
    {
        var (lines, used) = (1, 0);
        foreach (var word in text.Split(' '))
        {
            if (used > 0 && used + 1 + word.Length <= width)
            {
                used += 1 + word.Length;
                continue;
            }

            lines += (used > 0 ? 1 : 0) + Math.Max(0, word.Length - 1) / width;
            used = word.Length == 0 ? 0 : (word.Length - 1) % width + 1;
        }

        return Math.Min(15 * lines, 405);
    }

    private static string Letters(int column) => (column < 26 ? "" : Letters(column / 26 - 1)) + (char)('A' + column % 26);

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_")]
    private static partial Regex Escape();
}
