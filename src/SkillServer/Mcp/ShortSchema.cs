using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using SkillServer.Content;

namespace SkillServer.Mcp;

/// <summary>
/// A large input schema as it is listed, so that the list leaves a model's context room: without what is inside of its lists and
/// objects (the example shows them), and when every tool is listed also without descriptions. list_operations gives the whole.
/// </summary>
internal static class ShortSchema
{
    /// <summary>Characters above which a schema is shortened: among a few tools, and among all.</summary>
    private const int AmongFew = 1_750, AmongAll = 450;

    private static readonly string[] Inside = ["properties", "required", "minItems"];
    private static readonly string[] Words = ["description", "format"];

    /// <summary>The definition with a short schema, when its own is large.</summary>
    public static Tool Of(Tool tool, bool amongAll)
    {
        if (tool.InputSchema.GetRawText().Length <= (amongAll ? AmongAll : AmongFew))
        {
            return tool;
        }

        var schema = (JsonObject)JsonNode.Parse(tool.InputSchema.GetRawText())!;
        foreach (var field in (JsonObject)schema["properties"]!)
        {
            Remove((JsonObject)field.Value!, amongAll ? [.. Inside, .. Words] : Inside);
        }

        return new()
        {
            Name = tool.Name,
            Title = tool.Title,
            Description = tool.Description,
            InputSchema = JsonText.Element(schema),
            OutputSchema = tool.OutputSchema,
            Annotations = tool.Annotations,
        };
    }

    private static void Remove(JsonObject field, string[] details)
    {
        foreach (var detail in details)
        {
            field.Remove(detail);
        }

        if (field["items"] is JsonObject item)
        {
            Remove(item, details);
        }
    }
}
