using System.Text;
using System.Xml;

namespace SkillServer.Rendering.Office;

/// <summary>Text as Office files can hold it.</summary>
internal static class OfficeText
{
    /// <summary>Without the characters that XML has no way to write: control characters and halves of a pair.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
            {
                clean.Append(text[i]);
            }
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                clean.Append(text, i++, 2);
            }
        }

        return clean.ToString();
    }
}
