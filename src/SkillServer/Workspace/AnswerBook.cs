using System.Text.Json;
using System.Text.Json.Nodes;
using Partnerships;
using Partnerships.Kernel;
using SkillServer.Content;

namespace SkillServer.Workspace;

/// <summary>Runs operations for documents, each input once.</summary>
internal sealed class AnswerBook(PolicyDocument policy)
{
    private readonly Dictionary<string, Answer> _answers = new(StringComparer.Ordinal);

    public Answer Run(string operation, JsonObject input)
    {
        var key = operation + input.ToJsonString();
        if (!_answers.TryGetValue(key, out var answer))
        {
            _answers[key] = answer = (Catalog.Find(operation) ?? throw new InvalidOperationException($"There is no operation '{operation}'.")).Run(JsonText.Element(input), policy);
        }

        return answer;
    }
}

/// <summary>Reading answers and writing inputs.</summary>
internal static class Json
{
    public static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> each) => new([.. items.Select(each)]);

    public static decimal Number(this JsonElement result, string name) => result.TryGetProperty(name, out var value) ? value.GetDecimal() : 0m;

    public static string Text(this JsonElement result, string name) => result.TryGetProperty(name, out var value) ? value.ToString() : "";

    public static IEnumerable<JsonElement> Items(this JsonElement result, string name) => result.TryGetProperty(name, out var value) ? value.EnumerateArray() : [];

    public static JsonObject Node(JsonElement element) => (JsonObject)JsonNode.Parse(element.GetRawText())!;

    /// <summary>Leaves out what is not given.</summary>
    public static JsonObject Some(params (string Name, JsonNode? Value)[] members)
    {
        var some = new JsonObject();
        foreach (var (name, value) in members)
        {
            if (value is not null)
            {
                some[name] = value;
            }
        }

        return some;
    }
}
