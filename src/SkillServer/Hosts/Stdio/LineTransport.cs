using System.Buffers;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace SkillServer.Hosts.Stdio;

/// <summary>
/// One JSON-RPC message a line over two streams. The SDK's own transport escapes everything beyond ASCII, is silent on a line
/// that is not JSON, drops the answers still being worked out when input ends, and does not end while a subscription is open.
/// </summary>
internal sealed class LineTransport : TransportBase
{
    /// <summary>What still runs at the end of input may take this long for its next answer, as over HTTP; questions nobody can answer any more are not waited for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Stream _input, _output;
    private readonly Action _atEnd;
    private readonly OpenRequests _open = new();
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly ArrayBufferWriter<byte> _line = new(16 * 1024);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _reading;
    private bool _disposed;

    /// <summary>Reads at once; <paramref name="atEnd"/> is called when input has ended and everything read has been answered.</summary>
    public LineTransport(Stream input, Stream output, Action atEnd) : base("stdio", null)
    {
        (_input, _output, _atEnd) = (input, output, atEnd);
        SetConnected();
        _reading = Task.Run(ReadAsync);
    }

    /// <summary>Writes a whole line whatever is cancelled meanwhile: half a line would break all that follow.</summary>
    public override async Task SendMessageAsync(JsonRpcMessage message, CancellationToken cancellationToken = default)
    {
        _open.Write(message);
        await _writing.WaitAsync(CancellationToken.None);
        try
        {
            WriteLine(message);
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
            // The client is gone; nobody is left to tell.
        }
        finally
        {
            _writing.Release();
            if (message is JsonRpcResponse or JsonRpcError)
            {
                _open.Answered(((JsonRpcMessageWithId)message).Id);
            }
        }
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        if (!_disposed)
        {
            _disposed = true;
            await _stop.CancelAsync();
            await _reading;
            await _writing.WaitAsync();
            await _output.DisposeAsync();
            await _input.DisposeAsync();
            _writing.Dispose();
            _stop.Dispose();
            SetDisconnected();
        }
    }

    private async Task ReadAsync()
    {
        Exception? error = null;
        try
        {
            // A thread of its own, since a console's read cannot be cancelled and would hold one of the pool's; WaitAsync lets go of it.
            await Task.Factory.StartNew(Read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).WaitAsync(_stop.Token);
            _open.End();
            await _open.IdleAsync(Patience, _stop.Token);
        }
        catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException)
        {
            // Stopped from outside.
        }
        catch (IOException broken)
        {
            error = broken;
        }
        finally
        {
            _atEnd();
            SetDisconnected(error);
        }
    }

    /// <summary>Without awaiting: a console's asynchronous writing is the same on another thread.</summary>
    private void WriteLine(JsonRpcMessage message)
    {
        _line.ResetWrittenCount();
        JsonMessage.Write(message, _line);
        _line.Write("\n"u8);
        _output.Write(_line.WrittenSpan);
        _output.Flush();
    }

    private void Read()
    {
        foreach (var line in LineReader.Read(_input))
        {
            TakeAsync(line).GetAwaiter().GetResult();
        }
    }

    private async Task TakeAsync(ReadOnlyMemory<byte>? line)
    {
        var (message, fault) = line is not { } text
            ? (null, JsonMessage.Error(McpErrorCode.InvalidRequest, $"The line is longer than {LineReader.Longest / 1024 / 1024} MiB. Send less, or several calls."))
            : JsonMessage.Read(text);
        if (fault is not null)
        {
            await SendMessageAsync(fault, CancellationToken.None);
        }

        if (message is not null)
        {
            _open.Read(message);
            await WriteMessageAsync(message, _stop.Token);

            // Requests run side by side: one piped in right behind initialize could otherwise be served before it.
            if (message is JsonRpcRequest { Method: RequestMethods.Initialize })
            {
                await _open.IdleAsync(Patience, _stop.Token);
            }
        }
    }
}
