using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace SkillServer.Mcp;

/// <summary>
/// The long members of results, written once. The SDK makes nodes of every result and text of the nodes, which for a long one was most
/// of the work of a request; so it is handed the result without them, and they go in as they are on the way out.
/// </summary>
internal static class Ready
{
    private const string Key = "ready";

    /// <summary>JSON on one line that is known to be well-formed.</summary>
    [JsonConverter(typeof(Copier))]
    public sealed record Text(ReadOnlyMemory<byte> Json);

    /// <summary>A value of the protocol, written.</summary>
    public static Text Of<T>(T value) => new(JsonSerializer.SerializeToUtf8Bytes(value, ProtocolJson.Of<T>()));

    /// <summary>An answer of a tool without its content and data.</summary>
    public static CallToolResult Lighten(this RequestContext<CallToolRequestParams> request, CallToolResult result)
    {
        request.Give("content", Of(result.Content));
        if (result.StructuredContent is { } data)
        {
            request.Give("structuredContent", new(JsonMarshal.GetRawUtf8Value(data).ToArray()));
        }

        (result.Content, result.StructuredContent) = ([], null);
        return result;
    }

    /// <summary>A prompt without its messages.</summary>
    public static GetPromptResult Lighten(this RequestContext<GetPromptRequestParams> request, GetPromptResult result)
    {
        request.Give("messages", Of(result.Messages));
        result.Messages = [];
        return result;
    }

    /// <summary>A resource without its text.</summary>
    public static ReadResourceResult Lighten(this RequestContext<ReadResourceRequestParams> request, ReadResourceResult result)
    {
        request.Give("contents", Of(result.Contents));
        result.Contents = [];
        return result;
    }

    /// <summary>The request's result will have this member.</summary>
    public static void Give<T>(this RequestContext<T> request, string member, Text value)
    {
        var items = (request.JsonRpcRequest.Context ??= new()).Items ??= new Dictionary<string, object?>();
        if (!items.TryGetValue(Key, out var given))
        {
            items[Key] = given = new List<(string, Text)>();
        }

        ((List<(string Member, Text Value)>)given!).Add((member, value));
    }

    /// <summary>Puts into each result what was given for it.</summary>
    public static McpMessageHandler Insert(McpMessageHandler next) => (context, cancellation) =>
    {
        if (context.JsonRpcMessage is JsonRpcResponse { Result: JsonObject result, Context.Items: { } items } && items.TryGetValue(Key, out var given))
        {
            foreach (var (member, value) in (List<(string Member, Text Value)>)given!)
            {
                result[member] = JsonValue.Create(value, ProtocolJson.Of<Text>());
            }
        }

        return next(context, cancellation);
    };

    internal sealed class Copier : JsonConverter<Text>
    {
        public override Text Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Text value, JsonSerializerOptions options) => writer.WriteRawValue(value.Json.Span, skipInputValidation: true);
    }
}
