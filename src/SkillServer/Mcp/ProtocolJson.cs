using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ModelContextProtocol;

namespace SkillServer.Mcp;

/// <summary>The SDK's contracts of the protocol, without its escaping of everything beyond ASCII, and with texts that are <see cref="Ready"/>.</summary>
internal static class ProtocolJson
{
    private static readonly JsonSerializerOptions Options = new(McpJsonUtilities.DefaultOptions)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = JsonTypeInfoResolver.Combine(McpJsonUtilities.DefaultOptions.TypeInfoResolver, ReadyContract.Default),
    };

    /// <summary>The contract of a type of the protocol.</summary>
    public static JsonTypeInfo<T> Of<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));
}

[JsonSerializable(typeof(Ready.Text))]
internal sealed partial class ReadyContract : JsonSerializerContext;
