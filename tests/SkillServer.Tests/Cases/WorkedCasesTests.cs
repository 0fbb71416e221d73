using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ModelContextProtocol.Protocol;
using SkillServer.Content;
using SkillServer.Tests.Mcp;
using Testing;

namespace SkillServer.Tests.Cases;

/// <summary>Every worked case, asked for the way a client asks. In a list of arguments, an item with <c>repeat</c> stands for that many, <c>#</c> being the number of each.</summary>
public sealed partial class WorkedCasesTests(WorkedCasesTests.Client client) : IClassFixture<WorkedCasesTests.Client>
{
    private static readonly IReadOnlyList<JsonObject> Cases =
        [.. JsonNode.Parse(File.ReadAllText(Repository.PathTo("tests", "SkillServer.Tests", "Cases", "worked-cases.json")))!["cases"]!.AsArray().Select(one => one!.AsObject())];

    public static TheoryData<string> Ids => [.. Cases.Where(one => one.ContainsKey("calls")).Select(Id)];

    [Fact]
    public void There_are_117_and_each_has_a_call_or_a_reason()
    {
        Assert.Equal(117, Cases.Select(Id).Distinct().Count());
        Assert.Equal(117, Cases.Count);
        Assert.All(Cases, one => Assert.True(one["calls"] is JsonArray { Count: > 0 } ^ one["reason"] is JsonValue, Id(one)));
        Assert.All(Cases.SelectMany(Calls), call => Assert.True(call.ContainsKey("refused") || call["expected"] is JsonObject { Count: > 0 }, call.ToJsonString()));
    }

    [Theory, MemberData(nameof(Ids))]
    public async Task Its_figures_are_exact(string id)
    {
        foreach (var call in Calls(Cases.Single(one => Id(one) == id)))
        {
            var arguments = Repeated(call["arguments"]!).AsObject();
            if (call["policy"] is { } policy)
            {
                arguments["policy"] = policy.DeepClone();
            }

            var answer = await client.Session.Client.CallToolAsync((string)call["tool"]!, arguments.Deserialize<Dictionary<string, object?>>()!, cancellationToken: TestContext.Current.CancellationToken);
            var data = answer.StructuredContent!.Value;
            if ((string?)call["refused"] is { } code)
            {
                Assert.True(answer.IsError);
                Assert.Equal(code, data.GetProperty("code").GetString());
                continue;
            }

            Assert.True(answer.IsError is not true, data.GetRawText());
            Assert.All(call["expected"]!.AsObject(), figure => AssertFigure(figure.Value, Find(data.TryGetProperty("result", out var result) ? result : data, figure.Key), figure.Key));
            Assert.True(call["status"] is not { } status || (string)status! == data.GetProperty("status").GetString());
            var text = ((TextContentBlock)answer.Content[0]).Text;
            Assert.All(call["says"]?.AsArray() ?? [], said => Assert.Contains((string)said!, text, StringComparison.Ordinal));
        }
    }

    private static string Id(JsonObject one) => (string)one["id"]!;

    private static IEnumerable<JsonObject> Calls(JsonObject one) => one["calls"]?.AsArray().Select(call => call!.AsObject()) ?? [];

    private static JsonNode Repeated(JsonNode node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, member.Value is null ? null : Repeated(member.Value)))),
        JsonArray items => new JsonArray([.. items.SelectMany(item => Copies(item!))]),
        _ => node.DeepClone(),
    };

    private static IEnumerable<JsonNode> Copies(JsonNode item)
    {
        if (item is not JsonObject row || row["repeat"] is not { } times)
        {
            return [Repeated(item)];
        }

        row = row.DeepClone().AsObject();
        row.Remove("repeat");
        var text = row.ToJsonString();
        return Enumerable.Range(1, (int)times).Select(no => JsonNode.Parse(text.Replace("#", no.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))!);
    }

    /// <summary>Reads <c>lines[0].commission</c>, <c>tiers[Gold].partners</c> (the item with that text in a member) or <c>lines.count</c>; null where there is nothing.</summary>
    private static JsonElement? Find(JsonElement from, string path)
    {
        JsonElement? found = from;
        foreach (var part in Parts().Matches(path).Select(match => match.Value))
        {
            found = found switch
            {
                { ValueKind: JsonValueKind.Object } owner => owner.TryGetProperty(part, out var member) ? member : null,
                { ValueKind: JsonValueKind.Array } list when part == "count" => JsonSerializer.SerializeToElement(list.GetArrayLength()),
                { ValueKind: JsonValueKind.Array } list => int.TryParse(part, CultureInfo.InvariantCulture, out var index)
                    ? list.EnumerateArray().Cast<JsonElement?>().ElementAtOrDefault(index)
                    : list.EnumerateArray().Cast<JsonElement?>().FirstOrDefault(item => item!.Value.EnumerateObject().Any(member => member.Value.ValueKind == JsonValueKind.String && member.Value.GetString() == part)),
                _ => null,
            };
        }

        return found;
    }

    private static void AssertFigure(JsonNode? wanted, JsonElement? actual, string path)
    {
        if (wanted is null)
        {
            Assert.True(actual is null or { ValueKind: JsonValueKind.Null }, path);
            return;
        }

        Assert.True(actual is not null, $"{path} is not in the answer.");
        var same = wanted.GetValueKind() == JsonValueKind.Number
            ? actual.Value.ValueKind == JsonValueKind.Number && actual.Value.GetDecimal() == wanted.GetValue<decimal>()
            : JsonElement.DeepEquals(wanted.Deserialize<JsonElement>(), actual.Value);
        Assert.True(same, $"{path} is {actual.Value.GetRawText()}, not {wanted.ToJsonString()}.");
    }

    [GeneratedRegex(@"[^.\[\]]+")]
    private static partial Regex Parts();

    /// <summary>One session for all cases; the policies some cases need lie beside them.</summary>
    public sealed class Client : IAsyncLifetime
    {
        internal Session Session { get; private set; } = null!;

        public async ValueTask InitializeAsync() =>
            Session = await Session.OpenAsync(Session.New, content: new ContentFolder(Repository.Root).WithPolicies(Repository.PathTo("tests", "SkillServer.Tests", "Cases", "policies")));

        public ValueTask DisposeAsync() => Session.DisposeAsync();
    }
}
