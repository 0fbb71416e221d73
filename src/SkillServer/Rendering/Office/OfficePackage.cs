using System.IO.Compression;
using System.IO.Packaging;
using DocumentFormat.OpenXml.Packaging;

namespace SkillServer.Rendering.Office;

/// <summary>Writes an Office file so that the same parts give the same bytes: the library stamps times and orders entries as it likes.</summary>
internal static class OfficePackage
{
    /// <summary>The earliest day a zip entry can bear.</summary>
    private static readonly DateTimeOffset Fixed = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>What <see cref="Build"/> packs again need not be compressed before.</summary>
    public static void Plain(OpenXmlPackage package) => package.CompressionOption = CompressionOption.NotCompressed;

    /// <summary>Lets <paramref name="write"/> fill a package, then packs its parts again in the order of their names, all of one time.</summary>
    public static byte[] Build(Action<Stream> write)
    {
        using var package = new MemoryStream();
        write(package);
        using var result = new MemoryStream();
        using (var from = new ZipArchive(package, ZipArchiveMode.Read))
        using (var to = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in from.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                var entry = to.CreateEntry(part.FullName, CompressionLevel.Optimal);
                entry.LastWriteTime = Fixed;
                using var source = part.Open();
                using var target = entry.Open();
                source.CopyTo(target);
            }
        }

        return result.ToArray();
    }
}
