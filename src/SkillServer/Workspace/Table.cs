using SkillServer.Content;

namespace SkillServer.Workspace;

/// <summary>A row that was read, and where it stands.</summary>
public sealed record Placed<T>(T Row, int Line);

/// <summary>The good rows of a file.</summary>
public sealed record Table<T>(string File, IReadOnlyList<string> Header, IReadOnlyList<Placed<T>> Rows)
{
    /// <summary>Ids of rows that were left out, so that what refers to them is left out without a fault of its own.</summary>
    public IReadOnlySet<string> LeftOut { get; init; } = new HashSet<string>();

    /// <summary>The rows without their places.</summary>
    public IEnumerable<T> Values => Rows.Select(row => row.Row);

    /// <summary>Where a row's cell stands.</summary>
    public Location At(Placed<T> row, string column) => new(File, row.Line, Math.Max(Header.ToList().IndexOf(column), 0) + 1);

    /// <summary>The rows that pass; each fault is reported and its row left out.</summary>
    public Table<T> Keep(List<Finding> faults, Func<T, (string Column, string Message)?> fault) => this with
    {
        Rows = [.. Rows.Where(row =>
        {
            if (fault(row.Row) is not { } found)
            {
                return true;
            }

            faults.Add(new(At(row, found.Column), found.Message));
            return false;
        })],
    };
}
