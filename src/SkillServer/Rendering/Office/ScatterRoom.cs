namespace SkillServer.Rendering.Office;

/// <summary>The plot of a scatter in points of a page, and how many letters a label may have on a line before programs break it as they like.</summary>
internal sealed record ScatterRoom(decimal Width, decimal Height, int LineOfLabel)
{
    /// <summary>The plot on a page of text.</summary>
    public static ScatterRoom Page { get; } = new(400, 240, 25);

    /// <summary>The plot on a slide from its measures in EMU; a slide's letters are a third larger than a page's.</summary>
    public static ScatterRoom Slide(long width, long height) => new(width / 12_700m * 3 / 4, height / 12_700m * 3 / 4, 18);

    /// <summary>A label in two lines, cut at the blank nearest to its middle, where one would be too long.</summary>
    public string Broken(string text)
    {
        var blanks = text.Index().Where(letter => letter.Item == ' ').Select(letter => letter.Index).ToList();
        if (text.Length <= LineOfLabel || blanks.Count == 0)
        {
            return text;
        }

        var at = blanks.MinBy(blank => Math.Abs(text.Length - 2 * blank));
        return $"{text[..at]}\n{text[(at + 1)..]}";
    }
}
