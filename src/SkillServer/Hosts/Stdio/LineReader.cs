namespace SkillServer.Hosts.Stdio;

/// <summary>Splits a stream into lines of bounded length.</summary>
internal static class LineReader
{
    /// <summary>The longest line taken in, in bytes.</summary>
    public const int Longest = 4 * 1024 * 1024;

    /// <summary>Line by line, without the line feed, each to be used before the next is asked for; null in place of one that is too long, whose bytes are thrown away.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>?> Read(Stream input)
    {
        var (buffer, start, end, skipping) = (new byte[64 * 1024], 0, 0, false);
        while (true)
        {
            for (int feed; (feed = buffer.AsSpan(start, end - start).IndexOf((byte)'\n')) >= 0; start += feed + 1)
            {
                if (!skipping)
                {
                    yield return feed <= Longest ? (ReadOnlyMemory<byte>?)buffer.AsMemory(start, feed) : null; // null alone would be an empty line
                }

                skipping = false;
            }

            (start, end) = (0, Begin(buffer, start, end));
            if (!skipping && end > Longest)
            {
                skipping = true;
                yield return null;
            }

            end = skipping ? 0 : end;
            if (end == buffer.Length)
            {
                Array.Resize(ref buffer, 2 * end);
            }

            var read = input.Read(buffer, end, buffer.Length - end);
            if (read == 0)
            {
                if (end > 0)
                {
                    yield return buffer.AsMemory(0, end);
                }

                yield break;
            }

            end += read;
        }
    }

    /// <summary>Moves what is left of a line to the front, and says where it ends.</summary>
    private static int Begin(byte[] buffer, int start, int end)
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        return end - start;
    }
}
