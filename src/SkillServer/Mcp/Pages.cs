using System.Globalization;
using System.Text;

namespace SkillServer.Mcp;

/// <summary>Cuts a long list into pages. A cursor says where the next begins and how long the list was, so that one of another state of the content is refused.</summary>
internal static class Pages
{
    /// <summary>Entries of a page.</summary>
    public const int Size = 100;

    /// <summary>The page a cursor names, the first without one, and the cursor of the next; null after the last.</summary>
    public static (IReadOnlyList<T> Page, string? Next) Of<T>(IReadOnlyList<T> all, string? cursor, int size = Size)
    {
        var start = cursor is null ? 0 : Start(cursor, all.Count);
        var end = start + size;
        return ([.. all.Skip(start).Take(size)], end < all.Count ? Cursor(end, all.Count) : null);
    }

    private static int Start(string cursor, int count)
    {
        var bytes = new byte[cursor.Length];
        var parts = Convert.TryFromBase64String(cursor, bytes, out var length) ? Encoding.ASCII.GetString(bytes, 0, length).Split('/') : [];
        return parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var start) && start > 0 && start < count && Cursor(start, count) == cursor
            ? start
            : throw Faults.Params($"There is no page '{Faults.Short(cursor)}'. Ask without a cursor for the first; the list may have changed since.");
    }

    private static string Cursor(int start, int count) => Convert.ToBase64String(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{start}/{count}")));
}
