using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace SkillServer.Mcp;

/// <summary>
/// The tools as clients list them, ready-made: describing forty tools by reflection would double the start-up time.
/// A test writes tools.json from the tool set and fails when the two differ.
/// </summary>
internal static class ToolDefinitions
{
    private static readonly Lazy<IList<Tool>> Parsed = new(() =>
    {
        using var file = typeof(ToolDefinitions).Assembly.GetManifestResourceStream("tools.json")!;
        return JsonSerializer.Deserialize(file, (JsonTypeInfo<IList<Tool>>)McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(IList<Tool>)))!;
    });

    /// <summary>The tools of these names, in the order of the tool set; large schemas in short.</summary>
    public static IReadOnlyList<Tool> Of(IReadOnlySet<string> names)
    {
        var chosen = Parsed.Value.Where(tool => names.Contains(tool.Name)).ToList();
        return [.. chosen.Select(tool => ShortSchema.Of(tool, amongAll: chosen.Count == Parsed.Value.Count))];
    }
}
