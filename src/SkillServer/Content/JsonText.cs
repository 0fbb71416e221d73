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
}
