using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace SkillServer.Hosts.Stdio;

/// <summary>Splits a stream into lines of bounded length.</summary>
internal static class LineReader
{
    /// <summary>The longest line taken in, in bytes.</summary>
    public const int Longest = 4 * 1024 * 1024;

    /// <summary>Line by line, without the line feed; null in place of one that is too long, whose bytes are thrown away.</summary>
    public static async IAsyncEnumerable<byte[]?> ReadAsync(Stream input, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var reader = PipeReader.Create(input, new(bufferSize: 64 * 1024, leaveOpen: true));
        var skipping = false;
        while (true)
        {
            // A console read cannot be cancelled; WaitAsync lets go of it.
            var read = await reader.ReadAsync(cancellation).AsTask().WaitAsync(cancellation);
            var buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = buffer.Slice(0, end);
                if (!skipping)
                {
                    yield return line.Length <= Longest ? line.ToArray() : null;
                }

                skipping = false;
                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }

            if (!skipping && buffer.Length > Longest)
            {
                skipping = true;
                yield return null;
            }

            buffer = skipping ? buffer.Slice(buffer.End) : buffer;
            if (read.IsCompleted)
            {
                if (!buffer.IsEmpty)
                {
                    yield return buffer.ToArray();
                }

                yield break;
            }

            reader.AdvanceTo(buffer.Start, read.Buffer.End);
        }
    }
}
