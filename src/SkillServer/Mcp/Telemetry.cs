using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace SkillServer.Mcp;

/// <summary>
/// What is counted and traced: methods, tools, outcomes, durations and sizes. Every word comes from a set known beforehand; what a
/// client sent, an unknown name or a URI among it, is never recorded. Nothing is kept unless somebody listens.
/// </summary>
internal static class Telemetry
{
    /// <summary>The name listeners subscribe to.</summary>
    public const string Name = "SkillServer";

    /// <summary>Names of the measures.</summary>
    public const string Requests = "skillserver.request.duration", Calls = "skillserver.tool.duration", Sizes = "skillserver.tool.answer_size", Refused = "skillserver.http.refusals";

    /// <summary>Names of what they are told apart by.</summary>
    public const string Method = "mcp.method.name", Tool = "gen_ai.tool.name", Outcome = "outcome", Status = "http.response.status_code";

    private const string Ok = "ok", Other = "other", Internal = "internal_error";

    private static readonly HashSet<string> Methods =
    [
        RequestMethods.Initialize, RequestMethods.ServerDiscover, RequestMethods.Ping, RequestMethods.ToolsList, RequestMethods.ToolsCall,
        RequestMethods.PromptsList, RequestMethods.PromptsGet, RequestMethods.ResourcesList, RequestMethods.ResourcesTemplatesList,
        RequestMethods.ResourcesRead, RequestMethods.ResourcesSubscribe, RequestMethods.ResourcesUnsubscribe, RequestMethods.SubscriptionsListen,
        RequestMethods.CompletionComplete, Skills.ListMethod, Skills.GetMethod, Skills.DirectoryMethod,
    ];

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30] };
    private static readonly InstrumentAdvice<long> Bytes = new() { HistogramBucketBoundaries = [256, 1_024, 4_096, 16_384, 65_536, 262_144, 1_048_576] };
    private static readonly Histogram<double> RequestTimes = Meter.CreateHistogram(Requests, "s", "Requests, by method and outcome.", advice: Seconds);
    private static readonly Histogram<double> CallTimes = Meter.CreateHistogram(Calls, "s", "Tool calls, by tool and outcome: ok, input_required, internal_error, or the code of the refusal.", advice: Seconds);
    private static readonly Histogram<long> AnswerSizes = Meter.CreateHistogram(Sizes, "By", "Answers of tools: text, data and file.", advice: Bytes);

    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>(Refused, "{request}", "Requests over HTTP that were turned away, by status.");

    /// <summary>Counts a request that HTTP's own checks have turned away: no method of it is known.</summary>
    public static void TurnedAway(int status) => Refusals.Add(1, new KeyValuePair<string, object?>(Status, status));

    /// <summary>Measures every request.</summary>
    public static McpMessageHandler Measure(McpMessageHandler next) => async (context, cancellation) =>
    {
        if (context.JsonRpcMessage is not JsonRpcRequest request || (!RequestTimes.Enabled && !Source.HasListeners()))
        {
            await next(context, cancellation);
            return;
        }

        var (method, start, outcome) = (Methods.Contains(request.Method) ? request.Method : Other, Stopwatch.GetTimestamp(), Ok);
        using var activity = Source.StartActivity(method, ActivityKind.Server, Caller(request));
        activity?.SetTag(Method, method);
        try
        {
            await next(context, cancellation);
        }
        catch (Exception fault)
        {
            outcome = Of(fault);
            throw;
        }
        finally
        {
            RequestTimes.Record(Stopwatch.GetElapsedTime(start).TotalSeconds, new(Method, method), new(Outcome, outcome));
            End(activity, outcome);
        }
    };

    /// <summary>Measures a call of a tool that exists.</summary>
    public static CallToolResult Measure(string tool, Func<CallToolResult> call)
    {
        var (start, outcome) = (Stopwatch.GetTimestamp(), Ok);
        using var activity = Source.StartActivity("execute_tool " + tool);
        activity?.SetTag(Tool, tool);
        try
        {
            var answer = call();
            outcome = Of(answer);
            if (AnswerSizes.Enabled)
            {
                AnswerSizes.Record(Size(answer), new KeyValuePair<string, object?>(Tool, tool));
            }

            return answer;
        }
        catch (Exception fault)
        {
            outcome = Of(fault);
            throw;
        }
        finally
        {
            CallTimes.Record(Stopwatch.GetElapsedTime(start).TotalSeconds, new(Tool, tool), new(Outcome, outcome));
            End(activity, outcome);
        }
    }

    private static void End(Activity? activity, string outcome)
    {
        activity?.SetTag(Outcome, outcome);
        if (outcome is Internal)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
        }
    }

    private static string Of(CallToolResult answer) => answer.IsError is not true ? Ok
        : answer.StructuredContent is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty("code", out var code) ? code.GetString()!
        : Internal;

    private static string Of(Exception fault) => fault switch
    {
        OperationCanceledException => "cancelled",
        InputRequiredException => "input_required",
        McpProtocolException { ErrorCode: not McpErrorCode.InternalError } refused => Enum.IsDefined(refused.ErrorCode) ? JsonNamingPolicy.SnakeCaseLower.ConvertName(refused.ErrorCode.ToString()) : Other,
        _ => Internal,
    };

    /// <summary>The trace a caller is in; its state, a text of the caller's own, is left behind.</summary>
    private static ActivityContext Caller(JsonRpcRequest request) =>
        request.Params is JsonObject parameters && parameters["_meta"] is JsonObject meta && meta["traceparent"] is JsonValue value
        && value.TryGetValue(out string? parent) && ActivityContext.TryParse(parent, null, isRemote: true, out var caller) ? caller : default;

    private static long Size(CallToolResult answer) =>
        (answer.StructuredContent is { } data ? JsonMarshal.GetRawUtf8Value(data).Length : 0)
        + answer.Content.Sum(block => block switch
        {
            TextContentBlock text => Encoding.UTF8.GetByteCount(text.Text),
            EmbeddedResourceBlock { Resource: BlobResourceContents file } => file.Blob.Length,
            _ => 0L,
        });
}
