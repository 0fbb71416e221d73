namespace SkillServer.Rendering.Office;

/// <summary>All slides of a document and the line at their foot.</summary>
internal sealed record SlideDeck(IReadOnlyList<Slide> Slides, string Footer)
{
    /// <summary>Plans a document's slides.</summary>
    public static SlideDeck Plan(DocumentText document)
    {
        var reader = new SlideReader(document);
        var appendix = document.Culture.Label("worked_out");
        var basis = reader.Sections.Find(section => section.Title == appendix)?.Items.OfType<SlideParagraph>().FirstOrDefault();
        var statement = basis?.Whole ?? basis?.Text;
        var slides = new List<Slide>();
        foreach (var (i, section) in reader.Sections.Index())
        {
            slides.AddRange(section.Title == appendix ? Parts(section).Select(part => Worked(part, statement)) : Noted(SlidePlan.Slides(section, opens: i == 0)));
        }

        return new(slides, Foot(document.Title, document.Basis));

        IEnumerable<Slide> Noted(List<Slide> planned)
        {
            var all = Sources(planned.SelectMany(slide => slide.Texts));
            return planned.Select(slide => slide with
            {
                Notes = [.. slide.Title.Length > 120 ? [slide.Title] : Array.Empty<string>(), .. Details(slide), .. Stated(Sources(slide.Texts) is { Count: > 0 } own ? own : all)],
            });
        }

        IEnumerable<string> Stated(List<string> sources) =>
            sources.Count > 0 || statement is not null ? [document.Culture.Label("sources"), .. sources, .. statement is null ? Array.Empty<string>() : [Sentence(statement)]] : [];

        List<string> Sources(IEnumerable<SlideParagraph> texts) =>
            [.. texts.SelectMany(text => text.Runs).Where(run => run.Raised).Select(run => run.Text).Distinct().Select(no => $"{no} {reader.Footnotes.GetValueOrDefault(int.Parse(no, System.Globalization.CultureInfo.InvariantCulture))}")];
    }

    /// <summary>Whole texts of what is shortened on the slide, and the figures of its chart.</summary>
    private static IEnumerable<string> Details(Slide slide)
    {
        var whole = slide.Texts.Select(text => text.Whole).OfType<string>();
        return slide.Graphic is not SlideChart { Chart: var chart } ? whole
            : [.. whole, $"{SlideParagraph.Clean(chart.Title)}. {SlideParagraph.Clean(chart.Text)}", .. ChartTable.Table(chart).Rows.Select(row => SlideParagraph.Clean(string.Join(" · ", row)))];
    }

    /// <summary>The appendix cut at its lead lines: one part for each operation.</summary>
    private static List<SlideSection> Parts(SlideSection appendix)
    {
        var parts = new List<SlideSection> { new(appendix.Title, []) };
        foreach (var item in appendix.Items)
        {
            if (item is SlideParagraph { Mark: SlideMark.Lead } lead)
            {
                parts.Add(new(lead.Text, []));
            }
            else
            {
                parts[^1].Items.Add(item);
            }
        }

        return parts;
    }

    /// <summary>One slide for a part of the appendix; the steps and what does not fit are for the speaker.</summary>
    private static Slide Worked(SlideSection part, string? statement)
    {
        var texts = part.Items.Where((item, i) => item is SlideParagraph text && !(text.Introduces && i + 1 < part.Items.Count && part.Items[i + 1] is SlideGraphic)).Cast<SlideParagraph>().ToList();
        var shown = texts.Count;
        while (shown > 1 && SlidePlan.SizeOf(texts[..shown], SlideMeasure.Body) is null || shown > 1 && texts[shown - 1].Introduces)
        {
            shown--;
        }

        var slide = new Slide(part.Title, texts[..shown]) { Size = SlidePlan.SizeOf(texts[..shown], SlideMeasure.Body) ?? 1400 };
        return slide with
        {
            Notes =
            [
                .. slide.Texts.Select(text => text.Whole).OfType<string>(),
                .. part.Items.OfType<SlideTable>().SelectMany(table => table.Rows.Prepend(table.Head)).Select(row => string.Join(" · ", row.Select(cell => cell.Whole ?? cell.Text))),
                .. texts.Skip(shown).Select(text => text.Whole ?? text.Text),
                .. statement is null ? Array.Empty<string>() : [Sentence(statement)],
            ],
        };
    }

    private static string Foot(string title, string? basis)
    {
        var name = new SlideParagraph([new(SlideParagraph.Clean(title))]).Shortened(90).Text;
        return basis is null ? name : $"{name}  ·  {basis}";
    }

    private static string Sentence(string text) => text.IndexOf("). ", StringComparison.Ordinal) is > 0 and var end ? text[..(end + 2)] : text;
}
