using System.Text;

namespace Partnerships.Kernel;

/// <summary>Text of others inside a line of ours: it cannot begin a line, nor pose as one.</summary>
public static class OneLine
{
    /// <summary>Line breaks, tabs and control characters become single spaces; marks that reverse the reading direction are dropped.</summary>
    public static string Of(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF')
            {
                continue;
            }

            var space = char.IsWhiteSpace(c) && c != '\u00A0' || char.IsControl(c);
            if (!space)
            {
                line.Append(c);
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        return line.ToString();
    }
}
