using System.Text.Json;
using System.Text.RegularExpressions;

namespace SkillServer.Install;

/// <summary>A member of an object: where its name starts, and where its value starts and ends.</summary>
internal sealed record JsonMember(string Name, int NameStart, int Start, int End);

/// <summary>Where an object and its members stand in a text that may have comments and trailing commas, so that one part can be changed and the rest left.</summary>
internal sealed partial record JsonMembers(byte[] Text, int Open, int Close, IReadOnlyList<JsonMember> Members)
{
    private static readonly JsonReaderOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 256 };

    /// <summary>The object a text consists of; null when it is something else. A fault throws with line and column.</summary>
    public static JsonMembers? Read(byte[] text) => text is [0xEF, 0xBB, 0xBF, ..] ? Read(text, 3, text.Length) : Read(text, 0, text.Length);

    /// <summary>The member of that name; given twice, it is a fault.</summary>
    public JsonMember? Find(string name) => Members.Where(member => member.Name == name).ToList() switch
    {
        [] => null,
        [var one] => one,
        var twice => throw new JsonException($"'{name}' is there twice", null, Line(twice[1].NameStart), Column(twice[1].NameStart)),
    };

    /// <summary>The object that a member is; null when it is something else.</summary>
    public JsonMembers? Inside(JsonMember member) => Read(Text, member.Start, member.End);

    /// <summary>The value of a member.</summary>
    public JsonElement Value(JsonMember member)
    {
        using var document = JsonDocument.Parse(Text.AsMemory(member.Start, member.End - member.Start), new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = Lenient.MaxDepth });
        return document.RootElement.Clone();
    }

    /// <summary>The line of a place, from 0.</summary>
    public int Line(int at) => Text.AsSpan(0, at).Count((byte)'\n');

    private int Column(int at) => at - 1 - Text.AsSpan(0, at).LastIndexOf((byte)'\n');

    /// <summary>Where the blanks before <paramref name="to"/> begin, and the comma after <paramref name="from"/> if there is one; what comments say does not count.</summary>
    public (int End, int? Comma) Gap(int from, int to)
    {
        var between = System.Text.Encoding.Latin1.GetString(Text, from, to - from); // one character a byte, so that places stay places
        var comma = Aside().Replace(between, comment => new string('-', comment.Length)).IndexOf(',', StringComparison.Ordinal);
        return (from + between.TrimEnd(' ', '\t', '\r', '\n').Length, comma < 0 ? null : from + comma);
    }

    private static JsonMembers? Read(byte[] text, int from, int to)
    {
        var reader = new Utf8JsonReader(text.AsSpan(from, to - from), Lenient);
        var members = new List<JsonMember>();
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        var open = from + (int)reader.TokenStartIndex;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (name, at) = (reader.GetString()!, from + (int)reader.TokenStartIndex);
            reader.Read();
            var start = from + (int)reader.TokenStartIndex;
            reader.Skip();
            var length = reader.TokenType switch
            {
                JsonTokenType.EndObject or JsonTokenType.EndArray => 1,
                JsonTokenType.String => reader.ValueSpan.Length + 2,
                _ => reader.ValueSpan.Length,
            };
            members.Add(new(name, at, start, from + (int)reader.TokenStartIndex + length));
        }

        var close = from + (int)reader.TokenStartIndex;
        while (reader.Read())
        {
            // Whatever follows the object is a fault, and the reader says so.
        }

        return new(text, open, close, members);
    }

    [GeneratedRegex(@"//[^\n]*|/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Aside();
}
