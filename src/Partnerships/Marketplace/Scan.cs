using System.Globalization;

namespace Partnerships.Marketplace;

/// <summary>Reading text by plain scans, so that a long text takes time in proportion to its length.</summary>
internal static class Scan
{
    /// <summary>Unicode text elements: what a reader sees as one character.</summary>
    public static int Characters(string text)
    {
        var rest = text.AsSpan();
        var count = 0;
        while (!rest.IsEmpty)
        {
            rest = rest[StringInfo.GetNextTextElementLength(rest)..];
            count++;
        }

        return count;
    }

    /// <summary>Pieces between white space that hold a letter or a digit; a dash on its own is none.</summary>
    public static int Words(ReadOnlySpan<char> text)
    {
        var (count, counted) = (0, false);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                counted = false;
            }
            else if (!counted && char.IsLetterOrDigit(c))
            {
                (counted, count) = (true, count + 1);
            }
        }

        return count;
    }

    /// <summary>The first of the words that stands in the text whole; null when none does.</summary>
    public static string? Any(string text, IReadOnlyList<string> words) => words.FirstOrDefault(word => Count(text, word, 1) > 0);

    /// <summary>How often a word or phrase stands in the text whole, in either case; counting stops at <paramref name="most"/>.</summary>
    /// <remarks>Only where a word can begin is it compared, so that one long run of letters is not compared at each of them.</remarks>
    public static int Count(string text, string word, int most = int.MaxValue, bool plural = false)
    {
        if (word.Length == 0)
        {
            return 0;
        }

        var (lower, upper, count, at) = (char.ToLowerInvariant(word[0]), char.ToUpperInvariant(word[0]), 0, 0);
        while (count < most && text.AsSpan(at).IndexOfAny(lower, upper) is >= 0 and var next)
        {
            var found = at + next;
            at = found + 1;
            if (Begins(text, found) && text.AsSpan(found).StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                var end = found + word.Length;
                count += Ends(text, end, word[^1]) || (plural && end < text.Length && text[end] is 's' or 'S' && Ends(text, end + 1, 's')) ? 1 : 0;
                at = end;
            }
        }

        return count;
    }

    private static bool Begins(string text, int at) =>
        at == 0 || (char.IsLetterOrDigit(text[at]) ? !char.IsLetterOrDigit(text[at - 1]) : text[at - 1] != text[at]);

    /// <summary>Whether the word ends before <paramref name="at"/>; behind a sign such as "@" anything may follow.</summary>
    private static bool Ends(string text, int at, char last) => !char.IsLetterOrDigit(last) || at >= text.Length || !char.IsLetterOrDigit(text[at]);
}
