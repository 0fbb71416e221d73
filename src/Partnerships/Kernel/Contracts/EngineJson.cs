using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Partnerships.Kernel;

/// <summary>How every record of the engine is read and written.</summary>
public static class EngineJson
{
    /// <summary>Limits for reading JSON text before it is bound to a record.</summary>
    public static readonly JsonDocumentOptions Document = new() { MaxDepth = 32 };

    /// <summary>Options for one currency over source-generated contracts; amounts carry its digits. Names are camelCase unless given.</summary>
    public static JsonSerializerOptions Options(Currency currency, IJsonTypeInfoResolver contracts, JsonNamingPolicy? names = null)
    {
        var options = new JsonSerializerOptions
        {
            TypeInfoResolver = contracts,
            PropertyNamingPolicy = names ?? JsonNamingPolicy.CamelCase,
            DictionaryKeyPolicy = null,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            MaxDepth = 32,
            Converters = { new MoneyConverter(currency), new PercentConverter() },
        };
        options.MakeReadOnly();
        return options;
    }
}

/// <summary>Contracts of the envelope.</summary>
[JsonSerializable(typeof(Answer))]
[JsonSerializable(typeof(Refusal))]
[JsonSerializable(typeof(IReadOnlyList<Refusal>))]
[JsonSerializable(typeof(ProgramSettings))]
public sealed partial class KernelContracts : JsonSerializerContext;
