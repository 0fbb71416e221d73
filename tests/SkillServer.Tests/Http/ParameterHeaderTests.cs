using System.Net;
using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using SkillServer.Tests.Mcp;

namespace SkillServer.Tests.Http;

/// <summary>Arguments that a tool wants repeated in headers, so that a proxy can route by them.</summary>
public sealed class ParameterHeaderTests
{
    [Theory]
    [InlineData("""{"region":"eu-west"}""", "Region: eu-west", null)]
    [InlineData("""{"region":"eu-west"}""", "region:   eu-west  ", null)]
    [InlineData("""{"region":"Zürich"}""", "Region: =?base64?WsO8cmljaA==?=", null)]
    [InlineData("""{"region":"=?base64?SGVsbG8="}""", "Region: =?base64?SGVsbG8=", null)]
    [InlineData("""{"limit":42.0}""", "Limit: 42", null)]
    [InlineData("""{"dry":true}""", "Dry: true", null)]
    [InlineData("""{"where":{"zone":"b"}}""", "Zone: b", null)]
    [InlineData("""{"region":null,"other":"x"}""", "", null)]
    [InlineData("""{"region":["eu"]}""", "", null)]
    [InlineData("[]", "", null)]
    [InlineData("""{"region":"eu-west"}""", "", "The Mcp-Param-Region header is missing; send 'eu-west'.")]
    [InlineData("""{"region":"eu-west"}""", "Region: us-east", "The Mcp-Param-Region header is 'us-east', but the body says 'eu-west'. Send the same in both.")]
    [InlineData("""{"region":"Hello"}""", "Region: =?base64?SGVsbG8?=", "The Mcp-Param-Region header is neither plain ASCII nor =?base64?…?=.")]
    [InlineData("""{"region":"Hello"}""", "Region: =?base64?SGVs!!!bG8=?=", "The Mcp-Param-Region header is neither plain ASCII nor =?base64?…?=.")]
    [InlineData("{}", "Region: eu-west", "The Mcp-Param-Region header is there, but arguments.region is not given. Send both or neither.")]
    [InlineData("""{"limit":42}""", "Limit: 43", "The Mcp-Param-Limit header is '43', but the body says '42'. Send the same in both.")]
    [InlineData("""{"dry":false}""", "Dry: true", "The Mcp-Param-Dry header is 'true', but the body says 'false'. Send the same in both.")]
    [InlineData("""{"where":{"zone":"b"}}""", "", "The Mcp-Param-Zone header is missing; send 'b'.")]
    public async Task A_header_says_what_its_argument_says(string arguments, string header, string? refusal)
    {
        var options = new McpServerOptions { ServerInfo = new() { Name = "routed", Version = "1" }, ScopeRequests = false, ToolCollection = [new Routed()] };
        await using var server = await HttpServer.StartAsync(options: _ => options);
        var request = server.Post(Session.Call(1, "routed", arguments, modern: true), true, "tools/call", "routed");
        if (header.Split(": ", 2) is [var name, var value])
        {
            request.Headers.TryAddWithoutValidation("Mcp-Param-" + name, value);
        }

        var (status, body) = await server.SendAsync(request);
        if (refusal is null)
        {
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.DoesNotContain("-32020", body);
        }
        else
        {
            var error = JsonElement.Parse(body).GetProperty("error");
            Assert.Equal((HttpStatusCode.BadRequest, -32020, refusal), (status, error.GetProperty("code").GetInt32(), error.GetProperty("message").GetString()));
        }
    }

    private sealed class Routed : McpServerTool
    {
        public override Tool ProtocolTool { get; } = new()
        {
            Name = "routed",
            InputSchema = JsonElement.Parse("""
                {"type":"object","properties":{"region":{"type":"string","x-mcp-header":"Region"},"limit":{"type":"integer","x-mcp-header":"Limit"},"dry":{"type":"boolean","x-mcp-header":"Dry"},
                "where":{"type":"object","properties":{"zone":{"type":"string","x-mcp-header":"Zone"}}},"other":{"type":"string"}}}
                """),
        };

        public override IReadOnlyList<object> Metadata => [];

        public override ValueTask<CallToolResult> InvokeAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default) =>
            new(new CallToolResult { Content = [new TextContentBlock { Text = "routed" }] });
    }
}
