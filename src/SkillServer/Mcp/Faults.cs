using ModelContextProtocol;
using ModelContextProtocol.Server;
using Partnerships.Kernel;

namespace SkillServer.Mcp;

/// <summary>Protocol errors: the call itself cannot be served, so that no result would help.</summary>
internal static class Faults
{
    private const int Shown = 100;

    /// <summary>The parameters are at fault.</summary>
    public static McpProtocolException Params(string message) => new(message, McpErrorCode.InvalidParams);

    /// <summary>A name nobody knows, with the one probably meant, or else all there are.</summary>
    public static McpProtocolException Unknown(string what, string given, IReadOnlyList<string> known) =>
        Params($"There is no {what} '{Short(given)}'.{(Hint(given, known) is { Length: > 0 } hint ? hint : $" There are {string.Join(", ", known)}.")}");

    /// <summary>A resource nobody knows; the code differs by era.</summary>
    public static McpProtocolException NoResource<T>(RequestContext<T> request, string uri, string hint)
    {
        var fault = new McpProtocolException($"Resource not found: '{Short(uri)}'.{hint}", request.JsonRpcRequest.IsModern() ? McpErrorCode.InvalidParams : McpErrorCode.ResourceNotFound);
        fault.Data["uri"] = Short(uri);
        return fault;
    }

    /// <summary>By which a message and its details find each other.</summary>
    public static string Reference() => Guid.NewGuid().ToString("N")[..8];

    /// <summary>Logs what nobody foresaw, and says so without its details.</summary>
    public static string Internal(string where, Exception fault, Action<string> log)
    {
        var reference = Reference();
        log($"internal error {reference} in {where}: {Indented(fault.ToString())}");
        return $"Internal error: {where} failed on this input, and nothing was changed. The server's log has the details under reference {reference}.";
    }

    /// <summary>A fault may quote what was sent, which must not pass for another entry of the log.</summary>
    private static string Indented(string text) => string.Join("\n  ", text.ReplaceLineEndings("\n").Split('\n').Select(OneLine.Of));

    /// <summary>The nearest name, as a sentence with a space before it; empty when none is near.</summary>
    public static string Hint(string given, IEnumerable<string> known) => Nearest.Hint(given, known);

    /// <summary>Enough of what was sent to recognise it.</summary>
    public static string Short(string text) => text.Length <= Shown ? text : string.Concat(text.AsSpan(0, Shown - 3), "...");
}
