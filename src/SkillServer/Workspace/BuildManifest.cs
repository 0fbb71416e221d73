using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Partnerships.Kernel;
using SkillServer.Rendering;

namespace SkillServer.Workspace;

/// <summary>
/// <c>out/manifest.json</c>: for each file the text it was rendered from and its own bytes, as hashes. A file whose text, renderer and bytes
/// are the recorded ones need not be rendered again, and a build without fault is sealed with what it was made from. Documents may be recorded at once.
/// </summary>
internal sealed class BuildManifest
{
    private const string Name = WorkspaceBuilder.Out + "/manifest.json";

    /// <summary>So many files are made again at most after a build that was killed.</summary>
    private const int SaveEvery = 20;

    /// <summary>Another build of the program may render otherwise.</summary>
    private static readonly string Renderer = typeof(BuildManifest).Module.ModuleVersionId.ToString("N");

    private readonly WorkspaceFolder _folder;
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, Entry> _known = new(StringComparer.Ordinal);
    private string? _seal;
    private int _unsaved;

    /// <summary>Reads what the last build recorded; one that cannot be read counts as none.</summary>
    public BuildManifest(WorkspaceFolder folder)
    {
        _folder = folder;
        try
        {
            var json = folder.Has(Name) ? JsonNode.Parse(folder.Read(Name), documentOptions: EngineJson.Document) : null;
            foreach (var (file, entry) in (json?["files"] as JsonObject ?? []).Where(file => IsOurs(file.Key)))
            {
                _known[file] = new((string?)entry!["title"] ?? "", (string)entry["text"]!, (string)entry["file"]!);
            }

            Notes = [.. (json?["notes"] as JsonArray ?? []).Select(note => new Finding(new((string)note!["file"]!, (int)note["line"]!, (int)note["column"]!), (string)note["message"]!))];
            _seal = (string?)json?["seal"];
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or NullReferenceException or FormatException)
        {
            (Notes, _seal) = ([], null);
            _known.Clear();
        }
    }

    /// <summary>What the sealed build had to note.</summary>
    public IReadOnlyList<Finding> Notes { get; private set; } = [];

    /// <summary>The recorded files.</summary>
    public IReadOnlyList<BuiltFile> Files => [.. _known.Select(known => new BuiltFile(known.Key, known.Value.Title, Changed: false, Rendered: false))];

    /// <summary>The hash of a document's text as this program would render it.</summary>
    public static string Of(DocumentText text) => Hash(Encoding.UTF8.GetBytes($"{Renderer}\n{text.Culture.Name} {text.Culture.Source}\n{text.Basis}\n{text.Source}"));

    /// <summary>Whether the file is there as it was rendered from this text.</summary>
    public bool Current(string file, string text)
    {
        lock (_lock)
        {
            return _known.TryGetValue(file, out var known) && known.Text == text && IsWhole(file, known);
        }
    }

    /// <summary>Whether a build from these inputs ended without fault and every file is there as it made it.</summary>
    public bool IsSealed(string? inputs) => inputs is not null && _seal == SealOf(inputs) && _known.All(known => IsWhole(known.Key, known.Value));

    /// <summary>Notes what a build without fault was made from.</summary>
    public void Seal(string? inputs, IReadOnlyList<Finding> notes)
    {
        Notes = notes;
        _seal = inputs is null ? null : SealOf(inputs);
    }

    /// <summary>Records a file that was written.</summary>
    public void Record(string file, string title, string text, byte[] bytes)
    {
        lock (_lock)
        {
            _known[file] = new(title, text, Hash(bytes));
            if (++_unsaved >= SaveEvery)
            {
                Save();
            }
        }
    }

    /// <summary>Files that an earlier build made and nobody has changed, but that are no longer asked for.</summary>
    public IReadOnlyList<string> Gone(IReadOnlySet<string> asked) => [.. _known.Where(known => !asked.Contains(known.Key) && IsWhole(known.Key, known.Value)).Select(known => known.Key)];

    /// <summary>Forgets what is no longer asked for.</summary>
    public void Keep(IReadOnlySet<string> asked)
    {
        foreach (var file in _known.Keys.Where(file => !asked.Contains(file)).ToList())
        {
            _known.Remove(file);
        }
    }

    /// <summary>Writes the record of the files that are there, whole or not at all.</summary>
    public void Save()
    {
        lock (_lock)
        {
            _unsaved = 0;
            var json = new JsonObject
            {
                ["seal"] = _seal,
                ["notes"] = Json.List(Notes, note => new JsonObject { ["file"] = note.Place.File, ["line"] = note.Place.Line, ["column"] = note.Place.Column, ["message"] = note.Message }),
                ["files"] = new JsonObject(_known.Where(known => _folder.Has(known.Key)).Select(known =>
                    KeyValuePair.Create(known.Key, (JsonNode?)new JsonObject { ["title"] = known.Value.Title, ["text"] = known.Value.Text, ["file"] = known.Value.File }))),
            };
            _folder.Write(Name, Encoding.UTF8.GetBytes(json.ToJsonString(new() { WriteIndented = true, NewLine = "\n" }) + "\n"));
        }
    }

    /// <summary>The record is a file that anybody can write: nothing outside of <c>out/</c> is believed to be ours.</summary>
    private static bool IsOurs(string file) => file.StartsWith(WorkspaceBuilder.Out + "/", StringComparison.Ordinal) && !file.Split('/', '\\').Contains("..") && !file.Contains('\0', StringComparison.Ordinal);

    private bool IsWhole(string file, Entry known) => _folder.Has(file) && known.File == Hash(_folder.Bytes(file));

    /// <summary>Whoever changes the record breaks the seal.</summary>
    private string SealOf(string inputs) => Hash(Encoding.UTF8.GetBytes(string.Join('\n', [inputs, .. Notes.Select(note => note.ToString()), .. _known.Select(known => $"{known.Key} {known.Value}")])));

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private sealed record Entry(string Title, string Text, string File);
}
