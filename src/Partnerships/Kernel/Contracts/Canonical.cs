using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Partnerships.Kernel;

/// <summary>One spelling for each JSON value (names sorted, no spaces, numbers without idle zeros), so that equal values have equal hashes.</summary>
public static class Canonical
{
    /// <summary><c>sha256:</c> and the hash of the canonical bytes.</summary>
    public static string Hash(JsonElement json) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Written(json).WrittenSpan));

    /// <summary>The canonical bytes.</summary>
    public static byte[] Bytes(JsonElement json) => Written(json).WrittenSpan.ToArray();

    private static ArrayBufferWriter<byte> Written(JsonElement json)
    {
        var buffer = new ArrayBufferWriter<byte>(4_096);
        using var writer = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        Write(json, writer);
        writer.Flush();
        return buffer;
    }

    private static void Write(JsonElement json, Utf8JsonWriter writer)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                WriteMembers(json, writer);
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in json.EnumerateArray())
                {
                    Write(item, writer);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.Number when json.TryGetDecimal(out var number):
                writer.WriteNumberValue(number.Scale == 0 && number != 0 ? number : number / 1.0000000000000000000000000000m); // drops idle zeros
                break;
            default:
                json.WriteTo(writer);
                break;
        }
    }

    private static void WriteMembers(JsonElement json, Utf8JsonWriter writer)
    {
        var members = new List<(string Name, JsonElement Value)>(json.GetPropertyCount()); // a member makes its name anew each time it is asked
        foreach (var member in json.EnumerateObject())
        {
            members.Add((member.Name, member.Value));
        }

        members.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        writer.WriteStartObject();
        foreach (var (name, value) in members)
        {
            writer.WritePropertyName(name);
            Write(value, writer);
        }

        writer.WriteEndObject();
    }
}
