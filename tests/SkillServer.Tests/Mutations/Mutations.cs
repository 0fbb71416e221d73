using System.Text;
using System.Text.Json.Nodes;

namespace SkillServer.Tests.Mutations;

#pragma warning disable CA5394 // Random on purpose, and the same each time.

/// <summary>A good message: its body, and for HTTP the era it is of, its method and what it names.</summary>
internal sealed record GoodMessage(string Body, bool Modern, string Method, string? Name);

/// <summary>Good messages spoilt at random, the same for the same seed.</summary>
internal sealed class Mutations(int seed)
{
    private const string Hole = "@hole@", Meta = """{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientInfo":{"name":"fault","version":"1"},"io.modelcontextprotocol/clientCapabilities":{}}""";

    private static readonly string[] OtherTypes = ["null", "true", "-1", "1.5", "\"\"", "\"x\"", "[]", "{}", "[null]", "{\"a\":1}"];
    private static readonly string[] Numbers = ["1e400", "-1e308", "1e-400", "99999999999999999999999999999999", "79228162514264337593543950336", "-0", "0." + new string('0', 400) + "1", "9" + new string('9', 5000)];
    private static readonly string[] Texts = ["\"\\u0000\"", "\"a\u0001b\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\u2028\u202e\"", "\"a\\nb\\r\\nc\"", "\"\t\"", "\"\\x41\"", "\"{{#each this}}{{/each}}\"", "\"../../etc/passwd\"", "\"skill://../../x\""];

    private readonly Random _random = new(seed);

    /// <summary>Good messages of both eras, each method at least once.</summary>
    public static IReadOnlyList<GoodMessage> Good { get; } = [.. Both(
        ("tools/list", null, "{}"), ("prompts/list", null, "{}"), ("resources/list", null, "{}"), ("resources/templates/list", null, "{}"), ("skills/list", null, "{}"),
        ("tools/call", "assign_tier", """{"name":"assign_tier","arguments":{"arr":70000,"qualifiedReferrals":18,"certifiedPeople":2}}"""),
        ("tools/call", "run_operation", """{"name":"run_operation","arguments":{"operation":"calculate_commission","input":{"model":"tiered","amount":120000}}}"""),
        ("tools/call", "attribute_revenue", """{"name":"attribute_revenue","arguments":{"deal":{"amount":90000,"currency":"USD"},"touches":[{"date":"2026-01-05","source":"partner"},{"date":"2026-02-05","source":"direct"}]}}"""),
        ("tools/call", "search_rules", """{"name":"search_rules","arguments":{"query":"clawback after 90 days"}}"""),
        ("tools/call", "what_if", """{"name":"what_if","arguments":{"operation":"calculate_commission","input":{"model":"tiered"},"vary":"amount","from":0,"to":100000,"figure":"commission"}}"""),
        ("tools/call", "render_document", """{"name":"render_document","arguments":{"template":"tier-comparison","format":"markdown","data":{}}}"""),
        ("prompts/get", "build-program", """{"name":"build-program","arguments":{}}"""),
        ("resources/read", "skill://partnership-marketer/SKILL.md", """{"uri":"skill://partnership-marketer/SKILL.md"}"""),
        ("completion/complete", null, """{"ref":{"type":"ref/resource","uri":"policy://{name}"},"argument":{"name":"name","value":"st"}}"""))];

    /// <summary>One of the good messages, spoilt, and how.</summary>
    public (GoodMessage From, byte[] Spoilt, string How) Next()
    {
        var good = Pick(Good);
        var (how, text) = _random.Next(10) switch
        {
            0 or 1 => ("bytes flipped", null),
            2 => ("cut off", good.Body[.._random.Next(1, good.Body.Length)]),
            3 => ("field removed", Remove(good.Body)),
            4 => ("field twice", Fill(good.Body, (name, value) => value + ",\"" + name + "\":" + Pick(OtherTypes))),
            5 => ("another type", Fill(good.Body, (_, _) => Pick(OtherTypes))),
            6 => ("nested deep", Fill(good.Body, (_, _) => Deep(_random.Next(2, 20_000)))),
            7 => ("huge number", Fill(good.Body, (_, _) => Pick(Numbers))),
            8 => ("strange text", Fill(good.Body, (_, _) => Pick(Texts))),
            _ => ("parts swapped", Swap(good.Body)),
        };
        return (good, text is null ? Flip(good.Body) : Encoding.UTF8.GetBytes(text), how);
    }

    /// <summary>One of these.</summary>
    public T Pick<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    private static IEnumerable<GoodMessage> Both(params (string Method, string? Name, string Parameters)[] messages)
    {
        foreach (var (index, (method, name, parameters)) in messages.Index())
        {
            var start = "{\"jsonrpc\":\"2.0\",\"id\":" + (1000 + index) + ",\"method\":\"" + method + "\",\"params\":";
            yield return new(start + parameters + "}", false, method, name);
            yield return new(start + parameters[..^1] + (parameters.Length > 2 ? "," : "") + "\"_meta\":" + Meta + "}}", true, method, name);
        }
    }

    private byte[] Flip(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        for (var times = _random.Next(1, 6); times > 0; times--)
        {
            bytes[_random.Next(bytes.Length)] ^= (byte)(1 << _random.Next(8));
        }

        return bytes;
    }

    private string Swap(string body)
    {
        var (one, other) = (_random.Next(body.Length), _random.Next(body.Length));
        (one, other) = (Math.Min(one, other), Math.Max(one, other));
        return body[one..other] + body[..one] + body[other..];
    }

    private string Remove(string body)
    {
        var (root, owner, name) = Place(body);
        owner.Remove(name);
        return root.ToJsonString();
    }

    /// <summary>The body with raw text in place of a value, which need not be JSON.</summary>
    private string Fill(string body, Func<string, string, string> raw)
    {
        var (root, owner, name) = Place(body);
        var before = owner[name]?.ToJsonString() ?? "null";
        owner[name] = Hole;
        return root.ToJsonString().Replace("\"" + Hole + "\"", raw(name, before), StringComparison.Ordinal);
    }

    private (JsonObject Root, JsonObject Owner, string Name) Place(string body)
    {
        var root = JsonNode.Parse(body)!.AsObject();
        List<(JsonObject Owner, string Name)> places = [];
        Collect(root, places);
        var (owner, name) = Pick(places);
        return (root, owner, name);
    }

    private static void Collect(JsonNode? node, List<(JsonObject, string)> places)
    {
        if (node is JsonObject fields)
        {
            foreach (var (name, value) in fields)
            {
                places.Add((fields, name));
                Collect(value, places);
            }
        }
        else if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                Collect(item, places);
            }
        }
    }

    private string Deep(int levels) => _random.Next(2) == 0
        ? new string('[', levels) + new string(']', levels)
        : string.Concat(Enumerable.Repeat("{\"a\":", levels)) + "1" + new string('}', levels);
}
