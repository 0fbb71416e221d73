using System.Text.Json;
using System.Text.Json.Nodes;
using Partnerships.Kernel;

namespace SkillServer.Content;

/// <summary>From nodes that are built to elements that are read.</summary>
internal static class JsonText
{
    public static JsonElement Element(JsonNode node)
    {
        using var document = JsonDocument.Parse(node.ToJsonString(), EngineJson.Document);
        return document.RootElement.Clone();
    }
}
