using System.Globalization;
using System.Text.RegularExpressions;

namespace SkillServer.Rendering;

/// <summary>What a figure in a table is.</summary>
internal enum FigureKind
{
    Amount,
    Percent,
    Number,
    Date,
}

/// <summary>A figure as a document prints it: its exact value, and how it is shown. A percentage's value is a fraction, a date's its day since 30 December 1899.</summary>
internal sealed partial record Figure(FigureKind Kind, decimal Value, string Sign, int Digits, bool IsGrouped)
{
    /// <summary>Spreadsheets keep no more digits than this; a longer figure stays text, so that none is lost.</summary>
    private const int MostDigits = 15;

    /// <summary>Spreadsheets disagree about days before this one.</summary>
    private static readonly DateOnly FirstDay = new(1900, 3, 1);

    private static readonly DateOnly DayZero = new(1899, 12, 30);

    /// <summary>All of a number's digits, without thousands and without zeros at the end.</summary>
    public const string Shortest = "0.#############################";

    /// <summary>Reads a cell that is one figure and nothing else; null for any other text.</summary>
    public static Figure? Read(string text)
    {
        if (text.Length is 0 or > 40)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, ["yyyy-MM-dd", "d MMMM yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date < FirstDay ? null : new(FigureKind.Date, date.DayNumber - DayZero.DayNumber, char.IsAsciiDigit(text[^3]) ? "d mmmm yyyy" : "yyyy-mm-dd", 0, false);
        }

        var match = Printed().Match(text);
        string whole = match.Groups["whole"].Value, part = match.Groups["part"].Value, sign = match.Groups["sign"].Value, before = match.Groups["before"].Value;
        var digits = whole.Replace(",", "", StringComparison.Ordinal);
        var inBrackets = match.Groups["open"].Success;
        if (!match.Success || whole.Length > 1 && whole[0] == '0' || (digits + part).TrimStart('0').Length > MostDigits || part.Length > 10 // a code, or more than a cell can hold
            || inBrackets != match.Groups["close"].Success || inBrackets && (sign.Length == 0 || before.Length > 0)
            || before == "+" && digits.Length > 6 && digits.Length == whole.Length) // a telephone number
        {
            return null;
        }

        var value = decimal.Parse($"{digits}.{part}0", CultureInfo.InvariantCulture) * (inBrackets || before is "-" or "−" || match.Groups["inner"].Success ? -1m : 1m);
        var isPercent = match.Groups["percent"].Success;
        return isPercent && sign.Length > 0 ? null
            : new(isPercent ? FigureKind.Percent : sign.Length > 0 ? FigureKind.Amount : FigureKind.Number, isPercent ? value / 100m : value, before == "+" && sign.Length == 0 ? "+" : sign, part.Length, digits.Length <= 3 || digits.Length < whole.Length);
    }

    /// <summary>The day that a date is.</summary>
    public DateOnly Day => DayZero.AddDays((int)Value);

    /// <summary>The value as a spreadsheet stores it.</summary>
    public string ValueText => Value.ToString(Shortest, CultureInfo.InvariantCulture);

    /// <summary>The number format that shows the value with this many digits after the point.</summary>
    public string Format(int digits)
    {
        var number = (IsGrouped ? "#,##0" : "0") + (digits == 0 ? "" : "." + new string('0', digits));
        return Kind switch
        {
            FigureKind.Date => Sign,
            FigureKind.Percent => number + "%",
            FigureKind.Amount => $"\"{Sign}\"{number};-\"{Sign}\"{number}",
            _ => Sign == "+" ? $"+{number};-{number};{number}" : number,
        };
    }

    [GeneratedRegex(@"^(?<open>\()?(?<before>[-−+])?(?<sign>[$€£]|[A-Z]{3} )?(?<inner>(?<=[$€£ ])[-−])?(?<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.(?<part>[0-9]+))?(?<percent> ?%)?(?<close>\))?\z")]
    private static partial Regex Printed();
}
