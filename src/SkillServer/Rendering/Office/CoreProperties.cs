using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace SkillServer.Rendering.Office;

/// <summary>A file's title and dates. The library's own way gives the part a new name each time, so it is written as a part like any other.</summary>
internal static class CoreProperties
{
    private const string Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties", Dublin = "http://purl.org/dc/elements/1.1/", Terms = "http://purl.org/dc/terms/", Instance = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>Fills the part; the dates are fixed, because the same document gives the same bytes.</summary>
    public static void Fill(CoreFilePropertiesPart part, DocumentText document)
    {
        using var stream = part.GetStream(FileMode.Create);
        using var writer = XmlWriter.Create(stream);
        writer.WriteStartElement("cp", "coreProperties", Core);
        writer.WriteElementString("dc", "title", Dublin, OfficeText.Clean(document.Title));
        writer.WriteElementString("dc", "creator", Dublin, "SkillServer");
        writer.WriteElementString("dc", "language", Dublin, document.Culture.Name);
        foreach (var when in new[] { "created", "modified" })
        {
            writer.WriteStartElement("dcterms", when, Terms);
            writer.WriteAttributeString("xsi", "type", Instance, "dcterms:W3CDTF");
            writer.WriteString("2000-01-01T00:00:00Z");
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }
}
