using Partnerships.Kernel;
using SkillServer.Content;

namespace SkillServer.Workspace;

/// <summary>What program.yaml says about one CSV file: under which headings our columns stand, and in which form its values are.</summary>
internal sealed class CsvMapping(CsvLayout? layout, string table, YamlDocument yaml, Currency currency)
{
    private readonly string _section = $"csv.{table}";

    public CsvFormat Format { get; } = new(layout, currency, $"csv.{table}");

    private CsvSource Source => layout?.Source ?? CsvSource.Generic;

    /// <summary>A CRM's close date is a forecast until the deal is closed, and its words are its own.</summary>
    public bool IsCrm => Source != CsvSource.Generic;

    /// <summary>Whether a line is what the CRM writes below the rows.</summary>
    public bool Closes(string[] cells) => CsvPreset.Closes(Source, cells);

    /// <summary>The declared separator or the one of the first line; null leaves it to the library.</summary>
    public char? Separator(string text)
    {
        var (commas, semicolons, quoted) = (0, 0, false);
        foreach (var c in layout?.Separator is not null || text.StartsWith("sep=", StringComparison.Ordinal) ? "" : text)
        {
            if (c is '\r' or '\n' && !quoted)
            {
                break;
            }

            quoted ^= c == '"';
            commas += !quoted && c == ',' ? 1 : 0;
            semicolons += !quoted && c == ';' ? 1 : 0;
        }

        return layout?.Separator?[0] ?? (semicolons > commas ? ';' : commas > 0 ? ',' : null);
    }

    /// <summary>Our name for each column of the file, null for one that is not ours; null for all when program.yaml does not fit.</summary>
    public string?[]? Names(string[] header, IReadOnlyList<(string Name, bool IsRequired)> columns, string file, List<Finding> faults)
    {
        if (layout is null)
        {
            return header;
        }

        var (before, names) = (faults.Count, new string?[header.Length]);
        Settings(file, faults);
        foreach (var (ours, theirs) in layout.Columns ?? new Dictionary<string, string>())
        {
            var found = Enumerable.Range(0, header.Length).Where(i => header[i] == theirs).ToList();
            if (!columns.Any(column => column.Name == ours))
            {
                Fault($"columns.{ours}", $"'{ours}' is not a column of ours for {file}; there are {string.Join(", ", columns.Select(column => column.Name))}.{Nearest.Hint(ours, columns.Select(column => column.Name))}");
                continue;
            }

            if (found.Count == 0)
            {
                Fault($"columns.{ours}", $"{file} has no heading '{theirs}'; there are {string.Join(", ", header)}.{Nearest.Hint(theirs, header)}");
            }
            else if (names[found[0]] is { } taken)
            {
                Fault($"columns.{ours}", $"'{theirs}' is already read as {taken}. Name a heading once.");
            }

            found.ForEach(i => names[i] ??= ours);
        }

        foreach (var column in columns.Where(column => layout.Columns?.ContainsKey(column.Name) != true))
        {
            var candidates = CsvPreset.Candidates(Source, table, column.Name).ToList();
            var heading = candidates.FirstOrDefault(candidate => Free(candidate).Count > 0);
            if (heading is not null)
            {
                Free(heading).ForEach(i => names[i] = column.Name);
            }
            else if (column.IsRequired)
            {
                Fault("columns", $"no heading of {file} is read as {column.Name} (looked for {string.Join(", ", candidates.Select(candidate => $"'{candidate}'").Distinct(StringComparer.OrdinalIgnoreCase))}); there are {string.Join(", ", header)}. Name one as {_section}.columns.{column.Name}.");
            }
        }

        return faults.Count == before ? names : null;

        List<int> Free(string heading) => [.. Enumerable.Range(0, header.Length)
            .Where(i => names[i] is null && header[i].Equals(heading, IsCrm ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))];

        void Fault(string field, string message) => faults.Add(new(yaml.Locate($"{_section}.{field}"), message));
    }

    private void Settings(string file, List<Finding> faults)
    {
        if (!CsvPreset.Knows(Source, table))
        {
            Fault("source", $"only deals.csv and partners.csv come from a CRM; allowed for {file} is generic. Name its headings in columns.");
        }

        if (layout!.Separator is { } separator && separator is not ("," or ";" or "\t" or "|"))
        {
            Fault("separator", $"\"{separator}\" is given; allowed is one of \",\" \";\" \"|\" and \"\\t\".");
        }

        if (layout.Dates is { } dates && !CsvFormat.IsDate(dates))
        {
            Fault("dates", $"\"{dates}\" is given; allowed is yyyy, MM or M, and dd or d in any order with - . or / between them, and HH:mm or HH:mm:ss after them where the export has times. Write for example MM/dd/yyyy.");
        }

        if (layout.Decimal is { } point && point is not ("," or "."))
        {
            Fault("decimal", $"\"{point}\" is given; allowed is \",\" or \".\".");
        }

        void Fault(string field, string message) => faults.Add(new(yaml.Locate($"{_section}.{field}"), message));
    }
}
