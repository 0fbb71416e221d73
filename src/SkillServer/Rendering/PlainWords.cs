using System.Globalization;
using System.Text.RegularExpressions;

namespace SkillServer.Rendering;

/// <summary>Names that programs use, as people read them: deal_registration, and at the start of a sentence neededToClose or events[34].amount.</summary>
internal static partial class PlainWords
{
    public static string Of(string text) => text is "si" or "oem" ? text.ToUpperInvariant() : Path().Replace(text, path => string.Join(", ", path.Value.Split('.').Select(Field))).Replace('_', ' ');

    /// <summary>One field of a path; places are counted from one.</summary>
    private static string Field(string name) => Place().Replace(
        Hump().Replace(name, hump => " " + hump.Value.ToLowerInvariant()),
        place => $" no. {(int.Parse(place.Groups[1].Value, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture)}");

    [GeneratedRegex(@"^[a-z][A-Za-z]*(\[[0-9]{1,8}\])?(\.[a-z][A-Za-z]*(\[[0-9]{1,8}\])?)*(?=: )", RegexOptions.CultureInvariant)]
    private static partial Regex Path();

    [GeneratedRegex("[A-Z]", RegexOptions.CultureInvariant)]
    private static partial Regex Hump();

    [GeneratedRegex(@"\[([0-9]+)\]", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
