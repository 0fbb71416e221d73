using System.Collections.Concurrent;
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

    /// <summary>Options work out each record's contract once; made anew for every call, that work would be most of a call.</summary>
    private static readonly ConcurrentDictionary<(Currency, IJsonTypeInfoResolver, JsonNamingPolicy), JsonSerializerOptions> Made = new();

    /// <summary>Options for one currency over source-generated contracts; amounts carry its digits. Names are camelCase unless given.</summary>
    public static JsonSerializerOptions Options(Currency currency, IJsonTypeInfoResolver contracts, JsonNamingPolicy? names = null) =>
        Made.GetOrAdd((currency, contracts, names ?? JsonNamingPolicy.CamelCase), made => Make(made.Item1, made.Item2, made.Item3));

    private static JsonSerializerOptions Make(Currency currency, IJsonTypeInfoResolver contracts, JsonNamingPolicy names)
    {
        var options = new JsonSerializerOptions
        {
            TypeInfoResolver = contracts,
            PropertyNamingPolicy = names,
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
