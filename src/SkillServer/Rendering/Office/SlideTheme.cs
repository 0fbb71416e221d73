using DocumentFormat.OpenXml.Drawing;

namespace SkillServer.Rendering.Office;

/// <summary>The deck's own theme: colours that the colour-blind tell apart and a font that every machine has.</summary>
internal static class SlideTheme
{
    /// <summary>The font of titles and text.</summary>
    public const string Font = "Arial";

    /// <summary>The theme of slides and of notes.</summary>
    public static Theme Create() => new(
        new ThemeElements(
            new ColorScheme(
                new Dark1Color(Rgb(OfficeChart.Ink)), new Light1Color(Rgb("FFFFFF")), new Dark2Color(Rgb("17365D")), new Light2Color(Rgb(OfficeChart.Track)),
                new Accent1Color(Rgb(OfficeChart.Palette[0])), new Accent2Color(Rgb(OfficeChart.Palette[1])), new Accent3Color(Rgb(OfficeChart.Palette[2])),
                new Accent4Color(Rgb(OfficeChart.Palette[3])), new Accent5Color(Rgb(OfficeChart.Soft)), new Accent6Color(Rgb(OfficeChart.Line)),
                new Hyperlink(Rgb(OfficeChart.Palette[0])), new FollowedHyperlinkColor(Rgb(OfficeChart.Palette[3]))) { Name = "SkillServer" },
            new FontScheme(
                new MajorFont(new LatinFont { Typeface = Font }, new EastAsianFont { Typeface = "" }, new ComplexScriptFont { Typeface = "" }),
                new MinorFont(new LatinFont { Typeface = Font }, new EastAsianFont { Typeface = "" }, new ComplexScriptFont { Typeface = "" })) { Name = "SkillServer" },
            new FormatScheme(
                new FillStyleList(Fill(), Fill(), Fill()),
                new LineStyleList(Line(6350), Line(12700), Line(19050)),
                new EffectStyleList(Effect(), Effect(), Effect()),
                new BackgroundFillStyleList(Fill(), Fill(), Fill())) { Name = "SkillServer" }),
        new ObjectDefaults(),
        new ExtraColorSchemeList()) { Name = "SkillServer" };

    private static RgbColorModelHex Rgb(string value) => new() { Val = value };

    private static SolidFill Fill() => new(new SchemeColor { Val = SchemeColorValues.PhColor });

    private static Outline Line(int width) => new(Fill(), new PresetDash { Val = PresetLineDashValues.Solid }) { Width = width };

    private static EffectStyle Effect() => new(new EffectList());
}
