using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Partnerships.Kernel;
using Partnerships.Scenarios;

namespace SkillServer.Tools;

/// <summary>How much of the working an answer carries.</summary>
[JsonConverter(typeof(SnakeCase<AnswerDetail>))]
public enum AnswerDetail
{
    /// <summary>The first twenty steps.</summary>
    Concise,

    /// <summary>Every step.</summary>
    Full,
}

/// <summary>What every operation takes beside its own fields.</summary>
public sealed record AnswerChoices
{
    /// <summary>Name of the policy; `standard` when left out. Undescribed in the schema, where it would cost its tokens once a tool.</summary>
    public string? Policy { get; init; }

    /// <summary>How much of the working to show.</summary>
    public AnswerDetail? Detail { get; init; }
}

/// <summary>Reading and writing of the tools' own records.</summary>
public static class ToolJson
{
    /// <summary>Contracts of the tools and of the envelope.</summary>
    public static IJsonTypeInfoResolver Contracts { get; } = JsonTypeInfoResolver.Combine(ToolContracts.Default, KernelContracts.Default);

    /// <summary>How they are read and written.</summary>
    public static JsonSerializerOptions Options { get; } = EngineJson.Options(Currency.Of("USD"), Contracts);

    /// <summary>Reads arguments strictly.</summary>
    public static T Read<T>(JsonElement arguments) => Contract.Read(arguments, (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T)), Currency.Of("USD"));

    /// <summary>Arguments as they were sent; too deep ones are refused.</summary>
    public static JsonElement Parse(ReadOnlyMemory<byte> text)
    {
        try
        {
            return JsonDocument.Parse(text, EngineJson.Document).RootElement;
        }
        catch (JsonException)
        {
            throw new RefusalException(new Refusal("too_deep", "input", "values nested very deep", $"at most {EngineJson.Document.MaxDepth} levels", "Flatten the input."));
        }
    }

    /// <summary>A single value as people read it.</summary>
    public static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    /// <summary>The record as data.</summary>
    public static JsonElement Write<T>(T value) => JsonSerializer.SerializeToElement(value, (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T)));
}

[JsonSerializable(typeof(AnswerChoices))]
[JsonSerializable(typeof(JsonValue))]
[JsonSerializable(typeof(SearchRules.Input), TypeInfoPropertyName = "SearchRulesInput")]
[JsonSerializable(typeof(SearchRules.Output), TypeInfoPropertyName = "SearchRulesOutput")]
[JsonSerializable(typeof(ReadRule.Input), TypeInfoPropertyName = "ReadRuleInput")]
[JsonSerializable(typeof(ReadRule.Output), TypeInfoPropertyName = "ReadRuleOutput")]
[JsonSerializable(typeof(ListOperations.Input), TypeInfoPropertyName = "ListOperationsInput")]
[JsonSerializable(typeof(ListOperations.Output), TypeInfoPropertyName = "ListOperationsOutput")]
[JsonSerializable(typeof(RunOperation.Input), TypeInfoPropertyName = "RunOperationInput")]
[JsonSerializable(typeof(WhatIf.Input), TypeInfoPropertyName = "WhatIfInput")]
[JsonSerializable(typeof(WhatIf.Output), TypeInfoPropertyName = "WhatIfOutput")]
[JsonSerializable(typeof(ComparePolicies.Input), TypeInfoPropertyName = "ComparePoliciesInput")]
[JsonSerializable(typeof(PolicyComparison.Outcome), TypeInfoPropertyName = "ComparePoliciesOutput")]
[JsonSerializable(typeof(ListTemplates.Input), TypeInfoPropertyName = "ListTemplatesInput")]
[JsonSerializable(typeof(ListTemplates.Output), TypeInfoPropertyName = "ListTemplatesOutput")]
[JsonSerializable(typeof(RenderDocument.Input), TypeInfoPropertyName = "RenderDocumentInput")]
[JsonSerializable(typeof(RenderDocument.Output), TypeInfoPropertyName = "RenderDocumentOutput")]
[JsonSerializable(typeof(VerifyReceipt.Input), TypeInfoPropertyName = "VerifyReceiptInput")]
[JsonSerializable(typeof(VerifyReceipt.Output), TypeInfoPropertyName = "VerifyReceiptOutput")]
internal sealed partial class ToolContracts : JsonSerializerContext;
