using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace SkillServer.Workspace;

/// <summary>How the CSV files are written, where they are not ours.</summary>
public sealed record CsvLayouts
{
    /// <summary>partners.csv.</summary>
    public CsvLayout? Partners { get; init; }

    /// <summary>deals.csv.</summary>
    public CsvLayout? Deals { get; init; }

    /// <summary>touches.csv.</summary>
    public CsvLayout? Touches { get; init; }

    /// <summary>commitments.csv.</summary>
    public CsvLayout? Commitments { get; init; }
}

/// <summary>How one CSV file is written.</summary>
public sealed record CsvLayout
{
    /// <summary>Whose export it is; generic when left out.</summary>
    public CsvSource? Source { get; init; }

    /// <summary>The file's heading for each of our columns where it is another.</summary>
    public IReadOnlyDictionary<string, string>? Columns { get; init; }

    /// <summary>Between cells; found in the first line when left out.</summary>
    [Size(1, 1)]
    public string? Separator { get; init; }

    /// <summary>The one form of all dates, as MM/dd/yyyy; yyyy-MM-dd when left out.</summary>
    [Size(1, 30)]
    public string? Dates { get; init; }

    /// <summary>The decimal sign, a point or a comma; it also lets amounts have thousands separators and the currency's sign.</summary>
    [Size(1, 1)]
    public string? Decimal { get; init; }
}

/// <summary>Whose export a file is.</summary>
[JsonConverter(typeof(SnakeCase<CsvSource>))]
public enum CsvSource
{
    /// <summary>Our headings, or those that columns name.</summary>
    Generic,

    /// <summary>A Salesforce report of opportunities or accounts.</summary>
    Salesforce,

    /// <summary>A HubSpot export of deals or companies.</summary>
    Hubspot,
}
