using System.Text;
using System.Text.Json;
using Partnerships.Kernel;
using Testing;

namespace Partnerships.Tests.KernelTests;

public sealed class CanonicalTests
{
    [Theory]
    [InlineData("""{"b":1,"a":[1.50,"ü"]}""", """{ "a" : [ 1.5, "\u00fc" ], "b" : 1.00 }""")]
    [InlineData("100", "1e2")]
    [InlineData("0", "-0.000")]
    [InlineData("\"<&>\"", "\"\\u003c\\u0026\\u003e\"")]
    public void Equal_values_have_one_spelling(string left, string right) => Assert.Equal(Text(left), Text(right));

    [Theory]
    [InlineData("[1,2]", "[2,1]")]
    [InlineData("1", "\"1\"")]
    [InlineData("{}", "[]")]
    [InlineData("null", "false")]
    [InlineData("""{"a":null}""", "{}")]
    public void Different_values_differ(string left, string right) => Assert.NotEqual(Text(left), Text(right));

    [Fact]
    public void Hash_is_of_the_canonical_bytes()
    {
        using var json = JsonDocument.Parse("""{"b":2,"a":1.0}""");
        Assert.Equal("""{"a":1,"b":2}""", Encoding.UTF8.GetString(Canonical.Bytes(json.RootElement)));
        Assert.Equal("sha256:43258cff783fe7036d8a43033f830adfc60ec037382473548ac742b888292777", Canonical.Hash(json.RootElement));
    }

    [Fact]
    public void Receipt_is_the_same_for_the_same_question_however_it_is_spelled()
    {
        const string Plain = """{"arr":70000,"qualifiedReferrals":18,"certifiedPeople":2}""";
        var receipt = Engine.Run("assign_tier", Plain).Receipt;
        Assert.Equal(receipt, Engine.Run("assign_tier", """{ "certifiedPeople" : 2, "qualifiedReferrals" : 18, "arr" : 7.00e4 }""").Receipt);
        Assert.NotEqual(receipt, Engine.Run("assign_tier", Plain.Replace("18", "17", StringComparison.Ordinal)).Receipt);
    }

    [Fact]
    public void Receipt_covers_the_policy_even_where_the_result_is_the_same()
    {
        const string Input = """{"arr":70000,"qualifiedReferrals":18,"certifiedPeople":2}""";
        var (one, other) = (Engine.Run("assign_tier", Input), Engine.Run("assign_tier", Input, Engine.Changed(("tiers.levels.3.mdf", "99999"))));
        Assert.Equal(one.Result.GetRawText(), other.Result.GetRawText());
        Assert.NotEqual(one.Receipt, other.Receipt);
    }

    private static string Text(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Encoding.UTF8.GetString(Canonical.Bytes(document.RootElement));
    }
}
