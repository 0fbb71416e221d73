using System.Text.Json.Serialization;

namespace Partnerships.Kernel;

/// <summary>Why an input was not accepted: a stable code, where, what was given, what is allowed and what to do.</summary>
public sealed record Refusal(string Code, string Path, string? Given, string Allowed, string Fix)
{
    /// <summary>One line for people.</summary>
    [JsonIgnore]
    public string Message => OneLine.Of($"{Path}: {(Given is null ? "nothing was given" : $"{Given} was given")}; allowed is {Allowed}. {Fix}");

    /// <summary>With a huge given text shortened, so that it cannot flood the message.</summary>
    internal Refusal Brief() => Given is null ? this : this with { Given = Describe.Short(Given, MostGiven) };

    private const int MostGiven = 300;
}

/// <summary>Carries every refusal found, so that a caller can mend them all at once.</summary>
public sealed class RefusalException(IReadOnlyList<Refusal> refusals) : Exception(string.Join('\n', refusals.Select(r => r.Brief().Message)))
{
    /// <summary>A single refusal.</summary>
    public RefusalException(Refusal refusal) : this([refusal])
    {
    }

    /// <summary>At least one, in the order of the input.</summary>
    public IReadOnlyList<Refusal> Refusals { get; } = [.. refusals.Select(refusal => refusal.Brief())];
}
