using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Partnerships.Kernel;

/// <summary>Marks the day or instant of an input that decides which version of a policy is in force: the deal's own date, not the day of asking.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DecidesPolicyAttribute : Attribute;

/// <summary>Finds the marked dates of an input.</summary>
public static class PolicyDates
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<string>> Marked = new();

    /// <summary>Each marked field that is given, as a day in the time zone. What is not a date is left for the operation to refuse.</summary>
    public static IEnumerable<(string Field, DateOnly Day)> Of(JsonElement input, JsonTypeInfo contract, TimeZoneInfo zone)
    {
        var fields = Marked.GetOrAdd(contract.Type, _ => [.. contract.Properties.Where(property => property.AttributeProvider?.IsDefined(typeof(DecidesPolicyAttribute), true) == true).Select(property => property.Name)]);
        foreach (var field in fields)
        {
            if (input.ValueKind == JsonValueKind.Object && input.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String && Day(value, zone) is { } day)
            {
                yield return (field, day);
            }
        }
    }

    private static DateOnly? Day(JsonElement value, TimeZoneInfo zone) =>
        DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : value.TryGetDateTimeOffset(out var instant) ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime)
        : null;
}
