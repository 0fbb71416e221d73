using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ModelContextProtocol.Protocol;
using SkillServer.Mcp;

namespace SkillServer.Conformance;

/// <summary>Asking the client for input, in as many rounds as it takes, with a state that cannot be forged.</summary>
internal static class Input
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    public static InputRequiredException Asked(Dictionary<string, InputRequest> requests, string? state = null) => new(requests, state is null ? null : Seal(state));

    public static InputRequest Elicit(string message, string field, bool yesOrNo = false) => InputRequest.ForElicitation(new()
    {
        Message = message,
        RequestedSchema = new()
        {
            Properties = new Dictionary<string, ElicitRequestParams.PrimitiveSchemaDefinition> { [field] = yesOrNo ? new ElicitRequestParams.BooleanSchema() : new ElicitRequestParams.StringSchema() },
            Required = [field],
        },
    });

    public static InputRequest Sample(string text, int tokens) => InputRequest.ForSampling(new()
    {
        Messages = [new() { Role = Role.User, Content = [new TextContentBlock { Text = text }] }],
        MaxTokens = tokens,
    });

    public static InputRequest Roots() => InputRequest.ForRootsList(new());

    /// <summary>The client's answer to one of the questions; null when there is none, or none that is an object.</summary>
    public static JsonElement? Of(RequestParams parameters, string question) =>
        parameters.InputResponses is { } answers && answers.TryGetValue(question, out var answer) && answer.RawValue.ValueKind == JsonValueKind.Object ? answer.RawValue : null;

    /// <summary>A field the user filled in.</summary>
    public static string? Field(JsonElement? answer, string field) =>
        answer is { } given && given.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.Object && content.TryGetProperty(field, out var value) ? value.ToString() : null;

    /// <summary>The state we gave; null when there is none. One that we did not give is refused.</summary>
    public static string? State(RequestParams parameters) =>
        parameters.RequestState is not { } sealedState ? null
        : sealedState.Split('.') is [var state, _] && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Seal(state)), Encoding.UTF8.GetBytes(sealedState)) ? state
        : throw Faults.Params("The requestState is not one this server gave.");

    private static string Seal(string state) => $"{state}.{Convert.ToHexString(HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes(state)))}";
}
