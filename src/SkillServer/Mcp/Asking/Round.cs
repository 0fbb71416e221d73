using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Partnerships.Kernel;
using SkillServer.Content;

namespace SkillServer.Mcp.Asking;

/// <summary>
/// A call that may come twice: without facts it needs, which are then asked of the person if the client can, and again with the
/// answer. A person is asked once; what is still wrong then is refused like any other input.
/// </summary>
internal sealed class Round(JsonRpcRequest request, McpServer server)
{
    private const string Key = "facts";
    private readonly JsonObject? _params = request.Params as JsonObject;

    /// <summary>
    /// The arguments as sent, null when there are none. The second time with the person's answer, beside them or, where it belongs
    /// <paramref name="within"/> one of them, there.
    /// </summary>
    public JsonNode? Arguments(string? within = null)
    {
        var sent = _params?["arguments"];
        if (!IsAgain)
        {
            return sent;
        }

        var state = _params!["requestState"] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
        RequestState.OfProcess.Check(state, Call());
        var answer = (_params["inputResponses"] as JsonObject)?[Key] as JsonObject;
        if (answer?["action"] is not JsonValue action || !action.TryGetValue(out string? did) || did != "accept" || answer["content"] is not JsonObject content)
        {
            return sent; // declined, cancelled or not answered: as if nobody could be asked
        }

        var whole = sent is null ? [] : (JsonObject)sent.DeepClone();
        var facts = within is null ? whole : (JsonObject)whole[within]!; // an object and given once: nothing was asked about any other call, so no state fits one
        foreach (var (name, fact) in content)
        {
            if (!IsEmpty(facts, name))
            {
                throw new RefusalException(new Refusal("duplicate_field", (within is null ? "" : within + ".") + Faults.Short(name), "a field that the call already has", "answers to what was asked", "Answer only what is missing."));
            }

            facts[name] = fact?.DeepClone();
        }

        return whole;
    }

    /// <summary>Asks for these fields, where the client can ask and has not; else nothing happens, and the caller refuses.</summary>
    public void Ask(string message, IReadOnlyDictionary<string, ElicitRequestParams.PrimitiveSchemaDefinition> fields)
    {
        if (!IsAgain && fields.Count > 0 && CanAsk)
        {
            throw new InputRequiredException(
                new Dictionary<string, InputRequest>
                {
                    [Key] = InputRequest.ForElicitation(new() { Message = message, RequestedSchema = new() { Properties = fields.ToDictionary(), Required = [.. fields.Keys] } }),
                },
                RequestState.OfProcess.Issue(Call()));
        }
    }

    /// <summary>An argument of a prompt that nobody filled in may come as an empty text.</summary>
    private static bool IsEmpty(JsonObject arguments, string name)
    {
        try
        {
            return arguments[name] is not { } given || given is JsonValue value && value.TryGetValue(out string? text) && string.IsNullOrWhiteSpace(text);
        }
        catch (ArgumentException)
        {
            throw new RefusalException(new Refusal("duplicate_field", "arguments", "a field twice", "each field once", "Remove one of the two."));
        }
    }

    private bool IsAgain => _params is not null && (_params.ContainsKey("requestState") || _params.ContainsKey("inputResponses"));

    /// <summary>The newer protocol says with each request what the client can; the older once, which a host without sessions has forgotten.</summary>
    private bool CanAsk => (request.IsModern() ? request.Context?.ClientCapabilities : server.ClientCapabilities)?.Elicitation?.Form is not null;

    /// <summary>What a state belongs to: method, name and arguments, however they are spelled.</summary>
    private byte[] Call() => Canonical.Bytes(JsonText.Element(new JsonObject
    {
        ["method"] = request.Method, ["name"] = _params?["name"]?.DeepClone(), ["arguments"] = _params?["arguments"]?.DeepClone(),
    }));
}
