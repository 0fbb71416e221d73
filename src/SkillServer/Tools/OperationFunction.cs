using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Partnerships.Kernel;
using SkillServer.Content;

namespace SkillServer.Tools;

/// <summary>
/// An operation for programs that call functions in their own process: the tool's name, words and schema, and the tool's data as the
/// result. Bad input does not throw; its refusal is the result, so that a model reads what to mend.
/// </summary>
public sealed class OperationFunction(OperationTool tool) : AIFunction
{
    private readonly Lazy<JsonElement> _input = new(() => JsonText.Element(tool.InputSchema()));
    private readonly Lazy<JsonElement> _output = new(() => JsonText.Element(tool.Definition()["outputSchema"]!));

    /// <inheritdoc />
    public override string Name => tool.Name;

    /// <inheritdoc />
    public override string Description => tool.Description;

    /// <inheritdoc />
    public override JsonElement JsonSchema => _input.Value;

    /// <inheritdoc />
    public override JsonElement? ReturnJsonSchema => _output.Value;

    /// <summary>Every operation of the catalog, on this content.</summary>
    public static IReadOnlyList<OperationFunction> All(ContentFolder content) => [.. new ToolSet(content).All.OfType<OperationTool>().Select(known => new OperationFunction(known))];

    /// <inheritdoc />
    protected override ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        try
        {
            return new(AnswerLimit.Fit(tool.Call(Read(arguments), cancellationToken)).Data);
        }
        catch (RefusalException refused)
        {
            return new(RefusalData.Of(refused.Refusals));
        }
    }

    private static JsonElement Read(AIFunctionArguments arguments)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in arguments)
            {
                writer.WritePropertyName(name);
                Write(writer, name, value);
            }

            writer.WriteEndObject();
        }

        return ToolJson.Parse(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, string name, object? value)
    {
        try
        {
            switch (value)
            {
                case null:
                    writer.WriteNullValue();
                    break;
                case JsonElement element:
                    element.WriteTo(writer);
                    break;
                case JsonNode node:
                    node.WriteTo(writer);
                    break;
                default:
                    JsonSerializer.Serialize(writer, value, AIJsonUtilities.DefaultOptions.GetTypeInfo(value.GetType()));
                    break;
            }
        }
        catch (Exception fault) when (fault is NotSupportedException or ArgumentException or InvalidOperationException or JsonException)
        {
            throw new RefusalException(new Refusal("wrong_type", name, "a value that JSON has no form for", "a number, a text, true or false, a list or an object", "Send plain values or JSON."));
        }
    }
}
