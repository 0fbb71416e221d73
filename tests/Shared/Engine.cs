using System.Text.Json;
using System.Text.Json.Nodes;
using Partnerships;
using Partnerships.Kernel;
using SkillServer.Content;

namespace Testing;

/// <summary>Runs operations the way every door does: JSON in, answer or refusal out, under a policy of the repository.</summary>
internal static class Engine
{
    private static readonly PolicyLibrary Policies = new([Repository.PathTo("policies")]);

    public static PolicyDocument Policy(string name = "standard") => Policies.Get(name);

    public static Answer Run(string operation, string input, string policy = "standard") => Run(operation, input, Policy(policy));

    public static Answer Run(string operation, string input, PolicyDocument policy)
    {
        using var json = JsonDocument.Parse(input, EngineJson.Document);
        return Catalog.Find(operation)!.Run(json.RootElement, policy);
    }

    public static JsonNode Result(string operation, string input, string policy = "standard") =>
        JsonNode.Parse(Run(operation, input, policy).Result.GetRawText())!;

    public static IReadOnlyList<Refusal> Refused(string operation, string input, string policy = "standard") =>
        Assert.Throws<RefusalException>(() => Run(operation, input, policy)).Refusals;

    /// <summary>The standard policy with some values replaced, each by path: `assignTier.cap` = JSON.</summary>
    public static PolicyDocument Changed(params (string Path, string Json)[] changes)
    {
        var sections = YamlReader.Read(File.ReadAllText(Repository.PathTo("policies", "standard.yaml")), "standard.yaml").Root;
        foreach (var key in new[] { "name", "version", "effective" })
        {
            sections.Remove(key);
        }

        foreach (var (path, value) in changes)
        {
            JsonNode node = sections;
            var parts = path.Split('.');
            foreach (var part in parts[..^1])
            {
                node = int.TryParse(part, out var index) ? node[index]! : node[part]!;
            }

            if (int.TryParse(parts[^1], out var last))
            {
                node[last] = JsonNode.Parse(value);
            }
            else
            {
                node[parts[^1]] = JsonNode.Parse(value);
            }
        }

        return new("test", "0", sections);
    }
}
