namespace Partnerships.Kernel;

/// <summary>Finds the name somebody probably meant.</summary>
public static class Nearest
{
    /// <summary>The known name at the smallest edit distance, when it is near enough to be a slip; else null.</summary>
    public static string? To(string given, IEnumerable<string> known)
    {
        var word = Capitals(given.Length > 64 ? given[..64] : given);
        return known.Select(name => (Name: name, Distance: Distance(word, Capitals(name), Allowed(name))))
            .Where(candidate => candidate.Distance <= Allowed(candidate.Name))
            .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name).FirstOrDefault();
    }

    /// <summary>Asks whether the nearest name was meant; without one says something else.</summary>
    public static string Or(string given, IEnumerable<string> known, string otherwise) => To(given, known) is { } near ? $"Did you mean '{near}'?" : otherwise;

    /// <summary>The same at the end of a sentence: a question with a space before it, or nothing.</summary>
    public static string Hint(string given, IEnumerable<string> known) => To(given, known) is { } near ? $" Did you mean '{near}'?" : "";

    private static int Allowed(string name) => Math.Max(2, name.Length / 3);

    private static char[] Capitals(string text) => Array.ConvertAll(text.ToCharArray(), char.ToUpperInvariant);

    /// <summary>The edit distance; where it is more than allowed, some number that is more too.</summary>
    private static int Distance(char[] a, char[] b, int allowed)
    {
        if (Math.Abs(a.Length - b.Length) > allowed)
        {
            return int.MaxValue; // each letter too many is an edit
        }

        Span<int> row = b.Length < 256 ? stackalloc int[b.Length + 1] : new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var (diagonal, least) = (row[0], row[0] = i);
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitution, Math.Min(row[j], row[j - 1]) + 1);
                least = Math.Min(least, row[j]);
            }

            if (least > allowed)
            {
                return least; // it never falls again
            }
        }

        return row[b.Length];
    }
}
