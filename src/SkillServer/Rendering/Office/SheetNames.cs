using System.Globalization;

namespace SkillServer.Rendering.Office;

/// <summary>Gives sheets names that a workbook accepts: short, without special characters, each one once.</summary>
internal sealed class SheetNames(string unnamed)
{
    private const int Most = 31;

    /// <summary>Excel keeps this name for itself.</summary>
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase) { "History" };

    /// <summary>A name like the heading.</summary>
    public string Of(string heading)
    {
        var name = Cut(new string([.. SheetCells.Clean(heading).Select(c => char.IsControl(c) || char.IsWhiteSpace(c) ? ' ' : c).Where(c => !@"\/?*[]:'".Contains(c, StringComparison.Ordinal))]).Trim(), Most);
        if (name.Length == 0)
        {
            name = unnamed;
        }

        var unique = name;
        for (var i = 2; !_taken.Add(unique); i++)
        {
            var number = " " + i.ToString(CultureInfo.InvariantCulture);
            unique = Cut(name, Most - number.Length) + number;
        }

        return unique;
    }

    /// <summary>A place in a sheet as a link or a defined name says it.</summary>
    public static string Place(string sheet, string cell) => $"'{sheet}'!{cell}";

    /// <summary>Cut between words where that leaves most of it, never inside a character.</summary>
    private static string Cut(string name, int most)
    {
        if (name.Length <= most)
        {
            return name;
        }

        var space = name.LastIndexOf(' ', most);
        var end = space > most / 2 ? space : most;
        return name[..(char.IsHighSurrogate(name[end - 1]) ? end - 1 : end)].TrimEnd(' ', ',', ';', '.');
    }
}
