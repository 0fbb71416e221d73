namespace SkillServer.Rendering.Office;

/// <summary>Lays out a section on as many slides as it needs.</summary>
internal static class SlidePlan
{
    private const long LeastChart = 2_900_000;

    /// <summary>The slides of a section; after the first their titles carry a number.</summary>
    public static List<Slide> Slides(SlideSection section, bool opens)
    {
        var slides = new List<Slide>();
        var items = section.Items;
        if (opens)
        {
            var texts = items.TakeWhile(item => item is SlideParagraph).Cast<SlideParagraph>().ToList();
            items = [.. items.Skip(texts.Count)];
            slides.AddRange(TextSlides(section.Title, texts, SlideMeasure.Body * 6 / 10).Select((slide, i) => slide with { Opens = i == 0 }));
        }

        slides.AddRange(Groups(items).SelectMany(group => Slides(section.Title, group)));
        if (slides.Count == 0)
        {
            slides.Add(new(section.Title, []) { Opens = opens });
        }

        return [.. Together(slides).Select((slide, i) => i == 0 ? slide : Named(slide, section.Title, i + 1))];
    }

    /// <summary>Puts a table under the slide before it where both have room.</summary>
    private static List<Slide> Together(List<Slide> slides)
    {
        var all = new List<Slide>();
        foreach (var slide in slides)
        {
            if (all.Count > 0 && slide.Grid is not null && (all[^1].Grid is not null || all[^1].Opens)
                && HeightOf(all[^1]) + 2 * SlideMeasure.Gap + HeightOf(slide) <= SlideMeasure.Bottom - (all[^1].Opens ? SlideMeasure.Opening : SlideMeasure.Top))
            {
                all[^1] = Under(all[^1], slide);
            }
            else
            {
                all.Add(slide);
            }
        }

        return all;

        static Slide Under(Slide slide, Slide last) => slide with { Then = slide.Then is null ? last : Under(slide.Then, last) };
    }

    private static long HeightOf(Slide slide) =>
        Part(slide.Above, slide.Size) + Part(slide.Below ?? [], slide.Size) + (slide.Grid?.Height ?? 0) + (slide.Then is null ? 0 : 2 * SlideMeasure.Gap + HeightOf(slide.Then));

    private static long Part(IReadOnlyList<SlideParagraph> texts, int size) => texts.Count == 0 ? 0 : SlideMeasure.HeightOf(texts, size) + SlideMeasure.Gap;

    /// <summary>A slide that goes on: its title adds the heading it begins with, else its number.</summary>
    private static Slide Named(Slide slide, string section, int number) =>
        slide.Above is [{ Mark: SlideMark.Lead } lead, ..] && section.Length + lead.Text.Length < 80 && lead.Runs.All(run => !run.Raised)
            ? slide with { Title = $"{section}: {lead.Text}", Above = [.. slide.Above.Skip(1)] }
            : slide with { Title = $"{section} ({number})" };

    /// <summary>The largest size at which text fits; null when it does not even at the smallest.</summary>
    public static int? SizeOf(IReadOnlyList<SlideParagraph> texts, long room) =>
        new[] { 2000, 1800, 1600, 1400 }.Where(size => SlideMeasure.HeightOf(texts, size) <= room).Select(size => (int?)size).FirstOrDefault();

    /// <summary>Each table or chart with the text that leads to it and, where none follows, the text after it.</summary>
    private static List<(List<SlideParagraph> Above, SlideGraphic? Graphic, List<SlideParagraph> Below)> Groups(List<object> items)
    {
        var groups = new List<(List<SlideParagraph> Above, SlideGraphic? Graphic, List<SlideParagraph> Below)>();
        var texts = new List<SlideParagraph>();
        foreach (var item in items)
        {
            if (item is SlideParagraph text)
            {
                texts.Add(text);
                continue;
            }

            var own = groups.Count == 0 ? 0 : IntroductionFrom(texts);
            if (own > 0)
            {
                groups[^1].Below.AddRange(texts.Take(own));
            }

            groups.Add(([.. texts.Skip(own)], (SlideGraphic)item, []));
            texts.Clear();
        }

        if (groups.Count > 0 && !texts.Exists(text => text.Mark == SlideMark.Lead))
        {
            groups[^1].Below.AddRange(texts);
        }
        else if (texts.Count > 0)
        {
            groups.Add((texts, null, []));
        }

        return groups;
    }

    /// <summary>Where the text that leads to the next table or chart begins: its last paragraph and the lead lines before it.</summary>
    private static int IntroductionFrom(List<SlideParagraph> texts)
    {
        var from = texts.Count;
        if (from > 0 && texts[from - 1].Mark is SlideMark.None or SlideMark.Lead)
        {
            from--;
        }

        while (from > 0 && texts[from - 1].Introduces)
        {
            from--;
        }

        return from;
    }

    private static IEnumerable<Slide> Slides(string title, (List<SlideParagraph> Above, SlideGraphic? Graphic, List<SlideParagraph> Below) group)
    {
        var (above, graphic, below) = group;
        if (graphic is null)
        {
            return TextSlides(title, above, SlideMeasure.Body);
        }

        var slides = new List<Slide>();
        if (SlideMeasure.HeightOf(above, 1600) > SlideMeasure.Body * 4 / 10)
        {
            var own = IntroductionFrom(above);
            slides.AddRange(TextSlides(title, above[..own], SlideMeasure.Body));
            above = above[own..];
        }

        var room = SlideMeasure.Body - Room(above);
        slides.AddRange(graphic is SlideTable table ? TableSlides(new(title, above, graphic), table, below, room)
            : room - Room(below) >= LeastChart ? [new(title, above, graphic, below)]
            : [new(title, above, graphic), .. TextSlides(title, below, SlideMeasure.Body)]);
        return slides;
    }

    private static List<Slide> TableSlides(Slide slide, SlideTable table, List<SlideParagraph> below, long room)
    {
        if (table.Rows.Count == 0)
        {
            return [slide with { Graphic = null, Above = [.. slide.Above, .. below] }];
        }

        var grids = SlideGrid.Looks.Select(look => SlideGrid.Fit(table, look.Size, look.Padding)).ToList();
        if ((grids.Find(grid => grid.Height <= room - Room(below)) ?? grids.Find(grid => grid.Height <= room)) is { } fits)
        {
            return fits.Height <= room - Room(below) ? [slide with { Grid = fits, Below = below }] : [slide with { Grid = fits }, .. TextSlides(slide.Title, below, SlideMeasure.Body)];
        }

        var pages = grids[^1].Pages(room).Select((page, i) => slide with { Grid = page, Above = i == 0 ? slide.Above : [] }).ToList();
        if (pages[^1].Grid!.Height + Room(below) <= SlideMeasure.Body)
        {
            pages[^1] = pages[^1] with { Below = below };
            return pages;
        }

        return [.. pages, .. TextSlides(slide.Title, below, SlideMeasure.Body)];
    }

    private static long Room(List<SlideParagraph> texts) => texts.Count == 0 ? 0 : SlideMeasure.HeightOf(texts, 1600) + SlideMeasure.Gap;

    private static IEnumerable<Slide> TextSlides(string title, List<SlideParagraph> texts, long first)
    {
        var room = first;
        while (texts.Count > 0)
        {
            if (SizeOf(texts, room) is { } size)
            {
                yield return new(title, texts) { Size = size };
                yield break;
            }

            var count = 1;
            while (count < texts.Count && SlideMeasure.HeightOf(texts.Take(count + 1), 1600) <= room)
            {
                count++;
            }

            while (count > 1 && texts[count - 1].Introduces)
            {
                count--;
            }

            yield return new(title, [.. texts.Take(count)]);
            (texts, room) = ([.. texts.Skip(count)], SlideMeasure.Body);
        }
    }
}
