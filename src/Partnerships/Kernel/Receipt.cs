using System.Text.Json;
using System.Text.Json.Nodes;

namespace Partnerships.Kernel;

/// <summary>A hash over what was asked, by which figures, and what came out; the same call anywhere gives the same receipt.</summary>
public static class Receipt
{
    /// <summary>Hashes the canonical form of operation, input, policy and result.</summary>
    public static string Of(string operation, JsonElement input, PolicyIdentity policy, JsonElement result) =>
        Canonical.Hash(JsonSerializer.SerializeToElement(
            new JsonObject
            {
                ["operation"] = operation,
                ["input"] = JsonNode.Parse(input.GetRawText()),
                ["policy"] = new JsonObject { ["name"] = policy.Name, ["version"] = policy.Version, ["hash"] = policy.Hash },
                ["result"] = JsonNode.Parse(result.GetRawText()),
            },
            KernelJsonNodes.Default.JsonObject));
}
