using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Partnerships.Kernel;
using SkillServer.Content;

namespace SkillServer.Tools;

/// <summary>Refusals as data: the first one's fields, and the others, when there are, in a list.</summary>
public static class RefusalData
{
    private static readonly JsonTypeInfo<Refusal> Type = (JsonTypeInfo<Refusal>)ToolJson.Options.GetTypeInfo(typeof(Refusal));

    /// <summary>At least one refusal.</summary>
    public static JsonElement Of(IReadOnlyList<Refusal> refusals)
    {
        var first = JsonSerializer.SerializeToNode(refusals[0], Type)!.AsObject();
        if (refusals.Count > 1)
        {
            first["others"] = new JsonArray([.. refusals.Skip(1).Select(other => JsonSerializer.SerializeToNode(other, Type))]);
        }

        return JsonText.Element(first);
    }
}
