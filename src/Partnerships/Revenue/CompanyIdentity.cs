using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>By what two entries are the same company.</summary>
[JsonConverter(typeof(SnakeCase<CompanyMatch>))]
public enum CompanyMatch
{
    /// <summary>The legal name.</summary>
    Name,

    /// <summary>The domain.</summary>
    Domain,

    /// <summary>Both.</summary>
    NameAndDomain,
}

/// <summary>A company as it is compared: name without case, accents, punctuation, spaces and legal form; host of the domain; country.</summary>
internal sealed record Company(string Name, string? Domain, string Country)
{
    /// <summary>By what the other is the same company, wherever it is; null when it is another.</summary>
    public CompanyMatch? SameAs(Company other)
    {
        var name = Name == other.Name;
        var domain = Domain is not null && Domain == other.Domain;
        return name && domain ? CompanyMatch.NameAndDomain : name ? CompanyMatch.Name : domain ? CompanyMatch.Domain : null;
    }
}

/// <summary>Reads companies for comparison and collects what cannot be read.</summary>
internal sealed class CompanyReader(RegistrationPlan plan, ICollection<Refusal> faults)
{
    /// <summary>Marks a place where a word ends.</summary>
    private const char Gap = ' ';

    /// <summary>By their last word, the longest first.</summary>
    private readonly ILookup<string, List<string>> _legalForms = plan.LegalForms.Select(Words).Where(form => form.Count > 0).OrderByDescending(form => form.Count).ToLookup(form => form[^1]);
    private readonly HashSet<string> _shared = [.. plan.SharedDomains.Select(domain => domain.ToLowerInvariant())];
    private readonly IdnMapping _idn = new();

    public Company Read(string company, string? domain, string country, string path)
    {
        var prefix = path.Length == 0 ? "" : path + ".";
        var name = Name(company);
        if (name.Length == 0)
        {
            faults.Add(new("not_a_name", prefix + "company", company, "a name with at least one letter or digit", "Give the legal name."));
        }

        if (!country.All(char.IsAsciiLetter))
        {
            faults.Add(new("not_a_country", prefix + "country", country, "an ISO 3166 code of two letters", "Write for example US or DE."));
        }

        return new(name, domain is null ? null : Domain(domain, prefix + "domain"), country.ToUpperInvariant());
    }

    private string Name(string company)
    {
        var words = Words(company);
        while (words.Count > 1 && _legalForms[words[^1]].FirstOrDefault(form => EndsWith(words, form)) is { } form)
        {
            words.RemoveRange(words.Count - form.Count, form.Count);
        }

        return string.Concat(words);
    }

    /// <summary>A name that is nothing but a legal form keeps it.</summary>
    private static bool EndsWith(List<string> words, List<string> form) => form.Count < words.Count && words.TakeLast(form.Count).SequenceEqual(form);

    /// <summary>Full stops and apostrophes join ("S.A." is "sa"), an ampersand is "and", anything else that is no letter separates.</summary>
    private static List<string> Words(string company)
    {
        var text = new StringBuilder(company.Length);
        foreach (var rune in PlainLetters.Of(company).EnumerateRunes())
        {
            if (rune.IsAscii && char.IsAsciiLetterOrDigit((char)rune.Value))
            {
                text.Append((char)rune.Value);
            }
            else if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
            {
                text.Append(rune.ToString());
            }
            else if (rune.Value == '&')
            {
                text.Append(" and ");
            }
            else if (rune.Value is not ('.' or '\'' or '’' or '‘' or '`' or '´'))
            {
                text.Append(Gap);
            }
        }

        return Joined(text.ToString().Split(Gap, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Single letters in a row are one word: "S. A.", "A/S".</summary>
    private static List<string> Joined(string[] words)
    {
        var joined = new List<string>();
        for (var i = 0; i < words.Length; i++)
        {
            if (i > 0 && words[i].Length == 1 && words[i - 1].Length == 1)
            {
                joined[^1] += words[i];
            }
            else
            {
                joined.Add(words[i]);
            }
        }

        return joined;
    }

    /// <summary>The host without <c>www.</c>; a domain that many companies share identifies nobody.</summary>
    private string? Domain(string given, string path)
    {
        var host = given.Trim();
        host = host[(host.IndexOf("://", StringComparison.Ordinal) is var scheme and >= 0 ? scheme + 3 : 0)..];
        host = host.Split('/', '?', '#')[0];
        host = host[(host.LastIndexOf('@') + 1)..].Split(':')[0].TrimEnd('.');
        host = Ascii(host.ToLowerInvariant());
        host = host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
        if (!host.Contains('.', StringComparison.Ordinal) || host.Any(char.IsWhiteSpace))
        {
            faults.Add(new("not_a_domain", path, given, "a domain name", "Write for example acme.com, or leave it out."));
            return null;
        }

        return _shared.Contains(host) ? null : host;
    }

    /// <summary>As the name servers know it: münchen.de and xn--mnchen-3ya.de are one domain.</summary>
    private string Ascii(string host)
    {
        try
        {
            return host.All(char.IsAscii) ? host : _idn.GetAscii(host);
        }
        catch (ArgumentException)
        {
            return "";
        }
    }
}
