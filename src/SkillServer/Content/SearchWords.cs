using System.Text;

namespace SkillServer.Content;

/// <summary>The words of a text that a search goes by: in small letters, without a plural's s and without the words that stand everywhere.</summary>
internal sealed class SearchWords(string text)
{
    private static readonly HashSet<string> Stop = ["the", "and", "for", "with", "how", "what", "when", "which", "our", "from", "are", "does", "should", "much", "many"];
    private readonly string[] _words = [.. Of(text)];

    /// <summary>Whether one begins like this.</summary>
    public bool Has(string word) => Array.Exists(_words, candidate => candidate.StartsWith(word, StringComparison.Ordinal));

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
