using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SkillServer.Install;

/// <summary>Changes one member of a JSON text; every other byte, comments included, stays.</summary>
internal static class JsonEdit
{
    /// <summary>The text with one more member at the object's end.</summary>
    public static byte[] Add(JsonMembers into, string name, JsonNode value)
    {
        var text = into.Text;
        var last = into.Members.Count > 0 ? into.Members[^1] : null;
        var (end, comma) = into.Gap(last?.End ?? into.Open + 1, into.Close);
        var (line, closing, unit) = (NewLine(text), Indent(text, into.Open), Unit(text));
        var indent = last is not null && Indent(text, last.NameStart) is var own && StartsLine(text, last.NameStart) ? own : closing + unit;
        var member = $"{line}{indent}{JsonValue.Create(name)!.ToJsonString(Relaxed(unit))}: {Text(value, line, indent, unit)}";
        var tail = text.AsSpan(end, into.Close - end).Contains((byte)'\n') ? "" : line + closing;
        return last is null ? Replace(text, end, tail.Length > 0 ? into.Close : end, member + tail)
            : comma is not null ? Replace(text, end, tail.Length > 0 ? into.Close : end, member + "," + tail)
            : Replace(Replace(text, end, tail.Length > 0 ? into.Close : end, member + tail), last.End, last.End, ",");
    }

    /// <summary>The text with another value for a member.</summary>
    public static byte[] Set(JsonMembers of, JsonMember member, JsonNode value) =>
        Replace(of.Text, member.Start, member.End, Text(value, NewLine(of.Text), Indent(of.Text, member.NameStart), Unit(of.Text)));

    /// <summary>The text without a member. A comment that stands by it stays.</summary>
    public static byte[] Remove(JsonMembers from, JsonMember member)
    {
        var text = from.Text;
        var index = from.Members.ToList().IndexOf(member);
        var next = index + 1 < from.Members.Count ? from.Members[index + 1] : null;
        var (_, comma) = from.Gap(member.End, next?.NameStart ?? from.Close);
        var end = comma + 1 ?? member.End;
        var start = member.NameStart;
        while (StartsLine(text, member.NameStart) && start > 0 && text[start - 1] is (byte)' ' or (byte)'\t')
        {
            start--;
        }

        // The line goes with the member when nothing else stands on it.
        var lineEnd = end;
        while (lineEnd < text.Length && text[lineEnd] is (byte)' ' or (byte)'\t' or (byte)'\r')
        {
            lineEnd++;
        }

        var whole = lineEnd < text.Length && text[lineEnd] == '\n' && StartsLine(text, member.NameStart);
        var without = Replace(text, start, whole ? lineEnd + 1 : end, "");
        var before = index > 0 && comma is null ? from.Gap(from.Members[index - 1].End, member.NameStart).Comma : null;
        return before is { } left ? Replace(without, left, left + 1, "") : without;
    }

    /// <summary>A value as it is written at that indent.</summary>
    public static string Text(JsonNode value, string line, string indent, string unit) =>
        value.ToJsonString(Relaxed(unit)).Replace("\n", line + indent, StringComparison.Ordinal);

    private static JsonSerializerOptions Relaxed(string unit) => new()
    {
        WriteIndented = true, NewLine = "\n", IndentCharacter = unit[0], IndentSize = Math.Min(unit.Length, 127), Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static byte[] Replace(byte[] text, int from, int to, string by) => [.. text.AsSpan(0, from), .. Encoding.UTF8.GetBytes(by), .. text.AsSpan(to)];

    private static string NewLine(byte[] text) => text.AsSpan().IndexOf("\r\n"u8) >= 0 ? "\r\n" : "\n";

    private static bool StartsLine(byte[] text, int at) => Line(text, at).IndexOfAnyExcept((byte)' ', (byte)'\t') < 0;

    /// <summary>The blanks at the start of the line of a place.</summary>
    private static string Indent(byte[] text, int at)
    {
        var line = Line(text, at);
        var blank = line.IndexOfAnyExcept((byte)' ', (byte)'\t');
        return Encoding.UTF8.GetString(blank < 0 ? line : line[..blank]);
    }

    /// <summary>One step of the indent that the text uses; two blanks when it shows none.</summary>
    private static string Unit(byte[] text)
    {
        var first = JsonMembers.Read(text) is { Members: [var member, ..] } ? member.NameStart : 0;
        var indent = first > 0 && StartsLine(text, first) ? Indent(text, first) : "";
        return indent.Length > 0 && indent.All(c => c == indent[0]) ? indent : "  ";
    }

    private static ReadOnlySpan<byte> Line(byte[] text, int at)
    {
        var before = text.AsSpan(0, at);
        return before[(before.LastIndexOf((byte)'\n') + 1)..];
    }
}
