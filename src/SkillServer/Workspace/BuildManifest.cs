using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Partnerships.Kernel;
using SkillServer.Rendering;

namespace SkillServer.Workspace;

/// <summary>
/// <c>out/manifest.json</c>: for each file the text it was rendered from and its own bytes, as hashes. A file whose text, renderer and bytes
/// are the recorded ones need not be rendered again.
/// </summary>
internal sealed class BuildManifest
{
    private const string Name = WorkspaceBuilder.Out + "/manifest.json";

    /// <summary>Another build of the program may render otherwise.</summary>
    private static readonly string Renderer = typeof(BuildManifest).Module.ModuleVersionId.ToString("N");

    private readonly WorkspaceFolder _folder;
    private readonly SortedDictionary<string, (string Text, string File)> _known = new(StringComparer.Ordinal);

    /// <summary>Reads what the last build recorded; one that cannot be read counts as none.</summary>
    public BuildManifest(WorkspaceFolder folder)
    {
        _folder = folder;
        try
        {
            var json = folder.Has(Name) ? JsonNode.Parse(folder.Read(Name), documentOptions: EngineJson.Document) : null;
            foreach (var (file, entry) in json?["files"] as JsonObject ?? [])
            {
                _known[file] = ((string)entry!["text"]!, (string)entry["file"]!);
            }
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or NullReferenceException)
        {
            _known.Clear();
        }
    }

    /// <summary>The hash of a document's text as this program would render it.</summary>
    public static string Of(DocumentText text) => Hash(Encoding.UTF8.GetBytes($"{Renderer}\n{text.Culture.Name} {text.Culture.Source}\n{text.Basis}\n{text.Source}"));

    /// <summary>Whether the file is there as it was rendered from this text.</summary>
    public bool Current(string file, string text) =>
        _known.TryGetValue(file, out var known) && known.Text == text && _folder.Has(file) && known.File == Hash(_folder.Bytes(file));

    /// <summary>Records a file.</summary>
    public void Record(string file, string text, byte[] bytes) => _known[file] = (text, Hash(bytes));

    /// <summary>Writes the record of the files that are there, whole or not at all.</summary>
    public void Save()
    {
        var files = new JsonObject(_known.Where(known => _folder.Has(known.Key))
            .Select(known => KeyValuePair.Create(known.Key, (JsonNode?)new JsonObject { ["text"] = known.Value.Text, ["file"] = known.Value.File })));
        var json = new JsonObject { ["files"] = files };
        _folder.Write(Name, Encoding.UTF8.GetBytes(json.ToJsonString(new() { WriteIndented = true, NewLine = "\n" }) + "\n"));
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
