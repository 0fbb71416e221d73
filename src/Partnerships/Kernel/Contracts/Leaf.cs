using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Partnerships.Kernel;

/// <summary>Checks a single value against its type and the field's declared range or length.</summary>
internal static class Leaf
{
    /// <summary>Amounts beyond this are a slip, and would leave no room to multiply.</summary>
    private const decimal Largest = 999_999_999_999_999m;

    /// <summary>What a decimal holds without rounding: 28 digits and the "0." before them.</summary>
    private const int MostCharacters = 30;

    private static readonly ConcurrentDictionary<Type, string[]> Choices = new();

    public static void Check(JsonElement json, Type type, ICustomAttributeProvider? field, string path, Reader reader)
    {
        var value = new Given(json, type, field, path, reader);
        if (type == typeof(string))
        {
            CheckText(value);
        }
        else if (type == typeof(bool))
        {
            if (json.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            {
                reader.WrongType(path, json, value.Allowed);
            }
        }
        else if (type == typeof(JsonValue))
        {
            if (json.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            {
                reader.WrongType(path, json, value.Allowed);
            }
        }
        else if (type == typeof(DateOnly))
        {
            CheckDate(value);
        }
        else if (type == typeof(DateTimeOffset))
        {
            CheckInstant(value);
        }
        else if (type.IsEnum)
        {
            CheckWord(value);
        }
        else if (type == typeof(Percent) && json.ValueKind == JsonValueKind.String && PercentConverter.TryParse(json.GetString(), out var percent))
        {
            CheckRange(value, percent.Points);
        }
        else if (type == typeof(int) || type == typeof(decimal) || type == typeof(Money) || type == typeof(Percent))
        {
            CheckNumber(value);
        }
    }

    /// <summary>What a field of this type takes, in words.</summary>
    public static string Allowed(Type type, (decimal Least, decimal Most)? range)
    {
        var noun = type == typeof(string) ? "a text"
            : type == typeof(bool) ? "true or false"
            : type == typeof(JsonValue) ? "a number, a text, true or false"
            : type == typeof(DateOnly) ? "a date as yyyy-MM-dd"
            : type == typeof(DateTimeOffset) ? "an instant as yyyy-MM-ddTHH:mm:ss with its offset"
            : type == typeof(int) ? "a whole number"
            : type == typeof(Money) ? "an amount of money as a number"
            : type == typeof(Percent) ? "percentage points as a number (15 means 15%)"
            : type == typeof(decimal) ? "a number"
            : type.IsEnum ? "one of " + string.Join(", ", Words(type))
            : type.IsAssignableTo(typeof(System.Collections.IDictionary)) || type.Name.Contains("Dictionary", StringComparison.Ordinal) ? "an object of names and values"
            : type.IsAssignableTo(typeof(System.Collections.IEnumerable)) ? "a list"
            : "an object";
        return range is { } bounds ? $"{noun} from {Decimals.Text(bounds.Least)} to {Decimals.Text(bounds.Most)}" : noun;
    }

    /// <summary>The words an enumeration travels as.</summary>
    public static IReadOnlyList<string> Words(Type type) =>
        Choices.GetOrAdd(type, static t => [.. Enum.GetNames(t).Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)]);

    private static void CheckText(Given value)
    {
        if (value.Json.ValueKind != JsonValueKind.String)
        {
            value.Reader.WrongType(value.Path, value.Json, "a text");
            return;
        }

        var length = value.Json.GetString()!.Length;
        var bounds = Describe.Size(value.Field);
        var (least, most) = (bounds?.Least ?? 0, bounds?.Most ?? Contract.MaxText);
        if (length < least || length > most)
        {
            value.Reader.Add("wrong_length", value.Path, Describe.Amount(length, "character"), Describe.Between(least, most, "character"), length == 0 ? "Fill it in." : length < least ? "Write it out." : "Shorten it.");
        }
    }

    private static void CheckDate(Given value)
    {
        var good = value.Json.ValueKind == JsonValueKind.String
            && DateOnly.TryParseExact(value.Json.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && date.Year is >= 1990 and <= 2200;
        if (!good)
        {
            value.Refuse("not_a_date", value.Allowed + ", from 1990 to 2200", "Write for example \"2026-11-10\".");
        }
    }

    /// <summary>Without an offset the framework would take the machine's own time zone.</summary>
    private static void CheckInstant(Given value)
    {
        var good = value.Json.ValueKind == JsonValueKind.String && value.Json.TryGetDateTimeOffset(out var instant)
            && instant.Year is >= 1990 and <= 2200 && value.Json.GetString() is [.., 'Z'] or [.., '+' or '-', _, _, ':', _, _];
        if (!good)
        {
            value.Refuse("not_an_instant", value.Allowed + ", from 1990 to 2200", "Write for example \"2026-11-10T09:30:00-05:00\".");
        }
    }

    private static void CheckWord(Given value)
    {
        var words = Words(value.Type);
        if (value.Json.ValueKind != JsonValueKind.String)
        {
            value.Reader.WrongType(value.Path, value.Json, value.Allowed);
        }
        else if (!words.Contains(value.Json.GetString(), StringComparer.Ordinal))
        {
            var near = Nearest.To(value.Json.GetString()!, words);
            value.Refuse("not_a_choice", value.Allowed, near is null ? "Choose one of these." : $"Did you mean '{near}'?");
        }
    }

    private static void CheckNumber(Given value)
    {
        if (value.Json.ValueKind != JsonValueKind.Number)
        {
            var fix = value.Json.ValueKind == JsonValueKind.String ? "Send a bare number without quotes, separators or currency signs." : "Send the value in that form.";
            value.Refuse("wrong_type", value.Allowed, fix);
            return;
        }

        var text = value.Json.GetRawText();
        if (!value.Json.TryGetDecimal(out var number) || Math.Abs(number) > Largest)
        {
            value.Refuse("out_of_range", $"at most {Decimals.Text(Largest)} either way", "Check the unit and the number of zeros.");
        }
        else if (text.Length > MostCharacters || (number == 0m && text.Split('e', 'E')[0].Any(digit => digit is >= '1' and <= '9')))
        {
            value.Refuse("too_many_digits", $"a number of at most {MostCharacters} characters that is not lost in rounding", "Round the number before sending it.");
        }
        else if (value.Type == typeof(int) && !value.Json.TryGetInt32(out _))
        {
            value.Refuse("wrong_type", value.Allowed, "Send a whole number.");
        }
        else if (value.Type == typeof(Money) && decimal.Round(number, value.Reader.Currency.Digits) != number)
        {
            value.Refuse("too_many_digits", $"at most {value.Reader.Currency.Digits} digits after the point in {value.Reader.Currency.Code}", "Round the amount before sending it.");
        }
        else
        {
            CheckRange(value, number);
        }
    }

    private static void CheckRange(Given value, decimal number)
    {
        if (Describe.Range(value.Field) is { } range && (number < range.Least || number > range.Most))
        {
            value.Refuse("out_of_range", value.Allowed, "Send a value inside the range.");
        }
    }

    /// <summary>One value and where it stands. The words are made only when something is wrong.</summary>
    private readonly record struct Given(JsonElement Json, Type Type, ICustomAttributeProvider? Field, string Path, Reader Reader)
    {
        public string Allowed => Leaf.Allowed(Type, Describe.Range(Field));

        public void Refuse(string code, string allowed, string fix) => Reader.Add(code, Path, Describe.Given(Json), allowed, fix);
    }
}
