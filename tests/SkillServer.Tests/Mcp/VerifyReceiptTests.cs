using System.Text.Json;
using System.Text.Json.Nodes;
using SkillServer.Tools;
using Testing;

namespace SkillServer.Tests.Mcp;

public sealed class VerifyReceiptTests
{
    private const string Referral = """{"model":"referral","amount":24000,"ratePercent":20}""";

    /// <summary>Made once and written down here: another machine, or a later build with the same policy and rule, gives the same bytes or this fails.</summary>
    [Fact]
    public void A_receipt_made_elsewhere_verifies()
    {
        var made = Engine.Run("calculate_commission", Referral);
        Golden.Verify($"{made.Policy.Hash}\n{made.Receipt}\n", "referral_receipt");
        Assert.True(Verify(Referral, made.Receipt).GetProperty("equal").GetBoolean());
        Assert.True(Verify("""{ "ratePercent": 20.00, "amount": 24000.00, "model": "referral" }""", made.Receipt).GetProperty("equal").GetBoolean());
    }

    [Fact]
    public void What_differs_is_named()
    {
        var made = Engine.Run("calculate_commission", Referral);
        var other = Verify("""{"model":"referral","amount":24000,"ratePercent":15}""", made.Receipt, made.Policy.Hash, made.Result);
        Assert.False(other.GetProperty("equal").GetBoolean());
        Golden.Verify(string.Join('\n', other.GetProperty("differences").EnumerateArray().Select(line => line.GetString())) + "\n", "receipt_other_rate");

        var policy = Verify(Referral, made.Receipt, "sha256:0", made.Result, "starter");
        Assert.StartsWith("policy: the answer was given under sha256:0", policy.GetProperty("differences")[0].GetString(), StringComparison.Ordinal);
    }

    private static JsonElement Verify(string input, string receipt, string? hash = null, JsonElement? result = null, string? policy = null)
    {
        var arguments = new JsonObject { ["operation"] = "calculate_commission", ["arguments"] = JsonNode.Parse(input), ["receipt"] = receipt };
        if (hash is not null)
        {
            arguments["policyHash"] = hash;
        }

        if (result is { } given)
        {
            arguments["result"] = JsonNode.Parse(given.GetRawText());
        }

        if (policy is not null)
        {
            arguments["policy"] = policy;
        }

        using var json = JsonDocument.Parse(arguments.ToJsonString());
        return new ToolSet(Session.Content).Get("verify_receipt").Call(json.RootElement).Data.Clone();
    }
}
