using System.Text;

namespace Partnerships.Revenue;

/// <summary>
/// Text in lower case without accents. The framework's own normalisation returns text as it is where no culture data is
/// installed (the invariant mode this product runs in), so the letters are listed here.
/// </summary>
internal static class PlainLetters
{
    /// <summary>A plain letter, then its accented forms.</summary>
    private static readonly string[] Groups =
    [
        "aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ", "bḃḅḇ", "cçćĉċčḉ", "dďḋḍḏḑḓđð", "eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ", "fḟ", "gĝğġģǧǵḡ", "hĥȟḣḥḧḩḫẖħ", "iìíîïĩīĭįİǐȉȋḭḯỉịı",
        "jĵǰ", "kķǩḱḳḵ", "lĺļľḷḹḻḽł", "mḿṁṃ", "nñńņňǹṅṇṉṋ", "oòóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợøǿ", "pṕṗ", "rŕŗřȑȓṙṛṝṟ", "sśŝşšșṡṣṥṧṩſẛ", "tţťțṫṭṯṱẗŧ",
        "uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự", "vṽṿ", "wŵẁẃẅẇẉẘ", "xẋẍ", "yýÿŷȳẏẙỳỵỷỹ", "zźżžẑẓẕ", "αάἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ", "εέἐἑἒἓἔἕὲέ",
        "ηήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ", "ιΐίϊἰἱἲἳἴἵἶἷὶίιῐῑῒΐῖῗ", "οόὀὁὂὃὄὅὸό", "ρῤῥ", "σς", "υΰϋύὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ", "ωώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ", "гѓ", "еѐё",
        "ийѝ", "кќ", "уў", "ії",
    ];

    private static readonly Dictionary<int, string> Plain = Groups
        .SelectMany(group => group.Skip(1).Select(letter => (Code: (int)letter, Plain: group[..1])))
        .Concat(new (int Code, string Plain)[] { ('ß', "ss"), ('ẞ', "ss"), ('æ', "ae"), ('ǣ', "ae"), ('ǽ', "ae"), ('œ', "oe"), ('þ', "th") })
        .ToDictionary(pair => pair.Code, pair => pair.Plain);

    /// <summary>For example <c>societe generale</c> for Société Générale.</summary>
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii)
            {
                plain.Append(char.ToLowerInvariant((char)rune.Value));
                continue;
            }

            if (rune.Value is >= 0x300 and <= 0x36F)
            {
                continue; // an accent that stands on its own
            }

            var lower = Rune.ToLowerInvariant(HalfWidth(rune));
            plain.Append(Plain.GetValueOrDefault(lower.Value) ?? lower.ToString());
        }

        return plain.ToString();
    }

    /// <summary>The wide letters of East Asian keyboards are the same letters.</summary>
    private static Rune HalfWidth(Rune rune) => rune.Value is >= 0xFF01 and <= 0xFF5E ? new(rune.Value - 0xFEE0) : rune;
}
