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
