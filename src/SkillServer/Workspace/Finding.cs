using SkillServer.Content;

namespace SkillServer.Workspace;

/// <summary>A fault or a remark with its place.</summary>
public sealed record Finding(Location Place, string Message)
{
    /// <summary>The faults of a file, one by one.</summary>
    public static IEnumerable<Finding> Of(IEnumerable<(Location Place, string Message)> faults) => faults.Select(fault => new Finding(fault.Place, fault.Message));

    /// <inheritdoc />
    public override string ToString() => $"{Place}: {Message}";
}
