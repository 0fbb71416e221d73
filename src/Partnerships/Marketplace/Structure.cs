using System.Buffers;

namespace Partnerships.Marketplace;

/// <summary>What a line of a description is.</summary>
internal enum LineKind
{
    /// <summary>Running text.</summary>
    Text,

    /// <summary>The title of what follows.</summary>
    Heading,

    /// <summary>A list item.</summary>
    Bullet,

    /// <summary>A numbered step.</summary>
    Numbered,
}

/// <summary>One line, without its marks, and the heading it stands under.</summary>
internal sealed record TextLine(LineKind Kind, string Text, string Heading);

/// <summary>A description as lines: Markdown or plain text.</summary>
internal sealed record Structure(IReadOnlyList<TextLine> Lines, string Text)
{
    /// <summary>Longer lines are sentences, not headings.</summary>
    private const int LongestHeading = 60;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    public static Structure Read(string text)
    {
        var raw = new List<(LineKind Kind, string Text)>();
        foreach (var line in text.EnumerateLines())
        {
            if (!line.IsWhiteSpace())
            {
                raw.Add(Kind(line.Trim()));
            }
        }

        var (lines, heading) = (new List<TextLine>(raw.Count), "");
        for (var i = 0; i < raw.Count; i++)
        {
            var (kind, line) = raw[i];
            if (kind == LineKind.Text && i + 1 < raw.Count && raw[i + 1].Kind is LineKind.Bullet or LineKind.Numbered && line.Length <= LongestHeading && line[^1] is not ('.' or '!' or '?'))
            {
                kind = LineKind.Heading; // a short line right above a list titles it
            }

            heading = kind == LineKind.Heading ? line : heading;
            lines.Add(new(kind, line, heading));
        }

        return new(lines, text);
    }

    /// <summary>The first sentence of the running text; null when there is none.</summary>
    public string? Hook => Lines.FirstOrDefault(line => line.Kind == LineKind.Text)?.Text is { } first ? first[..SentenceEnd(first)] : null;

    /// <summary>Whether a block is there by one of its headings or words.</summary>
    public bool Has(BlockWords block) => Under(block).Any() || Scan.Any(Text, block.Words) is not null;

    /// <summary>Headings that title a block.</summary>
    public IEnumerable<TextLine> Under(BlockWords block) => Lines.Where(line => line.Kind == LineKind.Heading && Scan.Any(line.Text, block.Headings) is not null);

    /// <summary>The features: list items under a features heading, or, without one, those under no other block's heading.</summary>
    public IReadOnlyList<string> Features(AuditWords words)
    {
        var titled = Items(words.Features, LineKind.Bullet);
        if (titled.Count > 0)
        {
            return titled;
        }

        BlockWords[] others = [words.UseCases, words.GettingStarted, words.Support];
        return [.. Lines.Where(line => line.Kind == LineKind.Bullet && !others.Any(block => Scan.Any(line.Heading, block.Headings) is not null)).Select(line => line.Text)];
    }

    /// <summary>Use cases: items under their heading that name a role, and items anywhere that begin with one.</summary>
    public int UseCases(AuditWords words)
    {
        var under = Lines.Where(line => line.Kind == LineKind.Heading && Scan.Any(line.Text, words.UseCases.Headings) is not null).Select(line => line.Text).ToHashSet();
        return Lines.Count(line => line.Kind != LineKind.Heading
            && ((under.Contains(line.Heading) && Scan.Any(line.Text, words.Roles) is not null)
                || (line.Kind == LineKind.Bullet && words.Roles.Any(role => line.Text.StartsWith(role, StringComparison.OrdinalIgnoreCase) && Scan.Count(line.Text, role, 1) > 0))));
    }

    /// <summary>Whether it says how to start: by heading or words, or by numbered steps.</summary>
    public bool GettingStarted(AuditWords words) => Has(words.GettingStarted) || Lines.Count(line => line.Kind == LineKind.Numbered) > 1;

    /// <summary>"Feature - benefit": a dash or a colon with text on both sides.</summary>
    public static bool SaysBenefit(string feature)
    {
        foreach (var mark in (string[])[" — ", " – ", " - ", ": ", ":** ", "—"])
        {
            if (feature.IndexOf(mark, StringComparison.Ordinal) is > 0 and var at && Scan.Words(feature.AsSpan(at + mark.Length)) > 1)
            {
                return true;
            }
        }

        return false;
    }

    private List<string> Items(BlockWords block, LineKind kind)
    {
        var titles = Under(block).Select(line => line.Text).ToHashSet();
        return [.. Lines.Where(line => line.Kind == kind && titles.Contains(line.Heading)).Select(line => line.Text)];
    }

    private static int SentenceEnd(string line)
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] is '.' or '!' or '?' && (i + 1 == line.Length || char.IsWhiteSpace(line[i + 1])))
            {
                return i + 1;
            }
        }

        return line.Length;
    }

    private static (LineKind Kind, string Text) Kind(ReadOnlySpan<char> line)
    {
        if (line[0] == '#')
        {
            return (LineKind.Heading, line.Trim("# *:").ToString());
        }

        if (line is ['-' or '*' or '•' or '+', ' ', .. var item])
        {
            return (LineKind.Bullet, item.Trim().ToString());
        }

        var digits = line.IndexOfAnyExcept(Digits);
        if (digits is > 0 and < 4 && line[digits] is '.' or ')' && digits + 1 < line.Length && line[digits + 1] == ' ')
        {
            return (LineKind.Numbered, line[(digits + 1)..].Trim().ToString());
        }

        return line.Length <= LongestHeading && (line is ['*', '*', .., '*', '*'] || line[^1] == ':')
            ? (LineKind.Heading, line.Trim("*: ").ToString())
            : (LineKind.Text, line.ToString());
    }
}
