using System.Text.Json;
using System.Text.Json.Serialization;

namespace Partnerships.Kernel;

/// <summary>Whether the answer is whole.</summary>
[JsonConverter(typeof(SnakeCase<AnswerStatus>))]
public enum AnswerStatus
{
    /// <summary>Everything needed was given.</summary>
    Complete,

    /// <summary>An optional measure was missing; the rest stands and <see cref="Answer.Missing"/> names it.</summary>
    Partial,

    /// <summary>Something must be agreed first; <see cref="Answer.Missing"/> names it.</summary>
    NeedsTerms,
}

/// <summary>One line of the explanation: what was worked out, how, its value, and the rule it follows.</summary>
public sealed record Step(int No, string What, string How, string Value, string? Rule);

/// <summary>Something the reader should know about the figures or the program behind them.</summary>
public sealed record Warning(string Code, string Message, string? Rule);

/// <summary>Which policy gave the figures; in an answer the hash is of the sections its operation reads.</summary>
public sealed record PolicyIdentity(string Name, string Version, string Hash);

/// <summary>The one envelope of every answer.</summary>
public sealed record Answer(
    string Operation,
    AnswerStatus Status,
    string Summary,
    JsonElement Result,
    string Currency,
    IReadOnlyList<Step> Steps,
    IReadOnlyList<string> Assumptions,
    IReadOnlyList<Warning> Warnings,
    IReadOnlyList<string> Missing,
    PolicyIdentity Policy,
    string Receipt);
