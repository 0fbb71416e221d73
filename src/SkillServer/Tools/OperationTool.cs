using System.Text.Json;
using System.Text.Json.Nodes;
using Partnerships.Kernel;
using SkillServer.Content;

namespace SkillServer.Tools;

/// <summary>An operation as a tool: its own fields, and beside them which policy to use and how much of the working to show.</summary>
public sealed class OperationTool(Operation operation, PolicyLibrary policies) : Tool
{
    private const int ConciseSteps = 20;

    /// <inheritdoc />
    public override string Name => operation.Name;

    /// <inheritdoc />
    public override string Title => operation.Title;

    /// <inheritdoc />
    public override string Description => operation.Description;

    /// <inheritdoc />
    public override ToolAnswer Call(JsonElement arguments, CancellationToken cancellation = default)
    {
        var (input, choices) = Split(arguments);
        var answer = operation.Run(input, policies.For(choices.Policy ?? PolicyLibrary.Default, operation, input), cancellation);
        var left = answer.Steps.Count - ConciseSteps;
        if (choices.Detail != AnswerDetail.Full && left > 0)
        {
            var cut = new Step(ConciseSteps + 1, $"{left} further steps", "call again with \"detail\": \"full\" to see them", "", null);
            answer = answer with { Steps = [.. answer.Steps.Take(ConciseSteps), cut] };
        }

        return new(JsonSerializer.SerializeToElement(answer, ToolJson.Options.GetTypeInfo(typeof(Answer))), AnswerText.Of(answer));
    }

    /// <inheritdoc />
    public override JsonObject InputSchema()
    {
        var schema = JsonSchema.Of(operation.InputType, operation.Contracts);
        var properties = (JsonObject)(schema["properties"] ??= new JsonObject());
        foreach (var (name, choice) in (JsonObject)JsonSchema.Of(typeof(AnswerChoices), ToolContracts.Default)["properties"]!)
        {
            properties[name] = choice!.DeepClone();
        }

        schema["examples"] = new JsonArray(JsonNode.Parse(operation.Example));
        return schema;
    }

    /// <inheritdoc />
    public override JsonObject OutputSchema()
    {
        var schema = JsonSchema.Of(typeof(Answer), KernelContracts.Default);
        schema["properties"]!["result"] = JsonSchema.Of(operation.ResultType, operation.Contracts);
        schema["required"] = new JsonArray("operation", "status", "summary", "result", "currency", "steps", "assumptions", "warnings", "missing", "policy", "receipt");
        return schema;
    }

    /// <summary>The choices are ours; everything else belongs to the operation.</summary>
    private static (JsonElement Input, AnswerChoices Choices) Split(JsonElement arguments)
    {
        if (arguments.ValueKind != JsonValueKind.Object || (!arguments.TryGetProperty("policy", out _) && !arguments.TryGetProperty("detail", out _)))
        {
            return (arguments, new());
        }

        using var input = new MemoryStream();
        using var choices = new MemoryStream();
        using (Utf8JsonWriter inputs = new(input), chosen = new(choices))
        {
            inputs.WriteStartObject();
            chosen.WriteStartObject();
            foreach (var member in arguments.EnumerateObject())
            {
                member.WriteTo(member.Name is "policy" or "detail" ? chosen : inputs);
            }

            inputs.WriteEndObject();
            chosen.WriteEndObject();
        }

        var read = ToolJson.Read<AnswerChoices>(JsonDocument.Parse(choices.ToArray(), EngineJson.Document).RootElement);
        return (JsonDocument.Parse(input.ToArray(), EngineJson.Document).RootElement, read);
    }
}
