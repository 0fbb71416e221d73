namespace SkillServer.Rendering.Office;

/// <summary>One slide: text above, a table or a chart, text below.</summary>
internal sealed record Slide(string Title, IReadOnlyList<SlideParagraph> Above, SlideGraphic? Graphic = null, IReadOnlyList<SlideParagraph>? Below = null)
{
    /// <summary>The size of the text in hundredths of a point.</summary>
    public int Size { get; init; } = 1600;

    /// <summary>The fitted table; null when there is none.</summary>
    public SlideGrid? Grid { get; init; }

    /// <summary>The first slide of the deck.</summary>
    public bool Opens { get; init; }

    /// <summary>What stands under it on the same slide; its title is not shown.</summary>
    public Slide? Then { get; init; }

    /// <summary>What only the speaker sees.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Everything written on it but the title.</summary>
    public IEnumerable<SlideParagraph> Texts =>
        [.. Above, .. Grid is null ? [] : Grid.Table.Head.Concat(Grid.Table.Rows.SelectMany(row => row)), .. Below ?? [], .. Then?.Texts ?? []];
}
