using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace SkillServer.Workspace;

/// <summary>A row of commitments.csv: what somebody promised in a review.</summary>
public sealed record CommitmentRow
{
    /// <summary>The partner.</summary>
    [Size(1, 40)]
    public required string PartnerId { get; init; }

    /// <summary>Who promised.</summary>
    public required CommitmentSide Side { get; init; }

    /// <summary>What.</summary>
    [Size(2, 300)]
    public required string What { get; init; }

    /// <summary>Who does it.</summary>
    [Size(2, 120)]
    public required string Owner { get; init; }

    /// <summary>By when.</summary>
    public required DateOnly Due { get; init; }

    /// <summary>What became of it; proposed for the quarter ahead.</summary>
    public required CommitmentState State { get; init; }
}

/// <summary>Who promised.</summary>
[JsonConverter(typeof(SnakeCase<CommitmentSide>))]
public enum CommitmentSide
{
    /// <summary>We.</summary>
    Us,

    /// <summary>The partner.</summary>
    Partner,

    /// <summary>Both.</summary>
    Both,
}

/// <summary>What became of a promise.</summary>
[JsonConverter(typeof(SnakeCase<CommitmentState>))]
public enum CommitmentState
{
    /// <summary>Done.</summary>
    Kept,

    /// <summary>Not done.</summary>
    Missed,

    /// <summary>For the quarter ahead.</summary>
    Proposed,
}
