using System.Text;
using Partnerships.Kernel;

namespace SkillServer.Rendering;

/// <summary>Writes company data into Markdown so that it stays data: one line, no markup, no HTML, no new table cell.</summary>
public static class MarkdownText
{
    /// <summary>The text with every character escaped that could start markup where it stands.</summary>
    public static string Escape(string text)
    {
        var line = OneLine.Of(text);
        var escaped = new StringBuilder(line.Length + 8);
        for (var i = 0; i < line.Length; i++)
        {
            if (NeedsEscape(line, i))
            {
                escaped.Append('\\');
            }

            escaped.Append(line[i]);
        }

        return escaped.ToString();
    }

    private static bool NeedsEscape(string line, int i) => line[i] switch
    {
        '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '|' or '~' => true,
        '&' => i + 1 < line.Length && (char.IsAsciiLetterOrDigit(line[i + 1]) || line[i + 1] == '#'),
        '#' => Leads(line, i, '#') || line.AsSpan(i).Trim('#').IsEmpty, // starts a heading, or closes one
        '-' or '+' or '=' => i == 0 && (line.Length == 1 || !char.IsAsciiLetterOrDigit(line[1]) && line[1] != '.'),
        '.' or ')' => i is > 0 and < 10 && line.AsSpan(0, i).IndexOfAnyExceptInRange('0', '9') < 0 && (i + 1 == line.Length || line[i + 1] == ' '),
        _ => false,
    };

    private static bool Leads(string line, int i, char c) => line.AsSpan(0, i).Trim(c).IsEmpty;
}
