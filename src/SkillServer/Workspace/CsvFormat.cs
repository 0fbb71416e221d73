using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Partnerships.Kernel;
using SkillServer.Rendering;

namespace SkillServer.Workspace;

/// <summary>The declared form of dates and numbers. A cell of another form is refused, never guessed: 03/04 has two readings.</summary>
internal sealed partial class CsvFormat(CsvLayout? layout, Currency currency, string section)
{
    private readonly string? _dates = layout is null ? null : layout.Dates ?? "yyyy-MM-dd";
    private readonly string? _point = layout?.Decimal;

    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    public static bool IsDate(string format) => DateFormat().Match(format) is { Success: true } match
        && string.Concat(match.Groups["part"].Captures.Select(part => part.Value[0]).Order()) == "Mdy";

    /// <summary>The value for the contract to read, or why the cell is not of the declared form.</summary>
    public (JsonValue? Value, Refusal? Refused) Read(string cell, Type type, string path)
    {
        if (type == typeof(bool))
        {
            return (cell is "true" or "false" ? JsonValue.Create(cell == "true") : JsonValue.Create(cell), null);
        }

        if (type == typeof(DateOnly) && _dates is not null)
        {
            return DateTime.TryParseExact(cell, _dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? (JsonValue.Create(Partnerships.Kernel.Calendar.Iso(DateOnly.FromDateTime(at))), null)
                : (null, new("not_a_date", path, $"\"{cell}\"", $"a date as {_dates}",
                    $"Write for example {new DateTime(2026, 11, 25, 9, 30, 0).ToString(_dates, CultureInfo.InvariantCulture)}, or declare the form of the export's dates as {section}.dates in program.yaml."));
        }

        if (type != typeof(int) && type != typeof(decimal) && type != typeof(Money))
        {
            return (JsonValue.Create(cell), null);
        }

        var text = _point is null ? cell : Bare(cell, type == typeof(Money));
        if (text is not null && decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var number))
        {
            return (JsonValue.Create(number), null);
        }

        return layout is null ? (JsonValue.Create(cell), null) : (null, new("wrong_type", path, $"\"{cell}\"", Allowed(type),
            $"Mend the cell, or declare the decimal sign of the export as {section}.decimal in program.yaml."));
    }

    private string Allowed(Type type)
    {
        if (_point is null)
        {
            return type == typeof(int) ? "a whole number as 1234" : "a bare number as 1234.56";
        }

        var (whole, part) = _point == "," ? ("1.234", ",56") : ("1,234", ".56");
        return type == typeof(int) ? $"a whole number as {whole}"
            : type == typeof(Money) ? $"an amount in {currency.Code} as {whole}{part}, with or without {(Culture.English.SignOf(currency) is var sign && sign == currency.Code ? sign : $"{sign} or {currency.Code}")}"
            : $"a number as {whole}{part}";
    }

    /// <summary>The number without thousands separators and the currency's own sign, with a point; null when it is no such number. Another currency's sign is not taken off.</summary>
    private string? Bare(string cell, bool money)
    {
        var isNegative = cell.StartsWith('-');
        var text = isNegative ? cell[1..] : cell;
        if (money)
        {
            foreach (var mark in (string[])[currency.Code, Culture.English.SignOf(currency)])
            {
                if (text.StartsWith(mark, StringComparison.Ordinal) || text.EndsWith(mark, StringComparison.Ordinal))
                {
                    text = (text.StartsWith(mark, StringComparison.Ordinal) ? text[mark.Length..] : text[..^mark.Length]).Trim();
                    break;
                }
            }
        }

        var match = (_point == "," ? Comma() : Point()).Match(text);
        if (!match.Success)
        {
            return null;
        }

        var whole = string.Concat(match.Groups["whole"].Value.Where(char.IsAsciiDigit));
        return (isNegative ? "-" : "") + whole + (match.Groups["part"].Success ? "." + match.Groups["part"].Value : "");
    }

    [GeneratedRegex(@"^(?<part>yyyy|MM?|dd?)(?<by>[-./])(?<part>yyyy|MM?|dd?)\k<by>(?<part>yyyy|MM?|dd?)([ T]HH?:mm(:ss)?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex DateFormat();

    [GeneratedRegex(@"^(?<whole>[0-9]{1,3}(?<by>[.' \u00A0\u202F])[0-9]{3}(\k<by>[0-9]{3})*|[0-9]+)(,(?<part>[0-9]+))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Comma();

    [GeneratedRegex(@"^(?<whole>[0-9]{1,3}(?<by>[,' \u00A0\u202F])[0-9]{3}(\k<by>[0-9]{3})*|[0-9]+)(\.(?<part>[0-9]+))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Point();
}
