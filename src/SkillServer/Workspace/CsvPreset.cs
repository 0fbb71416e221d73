namespace SkillServer.Workspace;

/// <summary>The headings, words and closing lines of the exports that CRMs make; docs/workspace.md says where each was confirmed.</summary>
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
        [(CsvSource.Salesforce, "partners", "country")] = ["Billing Country"],
        [(CsvSource.Salesforce, "partners", "manager")] = ["Account Owner"],
        [(CsvSource.Salesforce, "partners", "joined")] = ["Created Date"],
        [(CsvSource.Hubspot, "deals", "id")] = ["Record ID", "Deal ID"],
        [(CsvSource.Hubspot, "deals", "customer")] = ["Associated Company (Primary)", "Associated Company Names (Primary)", "Associated Company", "Primary Associated Company"],
        [(CsvSource.Hubspot, "deals", "created")] = ["Create Date"],
        [(CsvSource.Hubspot, "deals", "closed")] = ["Close Date"],
        [(CsvSource.Hubspot, "deals", "stage")] = ["Deal Stage"],
        [(CsvSource.Hubspot, "partners", "id")] = ["Record ID", "Company ID"],
        [(CsvSource.Hubspot, "partners", "name")] = ["Company Name"],
        [(CsvSource.Hubspot, "partners", "country")] = ["Country/Region"],
        [(CsvSource.Hubspot, "partners", "manager")] = ["Company Owner"],
        [(CsvSource.Hubspot, "partners", "joined")] = ["Create Date"],
    };

    /// <summary>How the lines begin that Salesforce writes below the rows of a report.</summary>
    private static readonly string[] Closings = ["Grand Total", "Total", "Confidential Information - Do Not Distribute", "Copyright "];

    public static bool Knows(CsvSource source, string table) => source == CsvSource.Generic || table is "deals" or "partners";

    /// <summary>The headings a column may stand under, the likeliest first; a CRM's own fields are found by our name with spaces, as in "Strategic Fit".</summary>
    public static IEnumerable<string> Candidates(CsvSource source, string table, string column) => source == CsvSource.Generic ? [column]
        : Headings.GetValueOrDefault((source, table, column), []).Append(column.Replace('_', ' ')).Append(column);

    /// <summary>Whether a line is no row but what an export ends with: nothing at all, or a total or notice in its first cell alone.</summary>
    public static bool Closes(CsvSource source, string[] cells) => source != CsvSource.Generic && cells.Skip(1).All(cell => cell.Length == 0)
        && (cells[0].Length == 0 || (source == CsvSource.Salesforce && Array.Exists(Closings, closing => cells[0].StartsWith(closing, StringComparison.OrdinalIgnoreCase))));

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
