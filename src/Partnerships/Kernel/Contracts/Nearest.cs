namespace Partnerships.Kernel;

/// <summary>Finds the name somebody probably meant.</summary>
public static class Nearest
{
    /// <summary>The known name at the smallest edit distance, when it is near enough to be a slip; else null.</summary>
    public static string? To(string given, IEnumerable<string> known)
    {
        var word = given.Length > 64 ? given[..64] : given;
        return known.Select(name => (Name: name, Distance: Distance(word, name)))
            .Where(candidate => candidate.Distance <= Math.Max(2, candidate.Name.Length / 3))
            .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name).FirstOrDefault();
    }

    /// <summary>Asks whether the nearest name was meant; without one says something else.</summary>
    public static string Or(string given, IEnumerable<string> known, string otherwise) => To(given, known) is { } near ? $"Did you mean '{near}'?" : otherwise;

    /// <summary>The same at the end of a sentence: a question with a space before it, or nothing.</summary>
    public static string Hint(string given, IEnumerable<string> known) => To(given, known) is { } near ? $" Did you mean '{near}'?" : "";

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = diagonal + (char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitution, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
