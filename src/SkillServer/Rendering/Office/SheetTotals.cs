namespace SkillServer.Rendering.Office;

/// <summary>Finds a table's rows of totals, and the sums that give exactly what they print.</summary>
internal sealed class SheetTotals
{
    private readonly string[] _names;
    private readonly IReadOnlyList<IReadOnlyList<Figure?>> _figures;
    private readonly List<int> _totals;

    /// <summary>Reads the table's figures, given as rows of cells.</summary>
    public SheetTotals(TableText table, IReadOnlyList<IReadOnlyList<Figure?>> figures, Culture culture)
    {
        _names = culture.Label("totals").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        _figures = figures;
        _totals = [.. Enumerable.Range(0, table.Rows.Count).Where(row => IsTotal(table.Rows, row))];
    }

    /// <summary>Rows that are not totals end here: what a filter covers.</summary>
    public int RowsBeforeLastTotal => _totals.Count > 0 && _totals[^1] == _figures.Count - 1 ? _figures.Count - 1 : _figures.Count;

    /// <summary>Whether the row shows totals.</summary>
    public bool Contains(int row) => _totals.Contains(row);

    /// <summary>The formula whose value is exactly the printed total; null when no sum of rows above is. Below an earlier total, the rows since then are tried first.</summary>
    public string? Formula(int row, int column)
    {
        var since = _totals.LastOrDefault(total => total < row, -1) + 1;
        return IsSum(row, column, Enumerable.Range(since, row - since)) ? $"SUM({Range(column, since, row - 1)})"
            : IsSum(row, column, Enumerable.Range(0, row).Where(above => !Contains(above))) ? $"SUM({string.Join(',', Segments(row).Select(segment => Range(column, segment.From, segment.To)))})"
            : null;
    }

    private bool IsTotal(IReadOnlyList<TableText.Row> rows, int row) => row > 0 && rows[row].Cells.Count > 0
        && (_names.Contains(rows[row].Cells[0], StringComparer.OrdinalIgnoreCase) || rows[row].IsBold && row == rows.Count - 1 && !rows[row - 1].IsBold);

    private static string Range(int column, int from, int to) => $"{SheetCells.At(column, from + 1)}:{SheetCells.At(column, to + 1)}";

    private bool IsSum(int row, int column, IEnumerable<int> above)
    {
        var total = _figures[row][column]!;
        var parts = above.Select(i => _figures[i][column]).OfType<Figure>().ToList();
        return parts.Count > 0 && parts.All(part => part.Kind == total.Kind && (part.Kind != FigureKind.Amount || part.Sign == total.Sign)) && parts.Sum(part => part.Value) == total.Value;
    }

    private IEnumerable<(int From, int To)> Segments(int row)
    {
        var from = 0;
        foreach (var total in _totals.Where(total => total < row).Append(row))
        {
            if (total > from)
            {
                yield return (from, total - 1);
            }

            from = total + 1;
        }
    }
}
