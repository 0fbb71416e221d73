using System.Text.Json.Nodes;
using Partnerships.Kernel;
using SkillServer.Rendering;

namespace SkillServer.Workspace;

/// <summary>The engine's sentences with their figures as the document's culture writes them. What the company wrote itself, such as a partner named "Studio 2.0", stays as written.</summary>
internal sealed class Prose
{
    private readonly Culture _culture;
    private readonly HashSet<string> _own = new(StringComparer.Ordinal);

    /// <summary>Takes the company's data: none of it is the engine's yet.</summary>
    public Prose(Culture culture, JsonObject data, DocumentSource source)
    {
        _culture = culture;
        if (!culture.WritesAsTheEngine)
        {
            _own.UnionWith(new[] { data, source.Inputs }.SelectMany(Texts).Where(text => text.Any(char.IsLetter) && Culture.HasFigure(text)));
        }
    }

    /// <summary>An operation's result.</summary>
    public JsonObject Of(Answer answer) => Of(Json.Node(answer.Result));

    /// <summary>The same with every text rewritten.</summary>
    public T Of<T>(T node) where T : JsonNode
    {
        if (!_culture.WritesAsTheEngine)
        {
            Rewrite(node);
        }

        return node;
    }

    /// <summary>One text.</summary>
    public string Of(string text) => _culture.WritesAsTheEngine || _own.Any(own => text.Contains(own, StringComparison.Ordinal)) ? text : _culture.Prose(text);

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(member => Texts(member.Value)),
        JsonArray list => list.SelectMany(Texts),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    private void Rewrite(JsonNode node)
    {
        switch (node)
        {
            case JsonObject map:
                foreach (var (name, value) in map.ToList())
                {
                    Put(value, text => map[name] = text);
                }

                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    Put(list[i], text => list[i] = text);
                }

                break;
        }
    }

    private void Put(JsonNode? value, Action<string> put)
    {
        if (value is JsonValue single && single.TryGetValue<string>(out var text))
        {
            if (Of(text) is var written && written != text)
            {
                put(written);
            }
        }
        else if (value is not null)
        {
            Rewrite(value);
        }
    }
}
