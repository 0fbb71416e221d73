using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace SkillServer.Rendering.Office;

/// <summary>Says in a Word or PowerPoint file which language it is in, for spelling and reading aloud. The parts are written as English; here each mark of it becomes the document's.</summary>
internal static class OfficeLanguage
{
    public static void Set(OpenXmlPackage package, Culture culture)
    {
        if (culture.Name == Culture.Default)
        {
            return;
        }

        foreach (var element in package.GetAllParts().Select(part => part.RootElement).OfType<OpenXmlElement>().SelectMany(root => root.Descendants()))
        {
            foreach (var mark in element.GetAttributes().Where(mark => mark.Value == Culture.Default && mark.LocalName is "lang" or "val" or "eastAsia").ToList())
            {
                element.SetAttribute(new(mark.Prefix, mark.LocalName, mark.NamespaceUri, culture.Name));
            }
        }
    }
}
