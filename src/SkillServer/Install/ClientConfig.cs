using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SkillServer.Content;

namespace SkillServer.Install;

/// <summary>A client's file, in which this server has one entry and everything else is somebody else's.</summary>
internal sealed class ClientConfig(Client client, string path)
{
    /// <summary>The name of the entry, by which the skills refer to the server.</summary>
    public const string Server = "partnerships";

    /// <summary>The file itself where the client's is a link, as those who keep their settings in a repository have it.</summary>
    public string Path { get; } = Target(path);

    /// <summary>The entry that starts the server.</summary>
    public JsonObject Entry(IReadOnlyList<string> command)
    {
        var entry = new JsonObject();
        if (client.IsTyped)
        {
            entry["type"] = "stdio";
        }

        entry["command"] = command[0];
        entry["args"] = new JsonArray([.. command.Skip(1).Select(argument => JsonValue.Create(argument))]);
        return entry;
    }

    /// <summary>What the file has to hold, for whoever writes it by hand.</summary>
    public string Snippet(JsonObject entry) => JsonEdit.Text(new JsonObject { [client.Servers] = new JsonObject { [Server] = entry.DeepClone() } }, "\n", "", "  ");

    /// <summary>The entry that is there now; null when there is none. <paramref name="hint"/> is told with a fault.</summary>
    public JsonElement? Current(string? hint = null) => Guard(hint, () => FileChange.Read(Path) is { } text && !IsBlank(text) && Servers(text) is { } servers && servers.Find(Server) is { } member ? servers.Value(member) : (JsonElement?)null);

    /// <summary>The file with the entry; null when it has it already.</summary>
    public FileChange? Install(JsonObject entry) => Guard(Snippet(entry), () =>
    {
        var before = FileChange.Read(Path);
        var after = With(before, entry);
        return before is not null && before.AsSpan().SequenceEqual(after) ? null : new FileChange(Path, before, after);
    });

    /// <summary>
    /// The file without the entry; null when it has none. Where nothing else has changed since the install, the bytes of before come back, from the copy kept then,
    /// or the file goes that was not there. Else only the entry is taken out.
    /// </summary>
    public IReadOnlyList<FileChange> Undo() => Guard(null, () =>
    {
        var text = FileChange.Read(Path);
        if (text is null || IsBlank(text) || Servers(text) is not { } servers || servers.Find(Server) is not { } member)
        {
            return [];
        }

        var entry = servers.Value(member);
        if (!IsOurs(entry))
        {
            throw Fault(servers.Line(member.NameStart) + 1, 1, $"'{Server}' here is not an entry that this program writes. Take it out by hand if it is no longer wanted.");
        }

        var node = Node(entry);
        foreach (var (backup, _) in FileChange.Backups(Path))
        {
            var kept = FileChange.Read(backup)!;
            if (Leads(kept, node, text))
            {
                return [new(Path, text, kept), new(backup, kept, null)];
            }
        }

        return Leads(null, node, text) ? [new(Path, text, null)] : (IReadOnlyList<FileChange>)[FileChange.Backup(Path, text), new(Path, text, JsonEdit.Remove(servers, member))];
    });

    /// <summary>What a change does to our entry, as lines. The rest of the file is others' and may hold their secrets, so none of it is shown, however it is laid out.</summary>
    public IEnumerable<string> Shown(FileChange change) => LineChange.Between(Lines(change.Before), Lines(change.After));

    /// <summary>Whether an entry starts this server, wherever it may be.</summary>
    public static bool IsOurs(JsonElement entry) => Command(entry) is [var program, .. var rest] && rest.Contains("serve")
        && (System.IO.Path.GetFileNameWithoutExtension(program.Replace('\\', '/')).Equals("skillserver", StringComparison.OrdinalIgnoreCase)
            || rest.Any(argument => argument.Contains("skillserver", StringComparison.OrdinalIgnoreCase)));

    /// <summary>The program and arguments of an entry; none when it is not one that starts a program.</summary>
    public static string[] Command(JsonElement entry) =>
        entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("command", out var command) && command.ValueKind == JsonValueKind.String
            ? [command.GetString()!, .. entry.TryGetProperty("args", out var args) && args.ValueKind == JsonValueKind.Array ? args.EnumerateArray().Select(argument => argument.ToString()) : []]
            : [];

    private string[] Lines(byte[]? text)
    {
        if (text is null || IsBlank(text))
        {
            return [];
        }

        var servers = Servers(text);
        var entry = servers?.Find(Server) is { } member ? JsonEdit.Text(new JsonObject { [Server] = Hidden(servers.Value(member)) }, "\n", "  ", "  ").Split('\n')[1..^1] : [];
        return servers is null ? ["{", "}"] : ["{", $"  \"{client.Servers}\": {{", .. entry, "  }", "}"];
    }

    /// <summary>An entry that is replaced may carry keys where clients keep them: their names are shown, not what they are.</summary>
    private static JsonNode Hidden(JsonElement entry)
    {
        var shown = Node(entry);
        foreach (var secrets in new[] { "env", "headers" }.Select(name => (shown as JsonObject)?[name]).OfType<JsonObject>())
        {
            foreach (var name in secrets.Select(secret => secret.Key).ToList())
            {
                secrets[name] = "(not shown)";
            }
        }

        return shown;
    }

    private static JsonNode Node(JsonElement value) => JsonNode.Parse(value.GetRawText(), documentOptions: new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!;

    private bool Leads(byte[]? before, JsonNode entry, byte[] to)
    {
        try
        {
            return With(before, entry).AsSpan().SequenceEqual(to);
        }
        catch (Exception fault) when (fault is JsonException or ContentException or InvalidOperationException)
        {
            return false; // a copy that cannot be read is not the one
        }
    }

    private byte[] With(byte[]? before, JsonNode entry)
    {
        if (before is null || IsBlank(before))
        {
            return Encoding.UTF8.GetBytes(JsonEdit.Text(new JsonObject { [client.Servers] = new JsonObject { [Server] = entry.DeepClone() } }, "\n", "", "  ") + "\n");
        }

        var root = Root(before);
        if (root.Find(client.Servers) is not { } member)
        {
            return JsonEdit.Add(root, client.Servers, new JsonObject { [Server] = entry.DeepClone() });
        }

        var servers = Servers(before)!;
        return servers.Find(Server) is not { } own ? JsonEdit.Add(servers, Server, entry)
            : JsonElement.DeepEquals(servers.Value(own), JsonText.Element(entry)) ? before
            : JsonEdit.Set(servers, own, entry);
    }

    private JsonMembers Root(byte[] text) => JsonMembers.Read(text) ?? throw Fault(1, 1, "the file does not hold an object.");

    private JsonMembers? Servers(byte[] text) => Root(text) is var root && root.Find(client.Servers) is { } member
        ? root.Inside(member) ?? throw Fault(root.Line(member.NameStart) + 1, 1, $"'{client.Servers}' is not an object.")
        : null;

    private ContentException Fault(long line, long column, string what) => new(new Location(Path, (int)line, (int)column), what);

    /// <summary>A file that cannot be changed safely is not changed; what to write into it is said.</summary>
    private T Guard<T>(string? snippet, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or UnauthorizedAccessException)
        {
            var json = fault as JsonException;
            var what = json?.Message.Contains("there twice", StringComparison.Ordinal) == true ? json.Message
                : fault is UnauthorizedAccessException ? "access is denied" : "this is not valid JSON";
            throw Fault((json?.LineNumber ?? 0) + 1, (json?.BytePositionInLine ?? 0) + 1, $"{what}. {Advice(snippet)}");
        }
        catch (ContentException fault) when (snippet is not null && !fault.Message.Contains(snippet, StringComparison.Ordinal))
        {
            throw new ContentException(fault.Faults[0].Place, $"{fault.Faults[0].Message} {Advice(snippet)}");
        }
    }

    private static string Advice(string? snippet) => snippet is null ? "Nothing was changed; mend the file first." : $"Nothing was changed. Mend the file and run this again, or write this into it:\n{snippet}";

    private static bool IsBlank(byte[] text) => text.AsSpan().IndexOfAnyExcept(" \t\r\n\uFEFF"u8) < 0;

    private static string Target(string path)
    {
        var file = new FileInfo(path);
        if (file.LinkTarget is null)
        {
            return path;
        }

        try
        {
            return file.ResolveLinkTarget(returnFinalTarget: true) is { Exists: true } target ? target.FullName : throw new IOException();
        }
        catch (IOException)
        {
            throw new ContentException(new(path, 1, 1), $"this is a link to '{file.LinkTarget}', which leads to no file. Mend it first; nothing was changed.");
        }
    }
}
