namespace SkillServer.Workspace;

/// <summary>The headings and words of the exports that CRMs make.</summary>
internal static class CsvPreset
{
    private static readonly Dictionary<(CsvSource, string, string), string[]> Headings = new()
    {
        [(CsvSource.Salesforce, "deals", "id")] = ["Opportunity ID"],
        [(CsvSource.Salesforce, "deals", "customer")] = ["Account Name"],
        [(CsvSource.Salesforce, "deals", "created")] = ["Created Date"],
        [(CsvSource.Salesforce, "deals", "closed")] = ["Close Date"],
        [(CsvSource.Salesforce, "partners", "id")] = ["Account ID"],
        [(CsvSource.Salesforce, "partners", "name")] = ["Account Name"],
        [(CsvSource.Salesforce, "partners", "manager")] = ["Account Owner"],
        [(CsvSource.Salesforce, "partners", "joined")] = ["Created Date"],
        [(CsvSource.Hubspot, "deals", "id")] = ["Record ID", "Deal ID"],
        [(CsvSource.Hubspot, "deals", "customer")] = ["Associated Company", "Associated Company (Primary)", "Primary Associated Company"],
        [(CsvSource.Hubspot, "deals", "created")] = ["Create Date"],
        [(CsvSource.Hubspot, "deals", "closed")] = ["Close Date"],
        [(CsvSource.Hubspot, "deals", "stage")] = ["Deal Stage"],
        [(CsvSource.Hubspot, "partners", "id")] = ["Record ID", "Company ID"],
        [(CsvSource.Hubspot, "partners", "name")] = ["Company Name"],
        [(CsvSource.Hubspot, "partners", "manager")] = ["Company Owner"],
        [(CsvSource.Hubspot, "partners", "joined")] = ["Create Date"],
    };

    public static bool Knows(CsvSource source, string table) => source == CsvSource.Generic || table is "deals" or "partners";

    /// <summary>The headings a column may stand under, the likeliest first; a CRM's own fields are found by our name with spaces, as in "Strategic Fit".</summary>
    public static IEnumerable<string> Candidates(CsvSource source, string table, string column) => source == CsvSource.Generic ? [column]
        : Headings.GetValueOrDefault((source, table, column), []).Append(column.Replace('_', ' ')).Append(column);

    /// <summary>A CRM's word as ours: stages by how they begin, since exports add the pipeline's name, and partner types without the word partner.</summary>
    public static string Word(string column, string cell)
    {
        var words = cell.ToLowerInvariant().Split([' ', '-', '_', '/'], StringSplitOptions.RemoveEmptyEntries);
        var joined = string.Concat(words);
        return column switch
        {
            "stage" => joined.StartsWith("closedwon", StringComparison.Ordinal) || joined == "won" ? "won"
                : joined.StartsWith("closedlost", StringComparison.Ordinal) || joined == "lost" ? "lost" : "open",
            "type" => string.Join('_', words.Where(word => word is not ("partner" or "channel"))),
            _ => string.Join('_', words),
        };
    }
}
