using DocumentFormat.OpenXml.Wordprocessing;

namespace SkillServer.Rendering.Office;

/// <summary>Bullets and numbers, nine levels deep.</summary>
internal static class WordNumbering
{
    /// <summary>The list of all bullets; ordered lists come after it.</summary>
    public const int Bullets = 1;

    /// <summary>How far each level stands in.</summary>
    public const int Step = 360;

    private static readonly string[] Marks = ["•", "–", "▪"], Patterns = ["%1.", "%2)", "%3."];
    private static readonly NumberFormatValues[] Formats = [NumberFormatValues.Decimal, NumberFormatValues.LowerLetter, NumberFormatValues.LowerRoman];

    public static Numbering Of(IReadOnlyList<int> starts) => new(
    [
        new AbstractNum([new MultiLevelType { Val = MultiLevelValues.HybridMultilevel }, .. Levels(level => (NumberFormatValues.Bullet, Marks[level % 3]))]) { AbstractNumberId = 1 },
        new AbstractNum([new MultiLevelType { Val = MultiLevelValues.HybridMultilevel }, .. Levels(level => (Formats[level % 3], $"%{level + 1}{Patterns[level % 3][2..]}"))]) { AbstractNumberId = 2 },
        new NumberingInstance(new AbstractNumId { Val = 1 }) { NumberID = Bullets },
        .. starts.Select((start, i) => new NumberingInstance(
            [new AbstractNumId { Val = 2 }, .. Enumerable.Range(0, 9).Select(level => new LevelOverride(new StartOverrideNumberingValue { Val = start }) { LevelIndex = level })]) { NumberID = Bullets + 1 + i }),
    ]);

    private static IEnumerable<Level> Levels(Func<int, (NumberFormatValues Format, string Text)> look) => Enumerable.Range(0, 9).Select(level => new Level(
        new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = look(level).Format }, new LevelText { Val = look(level).Text }, new LevelJustification { Val = LevelJustificationValues.Left },
        new PreviousParagraphProperties(new Indentation { Left = $"{(level + 1) * Step}", Hanging = $"{Step}" })) { LevelIndex = level });
}
