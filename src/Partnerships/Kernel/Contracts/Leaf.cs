using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Partnerships.Kernel;

/// <summary>Checks a single value against its type and the field's declared range or length.</summary>
internal static class Leaf
{
    /// <summary>Amounts beyond this are a slip, and would leave no room to multiply.</summary>
    private const decimal Largest = 999_999_999_999_999m;

    public static void Check(JsonElement json, Type type, ICustomAttributeProvider? field, string path, Reader reader)
    {
        var allowed = Allowed(type, Describe.Range(field));
        if (type == typeof(string))
        {
            CheckText(json, field, path, reader);
        }
        else if (type == typeof(bool))
        {
            Require(json.ValueKind is JsonValueKind.True or JsonValueKind.False, json, allowed, path, reader);
        }
        else if (type == typeof(DateOnly))
        {
            CheckDate(json, allowed, path, reader);
        }
        else if (type.IsEnum)
        {
            CheckWord(json, type, allowed, path, reader);
        }
        else if (type == typeof(Percent) && json.ValueKind == JsonValueKind.String && PercentConverter.TryParse(json.GetString(), out var percent))
        {
            CheckRange(percent.Points, json, field, allowed, path, reader);
        }
        else if (type == typeof(int) || type == typeof(decimal) || type == typeof(Money) || type == typeof(Percent))
        {
            CheckNumber(json, type, field, allowed, path, reader);
        }
    }

    /// <summary>What a field of this type takes, in words.</summary>
    public static string Allowed(Type type, (decimal Least, decimal Most)? range)
    {
        var noun = type == typeof(string) ? "a text"
            : type == typeof(bool) ? "true or false"
            : type == typeof(DateOnly) ? "a date as yyyy-MM-dd"
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
    public static IEnumerable<string> Words(Type type) => Enum.GetNames(type).Select(JsonNamingPolicy.SnakeCaseLower.ConvertName);

    private static void CheckText(JsonElement json, ICustomAttributeProvider? field, string path, Reader reader)
    {
        if (json.ValueKind != JsonValueKind.String)
        {
            reader.WrongType(path, json, "a text");
            return;
        }

        var length = json.GetString()!.Length;
        var bounds = Describe.Attribute<SizeAttribute>(field);
        var (least, most) = (bounds?.Least ?? 0, bounds?.Most ?? Contract.MaxText);
        if (length < least || length > most)
        {
            reader.Add("wrong_length", path, $"{Decimals.Text(length)} characters", $"{least} to {Decimals.Text(most)} characters", length < least ? "Fill it in." : "Shorten it.");
        }
    }

    private static void CheckDate(JsonElement json, string allowed, string path, Reader reader)
    {
        var good = json.ValueKind == JsonValueKind.String
            && DateOnly.TryParseExact(json.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && date.Year is >= 1990 and <= 2200;
        if (!good)
        {
            reader.Add("not_a_date", path, Describe.Given(json), allowed + ", from 1990 to 2200", "Write for example \"2026-11-10\".");
        }
    }

    private static void CheckWord(JsonElement json, Type type, string allowed, string path, Reader reader)
    {
        if (json.ValueKind != JsonValueKind.String)
        {
            reader.WrongType(path, json, allowed);
        }
        else if (!Words(type).Contains(json.GetString(), StringComparer.Ordinal))
        {
            var near = Nearest.To(json.GetString()!, Words(type));
            reader.Add("not_a_choice", path, Describe.Given(json), allowed, near is null ? "Choose one of these." : $"Did you mean '{near}'?");
        }
    }

    private static void CheckNumber(JsonElement json, Type type, ICustomAttributeProvider? field, string allowed, string path, Reader reader)
    {
        if (json.ValueKind != JsonValueKind.Number)
        {
            var fix = json.ValueKind == JsonValueKind.String ? "Send a bare number without quotes, separators or currency signs." : "Send the value in that form.";
            reader.Add("wrong_type", path, Describe.Given(json), allowed, fix);
        }
        else if (!json.TryGetDecimal(out var value) || Math.Abs(value) > Largest || json.GetRawText().Length > 40)
        {
            reader.Add("out_of_range", path, Describe.Given(json), $"at most {Decimals.Text(Largest)} either way", "Check the unit and the number of zeros.");
        }
        else if (type == typeof(int) && !json.TryGetInt32(out _))
        {
            reader.Add("wrong_type", path, Describe.Given(json), allowed, "Send a whole number.");
        }
        else if (type == typeof(Money) && decimal.Round(value, reader.Currency.Digits) != value)
        {
            reader.Add("too_many_digits", path, Describe.Given(json), $"at most {reader.Currency.Digits} digits after the point in {reader.Currency.Code}", "Round the amount before sending it.");
        }
        else
        {
            CheckRange(value, json, field, allowed, path, reader);
        }
    }

    private static void CheckRange(decimal value, JsonElement json, ICustomAttributeProvider? field, string allowed, string path, Reader reader)
    {
        if (Describe.Range(field) is { } range && (value < range.Least || value > range.Most))
        {
            reader.Add("out_of_range", path, Describe.Given(json), allowed, "Send a value inside the range.");
        }
    }

    private static void Require(bool good, JsonElement json, string allowed, string path, Reader reader)
    {
        if (!good)
        {
            reader.WrongType(path, json, allowed);
        }
    }
}
