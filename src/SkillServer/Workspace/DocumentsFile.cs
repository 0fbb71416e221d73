using Partnerships.Kernel;

namespace SkillServer.Workspace;

/// <summary>documents.yaml: which documents, for whom, in which formats.</summary>
public sealed record DocumentsFile
{
    /// <summary>The documents.</summary>
    [Size(1, 200)]
    public required IReadOnlyList<DocumentRequest> Documents { get; init; }
}

/// <summary>One document, or one for each partner or campaign.</summary>
public sealed record DocumentRequest
{
    /// <summary>The template's name.</summary>
    [Size(1, 80)]
    public required string Template { get; init; }

    /// <summary>The formats; all that the template suits when left out.</summary>
    public IReadOnlyList<string>? Formats { get; init; }

    /// <summary>These partners.</summary>
    public IReadOnlyList<string>? Partners { get; init; }

    /// <summary>The partners with the most revenue.</summary>
    [Within(1, 500)]
    public int? TopPartners { get; init; }

    /// <summary>These campaigns.</summary>
    public IReadOnlyList<string>? Campaigns { get; init; }

    /// <summary>Files of fields and inputs; for a template that is made per file, a document for each.</summary>
    [Size(1, 100)]
    public IReadOnlyList<string>? Data { get; init; }

    /// <summary>Show a mark where something required is missing, instead of refusing.</summary>
    public bool Gaps { get; init; }
}
