using System.Globalization;
using System.Text;

namespace SkillServer.Hosts.Cli;

/// <summary>
/// What the command line prints. Names and cells come from other people's files: a character that would move the cursor, change colours or
/// turn the reading direction is written as <c>\u001b</c>, which in JSON means the same as before.
/// </summary>
internal sealed class VisibleWriter : TextWriter
{
    private readonly TextWriter _inner;

    public VisibleWriter(TextWriter inner)
        : base(CultureInfo.InvariantCulture) => (_inner, CoreNewLine) = (inner, inner.NewLine.ToCharArray());

    public override Encoding Encoding => _inner.Encoding;

    /// <summary>Whether it is the console that is written to.</summary>
    public bool IsConsole => _inner == Console.Out;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(string? value) => _inner.Write(Of(value ?? ""));

    public override void Flush() => _inner.Flush();

    /// <summary>The text with what a terminal would obey made visible; line ends and tabs are left.</summary>
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        var visible = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var isLineEnd = text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n';
            if (text[i] is '\n' or '\t' || isLineEnd || !Acts(text[i]))
            {
                visible.Append(text[i]);
            }
            else
            {
                visible.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:x4}");
            }
        }

        return visible.ToString();
    }

    /// <summary>A cell of a table, which has one line.</summary>
    public static string Cell(string text) => Of(text).ReplaceLineEndings("\\n").Replace("\t", "\\t", StringComparison.Ordinal);

    private static bool Acts(char c) => char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
