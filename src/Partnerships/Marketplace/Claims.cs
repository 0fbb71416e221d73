using System.Buffers;

namespace Partnerships.Marketplace;

/// <summary>Finds what a marketplace may ban, by plain scans; the first place found is shown.</summary>
internal static class Claims
{
    /// <summary>How far behind a number or a quote its unit or its author is looked for.</summary>
    private const int Near = 40;

    /// <summary>Shorter quotes name a button or a term.</summary>
    private const int QuotedWords = 5;

    private static readonly SearchValues<char> Number = SearchValues.Create("0123456789.,");

    public static string? Find(Claim claim, string text, AuditWords words) => claim switch
    {
        Claim.Statistics => Statistic(text, words.Statistics),
        Claim.Superlatives => Scan.Any(text, words.Superlatives),
        Claim.Testimonials => Testimonial(text) ?? Scan.Any(text, words.Testimonials),
        _ => Price(text, words.Currencies) ?? Scan.Any(text, words.Prices),
    };

    /// <summary>A percentage, or a number whose next two words hold one of the units ("2,000+ companies", "10 hours").</summary>
    private static string? Statistic(string text, IReadOnlyList<string> units)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsDigit(text[at]))
            {
                continue;
            }

            var end = at;
            while (end < text.Length && (char.IsDigit(text[end]) || (text[end] is '.' or ',' && end + 1 < text.Length && char.IsDigit(text[end + 1]))))
            {
                end++;
            }

            var after = text[end..Math.Min(text.Length, end + Near)];
            var line = after.IndexOf('\n', StringComparison.Ordinal);
            after = line < 0 ? after : after[..line];
            var next = string.Join(' ', after.TrimStart('+', 'K', 'M', 'k', 'x').Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2)).Trim('*', '_', '.', ',', '!');
            if ((at == 0 || !(char.IsLetter(text[at - 1]) || text[at - 1] == '#')) && (after.StartsWith('%') || Scan.Any(next, units) is not null))
            {
                return string.Concat(text.AsSpan(at, end - at), after.AsSpan(0, after.Length - after.TrimStart('+', '%', 'K', 'M', 'k', 'x').Length), next.Length > 0 ? " " : "", next);
            }

            at = end - 1;
        }

        return null;
    }

    /// <summary>A block quote, or a quotation of several words with a dash and an author behind it.</summary>
    private static string? Testimonial(string text)
    {
        foreach (var line in text.EnumerateLines())
        {
            if (line.TrimStart() is ['>', .. var quoted] && Scan.Words(quoted) >= QuotedWords)
            {
                return quoted.Trim().ToString();
            }
        }

        for (var open = text.AsSpan().IndexOfAny('"', '“'); open >= 0;)
        {
            var length = text.AsSpan(open + 1).IndexOfAny("\"”\n");
            if (length < 0)
            {
                return null;
            }

            var close = open + 1 + length;
            if (text[close] != '\n' && Scan.Words(text.AsSpan(open + 1, length)) >= QuotedWords
                && text.AsSpan(close + 1, Math.Min(Near, text.Length - close - 1)).TrimStart() is ['—' or '–' or '-', ..])
            {
                return text[(open + 1)..close];
            }

            var next = text.AsSpan(close + 1).IndexOfAny('"', '“');
            open = next < 0 ? -1 : close + 1 + next;
        }

        return null;
    }

    private static string? Price(string text, IReadOnlyList<string> currencies)
    {
        foreach (var sign in currencies)
        {
            for (var at = text.IndexOf(sign, StringComparison.Ordinal); at >= 0; at = text.IndexOf(sign, at + sign.Length, StringComparison.Ordinal))
            {
                var number = text.AsSpan(at + sign.Length, Math.Min(Near, text.Length - at - sign.Length)).TrimStart();
                if (number is [>= '0' and <= '9', ..])
                {
                    var digits = number.IndexOfAnyExcept(Number);
                    return string.Concat(sign, digits < 0 ? number : number[..digits]);
                }
            }
        }

        return null;
    }
}
