namespace SkillServer.Content;

/// <summary>The content before a change and after it.</summary>
public sealed class ContentChangedEventArgs(ContentFolder before, ContentFolder now) : EventArgs
{
    /// <summary>What was served.</summary>
    public ContentFolder Before { get; } = before;

    /// <summary>What is served.</summary>
    public ContentFolder Now { get; } = now;
}

/// <summary>
/// The content while its files change. A good edit replaces all of it at once; a bad one leaves the last good content in place and says why.
/// Until there has been good content, whatever is good of the files as they are is served.
/// A company's tables are no part of it: documents are made of them as they are when a document is asked for.
/// </summary>
public sealed class LiveContent(ContentFolder content)
{
    private volatile ContentFolder _current = content;
    private volatile IReadOnlyList<string>? _faults;
    private IReadOnlyList<string> _told = [];
    private bool _good;

    /// <summary>What is served now.</summary>
    public ContentFolder Current => _current;

    /// <summary>What is wrong with the files as they are now, a line each; empty when they are what is served. Whoever asks before all was read waits for it.</summary>
    public IReadOnlyList<string> Faults => _faults ??= _current.Load();

    /// <summary>What the faults mean for those who ask.</summary>
    public string Trouble => _good ? "The files as they are now have faults; the last good content is served." : "The files have faults; what does not depend on them is served.";

    /// <summary>Told of the content before and after; the same twice when only the faults have changed.</summary>
    public event EventHandler<ContentChangedEventArgs>? Changed;

    /// <summary>Watches until cancelled. Faults go to <paramref name="log"/> once, and so does their end.</summary>
    public Task WatchAsync(Action<string> log, CancellationToken cancellation) =>
        FolderWatch.RunAsync(_current.Folders, _current.Concerns, () => Refresh(log), cancellation);

    /// <summary>Reads the files again and serves them if all are good.</summary>
    internal void Refresh(Action<string> log)
    {
        var (before, read) = (_current, _current.Again());
        var faults = read.Load();
        _good |= faults.Count == 0;
        var isNew = faults.Count == 0 || !_good;
        if (isNew)
        {
            _current = read;
        }

        var news = !faults.SequenceEqual(_told);
        _told = _faults = faults;
        if (news)
        {
            log(faults.Count == 0 ? "The content is good again and is served as it is now." : Trouble + "\n" + string.Join('\n', faults));
        }

        if (news || isNew)
        {
            Changed?.Invoke(this, new ContentChangedEventArgs(before, _current));
        }
    }
}
