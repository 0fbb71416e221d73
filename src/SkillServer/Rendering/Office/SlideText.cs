namespace SkillServer.Rendering.Office;

/// <summary>What stands before a paragraph on a slide.</summary>
internal enum SlideMark
{
    None,
    Bullet,
    Number,
    Lead,
}

/// <summary>A stretch of text in one look; raised is the number of a footnote.</summary>
internal sealed record SlideRun(string Text, bool Bold = false, bool Italic = false, bool Raised = false);

/// <summary>A table or a chart.</summary>
internal abstract record SlideGraphic;

/// <summary>A chart on a slide.</summary>
internal sealed record SlideChart(Chart Chart) : SlideGraphic;

/// <summary>A table on a slide; <paramref name="ToRight"/> says which columns hold figures.</summary>
internal sealed record SlideTable(IReadOnlyList<SlideParagraph> Head, IReadOnlyList<IReadOnlyList<SlideParagraph>> Rows, IReadOnlyList<bool> ToRight) : SlideGraphic;

/// <summary>A paragraph or cell of a slide; <see cref="Whole"/> is the text it was shortened from.</summary>
internal sealed record SlideParagraph(IReadOnlyList<SlideRun> Runs, SlideMark Mark = SlideMark.None, int Level = 0, int Number = 0)
{
    /// <summary>The whole text for the notes; null when all of it is on the slide.</summary>
    public string? Whole { get; init; }

    /// <summary>The text without footnote numbers.</summary>
    public string Text => string.Concat(Runs.Where(run => !run.Raised).Select(run => run.Text));

    /// <summary>It leads over to what comes next and must not stand alone.</summary>
    public bool Introduces => Mark == SlideMark.Lead || Text.EndsWith(':');

    /// <summary>At most so many characters, cut after a sentence where one ends, else after a word.</summary>
    public SlideParagraph Shortened(int most)
    {
        var text = Text;
        if (text.Length <= most)
        {
            return this;
        }

        var sentence = text.LastIndexOf(". ", most - 1, most, StringComparison.Ordinal) + 1;
        var word = text.LastIndexOf(' ', most - 1, most);
        var end = sentence > most / 3 ? sentence : word > most / 2 ? word : most - 1;
        end -= char.IsHighSurrogate(text[end - 1]) ? 1 : 0;
        return this with { Runs = [.. First(end), .. text[end - 1] == '.' ? Array.Empty<SlideRun>() : [new SlideRun(" …")], .. Runs.Where(run => run.Raised)], Whole = text };
    }

    /// <summary>A text on one line, as Office files can hold it.</summary>
    public static string Clean(string text) => string.Concat(OfficeText.Clean(text).Select(c => char.IsControl(c) ? ' ' : c));

    private IEnumerable<SlideRun> First(int length)
    {
        foreach (var run in Runs.Where(run => !run.Raised))
        {
            var part = run.Text[..Math.Min(run.Text.Length, length)];
            length -= part.Length;
            if (part.Length > 0)
            {
                yield return run with { Text = part };
            }
        }
    }
}
