using System.Text.Json.Nodes;

namespace SkillServer.Content;

/// <summary>A Markdown file's YAML head and its body.</summary>
public sealed record FrontMatter(YamlDocument Head, string Body, int BodyLine)
{
    private const string Fence = "---\n";

    /// <summary>Splits a file that starts with a <c>---</c> block; without one the head is empty.</summary>
    public static FrontMatter Read(string text, string file)
    {
        text = text.ReplaceLineEndings("\n");
        var end = text.StartsWith(Fence, StringComparison.Ordinal) ? text.IndexOf("\n" + Fence, StringComparison.Ordinal) : -1;
        if (end < 0)
        {
            return new(YamlReader.Read("", file), text, 1);
        }

        // One blank line in place of the fence keeps line numbers true.
        var head = YamlReader.Read("\n" + text[Fence.Length..(end + 1)], file);
        var body = text[(end + 1 + Fence.Length)..];
        return new(head, body, text[..^body.Length].Count(c => c == '\n') + 1);
    }

    /// <summary>A text value; a missing one is a fault of the file.</summary>
    public string Text(string key) => Head.Text(key, "Add it to the front matter.");

    /// <summary>A list of texts; a missing one is empty.</summary>
    public IReadOnlyList<string> List(string key) => Head.Root[key] switch
    {
        null => [],
        JsonArray list when list.All(item => item is JsonValue value && value.TryGetValue<string>(out _)) => [.. list.Select(item => (string)item!)],
        _ => throw new ContentException(Head.Locate(key), $"'{key}' is not a list of texts. Write [one, two]."),
    };
}
