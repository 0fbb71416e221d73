using System.Collections;

namespace SkillServer.Content;

/// <summary>
/// Files of one kind by name. As a list it holds the good ones; of a broken one it knows what is wrong, so that it costs itself alone.
/// A broken file still stands before one of the same name in a later folder: what a company has replaced must not come back by a slip.
/// </summary>
public sealed class Shelf<T> : IReadOnlyList<T> where T : class
{
    private readonly SortedDictionary<string, T> _good = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ContentException> _broken = new(StringComparer.Ordinal);
    private readonly List<(Location Place, string Message)> _faults = [];
    private readonly List<T> _list;

    /// <summary>Reads the files that each folder is said to have: the name, the path, and the path as faults show it.</summary>
    public Shelf(IEnumerable<string> folders, Func<string, IEnumerable<(string Name, string Path, string Shown)>> files, Func<string, string, T> read, string? workspace = null)
    {
        foreach (var folder in folders)
        {
            try
            {
                foreach (var (name, path, shown) in files(folder).Where(file => !Has(file.Name)).OrderBy(file => file.Name, StringComparer.Ordinal))
                {
                    Put(name, () => read(ContentText.Read(path, shown, workspace), shown));
                }
            }
            catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
            {
                _faults.Add((new(Path.GetFileName(folder), 1, 1), unreadable is DirectoryNotFoundException ? "the folder is missing. Put it back." : "the folder cannot be read. Let the server read it."));
            }
        }

        _list = [.. _good.Values];
    }

    /// <summary>Everything that is wrong, file by file.</summary>
    public IReadOnlyList<(Location Place, string Message)> Faults => _faults;

    /// <inheritdoc />
    public int Count => _list.Count;

    /// <inheritdoc />
    public T this[int index] => _list[index];

    /// <summary>Whether there is a file of that name, good or broken.</summary>
    public bool Has(string name) => _good.ContainsKey(name) || _broken.ContainsKey(name);

    /// <summary>What the file of that name holds; null when there is none. A broken one is refused with what is wrong with it.</summary>
    public T? Find(string name) => _broken.TryGetValue(name, out var broken) ? throw broken : _good.GetValueOrDefault(name);

    /// <summary>The list, for those who can do nothing with a part of it.</summary>
    public Shelf<T> Whole() => _faults.Count == 0 ? this : throw new ContentException(_faults);

    /// <inheritdoc />
    public IEnumerator<T> GetEnumerator() => _list.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Put(string name, Func<T> read)
    {
        try
        {
            _good[name] = read();
        }
        catch (ContentException broken)
        {
            _broken[name] = broken;
            _faults.AddRange(broken.Faults);
        }
    }
}
