using System.Net.Http.Headers;
using System.Text;
using SkillServer.Tests.Mcp;
using Testing;

namespace SkillServer.Tests.Http;

/// <summary>What a wrong request is told, in both eras.</summary>
public sealed class HttpRefusalTests
{
    private const string Cancelled = """{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}""";
    private static readonly string Ping = Session.Request(7, "tools/list"), ModernList = Session.Request(7, "tools/list", modern: true),
        ModernCall = Session.Call(7, "assign_tier", """{"arr":1}""", modern: true);

    [Fact]
    public async Task Every_wrong_request_is_told_what_is_wrong_with_it()
    {
        await using var server = await HttpServer.StartAsync(HttpServer.Settings with { LargestBody = 10_000 });
        var text = new StringBuilder();
        foreach (var (what, request) in Cases(server))
        {
            var (status, body) = await server.SendAsync(request);
            text.Append($"{what}: {(int)status}\n{body}\n\n");
        }

        Golden.Verify(text.ToString().Replace(server.Address.Authority, "HOST"), "http_refusals");
    }

    private static IEnumerable<(string, HttpRequestMessage)> Cases(HttpServer server)
    {
        HttpRequestMessage Good(Action<HttpRequestMessage> spoil, string? body = null)
        {
            var request = server.Post(body ?? Ping);
            spoil(request);
            return request;
        }

        HttpRequestMessage Modern(Action<HttpRequestHeaders> spoil, string? body = null, string method = "tools/list", string? name = null)
        {
            var request = server.Post(body ?? ModernList, true, method, name);
            spoil(request.Headers);
            return request;
        }

        yield return ("GET", Good(request => (request.Method, request.Content) = (HttpMethod.Get, null)));
        yield return ("DELETE", Good(request => request.Method = HttpMethod.Delete));
        yield return ("another path", Good(request => request.RequestUri = new(server.Address, "/other")));
        yield return ("an unknown toolset", Good(request => request.RequestUri = new(server.Address + "/evnts")));
        yield return ("another host", Good(request => request.Headers.Host = "evil.example"));
        yield return ("a page whose name hides the end of a line", Good(request => request.Headers.TryAddWithoutValidation("Origin", "http://evil.example/%0a")));
        yield return ("a page of another site", Good(request => request.Headers.Add("Origin", "https://evil.example")));
        yield return ("a page that hides where it is from", Good(request => request.Headers.Add("Origin", "null")));
        yield return ("a page of this machine", Good(request => request.Headers.Add("Origin", "http://localhost:3000"), Session.Request(7, "nope")));
        yield return ("text", Good(request => request.Content = new StringContent(Ping)));
        yield return ("no type", Good(request => request.Content!.Headers.ContentType = null));
        yield return ("accepts JSON only", Good(request => { request.Headers.Accept.Clear(); request.Headers.Accept.ParseAdd("application/json"); }));
        yield return ("a session", Good(request => request.Headers.Add("Mcp-Session-Id", "1234")));
        yield return ("not JSON", Good(_ => { }, "{\"jsonrpc\":"));
        yield return ("no message", Good(_ => { }, "{}"));
        yield return ("nothing", Good(_ => { }, ""));
        yield return ("a batch", Good(_ => { }, $"[{Ping}]"));
        yield return ("deep", Good(_ => { }, Session.Request(7, "tools/list", string.Concat(Enumerable.Repeat("{\"a\":", 100)) + "1" + new string('}', 100))));
        yield return ("half a character", Good(_ => { }, Session.Request(7, "tools/list", """{"a":"\ud800"}""")));
        yield return ("too large", Good(_ => { }, Session.Request(7, "tools/list", "{\"a\":\"" + new string('x', 10_000) + "\"}")));
        yield return ("an unknown version", Good(request => { request.Headers.Remove("MCP-Protocol-Version"); request.Headers.Add("MCP-Protocol-Version", "2020-01-01"); }));
        yield return ("an unknown method, old", Good(_ => { }, Session.Request(7, "nope")));
        yield return ("an unknown method, new", Modern(_ => { }, Session.Request(7, "nope", modern: true), "nope"));
        yield return ("a method the new version has no more", Modern(_ => { }, Session.Request(7, "ping", modern: true), "ping"));
        yield return ("no version header", Modern(headers => headers.Remove("MCP-Protocol-Version")));
        yield return ("versions that differ", Modern(headers => { headers.Remove("MCP-Protocol-Version"); headers.Add("MCP-Protocol-Version", Session.Old); }));
        yield return ("no version in the body", Modern(_ => { }, Ping));
        yield return ("no capabilities", Modern(_ => { }, Session.Request(7, "tools/list", """{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}}""")));
        yield return ("no method header", Modern(headers => headers.Remove("Mcp-Method")));
        yield return ("methods that differ", Modern(_ => { }, method: "tools/call"));
        yield return ("no name header", Modern(_ => { }, ModernCall, "tools/call"));
        yield return ("names that differ", Modern(_ => { }, ModernCall, "tools/call", "event_roi"));
        yield return ("a name in broken base64", Modern(_ => { }, ModernCall, "tools/call", "=?base64?***?="));
        yield return ("a name in base64", Modern(_ => { }, Session.Call(7, "größe", "{}", modern: true), "tools/call", "=?base64?" + Convert.ToBase64String("größe"u8) + "?="));
        yield return ("a notification", Good(_ => { }, """{"jsonrpc":"2.0","method":"notifications/initialized"}"""));
        yield return ("a notification that does not name itself, as the TypeScript client ends a subscription", Modern(headers => headers.Remove("Mcp-Method"), Cancelled));
        yield return ("a notification under another's name", Modern(_ => { }, Cancelled));
    }
}
