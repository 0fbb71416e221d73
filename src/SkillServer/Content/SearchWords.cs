using System.Text;

namespace SkillServer.Content;

/// <summary>The words of a text that a search goes by: in small letters, without a plural's s and without the words that stand everywhere.</summary>
internal sealed class SearchWords(IEnumerable<string> texts)
{
    private static readonly HashSet<string> Stop = ["the", "and", "for", "with", "how", "what", "when", "which", "our", "from", "are", "does", "should", "much", "many"];
    private readonly string[] _sorted = [.. texts.SelectMany(Of).Order(StringComparer.Ordinal)];

    /// <summary>The words of one text.</summary>
    public SearchWords(string text) : this([text])
    {
    }

    /// <summary>Whether one begins like this.</summary>
    public bool Has(string word) => Count(word, 1) > 0;

    /// <summary>How many begin like this, counted up to so many.</summary>
    public int Count(string word, int most)
    {
        var (first, end) = (0, _sorted.Length);
        while (first < end)
        {
            var middle = (first + end) / 2;
            (first, end) = string.CompareOrdinal(_sorted[middle], word) < 0 ? (middle + 1, end) : (first, middle);
        }

        var count = 0;
        while (count < most && first + count < _sorted.Length && _sorted[first + count].StartsWith(word, StringComparison.Ordinal))
        {
            count++;
        }

        return count;
    }

    /// <summary>Each word of a text, in order.</summary>
    public static IEnumerable<string> Of(string text)
    {
        var word = new StringBuilder();
        foreach (var c in text.ToLowerInvariant() + " ")
        {
            if (char.IsLetterOrDigit(c))
            {
                word.Append(c);
            }
            else if (word.Length > 0)
            {
                var found = Stem(word.ToString());
                word.Clear();
                if (found.Length > 1 && !Stop.Contains(found))
                {
                    yield return found;
                }
            }
        }
    }

    private static string Stem(string word) => word.Length > 4 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1] : word;
}
