using System.Diagnostics.CodeAnalysis;
using System.Text;
using HandlebarsDotNet;
using HandlebarsDotNet.IO;

namespace SkillServer.Rendering;

public sealed partial class TemplateEngine
{
    /// <summary>A gap is written as its mark, not as the collection it also is.</summary>
    private sealed class GapFormat : IFormatterProvider, IFormatter
    {
        public bool TryCreateFormatter(Type type, [NotNullWhen(true)] out IFormatter? formatter) => (formatter = type == typeof(Gap) ? this : null) is not null;

        public void Format<T>(T value, in EncodedTextWriter writer) => writer.Write(value?.ToString());
    }

    /// <summary>Data becomes Markdown text; what is still to be filled in stands out.</summary>
    private sealed class Encoder(string gap) : ITextEncoder
    {
        public void Encode(StringBuilder? text, TextWriter target) => Encode(text?.ToString(), target);

        public void Encode(string? text, TextWriter target) => target.Write(text?.StartsWith(gap, StringComparison.Ordinal) == true ? $"**{MarkdownText.Escape(text)}**" : MarkdownText.Escape(text ?? ""));

        public void Encode<T>(T? text, TextWriter target) where T : IEnumerator<char>
        {
            var read = new StringBuilder();
            while (text?.MoveNext() == true)
            {
                read.Append(text.Current);
            }

            Encode(read.ToString(), target);
        }
    }
}
