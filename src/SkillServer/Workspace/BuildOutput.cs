using SkillServer.Rendering;

namespace SkillServer.Workspace;

/// <summary>
/// The files of a run in <c>out/</c>: what the last build's record shows to be right is not rendered again, the rest is written, or only compared.
/// <paramref name="inputs"/> is the hash of all that a whole run is made from; null when that cannot be told. Documents may be made at once.
/// </summary>
internal sealed class BuildOutput(WorkspaceFolder folder, bool write, string? inputs)
{
    private readonly BuildManifest _manifest = new(folder);

    /// <summary>The last build's report when nothing has changed since; else null.</summary>
    public WorkspaceReport? Last => _manifest.IsSealed(inputs) ? new([], _manifest.Notes, _manifest.Files) : null;

    /// <summary>Brings one file up to date, or says whether it is.</summary>
    public BuiltFile Make(string path, DocumentText text, DocumentRenderer renderer)
    {
        var hash = BuildManifest.Of(text);
        if (_manifest.Current(path, hash))
        {
            return new(path, text.Title, Changed: false, Rendered: false);
        }

        var bytes = renderer.Render(text);
        if (!write)
        {
            return new(path, text.Title, !folder.Holds(path, bytes), Rendered: true);
        }

        var changed = folder.Write(path, bytes);
        _manifest.Record(path, text.Title, hash, bytes);
        return new(path, text.Title, changed, Rendered: true);
    }

    /// <summary>After a whole run without fault: seals it, and removes, or only names, the files that are no longer asked for.</summary>
    public IReadOnlyList<string> Seal(IReadOnlySet<string> asked, IReadOnlyList<Finding> notes)
    {
        var gone = _manifest.Gone(asked);
        if (write)
        {
            foreach (var file in gone)
            {
                folder.Delete(file, WorkspaceBuilder.Out);
            }

            _manifest.Keep(asked);
            _manifest.Seal(inputs, notes);
        }

        return gone;
    }

    /// <summary>Saves the record of what was written.</summary>
    public void Save()
    {
        if (write)
        {
            _manifest.Save();
        }
    }
}
