using Partnerships.Kernel;

namespace Partnerships.Enablement;

/// <summary>When one person was awarded one certificate, earliest first.</summary>
internal sealed record Holding(CertificateTerms Terms, List<DateOnly> Awards)
{
    /// <summary>The last day of the latest award; null when it was never awarded.</summary>
    public DateOnly? Until => Awards.Count == 0 ? null : End(Awards[^1]);

    /// <summary>Whether the certificate is valid on a day.</summary>
    public bool On(DateOnly day)
    {
        var at = Awards.BinarySearch(day);
        at = at >= 0 ? at : ~at - 1;
        return at >= 0 && End(Awards[at]) >= day;
    }

    /// <summary>What one person holds of every certificate, from everything passed.</summary>
    public static IReadOnlyList<Holding> All(ILookup<string, DateOnly> passed, IReadOnlyList<CertificateTerms> certificates)
    {
        var all = new List<Holding>();
        foreach (var terms in certificates)
        {
            var held = all.Where(holding => (terms.Holds ?? []).Any(holding.Terms.Named)).ToList();
            all.Add(new(terms, [.. Days(terms, passed, held).Distinct().Order()]));
        }

        return all;
    }

    /// <summary>What is still to be passed or held; nothing when it was awarded once.</summary>
    public static IReadOnlyList<string> Missing(Holding holding, ILookup<string, DateOnly> passed, IReadOnlyList<Holding> all) =>
        [.. holding.Terms.Courses.Append(holding.Terms.Assessment).Where(name => !passed[name].Any()),
            .. (holding.Terms.Holds ?? []).Where(name => all.First(other => other.Terms.Named(name)).Awards.Count == 0)];

    private DateOnly End(DateOnly awarded) => Calendar.AddMonths(awarded, Terms.Months);

    private static IEnumerable<DateOnly> Days(CertificateTerms terms, ILookup<string, DateOnly> passed, List<Holding> held)
    {
        if (terms.Courses.Any(course => !passed[course].Any()))
        {
            return [];
        }

        var trained = terms.Courses.Select(course => passed[course].Min()).Append(DateOnly.MinValue).Max();
        var together = held.SelectMany(holding => holding.Awards).Where(day => held.All(holding => holding.On(day))).Order().ToList();
        return passed[terms.Assessment].Select(proof => proof > trained ? proof : trained).Distinct()
            .Select(day => held.All(holding => holding.On(day)) ? day : First(together, day)).OfType<DateOnly>();
    }

    private static DateOnly? First(List<DateOnly> days, DateOnly from)
    {
        var at = days.BinarySearch(from);
        at = at >= 0 ? at : ~at;
        return at < days.Count ? days[at] : null;
    }
}
