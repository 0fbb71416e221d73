using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Partnerships.Kernel;

namespace Partnerships.Tests.KernelTests;

/// <summary>Every kind of bad input against one record that has every kind of field.</summary>
public sealed partial class ContractTests
{
    private const string Good = """
        {"name":"n","count":1,"rate":12.5,"amount":10.25,"factor":0.5,"day":"2026-11-10","flag":true,"mode":"marginal","items":[{"label":"x"}]}
        """;

    /// <summary>Every kind of field.</summary>
    public sealed record Probe
    {
        [Size(1, 10)]
        public required string Name { get; init; }

        [Within(0, 100)]
        public required int Count { get; init; }

        [Within("-0.5", "100")]
        public required Percent Rate { get; init; }

        public required Money Amount { get; init; }

        [Within("0.5", "2")]
        public required decimal Factor { get; init; }

        public required DateOnly Day { get; init; }

        public required bool Flag { get; init; }

        public required BandMode Mode { get; init; }

        [Size(1, 3)]
        public required IReadOnlyList<Item> Items { get; init; }

        public IReadOnlyDictionary<string, int>? Map { get; init; }

        public IReadOnlyList<Step>? Ladder { get; init; }

        public decimal? Optional { get; init; }

        public int Usual { get; init; }
    }

    public sealed record Item
    {
        public required string Label { get; init; }
    }

    public sealed record Step : IBand
    {
        public required decimal From { get; init; }
    }

    [JsonSerializable(typeof(Probe))]
    private sealed partial class ProbeJson : JsonSerializerContext;

    private static readonly (string Kind, string Input)[] Bad =
    [
        ("root is a list", "[]"),
        ("root is null", "null"),
        ("everything missing", "{}"),
        ("unknown, near a known name", Put("\"cuont\":1,\"name\"", "\"name\"")),
        ("unknown, near nothing", Put("\"zzzzzzzz\":1,\"name\"", "\"name\"")),
        ("known name in another case", Put("\"Name\":\"n\",\"name\"", "\"name\"")),
        ("unknown and very long", Put($"\"{new string('x', 5_000)}\":1,\"name\"", "\"name\"")),
        ("duplicate", Put("\"name\":\"m\",\"name\"", "\"name\"")),
        ("null in a required field", Put("null", "12.5")),
        ("null in an optional number", Put("\"usual\":null,\"name\"", "\"name\"")),
        ("null in a list", Put("[null]", "[{\"label\":\"x\"}]")),
        ("null in a map", Put("\"map\":{\"a\":null},\"name\"", "\"name\"")),
        ("duplicate in a map", Put("\"map\":{\"a\":1,\"a\":2},\"name\"", "\"name\"")),
        ("wrong type in a map", Put("\"map\":{\"a\":\"1\"},\"name\"", "\"name\"")),
        ("map is a list", Put("\"map\":[],\"name\"", "\"name\"")),
        ("text where a number belongs", Put("\"12.5\"", "12.5")),
        ("currency sign and separators", Put("\"$10,000.25\"", "10.25")),
        ("number where a text belongs", Put("\"name\":1", "\"name\":\"n\"")),
        ("truth as a text", Put("\"true\"", "true")),
        ("truth as a number", Put("1,\"mode\"", "true,\"mode\"")),
        ("an object where a number belongs", Put("{\"value\":1}", "10.25")),
        ("an object where a list belongs", Put("{}", "[{\"label\":\"x\"}]")),
        ("a list where an object belongs", Put("[[]]", "[{\"label\":\"x\"}]")),
        ("a fraction where a whole number belongs", Put("\"count\":1.5", "\"count\":1")),
        ("a whole number written as a power", Put("\"count\":1e1", "\"count\":1")),
        ("below the range", Put("0.49", "0.5")),
        ("above the range", Put("\"count\":101", "\"count\":1")),
        ("a percent with its sign, above the range", Put("\"101%\"", "12.5")),
        ("a percent as a word", Put("\"twelve%\"", "12.5")),
        ("an enormous number", Put("1e400", "10.25")),
        ("an enormous whole number", Put("\"count\":99999999999999999999", "\"count\":1")),
        ("too large an amount", Put("1000000000000000", "10.25")),
        ("a number of very many digits", Put($"0.{new string('1', 200)}", "0.5")),
        ("a number that would round to nothing", Put("1e-400", "10.25")),
        ("half a cent", Put("10.255", "10.25")),
        ("NaN as a text", Put("\"NaN\"", "10.25")),
        ("infinity as a text", Put("\"-Infinity\"", "0.5")),
        ("an impossible day", Put("2026-02-30", "2026-11-10")),
        ("a day in another order", Put("10/11/2026", "2026-11-10")),
        ("a day with a time", Put("2026-11-10T00:00:00Z", "2026-11-10")),
        ("a day long ago", Put("1066-10-14", "2026-11-10")),
        ("a day as a number", Put("20261110", "\"2026-11-10\"")),
        ("a word that is no choice", Put("\"marginl\"", "\"marginal\"")),
        ("a choice in another case", Put("\"Marginal\"", "\"marginal\"")),
        ("a choice as a number", Put("0,\"items\"", "\"marginal\",\"items\"")),
        ("an empty text", Put("\"name\":\"\"", "\"name\":\"n\"")),
        ("a long text", Put($"\"name\":\"{new string('n', 11)}\"", "\"name\":\"n\"")),
        ("a text of a million", Put($"\"label\":\"{new string('n', 1_000_000)}\"", "\"label\":\"x\"")),
        ("half a character", Put("\"name\":\"\\ud800\"", "\"name\":\"n\"")),
        ("half a character in a name", Put("\"\\udc00\":1,\"name\"", "\"name\"")),
        ("an empty list", Put("[]", "[{\"label\":\"x\"}]")),
        ("a long list", Put("[{\"label\":\"x\"},{\"label\":\"x\"},{\"label\":\"x\"},{\"label\":\"x\"}]", "[{\"label\":\"x\"}]")),
        ("faults inside a list", Put("[{\"label\":1},{\"lable\":\"x\"}]", "[{\"label\":\"x\"}]")),
        ("bands out of order", Put("\"ladder\":[{\"from\":5},{\"from\":5}],\"name\"", "\"name\"")),
        ("deep inside a field", Put(new string('[', 20) + new string(']', 20), "12.5")),
    ];

    [Fact]
    public void Bad_input_is_refused_in_words_that_help()
    {
        var text = new StringBuilder();
        foreach (var (kind, input) in Bad)
        {
            var refusals = Assert.Throws<RefusalException>(() => Read(input)).Refusals;
            Assert.All(refusals, refusal => Assert.True(refusal.Message.Length < 500, refusal.Code));
            text.Append(kind).Append('\n').AppendJoin('\n', refusals.Select(refusal => $"  {refusal.Code}: {refusal.Message}")).Append("\n\n");
        }

        Testing.Golden.Verify(text.ToString().TrimEnd('\n') + "\n", "contract_faults");
    }

    [Theory]
    [InlineData("12.5", "\"12.5%\"")]
    [InlineData("10.25", "10.250000")]
    [InlineData("10.25", "1025e-2")]
    [InlineData("\"name\"", "\"optional\":null,\"name\"")]
    public void Other_good_spellings_are_accepted(string plain, string other) => Assert.Equal(Plain(Read(Good)), Plain(Read(Put(other, plain))));

    [Fact]
    public void Good_input_is_read_as_sent()
    {
        var probe = Read(Good);
        Assert.Equal((12.5m, 10.25m, new DateOnly(2026, 11, 10), BandMode.Marginal), (probe.Rate.Points, probe.Amount.Amount, probe.Day, probe.Mode));
    }

    [Fact]
    public void Faults_without_end_are_cut_short()
    {
        var faults = Assert.Throws<RefusalException>(() => Read("{" + string.Join(',', Enumerable.Range(0, 5_000).Select(i => $"\"unknown{i}\":1")) + "}")).Refusals;
        Assert.Equal(50, faults.Count);
    }

    [Fact]
    public void Nesting_without_end_stops_at_the_parser() =>
        Assert.ThrowsAny<JsonException>(() => Read(Put(new string('[', 100_000) + new string(']', 100_000), "12.5")));

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("0x10")]
    [InlineData("01")]
    [InlineData("+1")]
    [InlineData("1,000")]
    public void Numbers_that_are_no_json_stop_at_the_parser(string number) => Assert.ThrowsAny<JsonException>(() => Read(Put(number, "10.25")));

    /// <summary>The good input with one piece replaced.</summary>
    private static string Put(string bad, string piece)
    {
        var at = Good.IndexOf(piece, StringComparison.Ordinal);
        Assert.True(at >= 0, piece);
        return Good[..at] + bad + Good[(at + piece.Length)..];
    }

    private static Probe Read(string input)
    {
        var usd = Currency.Of("USD");
        using var json = JsonDocument.Parse(input, EngineJson.Document);
        return Contract.Read(json.RootElement, (JsonTypeInfo<Probe>)EngineJson.Options(usd, ProbeJson.Default).GetTypeInfo(typeof(Probe)), usd);
    }

    private static string Plain(Probe probe) => JsonSerializer.Serialize(probe with { Items = [] }, (JsonTypeInfo<Probe>)EngineJson.Options(Currency.Of("USD"), ProbeJson.Default).GetTypeInfo(typeof(Probe)));
}
