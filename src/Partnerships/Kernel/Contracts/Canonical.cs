using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Partnerships.Kernel;

/// <summary>One spelling for each JSON value (names sorted, no spaces, numbers without idle zeros), so that equal values have equal hashes.</summary>
public static class Canonical
{
    /// <summary><c>sha256:</c> and the hash of the canonical bytes.</summary>
    public static string Hash(JsonElement json) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Bytes(json)));

    /// <summary>The canonical bytes.</summary>
    public static byte[] Bytes(JsonElement json)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Write(json, writer);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(JsonElement json, Utf8JsonWriter writer)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in json.EnumerateObject().OrderBy(m => m.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(member.Name);
                    Write(member.Value, writer);
                }

                writer.WriteEndObject();
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
                writer.WriteNumberValue(number / 1.0000000000000000000000000000m); // drops idle zeros
                break;
            default:
                json.WriteTo(writer);
                break;
        }
    }
}
