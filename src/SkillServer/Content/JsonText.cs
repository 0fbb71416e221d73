using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Partnerships.Kernel;

namespace SkillServer.Content;

/// <summary>From nodes that are built to elements that are read.</summary>
internal static class JsonText
{
    public static JsonElement Element(JsonNode node)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            node.WriteTo(writer);
        }

        return JsonDocument.Parse(buffer.WrittenMemory, EngineJson.Document).RootElement;
    }

    /// <summary>Lays one object over another: objects merge member by member, anything else replaces.</summary>
    public static void Overlay(JsonObject under, JsonObject over)
    {
        foreach (var (key, value) in over)
        {
            if (under[key] is JsonObject lower && value is JsonObject upper)
            {
                Overlay(lower, upper);
            }
            else
            {
                under[key] = value?.DeepClone();
            }
        }
    }
}
