using SkillServer.Content;

namespace SkillServer.Install;

/// <summary>What installing for a client, or taking it back, would change: nothing happens before <see cref="Apply"/>.</summary>
internal sealed class Installation
{
    private readonly Machine _machine;
    private readonly ClientConfig _client;
    private readonly IReadOnlyList<FileChange> _skills, _config;

    /// <summary>Plans it. <paramref name="arguments"/> follow the program in the entry.</summary>
    public Installation(ContentFolder content, Client client, Machine machine, bool project, bool undo, IReadOnlyList<string> arguments)
    {
        _machine = machine;
        var config = _client = new ClientConfig(client, client.File(machine, project));
        var skills = client.Skills is { } folder ? new SkillFolders(content, folder(machine, project)) : null;
        if (undo)
        {
            IReadOnlyList<string> left = [];
            (_config, _skills) = (config.Undo(), skills?.Undo(out left) ?? []);
            Notes = [.. left.Select(file => $"{file} was changed since; it stays.")];
            return;
        }

        var entry = config.Entry([.. machine.Program, .. arguments]);
        var change = config.Install(entry);
        var current = change is null ? null : config.Current();
        _skills = skills?.Install() ?? [];
        _config = change is null ? [] : change.Before is { } before ? [FileChange.Backup(config.Path, before), change] : [change];
        Notes =
        [
            .. current is { } other ? [$"{config.Path} has another entry '{ClientConfig.Server}'{(ClientConfig.Command(other) is { Length: > 0 } command ? $" ({string.Join(' ', command)})" : "")}; it is replaced."] : Array.Empty<string>(),
            .. _skills.Where(skill => skill.RightsOf is not null).Select(copy => $"{copy.RightsOf} is not as it was installed; it is replaced, and kept as {Path.GetFileName(copy.Path)}."),
        ];
    }

    /// <summary>What to know before it is done.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Whether everything is as asked already.</summary>
    public bool IsDone => _skills.Count == 0 && _config.Count == 0;

    /// <summary>The change as it is shown: each file, and what goes and comes in the client's own.</summary>
    public IEnumerable<string> Shown()
    {
        foreach (var folder in _skills.GroupBy(change => Path.GetDirectoryName(change.Path)!).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            yield return $"{folder.Key}{Path.DirectorySeparatorChar}: {string.Join(", ", folder.Select(change => $"{Sign(change)}{Path.GetFileName(change.Path)}"))}";
        }

        foreach (var change in _config)
        {
            yield return $"{change.Path}: {(change.Before is null ? change.RightsOf is null ? "new" : "copy of the file as it is now" : change.After is null ? "removed" : "changed")}";
            foreach (var line in change.RightsOf is null && !FileChange.IsBackup(change.Path) ? _client.Shown(change) : [])
            {
                yield return "  " + line;
            }
        }
    }

    /// <summary>Does it, the client's own file last; folders that it leaves empty go.</summary>
    public void Apply()
    {
        FileChange.Apply([.. _skills, .. _config]);
        foreach (var change in _skills.Concat(_config).Where(change => change.After is null))
        {
            RemoveEmpty(Path.GetDirectoryName(change.Path)!);
        }
    }

    private void RemoveEmpty(string folder)
    {
        for (var at = folder; at != _machine.Home && at != _machine.Project && at != _machine.Settings && at != _machine.ClaudeFolder && Directory.Exists(at) && !Directory.EnumerateFileSystemEntries(at).Any(); at = Path.GetDirectoryName(at)!)
        {
            Directory.Delete(at);
        }
    }

    private static char Sign(FileChange change) => change.Before is null ? '+' : change.After is null ? '-' : '~';
}
