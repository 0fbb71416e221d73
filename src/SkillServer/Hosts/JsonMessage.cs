using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace SkillServer.Hosts;

/// <summary>A message as JSON, and back: the same for every transport.</summary>
internal static class JsonMessage
{
    private const int Deepest = 64;
    private const string NoMessage = "This is not a JSON-RPC 2.0 message.";

    private static readonly JsonTypeInfo<JsonRpcMessage> Type = Mcp.ProtocolJson.Of<JsonRpcMessage>();

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Writes the message on one line, without a line feed.</summary>
    public static void Write(JsonRpcMessage message, IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        JsonSerializer.Serialize(writer, message, Type);
    }

    /// <summary>The message, or the error to answer with; neither for blank text.</summary>
    public static (JsonRpcMessage? Message, JsonRpcError? Fault) Read(ReadOnlyMemory<byte> sent)
    {
        // PowerShell pipes begin with a byte-order mark.
        var text = sent[(sent.Span.StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0)..];
        if (text.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            return (null, null);
        }

        if (!Utf8.IsValid(text.Span))
        {
            return (null, Fault(text, "The message is not valid UTF-8.")); // JSON's reader would notice only where a text is used
        }

        if (HasHalfCharacter(text.Span))
        {
            return (null, Fault(text, "A text of the message has half a character, such as \\ud800 alone."));
        }

        if (RepeatedField.Of(text.Span) is { } twice)
        {
            return (null, Fault(text, $"The field '{Mcp.Faults.Short(twice)}' is given twice. Send it once."));
        }

        try
        {
            return JsonSerializer.Deserialize(text.Span, Type) is { } message ? (message, null) : (null, Fault(text, NoMessage));
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return (null, Fault(text, NoMessage));
        }
    }

    /// <summary>An error that belongs to no request we could read.</summary>
    public static JsonRpcError Error(McpErrorCode code, string message, RequestId id = default) => new() { Id = id, Error = new() { Code = (int)code, Message = message } };

    /// <summary>
    /// What is wrong with a message, under its id where it has one, so that nobody waits for it in vain. Read token by token:
    /// a document takes time that grows with the square of the depth.
    /// </summary>
    private static JsonRpcError Fault(ReadOnlyMemory<byte> text, string what)
    {
        var (isBatch, isId, deepest, id) = (false, false, 0, default(RequestId));
        try
        {
            var reader = new Utf8JsonReader(text.Span, new JsonReaderOptions { MaxDepth = 100_000 });
            while (reader.Read())
            {
                var opens = reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject;
                deepest = Math.Max(deepest, reader.CurrentDepth + (opens ? 1 : 0));
                isBatch |= reader is { CurrentDepth: 0, TokenType: JsonTokenType.StartArray };
                id = isId ? Id(reader) : id;
                isId = reader is { CurrentDepth: 1, TokenType: JsonTokenType.PropertyName } && reader.ValueTextEquals("id"u8);
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return Error(McpErrorCode.ParseError, "The message is not valid JSON.");
        }

        return isBatch
            ? Error(McpErrorCode.InvalidRequest, "JSON-RPC batches are not supported. Send one message at a time.")
            : Error(McpErrorCode.InvalidRequest, deepest > Deepest ? $"The message is nested deeper than {Deepest}." : what, id);
    }

    /// <summary>An escape such as \ud800 alone is valid JSON, and an exception wherever its text is read later.</summary>
    private static bool HasHalfCharacter(ReadOnlySpan<byte> text)
    {
        if (text.IndexOf("\\u"u8) < 0)
        {
            return false;
        }

        try
        {
            var reader = new Utf8JsonReader(text);
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                {
                    reader.GetString();
                }
            }

            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
        catch (JsonException)
        {
            return false; // reading the message will say so
        }
    }

    private static RequestId Id(Utf8JsonReader value) =>
        value.TokenType == JsonTokenType.String ? new(value.GetString()!)
        : value.TokenType == JsonTokenType.Number && value.TryGetInt64(out var number) ? new(number)
        : default;
}
