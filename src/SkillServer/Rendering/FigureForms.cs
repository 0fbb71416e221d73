using System.Globalization;
using System.Text.RegularExpressions;

namespace SkillServer.Rendering;

/// <summary>Reads back the figures that a culture writes: what a cell shows becomes a typed value again.</summary>
internal sealed class FigureForms
{
    private readonly Culture _culture;
    private readonly Regex _figure, _date;
    private readonly string _dateFormat;

    public FigureForms(Culture culture)
    {
        _culture = culture;
        var signs = string.Join('|', culture.Signs.Values.Distinct().Select(Written));
        (string Form, string Sign)[] forms = [(culture.MoneyForm, signs.Length == 0 ? "(?!)" : signs), (culture.CodeForm, "[A-Z]{3}")];
        string Around(int side) => string.Join('|', forms.Select(form => (Side: form.Form.Split("{value}")[side], form.Sign)).Where(form => form.Side.Contains("{sign}", StringComparison.Ordinal))
            .Select(form => string.Join($"(?:{form.Sign})", form.Side.Split("{sign}").Select(Written))).DefaultIfEmpty("(?!)"));
        var group = culture.Group.Length == 0 ? "(?!)" : Written(culture.Group);
        _figure = new($@"^(?<open>\()?(?<before>[-−+])?(?<sign>{Around(0)})?(?(sign)(?<inner>[-−])?)(?<whole>[0-9]{{1,3}}(?:{group}[0-9]{{3}})+|[0-9]+)(?:{Written(culture.Decimal)}(?<part>[0-9]+))?(?:(?<percent>[ \u00A0\u202F]?%)|(?<after>{Around(1)}))?(?<close>\))?\z", RegexOptions.CultureInvariant);
        _date = new("^" + Written(culture.DateForm).Replace(@"\{day}", "(?<day>[0-9]{1,2})", StringComparison.Ordinal).Replace(@"\{year}", "(?<year>[0-9]{4})", StringComparison.Ordinal)
            .Replace(@"\{month}", $"(?<month>{string.Join('|', culture.Months.Select(Written))})", StringComparison.Ordinal) + @"\z", RegexOptions.CultureInvariant);
        _dateFormat = string.Concat(Regex.Split(culture.DateForm, @"(\{day\}|\{month\}|\{year\}| )").Select(part => part switch { "{day}" => "d", "{month}" => "mmmm", "{year}" => "yyyy", " " or "" => part, _ => $"\"{part}\"" }));
    }

    /// <summary>A number's parts as they are printed.</summary>
    public Match Match(string text) => _figure.Match(text);

    /// <summary>A number's digits before the point.</summary>
    public string Digits(string whole) => _culture.Group.Length == 0 ? whole : whole.Replace(_culture.Group, "", StringComparison.Ordinal);

    /// <summary>A day and the number format that shows it so; null for any other text.</summary>
    public (DateOnly Day, string Format)? Date(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var iso))
        {
            return (iso, "yyyy-mm-dd");
        }

        var match = _date.Match(text);
        return match.Success && DateOnly.TryParseExact($"{match.Groups["year"].Value}-{1 + _culture.Months.Index().First(month => month.Item == match.Groups["month"].Value).Index}-{match.Groups["day"].Value}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? (day, _dateFormat) : null;
    }

    /// <summary>Text as a pattern; every kind of space is a space, as a company may type any of them.</summary>
    private static string Written(string text) => Regex.Replace(Regex.Escape(text), @"\\ |[\u00A0\u202F]", @"[ \u00A0\u202F]");
}
