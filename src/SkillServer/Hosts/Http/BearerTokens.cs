using System.Security.Cryptography;
using System.Text;
using Partnerships.Kernel;

namespace SkillServer.Hosts.Http;

/// <summary>The tokens that open the server, each with the name it goes by in limits and logs. Kept as digests only.</summary>
public sealed class BearerTokens
{
    /// <summary>The environment variable that holds tokens, one a line, where there is no file.</summary>
    public const string Variable = "SKILLSERVER_TOKENS";

    private const int Shortest = 32;
    private readonly List<(string Name, byte[] Digest)> _tokens = [];

    private BearerTokens(string text, string source)
    {
        foreach (var (index, line) in text.ReplaceLineEndings("\n").Split('\n').Index())
        {
            if (line.Trim() is { Length: > 0 } entry && entry[0] != '#')
            {
                Add(entry.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries), $"{source}:{index + 1}");
            }
        }

        if (_tokens.Count == 0)
        {
            throw new RefusalException(new Refusal("no_tokens", "tokens", source, "at least one token", "Write one a line, each with a name before it: 'alice 3f9c…'."));
        }
    }

    /// <summary>The tokens of a file, else of the environment; null when neither is given.</summary>
    public static BearerTokens? Read(FileInfo? file, string? environment) =>
        file is not null ? new(File.ReadAllText(file.FullName), file.Name)
        : string.IsNullOrWhiteSpace(environment) ? null
        : new(environment, Variable);

    /// <summary>Name of the token in an <c>Authorization</c> header; null when nobody goes by it. Takes equally long whichever it is.</summary>
    public string? NameOf(string authorization)
    {
        const string scheme = "Bearer ";
        var given = authorization.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? authorization[scheme.Length..].Trim() : "";
        var digest = Digest(given);
        string? name = null;
        foreach (var token in _tokens)
        {
            name = CryptographicOperations.FixedTimeEquals(token.Digest, digest) ? token.Name : name;
        }

        return name;
    }

    private void Add(string[] parts, string place)
    {
        var token = parts[^1];
        var fault = parts.Length > 2 ? ("a name and a token", "Write 'name token', or a token alone.")
            : token.Length < Shortest ? ($"at least {Shortest} characters, which nobody guesses", "Make one with: openssl rand -hex 32")
            : _tokens.Exists(other => other.Digest.AsSpan().SequenceEqual(Digest(token))) ? ("each token once", "Delete the line, or make a new token.")
            : ((string, string)?)null;
        if (fault is var (allowed, fix))
        {
            throw new RefusalException(new Refusal("bad_token", place, $"{token.Length} characters", allowed, fix));
        }

        _tokens.Add((parts.Length == 2 ? parts[0] : $"token {_tokens.Count + 1}", Digest(token)));
    }

    private static byte[] Digest(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
