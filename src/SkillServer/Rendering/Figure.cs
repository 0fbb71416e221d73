using System.Globalization;

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
internal sealed record Figure(FigureKind Kind, decimal Value, string Sign, int Digits, bool IsGrouped)
{
    /// <summary>Spreadsheets keep no more digits than this; a longer figure stays text, so that none is lost.</summary>
    private const int MostDigits = 15;

    /// <summary>Spreadsheets disagree about days before this one.</summary>
    private static readonly DateOnly FirstDay = new(1900, 3, 1);

    private static readonly DateOnly DayZero = new(1899, 12, 30);

    /// <summary>All of a number's digits, without thousands and without zeros at the end.</summary>
    public const string Shortest = "0.#############################";

    /// <summary>Reads a cell that is one figure, as the culture writes it, and nothing else; null for any other text.</summary>
    public static Figure? Read(string text, Culture culture)
    {
        if (text.Length is 0 or > 40)
        {
            return null;
        }

        if (culture.Forms.Date(text) is { } found)
        {
            return found.Day < FirstDay ? null : new(FigureKind.Date, found.Day.DayNumber - DayZero.DayNumber, found.Format, 0, false);
        }

        var match = culture.Forms.Match(text);
        string whole = match.Groups["whole"].Value, part = match.Groups["part"].Value, before = match.Groups["before"].Value;
        var isAfter = match.Groups["after"].Success;
        var sign = match.Groups[isAfter ? "after" : "sign"].Value;
        var digits = culture.Forms.Digits(whole);
        var inBrackets = match.Groups["open"].Success;
        if (!match.Success || isAfter && match.Groups["sign"].Success || whole.Length > 1 && whole[0] == '0' || (digits + part).TrimStart('0').Length > MostDigits || part.Length > 10 // a code, or more than a cell can hold
            || inBrackets != match.Groups["close"].Success || inBrackets && (sign.Length == 0 || before.Length > 0)
            || before == "+" && digits.Length > 6 && digits.Length == whole.Length) // a telephone number
        {
            return null;
        }

        var value = decimal.Parse($"{digits}.{part}0", CultureInfo.InvariantCulture) * (inBrackets || before is "-" or "−" || match.Groups["inner"].Success ? -1m : 1m);
        var isPercent = match.Groups["percent"].Success;
        return isPercent && sign.Length > 0 ? null
            : new(isPercent ? FigureKind.Percent : sign.Length > 0 ? FigureKind.Amount : FigureKind.Number, isPercent ? value / 100m : value, before == "+" && sign.Length == 0 ? "+" : sign, part.Length, digits.Length <= 3 || digits.Length < whole.Length) { IsAfter = isAfter };
    }

    /// <summary>Whether an amount's sign stands after it.</summary>
    public bool IsAfter { get; private init; }

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
            FigureKind.Amount when IsAfter => $"{number}\"{Sign}\";-{number}\"{Sign}\"",
            FigureKind.Amount => $"\"{Sign}\"{number};-\"{Sign}\"{number}",
            _ => Sign == "+" ? $"+{number};-{number};{number}" : number,
        };
    }
}
