using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Partnerships.Kernel;

namespace SkillServer.Mcp.Asking;

/// <summary>
/// What a client carries from a question to its answer, so that no server has to remember it and any replica can take the answer:
/// when the question expires, and proof that it was asked about this very call. It holds no data.
/// </summary>
internal sealed class RequestState(byte[] key, TimeProvider clock)
{
    /// <summary>A key that replicas share.</summary>
    public const string Variable = "SKILLSERVER_STATE_KEY";

    private const int LeastCharacters = 32, Digest = HMACSHA256.HashSizeInBytes;
    private static readonly Lazy<RequestState> Shared = new(() => new(Key(Environment.GetEnvironmentVariable(Variable)), TimeProvider.System));

    /// <summary>How long an answer may take.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromMinutes(30);

    /// <summary>The states of this process.</summary>
    public static RequestState OfProcess => Shared.Value;

    /// <summary>The key in the variable's text, a new one without it.</summary>
    public static byte[] Key(string? text) => Checked(text) is { } shared ? Encoding.UTF8.GetBytes(shared) : RandomNumberGenerator.GetBytes(Digest);

    /// <summary>The variable's text, null when it is not set; a short one is refused.</summary>
    public static string? Checked(string? text) => string.IsNullOrEmpty(text) ? null
        : text.Length >= LeastCharacters ? text
        : throw new RefusalException(new Refusal("key_too_short", Variable, $"{text.Length} characters", $"at least {LeastCharacters}", "Make one, for example with 'openssl rand -base64 32', and give every replica the same."));

    /// <summary>A state for a call.</summary>
    public string Issue(byte[] call)
    {
        var state = new byte[sizeof(long) + Digest];
        BinaryPrimitives.WriteInt64BigEndian(state, (clock.GetUtcNow() + Patience).ToUnixTimeSeconds());
        Sign(state.AsSpan(0, sizeof(long)), call).CopyTo(state, sizeof(long));
        return Base64Url.EncodeToString(state);
    }

    /// <summary>Refuses a state that was changed, belongs to another call, or came too late.</summary>
    public void Check(string? given, byte[] call)
    {
        var state = new byte[sizeof(long) + Digest];
        if (given is null || given.Length != Base64Url.GetEncodedLength(state.Length) || !Base64Url.TryDecodeFromChars(given, state, out var length) || length != state.Length
            || !CryptographicOperations.FixedTimeEquals(Sign(state.AsSpan(0, sizeof(long)), call), state.AsSpan(sizeof(long))))
        {
            throw Refused(given is null ? null : "a state that this server did not give for this call");
        }

        if (BinaryPrimitives.ReadInt64BigEndian(state) < clock.GetUtcNow().ToUnixTimeSeconds())
        {
            throw Refused($"a state older than {Patience.TotalMinutes:0} minutes");
        }
    }

    private byte[] Sign(ReadOnlySpan<byte> expiry, byte[] call) => HMACSHA256.HashData(key, (byte[])[.. expiry, .. call]);

    private static RefusalException Refused(string? given) => new(new Refusal("request_state", "requestState", given,
        $"the state of the question as it was sent, with the same name and arguments, within {Patience.TotalMinutes:0} minutes", "Call again without requestState and inputResponses."));
}
