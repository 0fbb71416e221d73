using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SkillServer.Content;

namespace SkillServer.Install;

/// <summary>The skills as folders of a client, each whole: its page and the rules. A record tells ours from what people wrote there.</summary>
internal sealed partial class SkillFolders(ContentFolder content, string folder)
{
    private const string Record = ".skillserver.json";

    /// <summary>The files of the skills by their paths below a skills folder.</summary>
    public static IReadOnlyDictionary<string, byte[]> Files(ContentFolder content) => content.Skills.Whole().SelectMany(skill => content.Rules.Rules.Whole()
            .Select(rule => ($"{skill.Name}/rules/{rule.Name}.md", rule.Source))
            .Prepend(($"{skill.Name}/rules/_sections.md", content.Rules.Sections))
            .Prepend(($"{skill.Name}/SKILL.md", skill.Source)))
        .ToDictionary(file => file.Item1, file => Encoding.UTF8.GetBytes(file.Item2), StringComparer.Ordinal);

    /// <summary>What has to be written for the skills of now. A file that people wrote or changed is copied first.</summary>
    public IReadOnlyList<FileChange> Install()
    {
        var (known, changes) = (Known(), new List<FileChange>());
        var next = new SortedDictionary<string, Entry>(StringComparer.Ordinal);
        foreach (var (name, text) in Files(content))
        {
            var (path, before) = (At(name), FileChange.Read(At(name)));
            var own = known.GetValueOrDefault(name);
            if (before is not null && Hash(before) == Hash(text))
            {
                if (own is not null)
                {
                    next[name] = own with { Hash = Hash(text) };
                }

                continue;
            }

            var backup = before is not null && own?.Hash != Hash(before) ? FileChange.Backup(path, before) : null;
            changes.AddRange(new[] { backup, new(path, before, text) }.OfType<FileChange>());
            next[name] = new(Hash(text), backup is null ? own?.Backup : Path.GetFileName(backup.Path));
        }

        // A rule that an earlier version put there and this one no longer has.
        foreach (var (name, own) in known.Where(file => !Files(content).ContainsKey(file.Key)))
        {
            changes.AddRange(Back(name, own, out _));
        }

        var record = FileChange.Read(At(Record));
        var written = Written(next);
        return record is not null && record.AsSpan().SequenceEqual(written) || record is null && next.Count == 0 ? changes : [.. changes, new(At(Record), record, written)];
    }

    /// <summary>What takes the skills back out; <paramref name="left"/> are files that people have changed since, which stay.</summary>
    public IReadOnlyList<FileChange> Undo(out IReadOnlyList<string> left)
    {
        var (changes, stay) = (new List<FileChange>(), new List<string>());
        foreach (var (name, own) in Known())
        {
            changes.AddRange(Back(name, own, out var isLeft));
            if (isLeft)
            {
                stay.Add(At(name));
            }
        }

        left = stay;
        return FileChange.Read(At(Record)) is { } record ? [.. changes, new(At(Record), record, null)] : changes;
    }

    private List<FileChange> Back(string name, Entry own, out bool isLeft)
    {
        var (path, now) = (At(name), FileChange.Read(At(name)));
        isLeft = now is not null && Hash(now) != own.Hash;
        if (now is null || isLeft)
        {
            return [];
        }

        var backup = own.Backup is null ? null : Path.Combine(Path.GetDirectoryName(path)!, own.Backup);
        return backup is not null && FileChange.Read(backup) is { } kept ? [new(path, now, kept), new(backup, kept, null)] : [new(path, now, null)];
    }

    private Dictionary<string, Entry> Known()
    {
        try
        {
            // Anybody could have changed the record; it names files of skills and nothing else.
            var json = FileChange.Read(At(Record)) is { } text ? JsonNode.Parse(text) as JsonObject : null;
            return (json ?? []).Where(file => Ours().IsMatch(file.Key)).ToDictionary(file => file.Key, file => new Entry((string)file.Value!["sha256"]!, (string?)file.Value["backup"] is { } name ? Path.GetFileName(name) : null));
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or NullReferenceException)
        {
            throw new ContentException(new(At(Record), 1, 1), "this record of what was installed cannot be read. Remove it, and the skills by hand if they are no longer wanted.");
        }
    }

    private static byte[] Written(SortedDictionary<string, Entry> files) => Encoding.UTF8.GetBytes(new JsonObject(files.Select(file => KeyValuePair.Create(file.Key, (JsonNode?)(file.Value.Backup is null
        ? new JsonObject { ["sha256"] = file.Value.Hash }
        : new JsonObject { ["sha256"] = file.Value.Hash, ["backup"] = file.Value.Backup })))).ToJsonString(new() { WriteIndented = true, NewLine = "\n" }) + "\n");

    private string At(string name) => Path.Combine([folder, .. name.Split('/')]);

    private static string Hash(byte[] text) => Convert.ToHexStringLower(SHA256.HashData(text));

    [GeneratedRegex(@"^[a-z0-9-]+/(SKILL|rules/[A-Za-z0-9_-]+)\.md\z", RegexOptions.CultureInvariant)]
    private static partial Regex Ours();

    private sealed record Entry(string Hash, string? Backup);
}
