using Microsoft.Extensions.Logging;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace SkillServer.Conformance;

/// <summary>The tools that answer at once.</summary>
internal static class ToolFixtures
{
    private const string Schema202012 = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "type": "object",
          "$defs": { "address": { "$anchor": "addressDef", "type": "object", "properties": { "street": { "type": "string" }, "city": { "type": "string" } } } },
          "properties": {
            "name": { "type": "string" }, "address": { "$ref": "#/$defs/address" },
            "contactMethod": { "type": "string", "enum": ["phone", "email"] }, "phone": { "type": "string" }, "email": { "type": "string" }
          },
          "allOf": [{ "anyOf": [{ "required": ["phone"] }, { "required": ["email"] }] }],
          "if": { "properties": { "contactMethod": { "const": "phone" } }, "required": ["contactMethod"] },
          "then": { "required": ["phone"] },
          "else": { "required": ["email"] },
          "additionalProperties": false
        }
        """;

    private const string Headers = """
        { "type": "object", "properties": { "region": { "type": "string", "x-mcp-header": "Region" }, "query": { "type": "string" } } }
        """;

    public static IEnumerable<McpServerTool> All =>
    [
        Fixture.Says("test_simple_text", new TextContentBlock { Text = "This is a simple text response for testing." }),
        Fixture.Says("test_image_content", Image),
        Fixture.Says("test_audio_content", AudioContentBlock.FromBytes(Samples.Wav, "audio/wav")),
        Fixture.Says("test_embedded_resource", Embedded("test://embedded-resource", "text/plain", "This is an embedded resource content.")),
        Fixture.Says("test_multiple_content_types", new TextContentBlock { Text = "Multiple content types test:" }, Image,
            Embedded("test://mixed-content-resource", "application/json", """{"test":"data","value":123}""")),
        new Fixture("test_error_handling", (_, _) => new(new CallToolResult { IsError = true, Content = [new TextContentBlock { Text = "This tool intentionally returns an error for testing" }] })),
        new Fixture("test_tool_with_progress", Progress),
        new Fixture("test_tool_with_logging", Log),
        new Fixture("test_logging_tool", Log),
        Fixture.Says("test_streaming_elicitation", new TextContentBlock { Text = "Nothing but the result is on this stream." }),
        new Fixture("json_schema_2020_12_tool", (_, _) => new(Fixture.Text("ok")), Schema202012),
        new Fixture("test_custom_headers", (_, _) => new(Fixture.Text("ok")), Headers),
    ];

    private static ImageContentBlock Image => ImageContentBlock.FromBytes(Samples.Png, "image/png");

    private static EmbeddedResourceBlock Embedded(string uri, string type, string text) => new() { Resource = new TextResourceContents { Uri = uri, MimeType = type, Text = text } };

    private static async ValueTask<CallToolResult> Progress(RequestContext<CallToolRequestParams> request, CancellationToken cancellation)
    {
        if (request.Params!.ProgressToken is { } token)
        {
            foreach (var done in new[] { 0, 50, 100 })
            {
                await request.Server.NotifyProgressAsync(token, new ProgressNotificationValue { Progress = done, Total = 100 }, cancellationToken: cancellation);
                await Task.Delay(50, cancellation);
            }
        }

        return Fixture.Text("done");
    }

    /// <summary>Logs through the server, which keeps back what the client did not ask for.</summary>
    private static ValueTask<CallToolResult> Log(RequestContext<CallToolRequestParams> request, CancellationToken cancellation)
    {
        using var provider = request.Server.AsClientLoggerProvider();
#pragma warning disable CA1848 // Logged once in a run of the suite.
        provider.CreateLogger("fixture").LogInformation("A line of the log.");
#pragma warning restore CA1848
        return new(Fixture.Text("logged"));
    }
}
