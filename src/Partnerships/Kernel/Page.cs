using System.ComponentModel;

namespace Partnerships.Kernel;

/// <summary>Which part of a long list the answer carries; the answer says how many there are.</summary>
public sealed record Page
{
    private const int Usual = 50;

    /// <summary>How many to skip.</summary>
    [Within(0, 1_000_000)]
    public int? Offset { get; init; }

    /// <summary>How many to give.</summary>
    [Description("Default 50."), Within(1, 500)]
    public int? Limit { get; init; }

    /// <summary>The page of a list; without a page, its beginning.</summary>
    public static IReadOnlyList<T> Of<T>(IEnumerable<T> all, Page? page) => [.. all.Skip(page?.Offset ?? 0).Take(page?.Limit ?? Usual)];

    /// <summary>The page and how many there are, in one pass that holds no more than the page.</summary>
    public static (IReadOnlyList<T> Items, int Total) Counted<T>(IEnumerable<T> all, Page? page)
    {
        var (offset, limit, total) = (page?.Offset ?? 0, page?.Limit ?? Usual, 0);
        var items = new List<T>();
        foreach (var item in all)
        {
            if (total++ >= offset && items.Count < limit)
            {
                items.Add(item);
            }
        }

        return (items, total);
    }
}
