using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Partnerships.Kernel;

/// <summary>
/// Reads JSON into a typed record, strictly. Everything wrong is found in one pass over the contract, before anything is
/// deserialized, so that every message is ours and names its path; nothing is coerced, ignored or defaulted silently.
/// </summary>
public static class Contract
{
    /// <summary>The longest list and text accepted unless the field says otherwise.</summary>
    public const int MaxItems = 10_000, MaxText = 4_000;

    /// <summary>The typed record, or a <see cref="RefusalException"/> with every fault found.</summary>
    public static T Read<T>(JsonElement json, JsonTypeInfo<T> type, Currency currency)
    {
        var faults = new List<Refusal>();
        var reader = new Reader(currency, faults);
        Check(json, type, null, "", reader);
        return faults.Count == 0 ? json.Deserialize(type)! : throw new RefusalException(faults);
    }

    private static void Check(JsonElement json, JsonTypeInfo type, ICustomAttributeProvider? field, string path, Reader reader)
    {
        try
        {
            CheckKind(json, type, field, path, reader);
        }
        catch (InvalidOperationException)
        {
            // The framework cannot turn such an escape into text, neither in a value nor in a name.
            reader.Add("not_text", path, "a text with half a character (a lone surrogate escape)", "well-formed Unicode", "Send the text as UTF-8.");
        }
    }

    private static void CheckKind(JsonElement json, JsonTypeInfo type, ICustomAttributeProvider? field, string path, Reader reader)
    {
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object:
                CheckObject(json, type, path, reader);
                break;
            case JsonTypeInfoKind.Enumerable:
                CheckList(json, type, field, path, reader);
                break;
            case JsonTypeInfoKind.Dictionary:
                CheckMap(json, type, path, reader);
                break;
            default:
                Leaf.Check(json, Nullable.GetUnderlyingType(type.Type) ?? type.Type, field, path, reader);
                break;
        }
    }

    private static void CheckObject(JsonElement json, JsonTypeInfo type, string path, Reader reader)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            reader.WrongType(path, json, "an object with the fields " + string.Join(", ", type.Properties.Select(p => p.Name)));
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            var name = member.Name;
            var at = Join(path, Describe.Short(name));
            if (!seen.Add(name))
            {
                reader.Add("duplicate_field", at, "the field twice", "each field once", "Remove one of the two.");
            }
            else if (type.Properties.FirstOrDefault(p => p.Name == name) is not { } property)
            {
                reader.Unknown(at, name, type.Properties.Select(p => p.Name));
            }
            else if (member.Value.ValueKind == JsonValueKind.Null)
            {
                if (property.IsRequired || !property.IsSetNullable)
                {
                    reader.Add("null_value", at, "null", Describe.Field(property), "Give a value, or leave an optional field out.");
                }
            }
            else
            {
                Check(member.Value, type.Options.GetTypeInfo(property.PropertyType), property.AttributeProvider, at, reader);
            }
        }

        foreach (var property in type.Properties.Where(p => p.IsRequired && !seen.Contains(p.Name)))
        {
            reader.Add("missing_field", Join(path, property.Name), null, Describe.Field(property), "This field is required.");
        }
    }

    private static void CheckList(JsonElement json, JsonTypeInfo type, ICustomAttributeProvider? field, string path, Reader reader)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            reader.WrongType(path, json, "a list");
            return;
        }

        var length = Describe.Size(field);
        var (least, most) = (length?.Least ?? 0, length?.Most ?? MaxItems);
        if (json.GetArrayLength() < least || json.GetArrayLength() > most)
        {
            reader.Add("wrong_length", path, Describe.Amount(json.GetArrayLength(), "item"), Describe.Between(least, most, "item"),
                json.GetArrayLength() < least ? "Give more items." : "Send fewer items, or several calls.");
            return;
        }

        var element = type.Options.GetTypeInfo(type.ElementType!);
        var index = 0;
        decimal? previous = null;
        foreach (var item in json.EnumerateArray())
        {
            var at = $"{path}[{index++}]";
            if (item.ValueKind == JsonValueKind.Null)
            {
                reader.Add("null_value", at, "null", "a value", "Remove the empty item.");
                continue;
            }

            Check(item, element, element.Type == typeof(string) ? null : field, at, reader); // a list's size is not that of its texts
            if (element.Type.IsAssignableTo(typeof(IBand)) && item.ValueKind == JsonValueKind.Object
                && item.TryGetProperty("from", out var from) && from.ValueKind == JsonValueKind.Number && from.TryGetDecimal(out var bound))
            {
                if (previous >= bound)
                {
                    reader.Add("bands_not_ascending", at + ".from", Decimals.Text(bound), $"more than {Decimals.Text(previous.Value)}, the band before", "List the bands from the lowest to the highest.");
                }

                previous = bound;
            }
        }
    }

    private static void CheckMap(JsonElement json, JsonTypeInfo type, string path, Reader reader)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            reader.WrongType(path, json, "an object of names and values");
            return;
        }

        var element = type.Options.GetTypeInfo(type.ElementType!);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            var at = Join(path, Describe.Short(member.Name));
            if (!seen.Add(member.Name))
            {
                reader.Add("duplicate_field", at, "the name twice", "each name once", "Remove one of the two.");
            }
            else if (member.Value.ValueKind == JsonValueKind.Null)
            {
                reader.Add("null_value", at, "null", "a value", "Give a value, or leave the name out.");
            }
            else
            {
                Check(member.Value, element, null, at, reader);
            }
        }

        if (seen.Count > MaxItems)
        {
            reader.Add("wrong_length", path, $"{Decimals.Text(seen.Count)} names", $"0 to {Decimals.Text(MaxItems)} names", "Send fewer names, or several calls.");
        }
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
