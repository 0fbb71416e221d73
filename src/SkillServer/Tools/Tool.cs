using System.Text.Json;
using System.Text.Json.Nodes;

namespace SkillServer.Tools;

/// <summary>What a tool gives back: data for programs, and text for people and for clients that read only text.</summary>
public sealed record ToolAnswer(JsonElement Data, string Text)
{
    /// <summary>A file that goes with the answer.</summary>
    public Attachment? File { get; init; }
}

/// <summary>A file: where in the workspace it was written, or its bytes when it was not.</summary>
public sealed record Attachment(string Name, string MediaType, string? Path, ReadOnlyMemory<byte>? Bytes);

/// <summary>Something a client can call by name. Bad input throws a refusal; nothing else is expected to be thrown.</summary>
public abstract class Tool
{
    /// <summary>snake_case.</summary>
    public abstract string Name { get; }

    /// <summary>For people.</summary>
    public abstract string Title { get; }

    /// <summary>When to use it and what it returns, in one or two sentences.</summary>
    public abstract string Description { get; }

    /// <summary>Reads the arguments strictly and answers, unless the caller gives up before.</summary>
    public abstract ToolAnswer Call(JsonElement arguments, CancellationToken cancellation = default);

    /// <summary>Schema of the arguments.</summary>
    public abstract JsonObject InputSchema();

    /// <summary>Schema of <see cref="ToolAnswer.Data"/>.</summary>
    public abstract JsonObject OutputSchema();

    /// <summary>Whether it changes nothing; the tools that write say so. Writing the same again changes nothing more.</summary>
    public virtual bool ReadOnly => true;

    /// <summary>The definition clients list; no tool destroys anything or reaches anything outside.</summary>
    public JsonObject Definition() => new()
    {
        ["name"] = Name,
        ["title"] = Title,
        ["description"] = Description,
        ["inputSchema"] = InputSchema(),
        ["outputSchema"] = new JsonObject { ["type"] = "object", ["anyOf"] = new JsonArray(OutputSchema(), Refused()) },
        ["annotations"] = new JsonObject
        {
            ["title"] = Title,
            ["readOnlyHint"] = ReadOnly,
            ["destructiveHint"] = false,
            ["idempotentHint"] = true,
            ["openWorldHint"] = false,
        },
    };

    /// <summary>Some clients hold failed calls to the output schema too, and would hide the refusal if it were not in there.</summary>
    private static JsonObject Refused() => (JsonObject)JsonNode.Parse("""
        {"type":"object","properties":{"code":{"type":"string"},"path":{"type":"string"},"given":{"type":"string"},"allowed":{"type":"string"},"fix":{"type":"string"},"others":{"type":"array","items":{"type":"object"}}},"required":["code","path","allowed","fix"]}
        """)!;
}
