using System.Text.Json;
using System.Text.Json.Nodes;

namespace SkillServer.Tools;

/// <summary>A tool of the server's own: its two records give the schemas, and its arguments are read strictly into the first.</summary>
public abstract class KnowledgeTool<TInput, TOutput> : Tool
{
    /// <inheritdoc />
    public sealed override JsonObject InputSchema() => JsonSchema.Of(typeof(TInput), ToolJson.Contracts);

    /// <inheritdoc />
    public sealed override JsonObject OutputSchema() => JsonSchema.Of(typeof(TOutput), ToolJson.Contracts);

    /// <inheritdoc />
    public sealed override ToolAnswer Call(JsonElement arguments, CancellationToken cancellation = default) => Answer(ToolJson.Read<TInput>(arguments), cancellation);

    /// <summary>Answers arguments that are in form.</summary>
    protected abstract ToolAnswer Answer(TInput input, CancellationToken cancellation);
}
