namespace SkillServer.Content;

/// <summary>A fault in a file that people write: a rule, a policy, a prompt, a template or workspace data.</summary>
public sealed class ContentException(IReadOnlyList<(Location Place, string Message)> faults)
    : Exception(string.Join('\n', faults.Select(fault => $"{fault.Place}: {fault.Message}")))
{
    /// <summary>A single fault.</summary>
    public ContentException(Location place, string message) : this([(place, message)])
    {
    }

    /// <summary>Every fault found, with its place.</summary>
    public IReadOnlyList<(Location Place, string Message)> Faults { get; } = faults;
}
