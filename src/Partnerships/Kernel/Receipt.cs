using System.Text.Json;
using System.Text.Json.Nodes;

namespace Partnerships.Kernel;

/// <summary>A hash over what was asked, by which figures, and what came out; the same call anywhere gives the same receipt.</summary>
public static class Receipt
{
    /// <summary>Hashes operation, input, policy and result; input and result by their own hashes, so that long ones are not copied.</summary>
    public static string Of(string operation, JsonElement input, PolicyIdentity policy, JsonElement result) =>
        Canonical.Hash(JsonSerializer.SerializeToElement(
            new JsonObject
            {
                ["operation"] = operation,
                ["input"] = Canonical.Hash(input),
                ["policy"] = new JsonObject { ["name"] = policy.Name, ["version"] = policy.Version, ["hash"] = policy.Hash },
                ["result"] = Canonical.Hash(result),
            },
            KernelJsonNodes.Default.JsonObject));
}
