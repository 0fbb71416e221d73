// Packs a folder so that the same files make the same bytes: dotnet run eng/archive.cs -- FOLDER FILE.zip
// With "repack" instead of a folder it writes a package of its own files anew: dotnet run eng/archive.cs -- repack FILE.nupkg
#:property PublishAot=false
#:property TreatWarningsAsErrors=false

using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

const int Executable = 0x81ED << 16, Plain = 0x81A4 << 16; // regular file, rwxr-xr-x and rw-r--r--
var epoch = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
if (args is ["repack", var package])
{
    var entries = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
    using (var zip = ZipFile.OpenRead(package))
    {
        foreach (var entry in zip.Entries)
        {
            using var content = new MemoryStream();
            entry.Open().CopyTo(content);
            entries[entry.FullName] = content.ToArray();
        }
    }

    // The packer names this part by chance, and points at it under an identifier by chance.
    foreach (var part in entries.Keys.Where(name => name.EndsWith(".psmdcp", StringComparison.Ordinal)).ToList())
    {
        var fixedName = Path.GetDirectoryName(part)!.Replace('\\', '/') + "/core.psmdcp";
        var bytes = entries[part];
        entries.Remove(part);
        entries[fixedName] = bytes;
        var relations = Encoding.UTF8.GetString(entries["_rels/.rels"]).Replace("/" + part, "/" + fixedName, StringComparison.Ordinal);
        var number = 0;
        entries["_rels/.rels"] = Encoding.UTF8.GetBytes(Regex.Replace(relations, " Id=\"[^\"]*\"", _ => $" Id=\"R{++number}\""));
    }

    File.Delete(package);
    Write(package, entries.Select(entry => (entry.Key, entry.Value, Plain)));
    return 0;
}

if (args is not [var folder, var file])
{
    Console.Error.WriteLine("Give the folder to pack and the file to write.");
    return 1;
}

Write(file, Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
    .Select(path => (Name: Path.GetRelativePath(folder, path).Replace('\\', '/'), path)).OrderBy(item => item.Name, StringComparer.Ordinal)
    .Select(item => (item.Name, File.ReadAllBytes(item.path), Path.GetFileName(item.Name) is "skillserver" or "skillserver.exe" ? Executable : Plain)));
return 0;

void Write(string target, IEnumerable<(string Name, byte[] Bytes, int Rights)> entries)
{
    using var zip = new ZipArchive(new FileStream(target, FileMode.Create), ZipArchiveMode.Create);
    foreach (var (name, bytes, rights) in entries)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize);
        entry.LastWriteTime = epoch;
        entry.ExternalAttributes = rights;
        using var stream = entry.Open();
        stream.Write(bytes);
    }
}
