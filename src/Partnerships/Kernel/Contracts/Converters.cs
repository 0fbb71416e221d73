using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Partnerships.Kernel;

/// <summary>Enumerations travel as snake_case words, never as numbers.</summary>
public sealed class SnakeCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;

/// <summary>Money as a number with exactly the currency's digits.</summary>
internal sealed class MoneyConverter(Currency currency) : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        currency.Round(reader.GetDecimal());

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(Decimals.WithScale(value.Amount, currency.Digits));
}

/// <summary>A rate as its percentage points; a policy may write <c>15%</c>.</summary>
internal sealed class PercentConverter : JsonConverter<Percent>
{
    public override Percent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && TryParse(reader.GetString(), out var percent) ? percent : new(reader.GetDecimal());

    public override void Write(Utf8JsonWriter writer, Percent value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Points / 1.0000000000000000000000000000m);

    /// <summary>Reads <c>12.5%</c>; the sign is required in text.</summary>
    public static bool TryParse(string? text, out Percent percent)
    {
        var read = 0m;
        var good = text is [.. var number, '%'] && decimal.TryParse(number, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out read);
        percent = new(read);
        return good;
    }
}
