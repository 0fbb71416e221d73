using System.Text;
using System.Text.RegularExpressions;
using Partnerships.Kernel;
using SkillServer.Content;

namespace SkillServer.Rendering;

/// <summary>One <c>{{…}}</c> of a template: what it is and where it stands.</summary>
internal sealed partial record TemplateTag(char Kind, string Text, int Start, int End, Location Place)
{
    /// <summary>The first word: a helper, a block, a partial or a path.</summary>
    public string Name { get; } = Text.Split([' ', '\n', '\t', '('], 2)[0];

    /// <summary>The labels it asks for by name.</summary>
    public IEnumerable<string> Labels => !Text.Contains("label", StringComparison.Ordinal) ? [] : LabelNames().Matches(Text).Select(match => match.Groups["name"].Value);

    [GeneratedRegex(@"(?:^|[\s(])label\s+(?<quote>[""'])(?<name>.*?)\k<quote>")]
    private static partial Regex LabelNames();
}

/// <summary>
/// Finds a template's tags and refuses what a document does not need: raw output, inline partials and anything so deep that
/// the library would overflow its stack or run for minutes.
/// </summary>
internal static class TemplateTags
{
    public const int MaxSource = 256 * 1024, MaxBlocks = 24, MaxLoops = 4, MaxParentheses = 8, MaxPartials = 16;

    /// <summary>A name that no data has: a field called <c>at</c> must stay a field.</summary>
    public const string MarkHelper = "place_of_this_tag";

    private static readonly string[] Blocks = ["if", "unless", "each", "with"];

    public static IReadOnlyList<TemplateTag> Read(string source, string file, int firstLine)
    {
        if (source.Length > MaxSource)
        {
            throw new ContentException(new(file, 1, 1), $"the template has {Decimals.Text(source.Length)} characters; at most {Decimals.Text(MaxSource)} are rendered. Move parts into partials.");
        }

        var tags = new List<TemplateTag>();
        var open = new Stack<TemplateTag>();
        for (var at = source.IndexOf("{{", StringComparison.Ordinal); at >= 0; at = source.IndexOf("{{", at, StringComparison.Ordinal))
        {
            var place = Locate(source, at, file, firstLine);
            var comment = source.AsSpan(at).StartsWith("{{!--") || source.AsSpan(at).StartsWith("{{~!--");
            var end = source.IndexOf(comment ? "--}}" : "}}", at, StringComparison.Ordinal);
            if (end < 0)
            {
                throw new ContentException(place, "this tag is never closed. Write }} after it.");
            }

            end += comment ? 4 : 2;
            var tag = Tag(source[at..end], at, end, place);
            Check(tag, source, open);
            tags.Add(tag);
            at = end;
        }

        return open.Count == 0 ? tags : throw new ContentException(open.Peek().Place, $"{{{{#{open.Peek().Name}}}}} is never closed. Write {{{{/{open.Peek().Name}}}}} where it ends.");
    }

    /// <summary>The source with a mark before every tag that can fail, so that a second rendering tells which one did.</summary>
    public static string Marked(string source, IReadOnlyList<TemplateTag> tags, int offset)
    {
        var marked = new StringBuilder(source.Length * 2);
        var at = 0;
        for (var i = 0; i < tags.Count; i++)
        {
            marked.Append(source, at, tags[i].Start - at);
            if (tags[i].Kind is '#' or '=' or '>')
            {
                marked.Append("{{").Append(MarkHelper).Append(' ').Append(offset + i).Append("}}");
            }

            at = tags[i].Start;
        }

        return marked.Append(source, at, source.Length - at).ToString();
    }

    private static TemplateTag Tag(string raw, int start, int end, Location place)
    {
        if (raw.StartsWith("{{{", StringComparison.Ordinal))
        {
            throw new ContentException(place, "raw output with three braces is not accepted: data could bring its own markup. Use two braces.");
        }

        var text = raw[2..^2].Trim('~').Trim();
        var kind = text.Length == 0 ? '=' : text[0];
        return kind switch
        {
            '!' => new('!', "", start, end, place),
            '#' or '/' or '>' => new(kind, text[1..].Trim(), start, end, place),
            '&' => throw new ContentException(place, "raw output with & is not accepted: data could bring its own markup. Use {{name}}."),
            '*' or '^' => throw new ContentException(place, $"'{{{{{kind}' is not accepted. Use {{{{#unless}}}} or {{{{else}}}}."),
            _ => new(text is "else" || text.StartsWith("else ", StringComparison.Ordinal) ? 'e' : '=', text, start, end, place),
        };
    }

    private static void Check(TemplateTag tag, string source, Stack<TemplateTag> open)
    {
        var (deepest, pairs) = Parentheses(tag.Text);
        if (!pairs)
        {
            throw new ContentException(tag.Place, "a parenthesis or a quote in this tag has no partner. Close each one that opens.");
        }

        if (deepest > MaxParentheses)
        {
            throw new ContentException(tag.Place, $"expressions are nested deeper than {MaxParentheses}. Work the value out before it comes here.");
        }

        switch (tag.Kind)
        {
            case '#' when !Blocks.Contains(tag.Name):
                throw new ContentException(tag.Place, $"'{tag.Name}' is not a block; there are {string.Join(", ", Blocks)}.");
            case '#' when tag.Text == tag.Name:
                throw new ContentException(tag.Place, $"{{{{#{tag.Name}}}}} has no value. Write {{{{#{tag.Name} name}}}}.");
            case 'e' when open.Count == 0:
                throw new ContentException(tag.Place, "{{else}} stands outside of a block. Put it between {{#if …}} and {{/if}}, or remove it.");
            case '#':
                open.Push(tag);
                Deep(open.Count, MaxBlocks, "blocks", tag);
                Deep(open.Count(block => block.Name == "each"), MaxLoops, "loops", tag);
                break;
            case '/' when open.Count == 0 || open.Peek().Name != tag.Name:
                throw new ContentException(tag.Place, open.Count == 0 ? $"{{{{/{tag.Name}}}}} closes nothing. Remove it." : $"{{{{/{tag.Name}}}}} stands where {{{{/{open.Peek().Name}}}}} is expected (opened on line {open.Peek().Place.Line}).");
            case '/':
                open.Pop();
                break;
            case '>' when tag.Text.StartsWith('('):
                throw new ContentException(tag.Place, "a partial is named outright, not worked out. Write {{> name}}.");
            case '>' when Indented(source, tag.Start):
                // The library writes an indented partial without escaping its data.
                throw new ContentException(tag.Place, "a partial stands at the start of its line. Remove the spaces before it.");
        }
    }

    private static bool Indented(string source, int at)
    {
        var line = source.AsSpan(0, at)[(source.AsSpan(0, at).LastIndexOf('\n') + 1)..];
        return line.Length > 0 && line.IsWhiteSpace();
    }

    private static void Deep(int depth, int most, string what, TemplateTag tag)
    {
        if (depth > most)
        {
            throw new ContentException(tag.Place, $"{what} are nested deeper than {most}. Move the inner part into the data.");
        }
    }

    private static (int Deepest, bool Pairs) Parentheses(string text)
    {
        int depth = 0, deepest = 0, least = 0;
        var quote = '\0';
        foreach (var c in text)
        {
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
                continue;
            }

            quote = c is '"' or '\'' ? c : quote;
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            (deepest, least) = (Math.Max(deepest, depth), Math.Min(least, depth));
        }

        return (deepest, depth == 0 && least == 0 && quote == '\0');
    }

    private static Location Locate(string source, int at, string file, int firstLine)
    {
        var before = source.AsSpan(0, at);
        return new(file, firstLine + before.Count('\n'), at - before.LastIndexOf('\n'));
    }
}
