using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace SkillServer.Hosts;

/// <summary>A message as a line of JSON, and back.</summary>
internal static class JsonLine
{
    private const int Deepest = 64;
    private const string NoMessage = "The line is not a JSON-RPC 2.0 message.";

    /// <summary>The SDK's own contracts, without its escaping of everything beyond ASCII.</summary>
    private static readonly JsonTypeInfo<JsonRpcMessage> Type = (JsonTypeInfo<JsonRpcMessage>)
        new JsonSerializerOptions(McpJsonUtilities.DefaultOptions) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }.GetTypeInfo(typeof(JsonRpcMessage));

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The line, with its line feed.</summary>
    public static byte[] Write(JsonRpcMessage message) => [.. JsonSerializer.SerializeToUtf8Bytes(message, Type), (byte)'\n'];

    /// <summary>The message of a line, or the error to answer with; neither for a blank line.</summary>
    public static (JsonRpcMessage? Message, JsonRpcError? Fault) Read(byte[] line)
    {
        // PowerShell pipes begin with a byte-order mark.
        var text = line.AsMemory(line.AsSpan().StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0);
        if (text.Span.IndexOfAnyExcept(" \t\r"u8) < 0)
        {
            return (null, null);
        }

        if (HasHalfCharacter(text.Span))
        {
            return (null, Fault(text, "A text of the line has half a character, such as \\ud800 alone."));
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

    /// <summary>What is wrong with a line, under its id where it has one, so that nobody waits for it in vain.</summary>
    private static JsonRpcError Fault(ReadOnlyMemory<byte> text, string what)
    {
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 100_000 });
            return json.RootElement.ValueKind == JsonValueKind.Array
                ? Error(McpErrorCode.InvalidRequest, "JSON-RPC batches are not supported. Send one message a line.")
                : Error(McpErrorCode.InvalidRequest, IsDeep(text.Span) ? $"The line is nested deeper than {Deepest}." : what, Id(json.RootElement));
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return Error(McpErrorCode.ParseError, "The line is not valid JSON.");
        }
    }

    private static bool IsDeep(ReadOnlySpan<byte> text)
    {
        try
        {
            var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = Deepest });
            while (reader.Read())
            {
            }

            return false;
        }
        catch (JsonException)
        {
            return true;
        }
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

    private static RequestId Id(JsonElement message) =>
        message.ValueKind != JsonValueKind.Object || !message.TryGetProperty("id", out var id) ? default
        : id.ValueKind == JsonValueKind.String ? new(id.GetString()!)
        : id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out var number) ? new(number)
        : default;
}
