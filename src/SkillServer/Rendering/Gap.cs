using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace SkillServer.Rendering;

/// <summary>
/// Something the company has still to say, shown as such. Every name below it is a gap too, and a loop over it runs once,
/// so that a document without an operation's whole result still shows each place that waits for it.
/// </summary>
internal sealed class Gap(string mark, string guidance) : IReadOnlyDictionary<string, object?>
{
    public int Count => 1;

    public IEnumerable<string> Keys => ["gap"];

    public IEnumerable<object?> Values => [this];

    public object? this[string key] => this;

    public bool ContainsKey(string key) => true;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        value = this;
        return true;
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        yield return new("gap", this);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => $"[{mark}: {guidance}]";
}
