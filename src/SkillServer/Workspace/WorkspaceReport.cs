namespace SkillServer.Workspace;

/// <summary>A file of a build; <see cref="Changed"/> when it was, or would have to be, written again; not <see cref="Rendered"/> when the last build's is still right.</summary>
public sealed record BuiltFile(string Path, string Title, bool Changed, bool Rendered);

/// <summary>What a validation or a build found and wrote.</summary>
public sealed record WorkspaceReport(IReadOnlyList<Finding> Faults, IReadOnlyList<Finding> Notes, IReadOnlyList<BuiltFile> Files)
{
    /// <summary>Whether there is nothing to mend.</summary>
    public bool IsGood => Faults.Count == 0;

    /// <summary>Files that an earlier build made and that are no longer asked for: removed by a build, only named by a check.</summary>
    public IReadOnlyList<string> Gone { get; init; } = [];
}

/// <summary>How far a build has come.</summary>
public sealed record BuildProgress(int Done, int Of, string Document);
